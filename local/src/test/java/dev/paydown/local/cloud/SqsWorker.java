package dev.paydown.local.cloud;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.paydown.local.Invoker;
import dev.paydown.local.Signal;
import dev.paydown.local.Worker;
import dev.paydown.local.template.Template.QueueMapping;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * Hands a real queue's messages to its function, as an event source mapping does: what worked is
 * deleted, what failed shows again after the queue's own visibility time.
 */
final class SqsWorker implements Worker {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
  private static final Duration LOOK_ANYWAY = Duration.ofSeconds(1);
  private static final List<QueueAttributeName> HELD =
      List.of(
          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED);

  private final QueueMapping mapping;
  private final String url;
  private final SqsClient client;
  private final Invoker functions;
  private final Sends sends;
  private final Signal signal;
  private final Consumer<String> notices;
  private volatile long settled = -1;

  SqsWorker(
      QueueMapping mapping,
      String url,
      SqsClient client,
      Invoker functions,
      Sends sends,
      Signal signal,
      Consumer<String> notices) {
    this.mapping = mapping;
    this.url = url;
    this.client = client;
    this.functions = functions;
    this.sends = sends;
    this.signal = signal;
    this.notices = notices;
  }

  @Override
  public String name() {
    return "sqs";
  }

  @Override
  public boolean isBusy() {
    return settled < sends.count(url);
  }

  @Override
  public void run() {
    try {
      while (!signal.isStopped() && !Thread.interrupted()) {
        long seen = signal.count();
        long sent = sends.count(url);
        if (work()) {
          continue;
        }
        if (settled != sent && isEmpty()) {
          settled = sent;
          signal.raise();
        }
        if (settled == sent) {
          awaitSend(seen);
        } else {
          signal.await(seen, LOOK_AGAIN);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (SdkException e) {
      notices.accept(mapping.queue() + " does not answer: " + e.getMessage());
    }
  }

  private void awaitSend(long seen) throws InterruptedException {
    long deadline = System.nanoTime() + LOOK_ANYWAY.toNanos();
    long last = seen;
    while (!isBusy() && !signal.isStopped() && System.nanoTime() < deadline) {
      signal.await(last, LOOK_ANYWAY);
      last = signal.count();
    }
  }

  /** The emulator's figures are exact; those of AWS would lag. */
  private boolean isEmpty() {
    Map<QueueAttributeName, String> held =
        client.getQueueAttributes(ask -> ask.queueUrl(url).attributeNames(HELD)).attributes();
    return held.values().stream().allMatch("0"::equals);
  }

  /** Whether there was anything to work on. */
  private boolean work() {
    List<Message> batch =
        client
            .receiveMessage(
                receive ->
                    receive
                        .queueUrl(url)
                        .maxNumberOfMessages(mapping.batchSize())
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
            .messages();
    if (batch.isEmpty()) {
      return false;
    }
    Set<String> failed = failures(batch);
    for (Message message : batch) {
      if (!failed.contains(message.messageId())) {
        client.deleteMessage(delete -> delete.queueUrl(url).receiptHandle(message.receiptHandle()));
      }
    }
    return true;
  }

  private Set<String> failures(List<Message> batch) {
    Set<String> failed = new HashSet<>();
    SQSEvent event = new SQSEvent();
    event.setRecords(batch.stream().map(this::record).toList());
    try {
      if (functions.call(mapping.function(), event) instanceof SQSBatchResponse response) {
        Stream.ofNullable(response.getBatchItemFailures())
            .flatMap(List::stream)
            .forEach(failure -> failed.add(failure.getItemIdentifier()));
      }
    } catch (RuntimeException e) {
      notices.accept(mapping.function() + " failed, its messages come back: " + e);
      batch.forEach(message -> failed.add(message.messageId()));
    }
    return failed;
  }

  private SQSEvent.SQSMessage record(Message message) {
    SQSEvent.SQSMessage record = new SQSEvent.SQSMessage();
    record.setMessageId(message.messageId());
    record.setReceiptHandle(message.receiptHandle());
    record.setBody(message.body());
    record.setAttributes(message.attributesAsStrings());
    record.setMessageAttributes(Map.of());
    record.setEventSource("aws:sqs");
    record.setEventSourceArn("arn:aws:sqs:eu-west-1:000000000000:" + mapping.queue());
    record.setAwsRegion("eu-west-1");
    return record;
  }
}
