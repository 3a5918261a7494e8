package dev.paydown.local;

import java.time.Duration;

/** Counts that something happened, and wakes whoever waits for it. */
public final class Signal {
  private long count;

  /** Something happened. */
  public synchronized void raise() {
    count++;
    notifyAll();
  }

  /** How often something happened. */
  public synchronized long count() {
    return count;
  }

  /** Waits until something happens after {@code seen}, or that long. */
  public synchronized void await(long seen, Duration atMost) throws InterruptedException {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (count == seen) {
      long leftMillis = (deadline - System.nanoTime()) / 1_000_000;
      if (leftMillis <= 0) {
        return;
      }
      wait(leftMillis);
    }
  }
}
