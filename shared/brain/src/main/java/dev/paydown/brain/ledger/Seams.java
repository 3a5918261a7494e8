package dev.paydown.brain.ledger;

import dev.paydown.brain.graph.Graph;
import dev.paydown.brain.graph.Link;
import java.util.TreeSet;

/** Where between tools work sits; never who. */
public final class Seams {
  private Seams() {}

  /**
   * The seam of an item: {@code linear, studio → jira}, from the tools of what precedes it to its
   * own; {@code within jira} where nothing does or all stays in one tool.
   */
  public static String between(Graph graph, String node) {
    String to = graph.item(node).connection();
    TreeSet<String> from = new TreeSet<>();
    for (Link link : graph.blockersOf(node)) {
      from.add(graph.item(link.from()).connection());
    }
    from.remove(to);
    return from.isEmpty() ? "within " + to : String.join(", ", from) + " → " + to;
  }
}
