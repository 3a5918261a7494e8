package dev.paydown.batch.fullsweep;

import dev.paydown.aws.Deployment;
import dev.paydown.aws.log.Fault;
import dev.paydown.batch.recompute.Tick;
import dev.paydown.brain.Advance;
import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.store.Replay;
import java.time.Instant;
import java.util.Optional;

/** One workspace of a full sweep. A broken one is an outcome, so that the others are swept too. */
final class FullSweep {
  private static final System.Logger LOG = System.getLogger(FullSweep.class.getName());
  private final Deployment deployment;
  private final Replay replay;

  FullSweep(Deployment deployment) {
    this.deployment = deployment;
    this.replay = new Replay(deployment.workspaces(), deployment.journal(), Advance::step);
  }

  /** What became of it. */
  sealed interface Outcome {}

  /**
   * It was looked at.
   *
   * @param isBehind whether something fell due in it that nobody has looked at since; no where not
   *     asked
   * @param differences how many rows are held otherwise than its log says; 0 where not asked
   */
  record Swept(boolean isBehind, int differences) implements Outcome {}

  record Failed(String why) implements Outcome {}

  Outcome sweep(String workspace, Mode mode, Instant at) {
    try {
      Optional<WorkspaceState> held = deployment.workspaces().load(workspace);
      if (held.isEmpty()) {
        return new Failed("there is no such workspace");
      }
      return switch (mode) {
        case CHECK ->
            new Swept(Advance.isBehind(held.get(), at), replay.of(held.get()).differences().size());
        case RECOMPUTE -> {
          boolean isBehind = Advance.isBehind(held.get(), at);
          if (isBehind) {
            Tick.append(deployment, workspace, at);
          }
          yield new Swept(isBehind, 0);
        }
        case COMPACT -> new Swept(false, compacted(held.get(), at));
      };
    } catch (RuntimeException broken) {
      Fault.logged(LOG, "full-sweep", broken);
      return new Failed(broken.getClass().getSimpleName());
    }
  }

  /**
   * What differs from its log keeps all of it: it is the proof, and what it is mended from.
   *
   * @return how many rows differ
   */
  private int compacted(WorkspaceState held, Instant before) {
    int differences = replay.of(held).differences().size();
    if (differences == 0) {
      new Compaction(deployment.snapshots()).compact(held, before, deployment.clock().instant());
    }
    return differences;
  }
}
