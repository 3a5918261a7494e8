package dev.paydown.brain.graph;

import dev.paydown.brain.event.LinkKind;
import dev.paydown.brain.event.Provenance;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The part of the graph near one item, to draw or to list: what it waits for, what waits for it, so
 * many steps away, what contains it and what it contains. The same graph gives the same record.
 *
 * <p>What blocks a container binds the item as well, and what a container blocks waits for it: both
 * stand one step away, beside what blocks the item itself.
 *
 * @param node the item that it is around
 * @param nodes what is shown, that item included: by level, then place, then id as people write it
 * @param edges what blocks and what contains among those shown, by the order of the nodes; a link
 *     that is said twice is there once. Mentions are not: they move nothing.
 * @param leftOut how many more items are as near, and were one too many
 */
public record Around(String node, List<Node> nodes, List<Link> edges, int leftOut) {
  private static final Comparator<Link> TERMS =
      Comparator.comparing(Link::kind)
          .thenComparing(Link::type)
          .thenComparingInt(Link::lagDays)
          .thenComparing(Link::lagUnit)
          .thenComparing(link -> link.provenance() != Provenance.NATIVE)
          .thenComparing(Link::madeAt);

  public Around {
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
  }

  /** Where an item stands to the one in the middle. Of two, what comes first here is said. */
  public enum Place {
    ITEM,
    UPSTREAM,
    PARENT,
    DOWNSTREAM,
    CHILD
  }

  /**
   * One item shown.
   *
   * @param level steps over what blocks: negative upstream, positive downstream; 0 for the item
   *     itself, its parents and its children
   */
  public record Node(String node, int level, Place place) {}

  /**
   * What is around an item.
   *
   * @param node the item's name in the graph, which has it
   * @param levels how many steps upstream and downstream, 0 or more; with 0 the item stands alone
   * @param most how many items at the most, 1 or more: the item first, then its parents, then what
   *     is nearest, upstream before downstream, live before ended, its children after its own
   *     neighbours
   * @throws IllegalArgumentException naming the number that is too small, or the item that the
   *     graph has not
   */
  public static Around of(Graph graph, String node, int levels, int most) {
    if (levels < 0) {
      throw new IllegalArgumentException("levels: 0 or more, not " + levels);
    }
    if (most < 1) {
      throw new IllegalArgumentException("most: 1 or more, not " + most);
    }
    Collection<Node> near = near(graph, graph.item(node).node(), levels);
    List<Node> shown =
        near.stream()
            .sorted(nearestFirst(graph))
            .limit(most)
            .sorted(
                Comparator.comparingInt(Node::level)
                    .thenComparing(Node::place)
                    .thenComparing(each -> graph.item(each.node()).id())
                    .thenComparing(Node::node))
            .toList();
    return new Around(node, shown, edges(graph, shown), near.size() - shown.size());
  }

  /** Whatever is cut off at any length of this order, the rest hangs together. */
  private static Comparator<Node> nearestFirst(Graph graph) {
    return Comparator.comparingInt(Around::steps)
        .thenComparing(Node::place)
        .thenComparing(each -> !graph.item(each.node()).status().isLive())
        .thenComparing(each -> graph.item(each.node()).id())
        .thenComparing(Node::node);
  }

  private static int steps(Node node) {
    return node.place() == Place.CHILD ? 1 : Math.abs(node.level());
  }

  private static Collection<Node> near(Graph graph, String node, int levels) {
    Map<String, Node> near = new TreeMap<>();
    near.put(node, new Node(node, 0, Place.ITEM));
    if (levels == 0) {
      return near.values();
    }
    List<String> parents = graph.parentsOf(node);
    Set<String> from = new LinkedHashSet<>(List.of(node));
    from.addAll(parents);
    List<Set<String>> up =
        rings(from, levels, each -> graph.blockersOf(each).stream().map(Link::from));
    List<Set<String>> down =
        rings(from, levels, each -> graph.blockedBy(each).stream().map(Link::to));
    parents.forEach(each -> near.put(each, new Node(each, 0, Place.PARENT)));
    for (int step = 1; step <= levels; step++) {
      for (String each : ring(up, step)) {
        near.putIfAbsent(each, new Node(each, -step, Place.UPSTREAM));
      }
      for (String each : ring(down, step)) {
        near.putIfAbsent(each, new Node(each, step, Place.DOWNSTREAM));
      }
    }
    for (String each : graph.childrenOf(node)) {
      near.putIfAbsent(each, new Node(each, 0, Place.CHILD));
    }
    return near.values();
  }

  private static Set<String> ring(List<Set<String>> rings, int step) {
    return step <= rings.size() ? rings.get(step - 1) : Set.of();
  }

  /** What is one step away, two steps, and so on, each item where it is met first. */
  private static List<Set<String>> rings(
      Set<String> from, int levels, Function<String, Stream<String>> next) {
    List<Set<String>> rings = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>(from);
    Set<String> edge = from;
    for (int step = 1; step <= levels && !edge.isEmpty(); step++) {
      Set<String> ring = edge.stream().flatMap(next).collect(Collectors.toCollection(TreeSet::new));
      ring.removeAll(seen);
      seen.addAll(ring);
      rings.add(ring);
      edge = ring;
    }
    return rings;
  }

  private static List<Link> edges(Graph graph, List<Node> shown) {
    Map<String, Integer> places = new TreeMap<>();
    shown.forEach(each -> places.put(each.node(), places.size()));
    List<Link> edges = new ArrayList<>();
    for (Node each : shown) {
      graph.at(each.node()).stream()
          .filter(link -> link.from().equals(each.node()) && !link.to().equals(each.node()))
          .filter(link -> link.kind() != LinkKind.MENTIONS && places.containsKey(link.to()))
          .sorted(
              Comparator.comparing((Link link) -> Objects.requireNonNull(places.get(link.to())))
                  .thenComparing(TERMS))
          .filter(link -> edges.isEmpty() || !isSame(edges.getLast(), link))
          .forEach(edges::add);
    }
    return edges;
  }

  /** Whether both say the same of the same two items, whoever said it. */
  private static boolean isSame(Link one, Link other) {
    return one.from().equals(other.from())
        && one.to().equals(other.to())
        && one.kind() == other.kind()
        && one.type() == other.type()
        && one.lagDays() == other.lagDays()
        && one.lagUnit() == other.lagUnit();
  }
}
