package dev.paydown.batch.fullsweep;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.paydown.aws.Deployment;
import dev.paydown.aws.Deployments;
import dev.paydown.aws.log.Field;
import dev.paydown.aws.log.LogScope;
import dev.paydown.aws.log.Measured;
import dev.paydown.aws.log.Metric;
import dev.paydown.tools.json.BrainJson;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One batch of a full sweep: its workspaces, one after the other. Its event is {@link Batch}'s, as
 * a map, because Lambda's own reader of events makes no records. What is left when the time runs
 * out is in the answer, which the state machine sends again.
 */
public final class FullSweepFunction
    implements RequestHandler<Map<String, Object>, Map<String, Object>> {
  /** The replay of a large workspace takes minutes, and cannot be left half done. */
  private static final Duration FOR_ONE = Duration.ofMinutes(5);

  private static final System.Logger LOG = System.getLogger(FullSweepFunction.class.getName());
  private final FullSweep sweep;

  /** For Lambda. */
  public FullSweepFunction() {
    this(Deployments.fromEnvironment());
  }

  /** In this world. */
  public FullSweepFunction(Deployment deployment) {
    this.sweep = new FullSweep(deployment);
  }

  /**
   * What became of the batch: the same shape as the event, with the workspaces that are left.
   *
   * @throws IllegalArgumentException naming the field, if the event is no batch
   */
  @Override
  public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
    return LogScope.with(
        new Field("function", "full-sweep"), () -> answer(Batch.of(event), context));
  }

  private Map<String, Object> answer(Batch batch, Context context) {
    Batch at = batch;
    boolean isFirst = true;
    while (!at.left().isEmpty() && (isFirst || hasTime(context))) {
      String workspace = at.left().getFirst();
      at = at.with(workspace, sweep.sweep(workspace, at.mode(), at.at()));
      isFirst = false;
    }
    told(batch, at);
    return at.shape();
  }

  private static boolean hasTime(Context context) {
    return context.getRemainingTimeInMillis() > FOR_ONE.toMillis();
  }

  private static void told(Batch before, Batch after) {
    int differing = after.differing().size() - before.differing().size();
    List<String> found =
        List.of(
            "behind " + (after.behind().size() - before.behind().size()),
            "differing " + differing,
            "failed " + (after.failed().size() - before.failed().size()));
    LOG.log(
        System.Logger.Level.INFO,
        "swept {0} workspaces, {1} left: {2}",
        new Field("swept", after.swept() - before.swept()),
        new Field("left", after.left().size()),
        new Field("found", BrainJson.write(found)),
        new Measured(Metric.WORKSPACES_DIFFERING, differing));
  }
}
