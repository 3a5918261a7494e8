package dev.paydown.brain.store;

import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.event.LogEntry;
import java.util.List;
import java.util.Optional;

/** The log read back, in the order in which it was folded; it begins at its base. */
public interface Journal {

  /**
   * The workspace as it stood where its log was last cut, by a {@link Snapshots snapshot}; empty
   * where all of the log is there.
   */
  Optional<WorkspaceState> base(String workspace);

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

  /**
   * The commits after a version, oldest first; nothing where there is none.
   *
   * @param after 0 for the first; what is before the base is not told again
   * @param most how many at the most, 1 or more
   */
  List<Folded> commits(String workspace, long after, int most);
}
