package dev.paydown.brain.debt;

import java.util.Locale;

/** Where a liability stands. */
public enum LiabilityState {
  OPEN,
  PAID,
  WRITTEN_OFF,
  REVERSED;

  /** The name as the API writes it: {@code written-off}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
