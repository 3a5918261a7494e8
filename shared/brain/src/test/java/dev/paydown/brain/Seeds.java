package dev.paydown.brain;

import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/** Runs a law for many seeds; a broken one names its seed, so that it can be run again alone. */
public final class Seeds {
  private Seeds() {}

  /** As many seeds as {@code -Dpaydown.seeds} says. */
  public static void each(Consumer<Random> law) {
    long seeds = Long.getLong("paydown.seeds", 100);
    LongStream.range(0, seeds)
        .forEach(
            seed -> {
              try {
                law.accept(new Random(seed));
              } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("the law does not hold for seed " + seed, e);
              }
            });
  }
}
