package dev.paydown.aws.queue;

import dev.paydown.brain.wire.Queue;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sqs.SqsClient;

/** SQS queues by name. */
public final class SqsQueue implements Queue {
  private final Supplier<SqsClient> client;
  private final Function<Name, String> urls;

  /** The queues at these URLs; neither argument is asked before the first message. */
  public SqsQueue(Supplier<SqsClient> client, Function<Name, String> urls) {
    this.client = client;
    this.urls = urls;
  }

  @Override
  public void send(
      Name queue, String body, Optional<String> group, Optional<String> deduplication) {
    String url = urls.apply(queue);
    client
        .get()
        .sendMessage(
            message -> {
              message.queueUrl(url).messageBody(body);
              group.ifPresent(message::messageGroupId);
              deduplication.ifPresent(message::messageDeduplicationId);
            });
  }
}
