package dev.paydown.local.practice;

import java.util.EnumMap;
import java.util.Map;

/** Which faults are switched on, and for how many more requests each. */
final class Faults {
  private final Map<Fault, Integer> left = new EnumMap<>(Fault.class);
  private long retryAfterSeconds = 1;

  synchronized void set(Fault fault, int times) {
    left.put(fault, times);
  }

  synchronized void retryAfter(long seconds) {
    retryAfterSeconds = seconds;
  }

  synchronized long retryAfter() {
    return retryAfterSeconds;
  }

  /** Whether the fault strikes now; each strike uses one up. */
  synchronized boolean strikes(Fault fault) {
    int times = left.getOrDefault(fault, 0);
    if (times > 0) {
      left.put(fault, times - 1);
    }
    return times > 0;
  }
}
