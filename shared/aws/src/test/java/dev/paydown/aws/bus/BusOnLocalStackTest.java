package dev.paydown.aws.bus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.aws.Clients;
import dev.paydown.brain.wire.Bus.Event;
import dev.paydown.tools.json.BrainJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The bus of the adapter, a rule on it and the queue behind the rule: all three real. */
@Tag("localstack")
final class BusOnLocalStackTest {
  private static final String PATTERN =
      """
      {"source": ["paydown"], "detail-type": ["mail.due"], "detail": {"kind": ["ASK"]}}
      """;

  private final Clients clients = new Clients();
  private final EventBridgeClient events = clients.events().get();
  private final SqsClient queues = clients.queues().get();
  private final String name = "bus-" + UUID.randomUUID();
  private final String queue = queue();

  private String queue() {
    String url = queues.createQueue(create -> create.queueName(name)).queueUrl();
    String arn =
        queues
            .getQueueAttributes(
                ask -> ask.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
            .attributes()
            .getOrDefault(QueueAttributeName.QUEUE_ARN, "");
    events.createEventBus(create -> create.name(name));
    events.putRule(put -> put.name(name).eventBusName(name).eventPattern(PATTERN));
    Target target = Target.builder().id("q").arn(arn).build();
    events.putTargets(put -> put.rule(name).eventBusName(name).targets(target));
    return url;
  }

  @Test
  void what_the_rule_asks_for_arrives_whole_in_its_queue_and_nothing_else_does()
      throws IOException {
    List<Event> put = new ArrayList<>();
    for (int i = 0; i < 23; i++) {
      put.add(new Event("mail.due", "{\"kind\":\"ASK\",\"id\":\"m%02d\"}".formatted(i)));
    }
    put.add(new Event("mail.due", "{\"kind\":\"STATEMENT\",\"id\":\"other kind\"}"));
    put.add(new Event("read.wanted", "{\"kind\":\"ASK\",\"id\":\"other type\"}"));
    new EventBridgeBus(() -> events, () -> name).put(put);

    List<String> arrived = new ArrayList<>();
    for (JsonNode event : received(23)) {
      assertThat(event.path("source").asText()).isEqualTo("paydown");
      assertThat(event.path("detail-type").asText()).isEqualTo("mail.due");
      arrived.add(event.path("detail").path("id").asText());
    }
    List<String> wanted = new ArrayList<>();
    for (int i = 0; i < 23; i++) {
      wanted.add("m%02d".formatted(i));
    }
    assertThat(arrived).containsExactlyInAnyOrderElementsOf(wanted);
    assertThat(receive()).isEmpty();
  }

  private List<JsonNode> received(int wanted) throws IOException {
    List<JsonNode> received = new ArrayList<>();
    for (int looks = 0; received.size() < wanted && looks < wanted; looks++) {
      for (Message message : receive()) {
        received.add(BrainJson.mapper().readTree(message.body()));
        queues.deleteMessage(
            delete -> delete.queueUrl(queue).receiptHandle(message.receiptHandle()));
      }
    }
    return received;
  }

  private List<Message> receive() {
    return queues
        .receiveMessage(
            receive -> receive.queueUrl(queue).maxNumberOfMessages(10).waitTimeSeconds(1))
        .messages();
  }
}
