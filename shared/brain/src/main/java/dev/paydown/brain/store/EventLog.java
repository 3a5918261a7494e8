package dev.paydown.brain.store;

import dev.paydown.brain.event.LogEntry;

/** Where what happened is kept, first and for good. */
public interface EventLog {

  /** Whether an entry was new. */
  enum Appended {
    NEW,
    /** An entry of this id was there already; nothing was stored. */
    REPEAT
  }

  /** The entry is larger than a row of the log holds. */
  final class TooLarge extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** Says how large a row is. */
    public TooLarge(String message) {
      super(message);
    }
  }

  /**
   * Stores the entry with one conditional write; only then may its delivery be acknowledged.
   *
   * @throws TooLarge if no row holds it; nothing is stored, and trying again is no use
   */
  Appended append(String workspace, LogEntry entry);

  /** Whether an entry of this id stands there, folded or not. */
  boolean holds(String workspace, String entryId);
}
