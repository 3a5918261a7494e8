package dev.paydown.local;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * What the processors have done for this process, all its threads. Unlike the clock it does not go
 * faster where the machine is busy with others.
 */
public final class ProcessorTime {
  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private ProcessorTime() {}

  /** Since the process began. */
  public static Duration used() {
    return Duration.ofNanos(PROCESS.getProcessCpuTime());
  }
}
