package dev.paydown.bench.growth;

import dev.paydown.aws.log.JsonLines;
import dev.paydown.bench.Cpu;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What growth does to the deployed functions: many workspaces, a large one, a bulk edit beside
 * others' work, one worker or more, and one that is killed. The functions are the real ones over a
 * table in memory; what services take is put in, what functions take is measured, and time is
 * simulated.
 */
public final class GrowthBench {
  private static final long SECOND = 1_000_000;

  /** A table that is new begins with four partitions, and its stream with as many shards. */
  static final int SHARDS = 4;

  private static final int OTHERS = 500;
  private static final int OTHERS_DELIVERIES = 3_000;

  private GrowthBench() {}

  /**
   * Prints what it finds.
   *
   * @param arguments which parts: {@code workspaces}, {@code large}, {@code bulk}, {@code workers},
   *     {@code cost}; by default all of them; {@code NAME=NUMBER} sets a size
   */
  public static void main(String[] arguments) {
    JsonLines.install(
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8), "bench");
    Sizes sizes = Sizes.of(arguments);
    if (sizes.has("workspaces")) {
      workspaces(sizes);
    }
    if (sizes.has("bulk")) {
      bulk(sizes);
    }
    if (sizes.has("workers")) {
      Workers.print(sizes.number("swept", 2_000));
      Workers.printBacklog(sizes.number("backlog", 2_000));
    }
    if (sizes.has("large")) {
      Large.print(sizes.number("items", 100_000));
    }
    if (sizes.has("cost")) {
      Costs.print(sizes.number("kinds", 3));
    }
  }

  static void print(String what, double measured, String unit) {
    System.out.printf("%-80s %12.2f %s%n", what, measured, unit);
  }

  private static void workspaces(Sizes sizes) {
    int count = sizes.number("count", 100_000);
    World world = new World();
    long seeding = Cpu.nanos(() -> Seeds.pairs(world, count));
    Stream stream = new Stream(world, SHARDS);
    Random random = new Random(1);
    long day = Duration.ofHours(8).toSeconds() * SECOND;
    for (int i = 0; i < count; i++) {
      String workspace = Seeds.name(i);
      long morning = random.nextLong(day / 2);
      long later = morning + random.nextLong(day / 2);
      stream.deliver(
          morning, "all", workspace, "p" + i, "a", "item.progressed", Map.of("percent", 40));
      stream.deliver(
          later, "all", workspace, "s" + i, "a", "item.changed", Map.of("due", "2026-12-01"));
    }
    double reads = world.reads;
    double writes = world.writes;
    stream.run();
    int folded = stream.folded("all");
    System.out.printf(
        "%,d workspaces, %,d deliveries in 8 hours, %d shards%n", count, folded, SHARDS);
    print("  made and first folded, CPU a workspace", seeding / 1e6 / count, "ms");
    print("  ingest, CPU a delivery", stream.ingestNanos / 1e6 / folded, "ms");
    print("  advance, CPU a delivery", stream.advanceNanos / 1e6 / folded, "ms");
    print("  advance, records a call", (double) folded / stream.invocations, "");
    print("  from coming in to folded, p50", stream.waitedMillis("all", 0.5), "ms");
    print("  from coming in to folded, p99", stream.waitedMillis("all", 0.99), "ms");
    print("  read units a delivery", (world.reads - reads) / folded, "");
    print("  write units a delivery", (world.writes - writes) / folded, "");
  }

  private static void bulk(Sizes sizes) {
    int edits = sizes.number("edits", 10_000);
    for (int count : List.of(0, edits)) {
      World world = new World();
      Seeds.pairs(world, OTHERS);
      if (count > 0) {
        Seeds.items(world, "bulk", count);
      }
      Stream stream = new Stream(world, SHARDS);
      Random random = new Random(1);
      long over = Duration.ofMinutes(10).toSeconds() * SECOND;
      for (int i = 0; i < OTHERS_DELIVERIES; i++) {
        stream.deliver(
            random.nextLong(over),
            "others",
            Seeds.name(i % OTHERS),
            "o" + i,
            "a",
            "item.progressed",
            Map.of("percent", i % 90));
      }
      for (int i = 0; i < count; i++) {
        stream.deliver(
            (long) i * Duration.ofMinutes(5).toSeconds() * SECOND / count,
            "bulk",
            "bulk",
            "b" + i,
            "i" + i,
            "item.changed",
            Map.of("due", "2026-12-04"));
      }
      stream.run();
      System.out.printf(
          "others' 3,000 deliveries in 10 minutes %s%n",
          count == 0
              ? "by themselves"
              : "beside a bulk edit of %,d items in one workspace".formatted(count));
      print("  others, from coming in to folded, p50", stream.waitedMillis("others", 0.5), "ms");
      print("  others, from coming in to folded, p99", stream.waitedMillis("others", 0.99), "ms");
      if (count > 0) {
        print(
            "  the bulk edit, from its first delivery to its last fold",
            stream.lastFolded("bulk") / 1e6,
            "s");
        print(
            "  advance, CPU a delivery",
            stream.advanceNanos / 1e6 / (count + OTHERS_DELIVERIES),
            "ms");
      }
    }
  }
}
