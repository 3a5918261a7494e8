package dev.paydown.local.queue;

import dev.paydown.local.Signal;
import dev.paydown.local.disk.Disk;
import dev.paydown.local.template.Template.QueueSpec;
import dev.paydown.tools.json.BrainJson;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * One queue with the promises of SQS: a message is there until it is deleted; one that was received
 * and not deleted comes back after the visibility time; in a FIFO queue a group is worked off one
 * message at a time, in order, and the same deduplication id within five minutes is sent once. A
 * message is a file, so that the end of this process loses none; what was under way comes back.
 */
public final class LocalQueue {
  private static final Duration SENT_ONCE = Duration.ofMinutes(5);
  private static final String ENDING = ".json";

  private final QueueSpec spec;
  private final Path folder;
  private final InstantSource clock;
  private final Signal signal;
  private final TreeMap<Long, Message> messages = new TreeMap<>();
  private final Set<Long> underWay = new HashSet<>();
  private final Map<String, Instant> sent = new HashMap<>();
  private long last;

  /**
   * One message.
   *
   * @param receives how often it was received, this time included
   * @param visibleAt when it can be received
   */
  public record Message(
      long number,
      String body,
      Optional<String> group,
      Optional<String> deduplication,
      Instant sentAt,
      int receives,
      Instant visibleAt) {

    Message received() {
      return new Message(number, body, group, deduplication, sentAt, receives + 1, visibleAt);
    }

    Message hiddenUntil(Instant until) {
      return new Message(number, body, group, deduplication, sentAt, receives, until);
    }
  }

  /** What was sent lately; a record, so that it can be kept. */
  private record Sent(Map<String, Instant> ids) {}

  /** The queue as it was left in the folder. */
  public LocalQueue(QueueSpec spec, Path folder, InstantSource clock, Signal signal) {
    this.spec = spec;
    this.folder = Disk.folder(folder);
    this.clock = clock;
    this.signal = signal;
    for (Path file : Disk.list(folder, ENDING)) {
      Disk.read(file)
          .map(json -> BrainJson.read(json, Message.class))
          .ifPresent(message -> messages.put(message.number(), message));
    }
    Disk.read(folder.resolve("sent"))
        .ifPresent(json -> sent.putAll(BrainJson.read(json, Sent.class).ids()));
    last = messages.isEmpty() ? 0 : messages.lastKey();
  }

  /** What the template says of it. */
  public QueueSpec spec() {
    return spec;
  }

  /** Takes the message in; when this returns it is kept. */
  public void send(String body, Optional<String> group, Optional<String> deduplication) {
    synchronized (this) {
      Instant now = clock.instant();
      if (spec.isFifo() && deduplication.isPresent()) {
        sent.values().removeIf(at -> !at.plus(SENT_ONCE).isAfter(now));
        if (sent.containsKey(deduplication.get())) {
          return;
        }
      }
      last++;
      put(new Message(last, body, group, deduplication, now, 0, now));
      if (spec.isFifo() && deduplication.isPresent()) {
        sent.put(deduplication.get(), now);
        Disk.write(folder.resolve("sent"), BrainJson.write(new Sent(Map.copyOf(sent))));
      }
    }
    signal.raise();
  }

  /** Receives up to that many messages, oldest first; none of them is received again meanwhile. */
  public synchronized List<Message> receive(int atMost) {
    List<Message> received = new ArrayList<>();
    for (Message message : receivable(atMost)) {
      Message now = message.received();
      put(now);
      underWay.add(now.number());
      received.add(now);
    }
    return received;
  }

  /** The message is worked off. */
  public void delete(Message message) {
    synchronized (this) {
      messages.remove(message.number());
      underWay.remove(message.number());
      Disk.remove(file(message.number()));
    }
    signal.raise();
  }

  /**
   * The message was not worked off: it is hidden for the visibility time, or moved to the dead
   * letters if this was its last try.
   *
   * @return whether it is among the dead letters now
   */
  public boolean failed(Message message, Map<String, LocalQueue> queues) {
    Optional<LocalQueue> dead =
        spec.deadLetters()
            .filter(letters -> message.receives() >= letters.maxReceiveCount())
            .map(
                letters ->
                    Objects.requireNonNull(
                        queues.get(letters.queue()),
                        "template.yaml has no queue for dead letters"));
    if (dead.isPresent()) {
      dead.get().send(message.body(), message.group(), message.deduplication());
      delete(message);
      return true;
    }
    synchronized (this) {
      put(message.hiddenUntil(clock.instant().plus(spec.visibility())));
      underWay.remove(message.number());
    }
    signal.raise();
    return false;
  }

  /** Whether a message could be received now. */
  public synchronized boolean hasReceivable() {
    return !receivable(1).isEmpty();
  }

  /** Whether a message was received and is neither deleted nor failed. */
  public synchronized boolean hasUnderWay() {
    return !underWay.isEmpty();
  }

  /** When the next hidden message shows again. */
  public synchronized Optional<Instant> nextVisible() {
    Instant now = clock.instant();
    return messages.values().stream()
        .filter(message -> !underWay.contains(message.number()))
        .map(Message::visibleAt)
        .filter(at -> at.isAfter(now))
        .min(Instant::compareTo);
  }

  /** Every message there is, oldest first. */
  public synchronized List<Message> all() {
    return List.copyOf(messages.values());
  }

  private List<Message> receivable(int atMost) {
    Instant now = clock.instant();
    Set<String> held = new HashSet<>();
    List<Message> receivable = new ArrayList<>();
    for (Message message : messages.values()) {
      if (receivable.size() == atMost) {
        break;
      }
      boolean isHeld = spec.isFifo() && !held.add(message.group().orElse(""));
      if (!isHeld && !underWay.contains(message.number()) && !message.visibleAt().isAfter(now)) {
        receivable.add(message);
      }
    }
    return receivable;
  }

  private void put(Message message) {
    messages.put(message.number(), message);
    Disk.write(file(message.number()), BrainJson.write(message));
  }

  private Path file(long number) {
    return folder.resolve("%019d%s".formatted(number, ENDING));
  }
}
