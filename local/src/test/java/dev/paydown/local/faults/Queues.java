package dev.paydown.local.faults;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.paydown.local.template.Template;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * SQS in memory, with its promises and no more: a standard queue delivers in any order and may
 * deliver twice; a FIFO queue works a group off one message at a time, and takes a deduplication id
 * once in five minutes; what is received too often is a dead letter.
 */
final class Queues {
  private static final Duration SENT_ONCE = Duration.ofMinutes(5);

  /** So that it is known which message a mail is of. */
  private static final Set<String> ONE_BY_ONE = Set.of("NotifyFunction", "DigestFunction");

  private final Template template;
  private final InstantSource clock;
  private final Weather weather;
  private final RandomGenerator random;
  private final Map<String, List<Message>> queues = new TreeMap<>();
  private final Map<String, Instant> deduplicated = new HashMap<>();
  private int sent;

  /** One message; receives counts how often it was received. */
  private static final class Message {
    final int number;
    final String body;
    final Optional<String> group;
    int receives;
    Instant visibleAt;

    Message(int number, String body, Optional<String> group, Instant visibleAt) {
      this.number = number;
      this.body = body;
      this.group = group;
      this.visibleAt = visibleAt;
    }
  }

  /** Calls a function, or says that it was killed. */
  interface Caller {
    Optional<Object> call(String function, Object event);
  }

  Queues(Template template, InstantSource clock, Weather weather, RandomGenerator random) {
    this.template = template;
    this.clock = clock;
    this.weather = weather;
    this.random = random;
    template.queues().keySet().forEach(id -> queues.put(id, new ArrayList<>()));
  }

  int send(String queue, String body, Optional<String> group, Optional<String> deduplication) {
    boolean isFifo = spec(queue).isFifo();
    Instant now = clock.instant();
    if (isFifo && deduplication.isPresent()) {
      String key = queue + "#" + deduplication.get();
      Instant last = deduplicated.get(key);
      if (last != null && last.plus(SENT_ONCE).isAfter(now)) {
        return sent;
      }
      deduplicated.put(key, now);
    }
    sent++;
    messages(queue).add(new Message(sent, body, isFifo ? group : Optional.empty(), now));
    return sent;
  }

  /** The mappings of queues in which a message can be received now. */
  List<Template.QueueMapping> ready() {
    return template.queueMappings().stream()
        .filter(mapping -> !receivable(mapping.queue()).isEmpty())
        .toList();
  }

  /** When the next hidden message can be received again. */
  Optional<Instant> nextVisible() {
    return template.queueMappings().stream()
        .flatMap(mapping -> messages(mapping.queue()).stream())
        .map(message -> message.visibleAt)
        .min(Comparator.naturalOrder());
  }

  /** Hands a batch to the mapping's function, and deletes what it worked off. */
  void work(Template.QueueMapping mapping, Caller functions) {
    List<Message> receivable = receivable(mapping.queue());
    List<Message> batch = new ArrayList<>();
    int most = ONE_BY_ONE.contains(mapping.function()) ? 1 : mapping.batchSize();
    while (batch.size() < most && !receivable.isEmpty()) {
      boolean isFifo = spec(mapping.queue()).isFifo();
      batch.add(receivable.remove(isFifo ? 0 : random.nextInt(receivable.size())));
      if (random.nextInt(3) == 0) {
        break;
      }
    }
    if (batch.isEmpty()) {
      return;
    }
    String what = mapping.function() + " of " + batch.stream().map(m -> m.body).toList();
    boolean _ =
        weather.step(
            what,
            () -> {
              work(mapping, functions, batch);
              return true;
            });
  }

  private void work(Template.QueueMapping mapping, Caller functions, List<Message> batch) {
    Instant until = clock.instant().plus(spec(mapping.queue()).visibility());
    for (Message message : batch) {
      message.receives++;
      message.visibleAt = until;
    }
    Set<String> failed = failed(functions.call(mapping.function(), event(batch)), batch);
    for (Message message : batch) {
      boolean isDeleted = !failed.contains(id(message)) && !weather.strikes("DeleteMessage");
      if (isDeleted) {
        messages(mapping.queue()).remove(message);
      } else {
        buried(mapping.queue(), message);
      }
    }
    if (failed.isEmpty()
        && !spec(mapping.queue()).isFifo()
        && weather.strikes("a second delivery")) {
      functions.call(mapping.function(), event(batch));
    }
  }

  private void buried(String queue, Message message) {
    spec(queue)
        .deadLetters()
        .filter(letters -> message.receives >= letters.maxReceiveCount())
        .ifPresent(
            letters -> {
              messages(queue).remove(message);
              messages(letters.queue()).add(message);
              weather.tell("  a dead letter of " + queue + ": " + message.body);
            });
  }

  /** Somebody sends every dead letter of a queue that feeds a function back to it. */
  int redrive() {
    int count = 0;
    for (Template.QueueMapping mapping : template.queueMappings()) {
      Optional<List<Message>> dead =
          spec(mapping.queue()).deadLetters().map(letters -> messages(letters.queue()));
      for (Message letter : dead.map(List::copyOf).orElse(List.of())) {
        dead.orElseThrow().remove(letter);
        letter.receives = 0;
        letter.visibleAt = clock.instant();
        messages(mapping.queue()).add(letter);
        count++;
      }
    }
    return count;
  }

  /** What stands in queues and among dead letters, in words. */
  List<String> left() {
    return queues.entrySet().stream()
        .filter(queue -> !queue.getValue().isEmpty())
        .map(queue -> queue.getKey() + ": " + queue.getValue().getFirst().body)
        .toList();
  }

  private static Set<String> failed(Optional<Object> answer, List<Message> batch) {
    Set<String> failed = new HashSet<>();
    if (answer.isEmpty()) {
      batch.forEach(message -> failed.add(id(message)));
    } else if (answer.get() instanceof SQSBatchResponse response) {
      Stream.ofNullable(response.getBatchItemFailures())
          .flatMap(List::stream)
          .forEach(failure -> failed.add(failure.getItemIdentifier()));
    }
    return failed;
  }

  private List<Message> receivable(String queue) {
    Instant now = clock.instant();
    Set<String> held = new HashSet<>();
    List<Message> receivable = new ArrayList<>();
    for (Message message : messages(queue)) {
      boolean isFirst = message.group.isEmpty() || held.add(message.group.get());
      if (isFirst && !message.visibleAt.isAfter(now)) {
        receivable.add(message);
      }
    }
    return receivable;
  }

  private static SQSEvent event(List<Message> batch) {
    SQSEvent event = new SQSEvent();
    event.setRecords(batch.stream().map(Queues::record).toList());
    return event;
  }

  private static SQSEvent.SQSMessage record(Message message) {
    Map<String, String> attributes = new HashMap<>();
    attributes.put("ApproximateReceiveCount", Integer.toString(message.receives));
    message.group.ifPresent(group -> attributes.put("MessageGroupId", group));
    SQSEvent.SQSMessage record = new SQSEvent.SQSMessage();
    record.setMessageId(id(message));
    record.setBody(message.body);
    record.setAttributes(attributes);
    record.setMessageAttributes(Map.of());
    return record;
  }

  private static String id(Message message) {
    return Integer.toString(message.number);
  }

  private List<Message> messages(String queue) {
    return Optional.ofNullable(queues.get(queue)).orElseThrow();
  }

  private Template.QueueSpec spec(String queue) {
    return Optional.ofNullable(template.queues().get(queue)).orElseThrow();
  }
}
