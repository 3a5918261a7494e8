package dev.paydown.brain.store;

import dev.paydown.brain.event.LogEntry;
import java.util.List;

/** The log read back, in the order in which it was folded. */
public interface Journal {

  /**
   * One commit: what it folded.
   *
   * @param version the head's version after it
   */
  record Folded(long version, List<LogEntry> entries) {
    public Folded {
      entries = List.copyOf(entries);
    }
  }

  /** Every commit of the workspace, oldest first. */
  List<Folded> commits(String workspace);

  /**
   * The commits after a version, oldest first; nothing where there is none.
   *
   * @param after 0 for the first
   * @param most how many at the most, 1 or more
   */
  List<Folded> commits(String workspace, long after, int most);
}
