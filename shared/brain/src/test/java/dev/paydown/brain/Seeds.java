package dev.paydown.brain;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Runs a law for many seeds; a broken one names its seeds, so that each can be run again alone. */
public final class Seeds {
  private static final int BROKEN_MAX = 10;

  private Seeds() {}

  /**
   * As many seeds as {@code -Dpaydown.seeds} says, from {@code -Dpaydown.seeds.from} on: what
   * breaks a law in one of ten thousand histories is found by trying others than last time.
   */
  public static void each(Consumer<Random> law) {
    long from = Long.getLong("paydown.seeds.from", 0);
    long until = from + Long.getLong("paydown.seeds", 100);
    List<Long> broken = new ArrayList<>();
    List<Throwable> why = new ArrayList<>();
    for (long seed = from; seed < until && broken.size() < BROKEN_MAX; seed++) {
      try {
        law.accept(new Random(seed));
      } catch (AssertionError | RuntimeException e) {
        broken.add(seed);
        why.add(e);
      }
    }
    if (!broken.isEmpty()) {
      throw new AssertionError(
          "the law does not hold for the seeds " + broken + "; of the first:", why.getFirst());
    }
  }
}
