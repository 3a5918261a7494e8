package dev.paydown.batch.recompute;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.aws.Deployment;
import dev.paydown.aws.Deployments;
import dev.paydown.batch.queue.Messages;
import java.time.Instant;

/** Puts a tick into a workspace's log; the stream brings it to the brain, as everything else. */
public final class RecomputeFunction implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private final Deployment deployment;

  /** For Lambda. */
  public RecomputeFunction() {
    this(Deployments.fromEnvironment());
  }

  /** In this world. */
  public RecomputeFunction(Deployment deployment) {
    this.deployment = deployment;
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return Messages.each("recompute", event, this::tick);
  }

  /** A message that comes twice makes one tick: its id is its instant. */
  private void tick(JsonNode message) {
    Tick.append(
        deployment, message.path("workspace").asText(), Instant.parse(message.path("at").asText()));
  }
}
