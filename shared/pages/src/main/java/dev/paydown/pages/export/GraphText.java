package dev.paydown.pages.export;

import dev.paydown.brain.Picture;
import dev.paydown.brain.event.LagUnit;
import dev.paydown.brain.event.LinkKind;
import dev.paydown.brain.event.LinkType;
import dev.paydown.brain.forecast.ItemForecast;
import dev.paydown.brain.graph.Around;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.graph.Link;
import dev.paydown.brain.graph.Status;
import dev.paydown.pages.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The graph around an item as text for other programs to draw. Names of nodes are Paydown's own,
 * {@code n1} and on; a title stands in a quoted label that it cannot leave. Whoever draws it with
 * less strict a program still sees only a label: nothing in it links, runs or loads anything.
 */
public final class GraphText {
  private GraphText() {}

  /** As a Mermaid flowchart. */
  public static String mermaid(Picture picture, Around around) {
    Map<String, String> names = names(around);
    StringBuilder out = new StringBuilder("flowchart LR\n");
    List<String> late = new ArrayList<>();
    for (Around.Node node : around.nodes()) {
      String name = name(names, node.node());
      out.append(
          "  %s[\"%s\"]\n".formatted(name, label(picture, node, GraphText::entities, "<br/>")));
      if (isLate(picture, node.node())) {
        late.add(name);
      }
    }
    for (Link link : around.edges()) {
      String said = label(link);
      out.append(
          "  %s %s%s %s\n"
              .formatted(
                  name(names, link.from()),
                  link.kind() == LinkKind.CONTAINS ? "-.->" : "-->",
                  said.isEmpty() ? "" : "|\"" + entities(said) + "\"|",
                  name(names, link.to())));
    }
    if (around.leftOut() > 0) {
      out.append("  more[\"%s\"]\n".formatted(entities(more(around))));
    }
    out.append("  classDef here stroke-width:4px\n");
    out.append("  class %s here\n".formatted(name(names, around.node())));
    if (!late.isEmpty()) {
      out.append("  classDef late stroke-dasharray:6 3\n");
      out.append("  class %s late\n".formatted(String.join(",", late)));
    }
    return out.toString();
  }

  /** As a Graphviz digraph. */
  public static String dot(Picture picture, Around around) {
    Map<String, String> names = names(around);
    StringBuilder out = new StringBuilder("digraph around {\n");
    out.append("  graph [rankdir=\"LR\"];\n  node [shape=\"box\"];\n");
    for (Around.Node node : around.nodes()) {
      out.append(
          "  %s [label=\"%s\"%s%s];\n"
              .formatted(
                  name(names, node.node()),
                  label(picture, node, GraphText::escaped, "\\n"),
                  node.place() == Around.Place.ITEM ? ", penwidth=\"3\"" : "",
                  isLate(picture, node.node()) ? ", peripheries=\"2\"" : ""));
    }
    for (Link link : around.edges()) {
      String said = label(link);
      out.append(
          "  %s -> %s [style=\"%s\"%s];\n"
              .formatted(
                  name(names, link.from()),
                  name(names, link.to()),
                  link.kind() == LinkKind.CONTAINS ? "dashed" : "solid",
                  said.isEmpty() ? "" : ", label=\"" + escaped(said) + "\""));
    }
    if (around.leftOut() > 0) {
      out.append("  more [label=\"%s\", shape=\"plaintext\"];\n".formatted(escaped(more(around))));
    }
    return out.append("}\n").toString();
  }

  private static Map<String, String> names(Around around) {
    Map<String, String> names = new HashMap<>();
    around.nodes().forEach(node -> names.put(node.node(), "n" + (names.size() + 1)));
    return names;
  }

  private static String name(Map<String, String> names, String node) {
    return Objects.requireNonNull(names.get(node));
  }

  private static boolean isLate(Picture picture, String node) {
    Item item = picture.graph().item(node);
    return item.status().isLive() && picture.slipDays(item) > 0;
  }

  /** The lines of an item's label, each made harmless by itself. */
  private static String label(
      Picture picture, Around.Node node, UnaryOperator<String> harmless, String between) {
    Item item = picture.graph().item(node.node());
    ItemForecast expected = picture.forecast().of(node.node());
    List<String> lines = new ArrayList<>();
    lines.add(Text.title(item.title()));
    lines.add(Text.title(item.id() + ", " + item.kind() + ", " + item.status().label()));
    List<String> dates = new ArrayList<>();
    if (item.status() != Status.CANCELLED) {
      String finish = item.status() == Status.DONE ? "finished " : "forecast ";
      expected.finish().ifPresent(day -> dates.add(finish + day));
    }
    item.due().filter(any -> item.status().isLive()).ifPresent(day -> dates.add("planned " + day));
    item.committed().ifPresent(day -> dates.add("committed " + day));
    if (!dates.isEmpty()) {
      lines.add(String.join(", ", dates));
    }
    if (isLate(picture, node.node())) {
      lines.add("LATE by " + Days.working(picture.slipDays(item)));
    }
    if (expected.isInCycle()) {
      lines.add("WAITS FOR ITSELF");
    }
    return lines.stream().map(harmless).collect(Collectors.joining(between));
  }

  /** What a line says; nothing where it is the usual: one finishes, the other starts. */
  private static String label(Link link) {
    if (link.kind() == LinkKind.CONTAINS) {
      return "contains";
    }
    String type = link.type() == LinkType.FS && link.lagDays() == 0 ? "" : link.type().name();
    if (link.lagDays() == 0) {
      return type;
    }
    String lag = (link.lagDays() > 0 ? "+" : "") + link.lagDays();
    return type + " " + lag + (link.lagUnit() == LagUnit.WORKING ? " working days" : " days");
  }

  private static String more(Around around) {
    return around.leftOut() == 1
        ? "1 more item is not shown"
        : around.leftOut() + " more items are not shown";
  }

  /**
   * Letters and digits as they are, everything else as Mermaid's numbered entity: no quote,
   * bracket, directive, comment, Markdown or HTML is left to be read.
   */
  private static String entities(String line) {
    StringBuilder out = new StringBuilder();
    Text.visible(line)
        .codePoints()
        .forEach(
            point -> {
              if (Character.isLetterOrDigit(point) || point == ' ') {
                out.appendCodePoint(point);
              } else {
                out.append('#').append(point).append(';');
              }
            });
    // The one word that ends a block where a parser looks for words.
    return out.toString().replaceAll("\\bend\\b", "#101;nd");
  }

  /** Within a quoted string: Graphviz reads backslashes and HTML's entities there. */
  private static String escaped(String line) {
    return Text.visible(line).replace("\\", "\\\\").replace("\"", "\\\"").replace("&", "&amp;");
  }
}
