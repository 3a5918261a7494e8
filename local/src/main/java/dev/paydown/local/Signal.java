package dev.paydown.local;

import java.time.Duration;

/** Counts that something happened, and wakes whoever waits for it. */
public final class Signal {
  private long count;
  private boolean isStopped;

  /** Something happened. */
  public synchronized void raise() {
    count++;
    notifyAll();
  }

  /** How often something happened. */
  public synchronized long count() {
    return count;
  }

  /** Everybody who waits goes home after what they have in hand. */
  public synchronized void stop() {
    isStopped = true;
    notifyAll();
  }

  /** Whether it is time to go home. */
  public synchronized boolean isStopped() {
    return isStopped;
  }

  /** Waits until something happens after {@code seen}, or it is time to go home, or that long. */
  public synchronized void await(long seen, Duration atMost) throws InterruptedException {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (count == seen && !isStopped) {
      long leftMillis = (deadline - System.nanoTime()) / 1_000_000;
      if (leftMillis <= 0) {
        return;
      }
      wait(leftMillis);
    }
  }
}
