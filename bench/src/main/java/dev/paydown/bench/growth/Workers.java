package dev.paydown.bench.growth;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.paydown.batch.fullsweep.FullSweepFunction;
import dev.paydown.bench.Cpu;
import dev.paydown.local.memory.MemoryTable;
import dev.paydown.tools.json.BrainJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A full sweep by 1, 2 and 4 workers, each of which takes the next batch of a hundred workspaces
 * when it has done one; and the same with one killed in the middle of a batch, which is then done
 * again, as the state machine does.
 */
final class Workers {
  private static final int BATCH = 100;
  private static final Duration LATER = Duration.ofDays(7);

  private Workers() {}

  /**
   * What a sweep left.
   *
   * @param micros simulated, until the last worker was done
   * @param begun how many batches were begun
   * @param digest of every answer and of every row of the table
   */
  private record Swept(long micros, int begun, String digest) {}

  static void print(int count) {
    Swept alone = sweep(count, 1, -1);
    System.out.printf("a full sweep of %,d workspaces, all of which are behind%n", count);
    GrowthBench.print("  1 worker, simulated", alone.micros() / 1e6, "s");
    for (int workers : List.of(2, 4)) {
      Swept several = sweep(count, workers, -1);
      GrowthBench.print(
          "  " + workers + " workers against 1", (double) alone.micros() / several.micros(), "x");
      same("  its answers and rows", alone, several);
    }
    Swept killed = sweep(count, 4, count / BATCH / 2);
    System.out.printf(
        "  4 workers, one killed in the middle: %d batches begun for %d%n",
        killed.begun(), Math.ceilDiv(count, BATCH));
    same("    its answers and rows", alone, killed);
  }

  /** A backlog in the stream: a delivery for each workspace, all at once. */
  static void printBacklog(int count) {
    System.out.printf("a backlog of %,d deliveries, each to a workspace of its own%n", count);
    long alone = 0;
    for (int shards : List.of(1, 2, 4)) {
      World world = new World();
      Seeds.pairs(world, count);
      Stream stream = new Stream(world, shards);
      for (int i = 0; i < count; i++) {
        stream.deliver(
            0, "all", Seeds.name(i), "p" + i, "a", "item.progressed", Map.of("percent", 40));
      }
      stream.run();
      long micros = stream.lastFolded("all");
      alone = shards == 1 ? micros : alone;
      GrowthBench.print("  %d shards, folded a second".formatted(shards), count * 1e6 / micros, "");
      GrowthBench.print("    against 1", (double) alone / micros, "x");
    }
  }

  private static void same(String what, Swept one, Swept other) {
    boolean isSame = one.digest().equals(other.digest());
    System.out.printf("%-80s %s%n", what, isSame ? "byte-equal" : "DIFFERENT");
    if (!isSame) {
      throw new IllegalStateException("sweeps of the same workspaces left different rows");
    }
  }

  private static Swept sweep(int count, int workers, int killedBatch) {
    World world = new World();
    Seeds.pairs(world, count);
    world.now = World.BEGINNING.plus(LATER);
    List<Map<String, Object>> batches = new ArrayList<>();
    for (int from = 0; from < count; from += BATCH) {
      List<String> left = new ArrayList<>();
      for (int i = from; i < Math.min(count, from + BATCH); i++) {
        left.add(Seeds.name(i));
      }
      batches.add(Map.of("mode", "recompute", "at", world.now.toString(), "left", left));
    }
    long[] freeAt = new long[workers];
    TreeMap<Integer, Map<String, Object>> answers = new TreeMap<>();
    int begun = 0;
    boolean isKilled = false;
    for (int i = 0; i < batches.size(); i++) {
      int worker = 0;
      for (int other = 1; other < workers; other++) {
        worker = freeAt[other] < freeAt[worker] ? other : worker;
      }
      boolean dies = i == killedBatch && !isKilled;
      if (dies) {
        world.killAfter(3 * BATCH);
      }
      begun++;
      freeAt[worker] += call(world, batches.get(i), answers, i);
      if (dies) {
        isKilled = true;
        i--; // It is done again, by whoever is free.
      }
    }
    long micros = 0;
    for (long each : freeAt) {
      micros = Math.max(micros, each);
    }
    return new Swept(micros, begun, digest(world, answers));
  }

  /** One call of the function in an instance of its own; how long it took until it ended. */
  private static long call(
      World world,
      Map<String, Object> batch,
      Map<Integer, Map<String, Object>> answers,
      int number) {
    RequestHandler<Map<String, Object>, Map<String, Object>> function =
        new FullSweepFunction(world.deployment);
    long[] nanos = new long[1];
    Course way =
        world.ofCall(
            () ->
                nanos[0] =
                    Cpu.nanos(
                        () -> {
                          try {
                            answers.put(number, function.handleRequest(batch, NoContext.HERE));
                          } catch (World.Killed _) {
                            // Its process is gone, and with it what it would have answered.
                          }
                        }));
    if (world.wasKilled()) {
      answers.remove(number);
    }
    return way.micros() + nanos[0] / 1000;
  }

  private static String digest(World world, Map<Integer, Map<String, Object>> answers) {
    List<String> lines = new ArrayList<>();
    for (var row : world.memory.all()) {
      if (!MemoryTable.text(row, "kind").equals("connection")) { // Sealed anew in every world.
        lines.add(new TreeMap<>(row).toString());
      }
    }
    Collections.sort(lines);
    lines.add(BrainJson.write(answers));
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      lines.forEach(line -> sha.update(line.getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
