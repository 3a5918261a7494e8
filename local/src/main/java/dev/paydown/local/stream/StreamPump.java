package dev.paydown.local.stream;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import dev.paydown.local.Invoker;
import dev.paydown.local.Signal;
import dev.paydown.local.Worker;
import dev.paydown.local.bus.Patterns;
import dev.paydown.local.stream.Checkpoints.Place;
import dev.paydown.local.template.Template.StreamMapping;
import dev.paydown.tools.json.BrainJson;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * Reads the table's real stream for one subscription: every shard, parents before children, each
 * record at least once. The place reached is kept after the batch is worked off, so what was under
 * way when this process ended is read again.
 */
public final class StreamPump implements Worker {
  private static final Duration LOOK_ANYWAY = Duration.ofSeconds(1);
  private static final Duration LOOK_AFTER_FAULT = Duration.ofMillis(250);

  private final StreamMapping mapping;
  private final DynamoDbStreamsClient client;
  private final String streamArn;
  private final Checkpoints checkpoints;
  private final BatchDelivery delivery;
  private final Patterns patterns = new Patterns();
  private final Writes writes;
  private final Signal signal;
  private final Consumer<String> notices;
  private final Map<String, String> iterators = new HashMap<>();
  private List<Shard> shards = List.of();
  private volatile long settled = -1;

  /**
   * A pump; it works once it is run.
   *
   * @param folder where the place reached is kept
   * @param onFailure takes what is sent to the mapping's failure queue
   */
  public StreamPump(
      StreamMapping mapping,
      DynamoDbStreamsClient client,
      String streamArn,
      Path folder,
      Invoker functions,
      Consumer<String> onFailure,
      Writes writes,
      Signal signal,
      Consumer<String> notices) {
    this.mapping = mapping;
    this.client = client;
    this.streamArn = streamArn;
    this.checkpoints = new Checkpoints(folder.resolve(mapping.function() + ".json"));
    this.writes = writes;
    this.signal = signal;
    this.notices = notices;
    this.delivery =
        new BatchDelivery(mapping, functions, record -> onFailure.accept(givenUp(record)), notices);
    for (int i = 0; i < mapping.patterns().size(); i++) {
      patterns.add(mapping.function() + i, mapping.patterns().get(i));
    }
  }

  @Override
  public boolean isBusy() {
    return settled < writes.count();
  }

  @Override
  public String name() {
    return "stream";
  }

  /** Works until it is stopped; the batch under way is finished, or read again next time. */
  @Override
  public void run() {
    try {
      while (!signal.isStopped() && !Thread.interrupted()) {
        long seen = signal.count();
        long before = writes.count();
        boolean isWhole = readAll();
        if (isWhole && settled != before) {
          settled = before;
          signal.raise();
        }
        if (!isWhole) {
          signal.await(signal.count(), LOOK_AFTER_FAULT);
        } else if (!isBusy()) {
          awaitWrite(seen);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitWrite(long seen) throws InterruptedException {
    long deadline = System.nanoTime() + LOOK_ANYWAY.toNanos();
    long last = seen;
    while (!isBusy() && !signal.isStopped() && System.nanoTime() < deadline) {
      signal.await(last, LOOK_ANYWAY);
      last = signal.count();
    }
  }

  /** Whether everything there is was read. */
  private boolean readAll() throws InterruptedException {
    try {
      if (shards.isEmpty()) {
        describe();
      }
      boolean again = true;
      while (again) {
        again = false;
        for (Shard shard : List.copyOf(shards)) {
          if (isOpenToRead(shard) && readShard(shard.shardId())) {
            again = true;
          }
        }
        if (again) {
          describe();
        }
      }
      return true;
    } catch (SdkException e) {
      iterators.clear();
      notices.accept("the table's stream does not answer, trying again: " + e.getMessage());
      return false;
    }
  }

  private boolean isOpenToRead(Shard shard) {
    boolean hasUnreadParent =
        shards.stream()
            .anyMatch(
                other ->
                    other.shardId().equals(shard.parentShardId())
                        && !checkpoints.isDone(other.shardId()));
    return !hasUnreadParent && !checkpoints.isDone(shard.shardId());
  }

  private void describe() {
    List<Shard> found = new ArrayList<>();
    Optional<String> after = Optional.empty();
    do {
      String start = after.orElse(null);
      var description =
          client
              .describeStream(request -> request.streamArn(streamArn).exclusiveStartShardId(start))
              .streamDescription();
      found.addAll(description.shards());
      after = Optional.ofNullable(description.lastEvaluatedShardId());
    } while (after.isPresent());
    shards = List.copyOf(found);
    Set<String> ids = found.stream().map(Shard::shardId).collect(Collectors.toSet());
    checkpoints.keepOnly(ids);
    iterators.keySet().retainAll(ids);
  }

  /** Reads the shard to its present end; whether it is closed and done with. */
  private boolean readShard(String shard) throws InterruptedException {
    while (true) {
      GetRecordsResponse page = page(shard);
      List<Record> records = page.records();
      work(records);
      Optional<String> next = Optional.ofNullable(page.nextShardIterator());
      Optional<String> after =
          records.isEmpty()
              ? checkpoints.place(shard).after()
              : Optional.of(records.getLast().dynamodb().sequenceNumber());
      if (!records.isEmpty() || next.isEmpty()) {
        checkpoints.keep(shard, new Place(after, next.isEmpty()));
      }
      if (next.isEmpty()) {
        iterators.remove(shard);
        return true;
      }
      iterators.put(shard, next.get());
      if (records.isEmpty() && !isClosed(shard)) {
        return false;
      }
    }
  }

  private boolean isClosed(String shard) {
    return shards.stream()
        .filter(known -> known.shardId().equals(shard))
        .anyMatch(known -> known.sequenceNumberRange().endingSequenceNumber() != null);
  }

  private GetRecordsResponse page(String shard) {
    String iterator = iterators.get(shard);
    try {
      String from = iterator == null ? iterator(shard, checkpoints.place(shard)) : iterator;
      return client.getRecords(request -> request.shardIterator(from).limit(1000));
    } catch (ExpiredIteratorException e) {
      String fresh = iterator(shard, checkpoints.place(shard));
      return client.getRecords(request -> request.shardIterator(fresh).limit(1000));
    } catch (TrimmedDataAccessException e) {
      notices.accept("the stream no longer holds what " + mapping.function() + " had not read");
      String oldest = iterator(shard, new Place(Optional.empty(), false));
      return client.getRecords(request -> request.shardIterator(oldest).limit(1000));
    }
  }

  private String iterator(String shard, Place place) {
    return client
        .getShardIterator(
            request -> {
              request.streamArn(streamArn).shardId(shard);
              if (place.after().isPresent()) {
                request
                    .shardIteratorType(ShardIteratorType.AFTER_SEQUENCE_NUMBER)
                    .sequenceNumber(place.after().get());
              } else {
                request.shardIteratorType(ShardIteratorType.TRIM_HORIZON);
              }
            })
        .shardIterator();
  }

  private void work(List<Record> records) throws InterruptedException {
    List<DynamodbEvent.DynamodbStreamRecord> wanted =
        records.stream()
            .filter(this::isWanted)
            .map(record -> StreamRecords.event(record, streamArn))
            .toList();
    for (int from = 0; from < wanted.size(); from += mapping.batchSize()) {
      delivery.deliver(wanted.subList(from, Math.min(wanted.size(), from + mapping.batchSize())));
    }
  }

  private boolean isWanted(Record record) {
    return mapping.patterns().isEmpty() || !patterns.matching(StreamRecords.json(record)).isEmpty();
  }

  private String givenUp(DynamodbEvent.DynamodbStreamRecord record) {
    String sequence = record.getDynamodb().getSequenceNumber();
    return BrainJson.mapper()
        .createObjectNode()
        .put("function", mapping.function())
        .put("streamArn", streamArn)
        .put("startSequenceNumber", sequence)
        .put("endSequenceNumber", sequence)
        .put("batchSize", 1)
        .toString();
  }
}
