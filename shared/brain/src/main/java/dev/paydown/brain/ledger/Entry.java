package dev.paydown.brain.ledger;

import dev.paydown.brain.settings.LiabilityKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One posting, never changed and never removed; a mistake is mended by a reversing entry.
 *
 * @param id of (liability, day, reason, cause): the same posting worked out again adds nothing
 * @param day the workspace's day it is about
 * @param bookedAt the instant it counts in a statement from
 * @param seconds working time, more than 0; moved from {@code credit} to {@code debit}
 * @param cause the log entry of the event that made it; where only time passed, the instant, day or
 *     week that did
 * @param reverses the entry that it takes back whole
 * @param about what was known of the liability when it was posted: a statement of that time reads
 *     this and nothing that may change later
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
    String cause,
    Optional<String> reverses,
    About about) {

  /** Why it was posted. */
  public enum Reason {
    PRINCIPAL,
    INTEREST,
    COMPOUNDING,
    PAYMENT,
    WRITE_OFF,
    /** Takes back an entry that a later fact disproved. */
    REVERSAL,
    /** Takes back a payment or write-off, since the same liability is open again. */
    REOPENING
  }

  /**
   * A liability as it was known at the posting.
   *
   * @param item its item's id as people write it
   * @param seam where the debt sits, as {@link Seams} says
   * @param openedAt the instant the term ran out
   * @param delayDays working days that it delayed the items behind it, as {@link Downstream} counts
   * @param waiting for interest: the nodes of the items whose owners waited that day; else empty
   * @param because the liability's one line
   */
  public record About(
      LiabilityKind kind,
      String item,
      String seam,
      Instant openedAt,
      long delayDays,
      List<String> waiting,
      String because) {
    public About {
      waiting = List.copyOf(waiting);
    }
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

  /** What it adds to an account, negative where it takes away. */
  long net(Account account) {
    return (debit == account ? seconds : 0) - (credit == account ? seconds : 0);
  }

  /** The id of a posting about that liability, day and reason, made by that cause. */
  static String id(String liability, LocalDate day, Reason reason, String cause) {
    return liability + "|" + day + "|" + reason + "|" + cause;
  }
}
