package dev.paydown.functions.advance;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import dev.paydown.aws.Deployment;
import dev.paydown.aws.Deployments;
import dev.paydown.aws.log.Field;
import dev.paydown.aws.log.LogScope;
import dev.paydown.brain.store.Advancer;
import java.util.List;

/** The log's new rows, from the table's stream: folded into graph, debt and proposals. */
public final class AdvanceFunction implements RequestHandler<DynamodbEvent, StreamsEventResponse> {
  /** As many as the store's client keeps connections for, three to a fold. */
  private static final int AT_ONCE = 16;

  private final AdvanceBatch batch;

  /** For Lambda. */
  public AdvanceFunction() {
    this(Deployments.fromEnvironment());
  }

  /** In this world. */
  public AdvanceFunction(Deployment deployment) {
    this(deployment, AT_ONCE);
  }

  /**
   * In this world.
   *
   * @param atOnce of how many workspaces a fold is under way at the most, 1 or more
   */
  public AdvanceFunction(Deployment deployment, int atOnce) {
    this.batch =
        new AdvanceBatch(
            new Advancer(new ToldCommits(deployment.workspaces(), deployment.clock()))::advance,
            atOnce,
            deployment.quarantine(),
            deployment.clock());
  }

  @Override
  public StreamsEventResponse handleRequest(DynamodbEvent event, Context context) {
    return LogScope.with(new Field("function", "advance"), () -> answer(event));
  }

  private StreamsEventResponse answer(DynamodbEvent event) {
    return switch (batch.fold(event.getRecords())) {
      case AdvanceBatch.Folded() -> new StreamsEventResponse(List.of());
      case AdvanceBatch.StoppedAt(String sequenceNumber) ->
          new StreamsEventResponse(
              List.of(new StreamsEventResponse.BatchItemFailure(sequenceNumber)));
    };
  }
}
