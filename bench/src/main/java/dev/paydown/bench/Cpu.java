package dev.paydown.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** CPU time of the thread at work, since the machine may have others. */
public final class Cpu {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private Cpu() {}

  /** Nanoseconds of CPU for doing that once. */
  public static long nanos(Runnable work) {
    long start = THREADS.getCurrentThreadCpuTime();
    work.run();
    return THREADS.getCurrentThreadCpuTime() - start;
  }

  /** Nanoseconds of CPU of the whole process, its compiler and collector included. */
  public static long process(Runnable work) {
    long start = PROCESS.getProcessCpuTime();
    work.run();
    return PROCESS.getProcessCpuTime() - start;
  }

  /** The least over some rounds: what disturbs only ever adds. */
  public static long best(int rounds, Runnable work) {
    long best = Long.MAX_VALUE;
    for (int round = 0; round < rounds; round++) {
      best = Math.min(best, nanos(work));
    }
    return best;
  }
}
