package dev.paydown.batch.recompute;

import dev.paydown.aws.Deployment;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.LogEntry;
import java.time.Instant;
import java.util.List;

/** The passing of time, as an entry of a workspace's log. */
public final class Tick {
  private Tick() {}

  /** Puts it into the log; its id is its instant, so a second one of the same instant is none. */
  public static void append(Deployment deployment, String workspace, Instant at) {
    deployment
        .log()
        .append(
            workspace,
            new LogEntry("tick#" + at, deployment.clock().instant(), List.of(new Fact.Ticked(at))));
  }
}
