package dev.paydown.brain.ledger;

import dev.paydown.brain.graph.Graph;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.graph.Link;
import dev.paydown.brain.settings.Area;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;

/** Where work sits: between the tools or the areas of what precedes an item and its own. */
public final class Seams {
  private Seams() {}

  /**
   * The seam of an item by tools: {@code linear, studio → jira}; {@code within jira} where nothing
   * precedes it or all stays in one tool.
   */
  public static String between(Graph graph, String node) {
    return between(graph, node, Item::connection);
  }

  /**
   * The same by areas, each called as it is matched, never by its owner: {@code jira:PROJ- →
   * linear:}; an item of no area is {@code elsewhere}.
   */
  public static String between(Graph graph, String node, List<Area> areas) {
    return between(
        graph,
        node,
        item ->
            areas.stream()
                .filter(area -> area.matches(item.id()))
                .map(Area::match)
                .findFirst()
                .orElse("elsewhere"));
  }

  private static String between(Graph graph, String node, Function<Item, String> side) {
    String to = side.apply(graph.item(node));
    TreeSet<String> from = new TreeSet<>();
    for (Link link : graph.blockersOf(node)) {
      from.add(side.apply(graph.item(link.from())));
    }
    from.remove(to);
    return from.isEmpty() ? "within " + to : String.join(", ", from) + " → " + to;
  }
}
