package dev.paydown.local.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The instants at which a plan file's facts are taken to be said. */
final class Moments {
  private Moments() {}

  /** When a day begins. */
  static Instant startOf(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** The last second of a day: everything said on it has been said. */
  static Instant endOf(LocalDate day) {
    return startOf(day.plusDays(1)).minusSeconds(1);
  }
}
