package dev.paydown.brain.forecast;

import java.util.Arrays;
import java.util.function.IntPredicate;

/** Which numbers lead to which, packed. */
final class Adjacency {
  private final int[] at;
  private final int[] next;

  /** By number, the walk that last came upon it. */
  private final int[] seenIn;

  private int walks;

  private Adjacency(int[] at, int[] next) {
    this.at = at;
    this.next = next;
    this.seenIn = new int[at.length];
  }

  /** The pairs that are wanted, by the first of each. */
  static Adjacency of(int count, IntList first, IntList second, IntPredicate wanted) {
    int[] at = new int[count + 1];
    for (int pair = 0; pair < first.size(); pair++) {
      at[first.get(pair) + 1] += wanted.test(pair) ? 1 : 0;
    }
    Arrays.parallelPrefix(at, Integer::sum);
    int[] next = new int[at[count]];
    int[] place = at.clone();
    for (int pair = 0; pair < first.size(); pair++) {
      if (wanted.test(pair)) {
        next[place[first.get(pair)]++] = second.get(pair);
      }
    }
    return new Adjacency(at, next);
  }

  /** Whether anything follows. */
  boolean has(int number) {
    return at[number] < at[number + 1];
  }

  /** Where what follows begins; it ends where that of the next number begins. */
  int begin(int number) {
    return at[number];
  }

  int end(int number) {
    return at[number + 1];
  }

  int get(int place) {
    return next[place];
  }

  /** Everything that follows, near or far, each once, the number itself not included. */
  int[] reachableFrom(int number) {
    walks++;
    seenIn[number] = walks;
    IntList found = new IntList();
    IntList waiting = new IntList();
    waiting.add(number);
    while (!waiting.isEmpty()) {
      int each = waiting.pop();
      for (int place = at[each]; place < at[each + 1]; place++) {
        if (seenIn[next[place]] != walks) {
          seenIn[next[place]] = walks;
          found.add(next[place]);
          waiting.add(next[place]);
        }
      }
    }
    return found.toArray();
  }
}
