package dev.paydown.aws.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.aws.Clients;
import dev.paydown.brain.wire.Queue;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The queue of moves: first in first out by connection, sent once, with dead letters. */
@Tag("localstack")
final class QueueOnLocalStackTest {
  private final SqsClient client = new Clients().queues().get();
  private final String name = "moves-" + UUID.randomUUID();
  private final String letters = made(name + "-dead.fifo", Map.of());
  private final String moves = made(name + ".fifo", redrive(letters));
  private final SqsQueue queue = new SqsQueue(() -> client, any -> moves);

  private String made(String queueName, Map<QueueAttributeName, String> redrive) {
    Map<QueueAttributeName, String> attributes = new EnumMap<>(QueueAttributeName.class);
    attributes.putAll(redrive);
    if (queueName.endsWith(".fifo")) {
      attributes.put(QueueAttributeName.FIFO_QUEUE, "true");
    }
    return client
        .createQueue(create -> create.queueName(queueName).attributes(attributes))
        .queueUrl();
  }

  /** After the second try a message is a dead letter. */
  private Map<QueueAttributeName, String> redrive(String to) {
    return Map.of(
        QueueAttributeName.REDRIVE_POLICY,
        "{\"deadLetterTargetArn\":\"" + arn(to) + "\",\"maxReceiveCount\":\"2\"}");
  }

  private String arn(String url) {
    return client
        .getQueueAttributes(ask -> ask.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
        .attributes()
        .getOrDefault(QueueAttributeName.QUEUE_ARN, "");
  }

  private void send(String body, String connection) {
    queue.send(Queue.Name.MOVES, body, Optional.of(connection), Optional.of(body));
  }

  private List<Message> receive(String url, int visibilityTimeout) {
    return client
        .receiveMessage(
            receive ->
                receive
                    .queueUrl(url)
                    .maxNumberOfMessages(10)
                    .visibilityTimeout(visibilityTimeout)
                    .waitTimeSeconds(1))
        .messages();
  }

  private static List<String> bodies(List<Message> messages) {
    return messages.stream().map(Message::body).toList();
  }

  @Test
  void a_connection_s_moves_keep_their_order_and_wait_for_the_one_before() {
    send("a1", "linear");
    send("a2", "linear");
    send("b1", "jira");
    List<Message> first =
        client
            .receiveMessage(
                receive -> receive.queueUrl(moves).maxNumberOfMessages(1).visibilityTimeout(60))
            .messages();
    assertThat(bodies(first)).containsExactly("a1");
    assertThat(bodies(receive(moves, 60))).containsExactly("b1");
    first.forEach(
        message ->
            client.deleteMessage(
                delete -> delete.queueUrl(moves).receiptHandle(message.receiptHandle())));
    assertThat(bodies(receive(moves, 60))).containsExactly("a2");
  }

  @Test
  void the_same_move_sent_twice_is_one_message() {
    send("a1", "linear");
    send("a1", "linear");
    assertThat(bodies(receive(moves, 60))).containsExactly("a1");
  }

  @Test
  void a_move_that_fails_to_its_last_try_is_a_dead_letter() {
    send("a1", "linear");
    assertThat(bodies(receive(moves, 0))).containsExactly("a1");
    assertThat(bodies(receive(moves, 0))).containsExactly("a1");
    assertThat(receive(moves, 0)).isEmpty();
    assertThat(bodies(receive(letters, 0))).containsExactly("a1");
  }

  @Test
  void a_dead_letter_can_be_sent_back_to_where_it_came_from() {
    String dead = made("dead-" + name, Map.of());
    String wakes = made("wakes-" + name, redrive(dead));
    new SqsQueue(() -> client, any -> wakes)
        .send(Queue.Name.RECOMPUTE, "w1", Optional.empty(), Optional.empty());
    assertThat(bodies(receive(wakes, 0))).containsExactly("w1");
    assertThat(bodies(receive(wakes, 0))).containsExactly("w1");
    assertThat(receive(wakes, 0)).isEmpty();
    client.startMessageMoveTask(move -> move.sourceArn(arn(dead)).destinationArn(arn(wakes)));
    List<String> back = List.of();
    for (int looks = 0; back.isEmpty() && looks < 20; looks++) {
      back = bodies(receive(wakes, 60));
    }
    assertThat(back).containsExactly("w1");
  }
}
