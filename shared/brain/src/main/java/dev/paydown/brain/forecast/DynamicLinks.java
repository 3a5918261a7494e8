package dev.paydown.brain.forecast;

import java.util.Arrays;

/**
 * The links of a graph that changes, by both of their ends: lists threaded through one array, so
 * that a link costs four numbers, and looking at it one stretch of memory.
 */
final class DynamicLinks {
  /** Stands for no link: the end of a list. */
  static final int NONE = -1;

  private static final int FROM = 0;
  private static final int TO = 1;
  private static final int NEXT_OUT = 2;
  private static final int NEXT_IN = 3;
  private static final int WIDTH = 4;

  private final int[] firstOut;
  private final int[] firstIn;
  private int[] links = new int[16 * WIDTH];
  private int used;
  private int free = NONE;

  /** A graph of that many nodes and no link. */
  DynamicLinks(int nodes) {
    firstOut = new int[nodes];
    firstIn = new int[nodes];
    Arrays.fill(firstOut, NONE);
    Arrays.fill(firstIn, NONE);
  }

  /** The first link out of a node, or {@link #NONE}. */
  int firstOut(int node) {
    return firstOut[node];
  }

  /** The first link into a node, or {@link #NONE}. */
  int firstIn(int node) {
    return firstIn[node];
  }

  /** The next link out of the same node, or {@link #NONE}. */
  int nextOut(int link) {
    return links[link + NEXT_OUT];
  }

  /** The next link into the same node, or {@link #NONE}. */
  int nextIn(int link) {
    return links[link + NEXT_IN];
  }

  int from(int link) {
    return links[link + FROM];
  }

  int to(int link) {
    return links[link + TO];
  }

  /** Adds a link; one between the same two nodes may be there already. */
  void add(int from, int to) {
    int link = room();
    links[link + FROM] = from;
    links[link + TO] = to;
    links[link + NEXT_OUT] = firstOut[from];
    links[link + NEXT_IN] = firstIn[to];
    firstOut[from] = link;
    firstIn[to] = link;
  }

  private int room() {
    if (free != NONE) {
      int link = free;
      free = links[link + NEXT_OUT];
      return link;
    }
    if (used == links.length) {
      links = Arrays.copyOf(links, Math.multiplyExact(links.length, 2));
    }
    used += WIDTH;
    return used - WIDTH;
  }

  /**
   * Takes one link between the two away; the time is that of going through the links out of the one
   * and into the other.
   *
   * @return whether there was one
   */
  boolean remove(int from, int to) {
    int link = firstOut[from];
    while (link != NONE && to(link) != to) {
      link = nextOut(link);
    }
    if (link == NONE) {
      return false;
    }
    firstOut[from] = without(firstOut[from], link, NEXT_OUT);
    firstIn[to] = without(firstIn[to], link, NEXT_IN);
    links[link + NEXT_OUT] = free;
    free = link;
    return true;
  }

  /** Takes a link out of the list that starts at {@code first}, and says where that starts now. */
  private int without(int first, int link, int next) {
    if (first == link) {
      return links[link + next];
    }
    int before = first;
    while (links[before + next] != link) {
      before = links[before + next];
    }
    links[before + next] = links[link + next];
    return first;
  }
}
