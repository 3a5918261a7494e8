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

  /** Stores the entry with one conditional write; only then may its delivery be acknowledged. */
  Appended append(String workspace, LogEntry entry);
}
