package dev.paydown.functions.publish;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import dev.paydown.aws.Deployment;
import dev.paydown.aws.Deployments;
import dev.paydown.aws.log.Field;
import dev.paydown.aws.log.LogScope;
import java.util.List;

/** The outbox, from the table's stream: what has to be announced goes on the bus and the queue. */
public final class PublishFunction implements RequestHandler<DynamodbEvent, StreamsEventResponse> {
  private final Publish publish;

  /** For Lambda. */
  public PublishFunction() {
    this(Deployments.fromEnvironment());
  }

  /** In this world. */
  public PublishFunction(Deployment deployment) {
    this.publish = new Publish(deployment.directory(), deployment.bus(), deployment.queue());
  }

  @Override
  public StreamsEventResponse handleRequest(DynamodbEvent event, Context context) {
    return LogScope.with(new Field("function", "publish"), () -> answer(event));
  }

  private StreamsEventResponse answer(DynamodbEvent event) {
    return switch (publish.announce(event.getRecords())) {
      case Publish.Announced() -> new StreamsEventResponse(List.of());
      case Publish.StoppedAt(String sequenceNumber) ->
          new StreamsEventResponse(
              List.of(new StreamsEventResponse.BatchItemFailure(sequenceNumber)));
    };
  }
}
