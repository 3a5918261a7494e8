package dev.paydown.batch.reconcile;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.aws.Deployment;
import dev.paydown.aws.Deployments;
import dev.paydown.aws.log.Field;
import dev.paydown.aws.log.Measured;
import dev.paydown.aws.log.Metric;
import dev.paydown.batch.queue.Messages;
import dev.paydown.brain.store.Sweeps;
import dev.paydown.brain.wire.Queue;
import java.util.Optional;

/** A connection that is due: what changed in its tool, and was not told, is read. */
public final class SweepFunction implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private static final System.Logger LOG = System.getLogger(SweepFunction.class.getName());
  private final Deployment deployment;
  private final Sweeping sweeping;

  /** For Lambda. */
  public SweepFunction() {
    this(Deployments.fromEnvironment());
  }

  /** In this world. */
  public SweepFunction(Deployment deployment) {
    this.deployment = deployment;
    this.sweeping = new Sweeping(deployment);
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return Messages.each("sweep", event, this::sweep);
  }

  private void sweep(JsonNode message) {
    Sweeps.Of of =
        new Sweeps.Of(message.path("workspace").asText(), message.path("connection").asText());
    switch (sweeping.sweep(of)) {
      case Sweeping.Ended(int listed, int read, boolean isFirst) ->
          LOG.log(
              read > 0 ? System.Logger.Level.INFO : System.Logger.Level.DEBUG,
              "swept {0}: {1} listed, {2} read",
              new Field("connection", of.connection()),
              new Field("listed", listed),
              new Field("read", read),
              Field.workspace(of.workspace()),
              new Measured(Metric.DELIVERIES_MISSED, isFirst ? 0 : read));
      case Sweeping.GoesOn() ->
          deployment
              .queue()
              .send(Queue.Name.SWEEPS, message.toString(), Optional.empty(), Optional.empty());
      case Sweeping.Waits(var until, String why) ->
          LOG.log(
              System.Logger.Level.WARNING,
              "{0} waits until {1}: {2}",
              new Field("connection", of.connection()),
              new Field("until", until.toString()),
              new Field("why", why),
              Field.workspace(of.workspace()),
              Measured.one(Metric.SWEEPS_WAITING));
      case Sweeping.Off(String why) ->
          LOG.log(System.Logger.Level.INFO, "{0}: {1}", of.connection(), why);
      case Sweeping.NotNow() ->
          LOG.log(System.Logger.Level.DEBUG, "{0} is being swept", of.connection());
    }
  }
}
