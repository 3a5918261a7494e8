package dev.paydown.brain.ledger;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One posting, never changed and never removed; a mistake is mended by a reversing entry.
 *
 * @param id of (liability, day, reason, cause): the same posting worked out again adds nothing
 * @param day the workspace's day it is about
 * @param bookedAt the instant it counts in a statement from
 * @param seconds working time, more than 0; moved from {@code credit} to {@code debit}
 * @param cause the event or instant that made it
 */
public record Entry(
    String id,
    String liability,
    LocalDate day,
    Instant bookedAt,
    Reason reason,
    Account debit,
    Account credit,
    long seconds,
    String cause) {

  /** Why it was posted. */
  public enum Reason {
    PRINCIPAL,
    INTEREST,
    COMPOUNDING,
    PAYMENT,
    WRITE_OFF,
    /** Mends principal or interest that a later fact disproved. */
    REVERSAL
  }

  public Entry {
    if (seconds <= 0) {
      throw new IllegalArgumentException("an entry moves more than 0 seconds, not " + seconds);
    }
  }

  /** What it adds to what is owed, negative where it pays. */
  public long owed() {
    return debit == Account.LIABILITY ? -seconds : credit == Account.LIABILITY ? seconds : 0;
  }
}
