package dev.paydown.brain.forecast;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A topological order that is kept while links come and go, whatever order they arrive in: whatever
 * a link leads from stands before what it leads to. A link that would close a cycle is refused,
 * with the cycle.
 *
 * <p>Nodes are numbers from 0. A link that agrees with the order costs nothing but its place;
 * another is searched for from both of its ends at once, nearest ranks first, until the two
 * searches have passed each other, and only what they passed moves (two-way search after Alpern,
 * Hoover, Rosen, Sweeney and Zadeck, SODA 1990; its bounds: Haeupler, Kavitha, Mathew, Sen and
 * Tarjan, Incremental cycle detection, topological ordering, and strong component maintenance, ACM
 * Trans. Algorithms 8, 2012). Nothing recurses. Not for use by several threads at once.
 */
public final class DynamicOrder {
  private static final Outcome INSERTED = new Outcome.Inserted();

  private final DynamicLinks links;
  private final RankedLine line;
  private final TwoWaySearch search;

  /**
   * That many nodes without links, in the order of their numbers.
   *
   * @throws NegativeArraySizeException if there are fewer than none
   */
  public DynamicOrder(int nodes) {
    links = new DynamicLinks(nodes);
    line = new RankedLine(nodes);
    search = new TwoWaySearch(links, line);
  }

  /** How an insertion went. */
  public sealed interface Outcome {
    /** The link is in, and the order agrees with it. */
    record Inserted() implements Outcome {}

    /**
     * The link would close this cycle and is not in; nothing has changed.
     *
     * @param nodes each linked to the one behind it, from what the refused link leads to up to what
     *     it leads from; one node alone for a link to itself
     */
    record ClosesCycle(List<Integer> nodes) implements Outcome {
      /** Keeps its own copy. */
      public ClosesCycle {
        nodes = List.copyOf(nodes);
      }
    }
  }

  /**
   * Inserts a link. Inserted twice it counts twice, and goes when it has been removed twice.
   *
   * @throws IndexOutOfBoundsException if there is no such node
   */
  public Outcome insert(int from, int to) {
    Objects.checkIndex(from, line.size());
    Objects.checkIndex(to, line.size());
    if (from == to) {
      return new Outcome.ClosesCycle(List.of(from));
    }
    if (line.rank(from) > line.rank(to)) {
      Optional<List<Integer>> path = search.order(from, to);
      if (path.isPresent()) {
        return new Outcome.ClosesCycle(path.get());
      }
    }
    links.add(from, to);
    return INSERTED;
  }

  /**
   * Removes a link once; the order stays as it is, for it agrees with fewer links as well.
   *
   * @return whether it was in
   * @throws IndexOutOfBoundsException if there is no such node
   */
  public boolean remove(int from, int to) {
    Objects.checkIndex(from, line.size());
    Objects.checkIndex(to, line.size());
    return links.remove(from, to);
  }

  /** Whether one node stands before another. */
  public boolean isBefore(int one, int other) {
    return line.rank(one) < line.rank(other);
  }

  /** Every node, in order. */
  public int[] nodes() {
    return line.nodes();
  }
}
