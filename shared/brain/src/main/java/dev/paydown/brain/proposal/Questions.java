package dev.paydown.brain.proposal;

import java.util.List;

/** Every kind of proposal. */
final class Questions {
  private Questions() {}

  /**
   * The kinds in the order in which they may claim a field of an item: that stands in one live
   * proposal at most, so what comes first here has it, and what comes later goes without that line,
   * or waits where the line is its point. First what somebody asked for, then what clears debt at
   * its root, then what only follows.
   */
  static final List<Question> BY_PRIORITY =
      List.of(
          new Undo(),
          new ResolveConflict(),
          new FinishOrKill(),
          new CatchHandoff(),
          new DecideApproval(),
          new NewDate(),
          new SplitRemaining(),
          new RouteBlocker(),
          new ReviveThread(),
          new ClearToStart(),
          new ReCommit(),
          new ShiftDates(),
          new PullForward());
}
