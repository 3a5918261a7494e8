package dev.paydown.batch.fullsweep;

import dev.paydown.aws.log.Field;
import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.store.Snapshots;
import dev.paydown.brain.store.Snapshots.Taken;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps a workspace's log from growing for ever: a snapshot of it each month, and the log cut at
 * the newest of them that is old enough.
 */
final class Compaction {
  private static final Duration EVERY = Duration.ofDays(30);
  private static final System.Logger LOG = System.getLogger(Compaction.class.getName());

  private final Snapshots snapshots;

  Compaction(Snapshots snapshots) {
    this.snapshots = snapshots;
  }

  /**
   * Takes a snapshot if it is time to, and cuts the log if there is one to cut it at.
   *
   * @param before what was received after it is kept
   */
  void compact(WorkspaceState held, Instant before, Instant now) {
    List<Taken> taken = snapshots.taken(held.workspace());
    boolean isTime =
        taken.isEmpty()
            || (taken.getLast().version() < held.version()
                && !taken.getLast().at().plus(EVERY).isAfter(now));
    if (isTime) {
      snapshots.take(held, now);
    }
    Optional<Taken> oldEnough =
        taken.stream().filter(each -> !each.at().isAfter(before)).reduce((older, newer) -> newer);
    oldEnough
        .filter(snapshot -> snapshot.cut() != Snapshots.Cut.DONE)
        .ifPresent(
            snapshot ->
                LOG.log(
                    System.Logger.Level.INFO,
                    "let go of {0} entries",
                    new Field("entries", snapshots.cut(held.workspace(), snapshot))));
  }
}
