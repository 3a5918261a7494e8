package dev.paydown.brain.forecast;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * One end of a link and what the link asks, in one number: the position in the lower bits, and
 * above them the place of its {@link Terms} in a table of those that occur. The number of a plain
 * link is the position itself.
 */
final class Ends {
  private final int bits;
  private final int positionMask;
  private final int[] table;
  private final Map<Integer, Integer> places = new HashMap<>();

  /**
   * Ends in a plan.
   *
   * @param table the terms that occur, plain ones first
   */
  Ends(int positions, int[] table) {
    this.bits = Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(positions - 1));
    this.positionMask = (1 << bits) - 1;
    this.table = table;
    for (int place = 0; place < table.length; place++) {
      places.put(table[place], place);
    }
  }

  /**
   * Ends of links with these terms.
   *
   * @throws IllegalArgumentException if more different terms occur than numbers can tell apart
   */
  static Ends of(int positions, IntList terms) {
    Set<Integer> occurring = new HashSet<>(Set.of(Terms.PLAIN));
    IntList table = new IntList();
    table.add(Terms.PLAIN);
    for (int link = 0; link < terms.size(); link++) {
      if (terms.get(link) != Terms.PLAIN && occurring.add(terms.get(link))) {
        table.add(terms.get(link));
      }
    }
    Ends ends = new Ends(positions, table.toArray());
    if (table.size() > 1L << (Integer.SIZE - ends.bits)) {
      throw new IllegalArgumentException(
          positions + " items with links of " + table.size() + " different terms are too many");
    }
    return ends;
  }

  /** The terms that occur. */
  int[] table() {
    return table;
  }

  /** The number of an end of a link with terms that occur. */
  int end(int position, int terms) {
    return terms == Terms.PLAIN ? position : position | (places.getOrDefault(terms, 0) << bits);
  }

  boolean isPlain(int end) {
    return (end & ~positionMask) == 0;
  }

  int position(int end) {
    return end & positionMask;
  }

  int terms(int end) {
    return table[end >>> bits];
  }
}
