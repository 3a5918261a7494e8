package dev.paydown.batch.reconcile;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.aws.Deployment;
import dev.paydown.aws.Deployments;
import dev.paydown.batch.queue.Messages;
import dev.paydown.tools.ToolUnavailable;
import java.time.Instant;
import java.util.Optional;

/** {@code read.wanted} from the bus: the item is read through its tool's API. */
public final class ReconcileFunction implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private static final System.Logger LOG = System.getLogger(ReconcileFunction.class.getName());
  private final Reconcile reconcile;

  /** For Lambda. */
  public ReconcileFunction() {
    this(Deployments.fromEnvironment());
  }

  /** In this world. */
  public ReconcileFunction(Deployment deployment) {
    this.reconcile = new Reconcile(deployment);
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return Messages.each("reconcile", event, this::read);
  }

  /** What a tool refuses to show it will refuse again; a sweep of its connection asks later. */
  private void read(JsonNode message) {
    try {
      readOnce(message.path("detail"));
    } catch (ToolUnavailable e) {
      if (!e.isRefusal()) {
        throw e;
      }
      LOG.log(
          System.Logger.Level.WARNING,
          "not read, and not asked for again by this message: {0}",
          e.getMessage());
    }
  }

  private void readOnce(JsonNode detail) {
    Reconcile.Outcome outcome =
        reconcile.read(
            detail.path("workspace").asText(),
            detail.path("connection").asText(),
            detail.path("uid").asText(),
            Optional.of(detail.path("askedAt").asText())
                .filter(t -> !t.isEmpty())
                .map(Instant::parse));
    switch (outcome) {
      case Reconcile.Recorded() -> LOG.log(System.Logger.Level.DEBUG, "read one item");
      case Reconcile.ReadSince() -> LOG.log(System.Logger.Level.DEBUG, "read since it was asked");
      case Reconcile.NothingThere(String why) ->
          LOG.log(System.Logger.Level.INFO, "nothing read: {0}", why);
    }
  }
}
