package dev.paydown.local.practice;

import java.util.EnumMap;
import java.util.Map;

/** Which faults are switched on, and for how many more requests each. */
public final class Faults {
  private final Map<Fault, Integer> left = new EnumMap<>(Fault.class);
  private long retryAfterSeconds = 1;

  /** The fault strikes so many times from now on. */
  public synchronized void set(Fault fault, int times) {
    left.put(fault, times);
  }

  /** How long a tool that is asked too often asks for. */
  public synchronized void retryAfter(long seconds) {
    retryAfterSeconds = seconds;
  }

  /** How long that is, in seconds. */
  public synchronized long retryAfter() {
    return retryAfterSeconds;
  }

  /** Whether the fault strikes now; each strike uses one up. */
  public synchronized boolean strikes(Fault fault) {
    int times = left.getOrDefault(fault, 0);
    if (times > 0) {
      left.put(fault, times - 1);
    }
    return times > 0;
  }
}
