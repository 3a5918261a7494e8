package dev.paydown.brain.forecast;

/**
 * Nodes in a line, each with a rank that grows along it. Ranks leave gaps, so that a few nodes can
 * move without the rest being numbered again; where a gap is used up, only as many neighbours are
 * spread out as it takes (Dietz and Sleator, Two algorithms for maintaining order in a list, STOC
 * 1987).
 */
final class RankedLine {
  /** Ranks lie between 0 and this, neither included. */
  private static final long END_RANK = 1L << 62;

  private final long[] rank;
  private final int[] next;
  private final int[] previous;

  /** Stands before the first and behind the last, so that neither is a case of its own. */
  private final int sentinel;

  /** That many nodes, in the order of their numbers. */
  RankedLine(int nodes) {
    sentinel = nodes;
    rank = new long[nodes];
    next = new int[nodes + 1];
    previous = new int[nodes + 1];
    long step = END_RANK / (nodes + 1L);
    for (int node = 0; node <= nodes; node++) {
      if (node < nodes) {
        rank[node] = (node + 1) * step;
      }
      next[node] = node == nodes ? 0 : node + 1;
      previous[node] = node == 0 ? nodes : node - 1;
    }
  }

  int size() {
    return rank.length;
  }

  /** Greater than that of whatever stands before. */
  long rank(int node) {
    return rank[node];
  }

  /** The nodes along the line. */
  int[] nodes() {
    int[] nodes = new int[rank.length];
    int node = sentinel;
    for (int i = 0; i < nodes.length; i++) {
      node = next[node];
      nodes[i] = node;
    }
    return nodes;
  }

  /** Moves the nodes of a part of the array to right behind another, in the order given. */
  void moveBehind(int anchor, int[] nodes, int start, int end) {
    take(nodes, start, end);
    put(anchor, nodes, start, end);
  }

  /** Moves the nodes of a part of the array to right before another, in the order given. */
  void moveBefore(int anchor, int[] nodes, int start, int end) {
    take(nodes, start, end);
    put(previous[anchor], nodes, start, end);
  }

  private void take(int[] nodes, int start, int end) {
    for (int i = start; i < end; i++) {
      int node = nodes[i];
      next[previous[node]] = next[node];
      previous[next[node]] = previous[node];
    }
  }

  private void put(int anchor, int[] nodes, int start, int end) {
    int count = end - start;
    if (gapBehind(anchor) <= count) {
      spread(anchor, count);
    }
    long step = gapBehind(anchor) / (count + 1L);
    int before = anchor;
    for (int i = start; i < end; i++) {
      int node = nodes[i];
      rank[node] = rankBefore(before) + step;
      next[node] = next[before];
      previous[next[node]] = node;
      next[before] = node;
      previous[node] = before;
      before = node;
    }
  }

  private long rankBefore(int node) {
    return node == sentinel ? 0 : rank[node];
  }

  private long rankBehind(int node) {
    return node == sentinel ? END_RANK : rank[node];
  }

  private long gapBehind(int node) {
    return rankBehind(next[node]) - rankBefore(node);
  }

  /**
   * Makes a gap of more than {@code count} behind a node: takes in neighbours, those behind first,
   * until the stretch is wide for how many they are, and spreads them evenly over it.
   */
  private void spread(int anchor, int count) {
    int left = anchor;
    int right = next[anchor];
    long held = 0;
    while (rankBehind(right) - rankBefore(left) <= square(held + count + 1)) {
      if (right != sentinel) {
        right = next[right];
      } else {
        left = previous[left];
      }
      held++;
    }
    long step = (rankBehind(right) - rankBefore(left)) / (held + 1);
    long at = rankBefore(left);
    for (int node = next[left]; node != right; node = next[node]) {
      at += step;
      rank[node] = at;
    }
  }

  private static long square(long number) {
    return number * number;
  }
}
