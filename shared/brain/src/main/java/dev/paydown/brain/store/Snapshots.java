package dev.paydown.brain.store;

import dev.paydown.brain.WorkspaceState;
import java.time.Instant;
import java.util.List;

/**
 * Workspaces as they stood, so that their logs need not be kept for ever: once the log is cut at a
 * snapshot, it is this from which everything after it follows.
 */
public interface Snapshots {

  /** Whether the log before a snapshot is there. */
  enum Cut {
    /** All of it is. */
    NOT,
    /** What is kept of it is there to be read; a replay begins at the snapshot all the same. */
    PASSED_OVER,
    /** Some of it may be; it counts no more. */
    BEGUN,
    /** None of it is. */
    DONE
  }

  /**
   * A snapshot that is kept.
   *
   * @param at when it was taken
   */
  record Taken(long version, Instant at, Cut cut) {}

  /** Those that are kept of the workspace, oldest first. */
  List<Taken> taken(String workspace);

  /** Keeps what stands; another of the same version changes nothing. */
  void take(WorkspaceState state, Instant at);

  /**
   * Lets go of the log as far as the snapshot holds it: what was received by the time it was taken
   * and is folded into no later commit, the journal up to its version, and older snapshots. Goes on
   * where one that was broken off stopped.
   *
   * @return how many entries of the log went
   */
  int cut(String workspace, Taken snapshot);
}
