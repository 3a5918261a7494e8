package dev.paydown.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** CPU time of the thread at work, since the machine may have others. */
final class Cpu {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private Cpu() {}

  /** Nanoseconds of CPU for doing that once. */
  static long nanos(Runnable work) {
    long start = THREADS.getCurrentThreadCpuTime();
    work.run();
    return THREADS.getCurrentThreadCpuTime() - start;
  }

  /** The least over some rounds: what disturbs only ever adds. */
  static long best(int rounds, Runnable work) {
    long best = Long.MAX_VALUE;
    for (int round = 0; round < rounds; round++) {
      best = Math.min(best, nanos(work));
    }
    return best;
  }
}
