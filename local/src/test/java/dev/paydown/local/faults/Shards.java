package dev.paydown.local.faults;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.local.bus.Patterns;
import dev.paydown.local.memory.ChangeRecords;
import dev.paydown.local.memory.MemoryTable;
import dev.paydown.local.template.Template;
import dev.paydown.tools.json.BrainJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * The table's stream: records in the order of their shard, shards in no order among each other.
 * Each mapping of the template goes through each shard by itself: from the first record that failed
 * it goes on, a batch that fails is halved, and after its tries a record is given up.
 */
final class Shards {
  private static final int SHARDS = 4;

  private final Weather weather;
  private final RandomGenerator random;
  private final Map<String, Boolean> wanted = new HashMap<>();
  private final List<Reader> readers = new ArrayList<>();
  private int records;

  /** How far one mapping has come in one shard. */
  private static final class Reader {
    final Template.StreamMapping mapping;
    final Patterns patterns = new Patterns();
    final List<DynamodbEvent.DynamodbStreamRecord> records = new ArrayList<>();
    final List<DynamodbEvent.DynamodbStreamRecord> givenUp = new ArrayList<>();
    int at;
    int tries;
    int most;
    boolean isBusy;

    Reader(Template.StreamMapping mapping) {
      this.mapping = mapping;
      this.most = mapping.batchSize();
      for (int i = 0; i < mapping.patterns().size(); i++) {
        patterns.add("p" + i, mapping.patterns().get(i));
      }
    }
  }

  Shards(Template template, Weather weather, RandomGenerator random) {
    this.weather = weather;
    this.random = random;
    for (Template.StreamMapping mapping : template.streams()) {
      for (int i = 0; i < SHARDS; i++) {
        readers.add(new Reader(mapping));
      }
    }
  }

  /** Takes a change of the table in. */
  void take(MemoryTable.Change change) {
    records++;
    int shard = Math.floorMod(change.pk().hashCode(), SHARDS);
    DynamodbEvent.DynamodbStreamRecord record = ChangeRecords.of(change, records);
    for (int i = 0; i < readers.size(); i++) {
      Reader reader = readers.get(i);
      if (i % SHARDS == shard && isWanted(reader, change)) {
        reader.records.add(record);
      }
    }
  }

  /** Whether any record waits for a function. */
  boolean hasMore() {
    return readers.stream().anyMatch(reader -> reader.at < reader.records.size());
  }

  /** Hands a batch of some shard to its function; nothing where none waits. */
  void work(Queues.Caller functions) {
    List<Reader> waiting =
        readers.stream()
            .filter(reader -> reader.at < reader.records.size() && !reader.isBusy)
            .toList();
    if (waiting.isEmpty()) {
      return;
    }
    Reader reader = waiting.get(random.nextInt(waiting.size()));
    int left = reader.records.size() - reader.at;
    int size = 1 + random.nextInt(Math.min(reader.most, left));
    List<DynamodbEvent.DynamodbStreamRecord> batch =
        List.copyOf(reader.records.subList(reader.at, reader.at + size));
    reader.isBusy = true; // One batch of a shard at a time.
    boolean _ =
        weather.step(
            reader.mapping.function() + " of " + batch.stream().map(Shards::shown).toList(),
            () -> {
              work(reader, batch, functions);
              return true;
            });
    reader.isBusy = false;
  }

  private void work(
      Reader reader, List<DynamodbEvent.DynamodbStreamRecord> batch, Queues.Caller functions) {
    int worked =
        worked(functions.call(reader.mapping.function(), ChangeRecords.event(batch)), batch);
    if (worked > 0) {
      reader.at += worked;
      reader.tries = 0;
      reader.most = reader.mapping.batchSize();
    } else if (batch.size() > 1) {
      reader.most = Math.max(1, batch.size() / 2);
    } else {
      reader.tries++;
    }
    if (reader.tries > reader.mapping.retries()) {
      weather.tell("  given up: " + shown(batch.getFirst()));
      reader.givenUp.add(batch.getFirst());
      reader.at++;
      reader.tries = 0;
    }
    if (worked > 0 && weather.strikes("a lost checkpoint")) {
      reader.at -= 1 + weather.choice("checkpoint", Math.min(reader.at, 2 * worked));
    }
  }

  /** Hands a batch that some function has had already to it again, beside whatever goes on. */
  void again(Queues.Caller functions) {
    List<Reader> begun = readers.stream().filter(reader -> reader.at > 0).toList();
    if (!begun.isEmpty()) {
      Reader reader = begun.get(random.nextInt(begun.size()));
      int to = 1 + random.nextInt(reader.at);
      int from = Math.max(0, to - 1 - random.nextInt(3));
      List<DynamodbEvent.DynamodbStreamRecord> batch =
          List.copyOf(reader.records.subList(from, to));
      Optional<Object> _ =
          weather.step(
              reader.mapping.function() + " again of " + batch.stream().map(Shards::shown).toList(),
              () -> functions.call(reader.mapping.function(), ChangeRecords.event(batch)));
    }
  }

  /** Somebody has every record that was given up handed over again. */
  int redrive() {
    int count = 0;
    for (Reader reader : readers) {
      count += reader.givenUp.size();
      reader.records.addAll(reader.givenUp);
      reader.givenUp.clear();
    }
    return count;
  }

  /** How many of the batch's records the function has worked off, from the first. */
  private static int worked(
      Optional<Object> answer, List<DynamodbEvent.DynamodbStreamRecord> batch) {
    if (answer.isEmpty()) {
      return 0;
    }
    List<String> failed =
        answer.get() instanceof StreamsEventResponse response
            ? Stream.ofNullable(response.getBatchItemFailures())
                .flatMap(List::stream)
                .map(StreamsEventResponse.BatchItemFailure::getItemIdentifier)
                .toList()
            : List.of();
    for (int i = 0; i < batch.size(); i++) {
      if (failed.contains(batch.get(i).getDynamodb().getSequenceNumber())) {
        return i;
      }
    }
    return batch.size();
  }

  /** The patterns of our mappings ask for the kind of a row alone. */
  private boolean isWanted(Reader reader, MemoryTable.Change change) {
    String kind = MemoryTable.text(change.after(), "kind");
    return wanted.computeIfAbsent(
        reader.mapping.function() + kind,
        _ -> {
          ObjectNode event = BrainJson.mapper().createObjectNode();
          event.putObject("dynamodb").putObject("NewImage").putObject("kind").put("S", kind);
          return reader.mapping.patterns().isEmpty() || !reader.patterns.matching(event).isEmpty();
        });
  }

  private static String shown(DynamodbEvent.DynamodbStreamRecord record) {
    return record.getDynamodb().getKeys().getOrDefault("sk", new AttributeValue("")).getS();
  }
}
