package dev.paydown.bench.growth;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import dev.paydown.bench.Cpu;
import dev.paydown.functions.advance.AdvanceFunction;
import dev.paydown.functions.ingest.IngestFunction;
import dev.paydown.local.memory.ChangeRecords;
import dev.paydown.local.memory.MemoryTable;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Deliveries taken in and folded, in simulated time. Ingest has as many instances as it wants;
 * advance has one for each shard of the stream, which takes up to a hundred records in their order.
 * A row's shard follows from its partition, as in the deployed table, so that a workspace's log is
 * spread over all of them; of one workspace one fold goes on at a time (on AWS the later one loses
 * and loads again, which takes as long). What a function itself takes is added as measured.
 */
final class Stream {
  private static final int BATCH = 100;

  private final World world;
  private final IngestFunction ingest;
  private final List<Shard> shards = new ArrayList<>();
  private final PriorityQueue<Happening> agenda =
      new PriorityQueue<>(
          Comparator.comparingLong(Happening::at).thenComparingLong(Happening::number));
  private final Map<String, Long> freeAt = new HashMap<>();
  private final Map<String, Long> lastFolded = new HashMap<>();
  private final Map<String, List<Long>> waited = new HashMap<>();
  private long number;
  private long clock;
  long ingestNanos;
  long advanceNanos;
  long invocations;

  private record Happening(long at, long number, Runnable what) {}

  /** A record of the log on its way to its fold. */
  private record Waiting(
      DynamodbEvent.DynamodbStreamRecord record, String workspace, String group, long arrived) {}

  private static final class Shard {
    final ArrayDeque<Waiting> records = new ArrayDeque<>();
    AdvanceFunction function;
    boolean isBusy;

    Shard(AdvanceFunction function) {
      this.function = function;
    }
  }

  /** A stream of so many shards. */
  Stream(World world, int shards) {
    this.world = world;
    this.ingest = new IngestFunction(world.deployment);
    for (int i = 0; i < shards; i++) {
      this.shards.add(new Shard(new AdvanceFunction(world.deployment, 1)));
    }
    List<MemoryTable.Change> _ = world.changes();
  }

  /** Something happens at that time, in microseconds from the beginning. */
  void at(long micros, Runnable what) {
    agenda.add(new Happening(micros, number++, what));
  }

  /** A delivery comes in; {@code group} is under what its waiting is counted. */
  void deliver(
      long micros,
      String group,
      String workspace,
      String id,
      String subject,
      String type,
      Map<String, ?> data) {
    at(
        micros,
        () -> {
          Course way =
              measured(
                  () ->
                      check(
                          ingest
                              .handleRequest(
                                  world.delivery(workspace, id, subject, type, data),
                                  NoContext.HERE)
                              .getStatusCode()),
                  true);
          visible(micros + way.micros(), group, micros);
        });
  }

  private static void check(int status) {
    if (status / 100 != 2) {
      throw new IllegalStateException("ingest answered " + status);
    }
  }

  private Course measured(Runnable work, boolean isIngest) {
    long[] nanos = new long[1];
    Course way = world.ofCall(() -> nanos[0] = Cpu.nanos(work));
    if (isIngest) {
      ingestNanos += nanos[0];
    } else {
      advanceNanos += nanos[0];
    }
    return way;
  }

  /** Log rows that were written are with their shard's reader a hop later. */
  private void visible(long at, String group, long arrived) {
    for (MemoryTable.Change change : world.changes()) {
      if (MemoryTable.text(change.after(), "kind").equals("log")) {
        Waiting waiting =
            new Waiting(world.record(change), MeteredTable.workspace(change.pk()), group, arrived);
        Shard shard = shards.get(shard(change, shards.size()));
        at(
            at + World.HOP_MICROS,
            () -> {
              shard.records.add(waiting);
              read(shard);
            });
      }
    }
  }

  /** Which of so many shards brings a row of that partition. */
  static int shard(MemoryTable.Change change, int shards) {
    return Math.floorMod(change.pk().hashCode() * 31, shards);
  }

  private void read(Shard shard) {
    if (shard.isBusy || shard.records.isEmpty()) {
      return;
    }
    List<Waiting> batch = new ArrayList<>();
    while (batch.size() < BATCH && !shard.records.isEmpty()) {
      batch.add(shard.records.removeFirst());
    }
    shard.isBusy = true;
    invocations++;
    long before = advanceNanos;
    Course way =
        measured(
            () -> {
              StreamsEventResponse answer =
                  shard.function.handleRequest(
                      ChangeRecords.event(batch.stream().map(Waiting::record).toList()),
                      NoContext.HERE);
              if (!answer.getBatchItemFailures().isEmpty()) {
                throw new IllegalStateException("advance failed");
              }
            },
            false);
    List<MemoryTable.Change> _ = world.changes();
    long end = finished(way, (advanceNanos - before) / 1000, batch);
    at(
        end,
        () -> {
          shard.isBusy = false;
          read(shard);
        });
  }

  /** When each workspace's part is through, one after the other; of the last, the call is. */
  private long finished(Course way, long ownMicros, List<Waiting> batch) {
    long total = Math.max(1, way.micros());
    long at = clock;
    Map<String, Long> through = new HashMap<>();
    for (Course.Leg leg : way.legs()) {
      long begins = Math.max(at, freeAt.getOrDefault(leg.workspace(), 0L));
      at = begins + leg.micros() + ownMicros * leg.micros() / total;
      through.put(leg.workspace(), at);
    }
    freeAt.putAll(through);
    long end = at;
    for (Waiting waiting : batch) {
      long folded = through.getOrDefault(waiting.workspace(), end);
      lastFolded.merge(waiting.group(), folded, Math::max);
      waited
          .computeIfAbsent(waiting.group(), _ -> new ArrayList<>())
          .add(folded - waiting.arrived());
    }
    return end;
  }

  /** Runs until nothing is left; returns when the last thing happened, in microseconds. */
  long run() {
    while (!agenda.isEmpty()) {
      Happening next = agenda.remove();
      clock = next.at();
      world.now = World.BEGINNING.plus(clock, ChronoUnit.MICROS);
      next.what().run();
    }
    return clock;
  }

  /** From a delivery's coming in to its being folded, in milliseconds, at this share of all. */
  double waitedMillis(String group, double share) {
    List<Long> all = new ArrayList<>(waited.getOrDefault(group, List.of(0L)));
    all.sort(Comparator.naturalOrder());
    return all.get((int) Math.min(all.size() - 1, Math.round(share * all.size()))) / 1000.0;
  }

  /** When the last delivery of that group was folded, in microseconds. */
  long lastFolded(String group) {
    return lastFolded.getOrDefault(group, 0L);
  }

  int folded(String group) {
    return waited.getOrDefault(group, List.of()).size();
  }
}
