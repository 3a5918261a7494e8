package dev.paydown.bench.growth;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.paydown.aws.log.JsonLines;
import dev.paydown.batch.recompute.RecomputeFunction;
import dev.paydown.bench.Cpu;
import dev.paydown.brain.wire.Bus;
import dev.paydown.functions.advance.AdvanceFunction;
import dev.paydown.functions.ingest.IngestFunction;
import dev.paydown.functions.notify.NotifyFunction;
import dev.paydown.functions.publish.PublishFunction;
import dev.paydown.local.memory.ChangeRecords;
import dev.paydown.local.memory.MemoryTable;
import dev.paydown.tools.json.BrainJson;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * What the deployed functions cost, from units metered while they work off a day of a workspace:
 * each delivery by itself, through the whole loop, with the clock's ticks. A call takes as long as
 * its services (the simulation's times) and its own CPU as measured, scaled to its memory.
 */
final class Costs {
  private static final Set<String> PUBLISHED =
      Set.of("proposal", "mailing", "execution", "liability", "read");

  /** Of twenty deliveries one moves a date, one starts, one finishes; the others say how far. */
  private static final Map<Integer, String> TYPES =
      Map.of(0, "item.changed", 1, "item.started", 2, "item.finished");

  private static final int VCPU_MEGABYTES = 1769;
  private static final int SMALLER = 1024;
  private static final int WARM_UP = 100;
  private static final int MEASURED = 200;

  /** What API Gateway logs of a request in the template's format. */
  private static final int ACCESS_LINE = 230;

  /** What CloudWatch adds to each line. */
  private static final int LINE_OVERHEAD = 26;

  private final World world = new World();
  private final Counted logged = new Counted();
  private final IngestFunction ingest = new IngestFunction(world.deployment);

  /** One for each shard of the stream, as deployed: each has at hand what it folded itself. */
  private final List<AdvanceFunction> advance =
      java.util.stream.Stream.generate(() -> new AdvanceFunction(world.deployment, 1))
          .limit(GrowthBench.SHARDS)
          .toList();

  private final PublishFunction publish = new PublishFunction(world.deployment);
  private final NotifyFunction notify = new NotifyFunction(world.deployment);
  private final RecomputeFunction recompute = new RecomputeFunction(world.deployment);
  private final Random random = new Random(1);
  private final String workspace;
  private final int items;
  private Bill in = new Bill();
  private Bill loop = new Bill();
  private Bill ticks = new Bill();
  private int deliveries;
  private double inOwnSeconds;
  private double inServiceSeconds;

  private Costs(String workspace, int items) {
    this.workspace = workspace;
    this.items = items;
    Seeds.items(world, workspace, items);
    JsonLines.install(new PrintStream(logged, true, StandardCharsets.UTF_8), "paydown");
  }

  /** How much was written to it. */
  private static final class Counted extends OutputStream {
    long bytes;

    @Override
    public void write(int one) {
      bytes++;
      if (one == '\n') {
        bytes += LINE_OVERHEAD;
      }
    }

    @Override
    public void write(byte[] many, int from, int length) {
      for (int i = from; i < from + length; i++) {
        write(many[i]);
      }
    }
  }

  /** A workspace of so many items and so many deliveries a working day. */
  private record Kind(String name, int items, int deliveries) {}

  /** Prints the first so many of three kinds of workspaces. */
  static void print(int many) {
    List<Kind> kinds =
        List.of(
            new Kind("small", 100, 50),
            new Kind("middle", 1_000, 500),
            new Kind("large", 3_000, 1_500));
    System.out.println("a million deliveries, each by itself; a month: 21 working days, 9 quiet");
    Bill.head();
    for (Kind kind : kinds.subList(0, many)) {
      Costs costs = new Costs(kind.name(), kind.items());
      costs.work(WARM_UP);
      costs
          .day(kind)
          .print(
              "%s: a month of %,d items, %,d a day"
                  .formatted(kind.name(), kind.items(), kind.deliveries()));
    }
  }

  /** Measures a day; returns the month's bill. */
  private Bill day(Kind kind) {
    in = new Bill();
    loop = new Bill();
    ticks = new Bill();
    deliveries = 0;
    inOwnSeconds = 0;
    inServiceSeconds = 0;
    world.writesByKind.clear();
    int measured = Math.min(kind.deliveries(), MEASURED);
    work(measured);
    Bill million = new Bill();
    million.add(in, 1e6 / deliveries);
    million.print(kind.name() + ": taking in");
    System.out.printf(
        "    %.2f write units, %.2f read units, %.0f bytes logged, %.1f ms billed a delivery%n",
        in.writes / deliveries,
        in.reads / deliveries,
        in.loggedBytes / deliveries,
        in.gbSeconds / deliveries / VCPU_MEGABYTES * 1024 * 1000);
    atItsOwnUrl(million).print(kind.name() + ": taking in at ingest's own URL");
    otherwise();
    Bill whole = new Bill();
    whole.add(in, 1e6 / deliveries);
    whole.add(loop, 1e6 / deliveries);
    whole.print(kind.name() + ": the whole loop");
    System.out.printf(
        "    %.2f write units, %.2f read units, %.0f bytes logged, %.2f calls, %.2f events, %.3f mails%n",
        (in.writes + loop.writes) / deliveries,
        (in.reads + loop.reads) / deliveries,
        (in.loggedBytes + loop.loggedBytes) / deliveries,
        (in.calls + loop.calls) / deliveries,
        loop.events / deliveries,
        loop.mails / deliveries);
    StringBuilder kinds =
        new StringBuilder("    write units a delivery, with those of the day's ticks:");
    world.writesByKind.forEach(
        (name, units) -> kinds.append(" %s %.2f;".formatted(name, units / deliveries)));
    System.out.println(kinds);
    Bill month = new Bill();
    double share = (double) kind.deliveries() / deliveries;
    month.add(in, 21 * share);
    month.add(loop, 21 * share);
    month.add(ticks, 21);
    quiet();
    month.add(ticks, 9);
    month.storedBytes = world.memory.all().stream().mapToLong(row -> Units.bytes(row) + 100).sum();
    return month;
  }

  /** The same past the API: nothing is paid for a request, and no access log is written. */
  private static Bill atItsOwnUrl(Bill million) {
    Bill own = new Bill();
    own.add(million, 1);
    own.requests = 0;
    own.loggedBytes -= (ACCESS_LINE + LINE_OVERHEAD) * million.requests;
    return own;
  }

  /** The same with a table that answers sooner, and with less memory and so less of a processor. */
  private void otherwise() {
    for (int storeMillis : List.of(10, 5)) {
      StringBuilder line = new StringBuilder("    with a store call of " + storeMillis + " ms:");
      for (int megabytes : List.of(VCPU_MEGABYTES, SMALLER, 512)) {
        double service = inServiceSeconds * storeMillis * 1000 / World.STORE_MICROS;
        double seconds = (service + inOwnSeconds * VCPU_MEGABYTES / megabytes) / deliveries;
        Bill bill = new Bill();
        bill.add(in, 1e6 / deliveries);
        bill.gbSeconds = 0;
        bill.calls = 0;
        Bill call = new Bill();
        call.call(megabytes, seconds);
        bill.add(call, 1e6);
        line.append(
            " %.2f at %d MB (%.2f without logs);"
                .formatted(bill.all(), megabytes, bill.all() - bill.logs()));
      }
      System.out.println(line);
    }
  }

  /** A working day of eight hours: deliveries spread over it, a wake every quarter. */
  private void work(int count) {
    Instant morning = nextMorning();
    int done = 0;
    for (int quarter = 0; quarter < 96; quarter++) {
      world.now = morning.plus(Duration.ofMinutes(15L * quarter));
      wake();
      for (; quarter < 32 && done < count * (quarter + 1) / 32; done++) {
        world.now = world.now.plusMillis(50);
        deliver();
      }
    }
  }

  /** A day on which nothing comes in. */
  private void quiet() {
    ticks = new Bill();
    Instant morning = nextMorning();
    for (int quarter = 0; quarter < 96; quarter++) {
      world.now = morning.plus(Duration.ofMinutes(15L * quarter));
      wake();
    }
  }

  private Instant nextMorning() {
    return world.now.isAfter(World.BEGINNING)
        ? world.now.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(33))
        : World.BEGINNING;
  }

  private void deliver() {
    deliveries++;
    String item = "i" + random.nextInt(items);
    int kind = random.nextInt(20);
    String type = TYPES.getOrDefault(kind, "item.progressed");
    LocalDate today = LocalDate.ofInstant(world.now, ZoneOffset.UTC);
    Map<String, Object> data =
        switch (type) {
          case "item.changed" -> Map.of("due", today.plusDays(1 + random.nextInt(60)).toString());
          case "item.progressed" -> Map.of("percent", random.nextInt(100));
          default -> Map.of("by", "ada@example.com");
        };
    var event = world.delivery(workspace, "d" + deliveries + "-" + world.now, item, type, data);
    in.requests++;
    in.loggedBytes += ACCESS_LINE + LINE_OVERHEAD;
    metered(
        in,
        VCPU_MEGABYTES,
        () -> ingest.handleRequest(event, NoContext.HERE).getStatusCode() / 100 == 2);
    follow(loop);
  }

  private void wake() {
    for (String due : world.deployment.due().dueBy(world.now)) {
      ticks.queueRequests += 3; // Sent, received, deleted.
      SQSEvent event =
          message(BrainJson.write(Map.of("workspace", due, "at", world.now.toString())));
      metered(
          ticks,
          SMALLER,
          () -> recompute.handleRequest(event, NoContext.HERE).getBatchItemFailures().isEmpty());
      follow(ticks);
    }
  }

  /** Everything that follows from what the table has changed. */
  private void follow(Bill bill) {
    List<MemoryTable.Change> changes = world.changes();
    while (!changes.isEmpty()) {
      Map<Integer, List<DynamodbEvent.DynamodbStreamRecord>> logs = new TreeMap<>();
      List<DynamodbEvent.DynamodbStreamRecord> rows = new ArrayList<>();
      for (MemoryTable.Change change : changes) {
        String kind = MemoryTable.text(change.after(), "kind");
        if (kind.equals("log")) {
          logs.computeIfAbsent(Stream.shard(change, advance.size()), _ -> new ArrayList<>())
              .add(world.record(change));
        } else if (PUBLISHED.contains(kind)) {
          rows.add(world.record(change));
        }
      }
      logs.forEach((shard, records) -> advance(bill, shard, records));
      if (!rows.isEmpty()) {
        metered(
            bill,
            SMALLER,
            () ->
                publish
                    .handleRequest(ChangeRecords.event(rows), NoContext.HERE)
                    .getBatchItemFailures()
                    .isEmpty());
      }
      mails(bill);
      changes = world.changes();
    }
  }

  private void advance(Bill bill, int shard, List<DynamodbEvent.DynamodbStreamRecord> records) {
    metered(
        bill,
        VCPU_MEGABYTES,
        () ->
            advance
                .get(shard)
                .handleRequest(ChangeRecords.event(records), NoContext.HERE)
                .getBatchItemFailures()
                .isEmpty());
  }

  private void mails(Bill bill) {
    List<Bus.Event> announced = List.copyOf(world.announced);
    world.announced.clear();
    bill.events += announced.size();
    for (Bus.Event event : announced) {
      if (event.type().equals("mail.due")) {
        bill.queueRequests += 3;
        SQSEvent message =
            message("{\"detail-type\":\"mail.due\",\"detail\":" + event.detail() + "}");
        metered(
            bill,
            SMALLER,
            () -> notify.handleRequest(message, NoContext.HERE).getBatchItemFailures().isEmpty());
      }
    }
  }

  private static SQSEvent message(String body) {
    SQSEvent.SQSMessage message = new SQSEvent.SQSMessage();
    message.setMessageId("m1");
    message.setBody(body);
    SQSEvent event = new SQSEvent();
    event.setRecords(List.of(message));
    return event;
  }

  private void metered(Bill bill, int megabytes, Supplier<Boolean> call) {
    double reads = world.reads;
    double writes = world.writes;
    long bytes = logged.bytes;
    long mails = world.mails;
    long[] nanos = new long[1];
    Course way =
        world.ofCall(
            () ->
                nanos[0] =
                    Cpu.nanos(
                        () -> {
                          if (!call.get()) {
                            throw new IllegalStateException("a function failed");
                          }
                        }));
    if (bill.equals(in)) {
      inOwnSeconds += nanos[0] / 1e9;
      inServiceSeconds += way.micros() / 1e6;
    }
    double own = nanos[0] / 1e9 * VCPU_MEGABYTES / megabytes;
    bill.call(megabytes, way.micros() / 1e6 + own);
    bill.reads += world.reads - reads;
    bill.writes += world.writes - writes;
    bill.loggedBytes += logged.bytes - bytes;
    bill.mails += world.mails - mails;
  }
}
