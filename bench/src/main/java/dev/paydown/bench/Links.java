package dev.paydown.bench;

import java.util.Random;

/**
 * A random graph without cycles, its links in random order of arrival. Items are numbered at
 * random, so that no engine is handed an order as a present.
 */
public final class Links {
  private final int items;
  private final int[] from;
  private final int[] to;

  private Links(int items, int[] from, int[] to) {
    this.items = items;
    this.from = from;
    this.to = to;
  }

  /**
   * Makes a graph up.
   *
   * @param reach how far along a hidden order a link goes at most: any item to any other makes a
   *     wide graph, near ones to each other a deep one
   */
  public static Links random(int items, int links, int reach, long seed) {
    Random random = new Random(seed);
    int[] name = shuffled(items, random);
    int[] from = new int[links];
    int[] to = new int[links];
    for (int link = 0; link < links; link++) {
      int before = random.nextInt(items - 1);
      int behind = before + 1 + random.nextInt(Math.min(reach, items - 1 - before));
      from[link] = name[before];
      to[link] = name[behind];
    }
    return new Links(items, from, to);
  }

  private static int[] shuffled(int items, Random random) {
    int[] name = new int[items];
    for (int i = 0; i < items; i++) {
      int j = random.nextInt(i + 1);
      name[i] = name[j];
      name[j] = i;
    }
    return name;
  }

  /** How many items there are, numbered from 0. */
  public int items() {
    return items;
  }

  /** How many links there are. */
  public int count() {
    return from.length;
  }

  /** What blocks. */
  public int from(int link) {
    return from[link];
  }

  /** What is blocked. */
  public int to(int link) {
    return to[link];
  }
}
