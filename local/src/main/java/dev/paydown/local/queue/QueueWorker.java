package dev.paydown.local.queue;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.paydown.local.Invoker;
import dev.paydown.local.Signal;
import dev.paydown.local.Worker;
import dev.paydown.local.queue.LocalQueue.Message;
import dev.paydown.local.template.Template.QueueMapping;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Hands a queue's messages to its function, several batches at once. */
public final class QueueWorker implements Worker {
  private static final int AT_ONCE = 4;
  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

  private final QueueMapping mapping;
  private final LocalQueue queue;
  private final Map<String, LocalQueue> queues;
  private final Invoker functions;
  private final Signal signal;
  private final Consumer<String> notices;
  private final Semaphore hands = new Semaphore(AT_ONCE);

  /** A worker; it works once it is run. */
  public QueueWorker(
      QueueMapping mapping,
      Map<String, LocalQueue> queues,
      Invoker functions,
      Signal signal,
      Consumer<String> notices) {
    this.mapping = mapping;
    this.queues = Map.copyOf(queues);
    this.queue =
        Optional.ofNullable(queues.get(mapping.queue()))
            .orElseThrow(() -> new IllegalArgumentException("no queue " + mapping.queue()));
    this.functions = functions;
    this.signal = signal;
    this.notices = notices;
  }

  @Override
  public boolean isBusy() {
    return queue.hasUnderWay() || queue.hasReceivable();
  }

  @Override
  public Optional<Instant> nextVisible() {
    return queue.nextVisible();
  }

  @Override
  public String name() {
    return "queue";
  }

  /** Works until it is stopped; batches under way are finished. */
  @Override
  public void run() {
    try {
      while (!signal.isStopped() && !Thread.interrupted()) {
        long seen = signal.count();
        hands.acquire();
        List<Message> batch = queue.receive(mapping.batchSize());
        if (batch.isEmpty()) {
          hands.release();
          signal.await(seen, LOOK_AGAIN);
        } else {
          Thread.ofVirtual().start(() -> work(batch));
        }
      }
      hands.acquire(AT_ONCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void work(List<Message> batch) {
    try {
      Set<String> failed = failures(batch);
      for (Message message : batch) {
        if (!failed.contains(id(message))) {
          queue.delete(message);
        } else if (queue.failed(message, queues)) {
          notices.accept(mapping.queue() + ": message " + message.number() + " is a dead letter");
        }
      }
    } finally {
      hands.release();
    }
  }

  private Set<String> failures(List<Message> batch) {
    Set<String> failed = new HashSet<>();
    try {
      if (functions.call(mapping.function(), event(batch)) instanceof SQSBatchResponse response) {
        Stream.ofNullable(response.getBatchItemFailures())
            .flatMap(List::stream)
            .forEach(failure -> failed.add(failure.getItemIdentifier()));
      }
    } catch (RuntimeException e) {
      notices.accept(mapping.function() + " failed, its messages come back: " + e);
      batch.forEach(message -> failed.add(id(message)));
    }
    return failed;
  }

  private SQSEvent event(List<Message> batch) {
    SQSEvent event = new SQSEvent();
    event.setRecords(batch.stream().map(this::record).toList());
    return event;
  }

  private SQSEvent.SQSMessage record(Message message) {
    Map<String, String> attributes = new HashMap<>();
    attributes.put("ApproximateReceiveCount", Integer.toString(message.receives()));
    attributes.put("SentTimestamp", Long.toString(message.sentAt().toEpochMilli()));
    message.group().ifPresent(group -> attributes.put("MessageGroupId", group));
    message.deduplication().ifPresent(id -> attributes.put("MessageDeduplicationId", id));
    SQSEvent.SQSMessage record = new SQSEvent.SQSMessage();
    record.setMessageId(id(message));
    record.setReceiptHandle(id(message) + "-" + message.receives());
    record.setBody(message.body());
    record.setAttributes(attributes);
    record.setMessageAttributes(Map.of());
    record.setEventSource("aws:sqs");
    record.setEventSourceArn("arn:aws:sqs:local:000000000000:" + mapping.queue());
    record.setAwsRegion("local");
    return record;
  }

  private static String id(Message message) {
    return Long.toString(message.number());
  }
}
