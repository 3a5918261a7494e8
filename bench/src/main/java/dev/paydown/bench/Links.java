package dev.paydown.bench;

import java.util.Random;

/**
 * A random graph without cycles, links in random order of arrival. Items are numbered at random, so
 * that no engine is handed an order as a present.
 *
 * @param items how many there are
 * @param from by link, what blocks
 * @param to by link, what is blocked
 */
record Links(int items, int[] from, int[] to) {

  /**
   * Makes a graph up.
   *
   * @param block how many items may be linked with each other: all of them, or those of a workspace
   */
  static Links random(int items, int links, int block, int reach, long seed) {
    Random random = new Random(seed);
    int[] name = shuffled(items, block, random);
    int[] from = new int[links];
    int[] to = new int[links];
    for (int i = 0; i < links; i++) {
      int start = random.nextInt(items / block) * block;
      int before = random.nextInt(block - 1);
      int behind = before + 1 + random.nextInt(Math.min(reach, block - 1 - before));
      from[i] = name[start + before];
      to[i] = name[start + behind];
    }
    return new Links(items, from, to);
  }

  /** Numbers in random order within each block. */
  private static int[] shuffled(int items, int block, Random random) {
    int[] name = new int[items];
    for (int i = 0; i < items; i++) {
      name[i] = i;
    }
    for (int i = items - 1; i > 0; i--) {
      int start = i / block * block;
      int j = start + random.nextInt(i - start + 1);
      int held = name[i];
      name[i] = name[j];
      name[j] = held;
    }
    return name;
  }

  int count() {
    return from.length;
  }
}
