package dev.paydown.aws.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * The queues of a stack in which work waits that failed to its last try, and how it is sent back.
 * CloudFormation names a queue by stack, logical id and a suffix of its own.
 */
public final class DeadLetters {
  private static final int AT_ONCE = 10;
  private static final String FIFO = ".fifo";

  private final SqsClient client;
  private final String stack;

  /** Those of that stack. */
  public DeadLetters(SqsClient client, String stack) {
    this.client = client;
    this.stack = stack;
  }

  /**
   * A queue of dead letters.
   *
   * @param id its logical id in template.yaml
   * @param letters about how many it holds, those that somebody holds just now among them
   */
  public record Found(String id, String url, String arn, long letters) {}

  /** All of them, by their ids. */
  public List<Found> all() {
    return queues().entrySet().stream()
        .filter(queue -> queue.getKey().endsWith("DeadLetters"))
        .map(queue -> found(queue.getKey(), queue.getValue()))
        .toList();
  }

  /** The URLs of the stack's queues by logical id. */
  public Map<String, String> queues() {
    Map<String, String> urls = new java.util.TreeMap<>();
    client
        .listQueuesPaginator(list -> list.queueNamePrefix(stack + "-"))
        .queueUrls()
        .forEach(url -> id(url).ifPresent(id -> urls.put(id, url)));
    return urls;
  }

  private Optional<String> id(String url) {
    String name = url.substring(url.lastIndexOf('/') + 1 + stack.length() + 1);
    String bare = name.endsWith(FIFO) ? name.substring(0, name.length() - FIFO.length()) : name;
    int suffix = bare.lastIndexOf('-');
    // The queues of a stack whose name begins with this one's have more parts.
    return suffix > 0 && bare.indexOf('-') == suffix
        ? Optional.of(bare.substring(0, suffix))
        : Optional.empty();
  }

  private Found found(String id, String url) {
    Map<QueueAttributeName, String> attributes =
        client
            .getQueueAttributes(
                get ->
                    get.queueUrl(url)
                        .attributeNames(
                            QueueAttributeName.QUEUE_ARN,
                            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
            .attributes();
    return new Found(
        id,
        url,
        attributes.getOrDefault(QueueAttributeName.QUEUE_ARN, ""),
        number(attributes, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)
            + number(attributes, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE));
  }

  private static long number(Map<QueueAttributeName, String> attributes, QueueAttributeName name) {
    return Long.parseLong(attributes.getOrDefault(name, "0"));
  }

  /** Has SQS move all of a queue's letters back to the queue that they died in. */
  public void moveBack(Found queue, String to) {
    String destination = found("", to).arn();
    client.startMessageMoveTask(move -> move.sourceArn(queue.arn()).destinationArn(destination));
  }

  /** What is done with one letter; where it throws, the letter stays. */
  @FunctionalInterface
  public interface Handling {
    /** Does it. */
    void handle(String body, Map<String, String> attributes);
  }

  /** Handles each letter, and takes away those that were handled; says how many. */
  public int each(Found queue, Handling handling) {
    int handled = 0;
    for (List<Message> some = receive(queue); !some.isEmpty(); some = receive(queue)) {
      for (Message message : some) {
        Map<String, String> attributes = new java.util.TreeMap<>();
        message
            .messageAttributes()
            .forEach((name, value) -> attributes.put(name, String.valueOf(value.stringValue())));
        handling.handle(message.body(), attributes);
        client.deleteMessage(
            delete -> delete.queueUrl(queue.url()).receiptHandle(message.receiptHandle()));
        handled++;
      }
    }
    return handled;
  }

  private List<Message> receive(Found queue) {
    return new ArrayList<>(
        client
            .receiveMessage(
                receive ->
                    receive
                        .queueUrl(queue.url())
                        .maxNumberOfMessages(AT_ONCE)
                        .messageAttributeNames("All")
                        .waitTimeSeconds(1))
            .messages());
  }

  /** Puts a text into a queue that is named by its Arn. */
  public void send(String arn, String body) {
    String name = arn.substring(arn.lastIndexOf(':') + 1);
    String url = client.getQueueUrl(get -> get.queueName(name)).queueUrl();
    client.sendMessage(send -> send.queueUrl(url).messageBody(body));
  }
}
