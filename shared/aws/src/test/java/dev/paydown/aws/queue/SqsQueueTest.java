package dev.paydown.aws.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.wire.Queue.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

final class SqsQueueTest {
  private static final class FakeQueue implements SqsClient {
    private final List<SendMessageRequest> requests = new ArrayList<>();

    @Override
    public SendMessageResponse sendMessage(SendMessageRequest request) {
      requests.add(request);
      return SendMessageResponse.builder().build();
    }

    @Override
    public String serviceName() {
      return "sqs";
    }

    @Override
    public void close() {}
  }

  @Test
  void a_message_goes_to_its_queue_with_its_group() {
    FakeQueue fake = new FakeQueue();
    SqsQueue queue = new SqsQueue(() -> fake, name -> "https://queue/" + name);
    queue.send(Name.MOVES, "{}", Optional.of("linear"), Optional.of("x1"));
    queue.send(Name.RECOMPUTE, "{}", Optional.empty(), Optional.empty());
    assertThat(fake.requests)
        .containsExactly(
            SendMessageRequest.builder()
                .queueUrl("https://queue/MOVES")
                .messageBody("{}")
                .messageGroupId("linear")
                .messageDeduplicationId("x1")
                .build(),
            SendMessageRequest.builder()
                .queueUrl("https://queue/RECOMPUTE")
                .messageBody("{}")
                .build());
  }
}
