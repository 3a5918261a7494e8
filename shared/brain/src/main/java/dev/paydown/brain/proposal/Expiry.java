package dev.paydown.brain.proposal;

import dev.paydown.brain.calendar.WorkCalendar;
import java.time.Instant;

/** How long an emailed link works. */
public final class Expiry {
  private static final int DAYS = 3;
  private static final int STEP_UP_DAYS = 1;

  private Expiry() {}

  /**
   * When a link mailed at that instant stops working: 3 working days later at the same time of day,
   * 1 where a step-up is needed.
   *
   * @param calendar the recipient's
   */
  public static Instant of(WorkCalendar calendar, Gate gate, Instant mailedAt) {
    return calendar.sameTimeAfter(mailedAt, gate == Gate.INTERNAL ? DAYS : STEP_UP_DAYS);
  }
}
