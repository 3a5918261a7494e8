package dev.paydown.brain.store;

import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.proposal.Execution;
import java.time.Instant;
import java.util.List;

/** Magic links as the side that mails and the side that decides see them. */
public interface MagicLinks extends MagicLinkReader {

  /** Keeps a link about to be mailed. */
  void put(MagicLink link);

  /** Keeps a link to preferences about to be mailed. */
  void keep(PreferenceLink link);

  /** Starts a step-up, replacing one under way. */
  void startCode(String tokenHash, MagicLink.Code code);

  /** How a code attempt went. */
  enum CodeTried {
    RIGHT,
    WRONG,
    /** No code is under way, it ran out, or no try is left. */
    DEAD
  }

  /** Spends one try, in one conditional write, and says whether the code was right. */
  CodeTried tryCode(String tokenHash, String codeHash, String choiceDigest, Instant now);

  /** How a decision went. */
  enum Decided {
    TAKEN,
    /** The link is used or run out, or the proposal is answered, moved on or at another version. */
    LOST
  }

  /**
   * Decides in one transaction: link unused and unexpired, proposal live and at this version and
   * unanswered → link used, answer on the proposal, log entry, executions, audit row.
   *
   * @param what the answer in a word: confirmed, declined, snoozed, reassigned
   */
  Decided decide(
      MagicLink link, LogEntry entry, List<Execution> executions, String what, Instant now);
}
