package dev.paydown.bench.growth;

import dev.paydown.bench.Cpu;
import dev.paydown.brain.Advance;
import dev.paydown.brain.Recall;
import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.store.WorkspaceStore;
import java.time.LocalDate;
import java.util.List;

/** One workspace that grows by tens, until the items asked for, or the heap, are reached. */
final class Large {
  private static final int FIRST = 1_000;
  private static final int WARM_UP = 5;

  private Large() {}

  static void print(int most) {
    System.out.println("one workspace, one item of which slips");
    System.out.printf(
        "%12s %12s %12s %12s %12s %12s %12s %12s %12s%n",
        "items",
        "load CPU ms",
        "load ms",
        "read units",
        "step CPU ms",
        "commit ms",
        "write units",
        "heap MB",
        "recalled MB");
    for (int items = FIRST; items <= most; items *= 10) {
      try {
        of(items);
      } catch (OutOfMemoryError e) {
        System.out.printf(
            "%,12d does not fit into a heap of %,d MB%n",
            items, Runtime.getRuntime().maxMemory() / 1_000_000);
        return;
      }
    }
  }

  private static void of(int items) {
    World world = new World();
    Seeds.items(world, "large", items);
    double reads = world.reads;
    WorkspaceState[] held = new WorkspaceState[1];
    long before = used();
    long[] nanos = new long[2];
    Course load =
        world.ofCall(
            () ->
                nanos[0] =
                    Cpu.process(
                        () -> held[0] = world.deployment.workspaces().load("large").orElseThrow()));
    reads = world.reads - reads;
    long heap = used() - before;
    // What fell due meanwhile is no part of what the slip costs.
    LogEntry tick =
        new LogEntry("tick", World.BEGINNING, List.of(new Fact.Ticked(World.BEGINNING)));
    Recall recall = new Recall();
    WorkspaceState woken = Advance.step(held[0], List.of(tick), recall);
    committed(world.deployment.workspaces().commit(held[0], woken, List.of("tick")));
    held[0] = woken;
    WorkspaceState[] after = new WorkspaceState[1];
    // Another day each time, so that the slip itself is never what is recalled.
    for (int i = 0; i < WARM_UP; i++) {
      after[0] = Advance.step(held[0], List.of(slip(i)), recall);
    }
    long recalled = used() - before - heap;
    nanos[1] = Cpu.nanos(() -> after[0] = Advance.step(held[0], List.of(slip(WARM_UP)), recall));
    double writes = world.writes;
    Course commit =
        world.ofCall(
            () ->
                committed(
                    world.deployment.workspaces().commit(held[0], after[0], List.of("slip"))));
    System.out.printf(
        "%,12d %,12.0f %,12.0f %,12.0f %,12.0f %,12.0f %,12.0f %,12.0f %,12.0f%n",
        items,
        nanos[0] / 1e6,
        load.micros() / 1e3,
        reads,
        nanos[1] / 1e6,
        commit.micros() / 1e3,
        world.writes - writes,
        heap / 1e6,
        recalled / 1e6);
  }

  private static LogEntry slip(int laterDays) {
    LocalDate due = LocalDate.parse("2026-12-03").plusDays(laterDays);
    return new LogEntry(
        "slip",
        World.BEGINNING,
        List.of(
            new Fact.ItemChanged(
                new ItemRef.Own("desk", "i0"),
                World.BEGINNING,
                0,
                Actor.HUMAN,
                List.of(FieldChange.set(ItemField.DUE, due.toString())))));
  }

  private static void committed(WorkspaceStore.Committed committed) {
    if (committed != WorkspaceStore.Committed.YES) {
      throw new IllegalStateException("a commit that nobody contends with is refused");
    }
  }

  /** What stands in the heap. */
  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
