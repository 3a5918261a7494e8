package dev.paydown.brain.proposal;

import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.LogEntry;
import java.time.Instant;
import java.util.List;

/**
 * One mail that has to go out: the row is the outbox.
 *
 * @param id the same for the same mail, however often it is worked out
 * @param asks the proposals it puts before the recipient, each with its version
 * @param about for a statement its week; else empty
 */
public record Mailing(
    String id,
    Kind kind,
    String recipient,
    Instant dueAt,
    List<Ask> asks,
    String about,
    boolean sent) {
  public Mailing {
    asks = List.copyOf(asks);
  }

  /** The id of the log entry that says it is out. */
  public String outId() {
    return "mailed#" + id;
  }

  /** That log entry: a second of it is not stored. */
  public LogEntry out(Instant at) {
    return new LogEntry(outId(), at, List.of(new Fact.MailSent(at, id)));
  }

  /** What the mail is. */
  public enum Kind {
    /** Proposals to answer. */
    ASK,
    /** Proposals that the recipient's own action asked for: outside the limits. */
    REPLY,
    /** No mail at all: proposals that the workspace lets run by themselves, to be confirmed. */
    RUN,
    /** What became of an answer. */
    RESULT,
    /** The week's statement. */
    STATEMENT;

    /** Whether it brings links by which proposals are answered. */
    public boolean bringsLinks() {
      return this == ASK || this == REPLY;
    }
  }

  /** One proposal as it stood. */
  public record Ask(String proposal, int version) {}
}
