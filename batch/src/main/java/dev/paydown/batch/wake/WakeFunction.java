package dev.paydown.batch.wake;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.paydown.aws.Deployment;
import dev.paydown.aws.Deployments;
import dev.paydown.brain.store.Sweeps;
import dev.paydown.brain.wire.Queue;
import dev.paydown.tools.json.BrainJson;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Every 15 minutes: asks the index which workspaces have something due, and which connections are
 * to be swept, and queues those. Its event is the schedule's input, {@code {"scheduledTime": …}}: a
 * map, because Lambda's own reader of events makes no records.
 */
public final class WakeFunction implements RequestHandler<Map<String, Object>, String> {
  private final Deployment deployment;

  /** For Lambda. */
  public WakeFunction() {
    this(Deployments.fromEnvironment());
  }

  /** In this world. */
  public WakeFunction(Deployment deployment) {
    this.deployment = deployment;
  }

  /**
   * Queues what is due by the scheduled instant, and says how much that was; a run by hand names
   * none, and is for now.
   *
   * @throws java.time.format.DateTimeParseException if the scheduled time is no instant
   */
  @Override
  public String handleRequest(Map<String, Object> run, Context context) {
    Instant at =
        Optional.ofNullable(run.get("scheduledTime"))
            .map(Object::toString)
            .filter(time -> !time.isBlank())
            .map(Instant::parse)
            .orElseGet(deployment.clock()::instant);
    int woken = 0;
    for (String workspace : deployment.due().dueBy(at)) {
      deployment
          .queue()
          .send(
              Queue.Name.RECOMPUTE,
              BrainJson.write(Map.of("workspace", workspace, "at", at.toString())),
              Optional.empty(),
              Optional.empty());
      woken++;
    }
    int swept = 0;
    for (Sweeps.Of of : deployment.sweeps().dueBy(at)) {
      deployment
          .queue()
          .send(Queue.Name.SWEEPS, BrainJson.write(of), Optional.empty(), Optional.empty());
      swept++;
    }
    return "woke " + woken + ", sweeps " + swept;
  }
}
