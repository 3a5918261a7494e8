package dev.paydown.local.cloud;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Looks until something is so, and fails by name where it is not in time. */
final class Await {
  private static final Duration PAUSE = Duration.ofMillis(20);

  private Await() {}

  static <T> T value(Duration atMost, String what, Supplier<Optional<T>> look) {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (true) {
      Optional<T> found = look.get();
      if (found.isPresent()) {
        return found.get();
      }
      if (System.nanoTime() > deadline) {
        throw new AssertionError(what + " did not come within " + atMost.toSeconds() + " s");
      }
      pause();
    }
  }

  static void until(Duration atMost, String what, BooleanSupplier isSo) {
    value(atMost, what, () -> isSo.getAsBoolean() ? Optional.of(what) : Optional.empty());
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
