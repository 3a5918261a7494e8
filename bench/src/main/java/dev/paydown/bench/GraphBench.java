package dev.paydown.bench;

import dev.paydown.brain.forecast.DynamicOrder;
import dev.paydown.brain.forecast.DynamicOrder.Outcome;
import dev.paydown.brain.forecast.MeasuredPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;

/**
 * What dates cost over a million items and three million links, in one plan and in a thousand
 * workspaces, against floors and rivals measured in the same run. CPU time of one thread; read the
 * ratios, not the times.
 */
public final class GraphBench {
  private static final int ITEMS = 1_000_000;
  private static final int LINKS_AN_ITEM = 3;
  private static final int WORKSPACES = 1_000;

  /** Within a workspace work hangs together: links reach this far along its hidden order. */
  private static final int NEAR = 50;

  private static final int ROUNDS = 9;
  private static final int SLIPS = 4_000;
  private static final int SLIPS_CHECKED = 40;
  private static final int SLIP_DAYS = 5;
  private static final int COPIES = 3;

  /** The root of the repository is where the bench is run from. */
  private static final Path BENCH = Path.of("bench");

  private GraphBench() {}

  /**
   * Prints a line for each bar.
   *
   * @param arguments which parts: {@code order}, {@code plan}, {@code slip}, {@code rivals}, {@code
   *     workspaces}; by default all of them
   */
  public static void main(String[] arguments) {
    Set<String> parts =
        arguments.length > 0
            ? Set.of(arguments)
            : Set.of("order", "plan", "slip", "rivals", "workspaces");
    Links whole = Links.random(ITEMS, LINKS_AN_ITEM * ITEMS, ITEMS, 1);
    if (parts.contains("order")) {
      insertion("1,000 workspaces", workspaces());
      insertion("one plan of 1 M", List.of(whole));
    }
    if (parts.contains("plan") || parts.contains("slip") || parts.contains("rivals")) {
      onePlan(whole, parts);
    }
    if (parts.contains("workspaces")) {
      List<MeasuredPlan> plans = new ArrayList<>();
      workspaces().forEach(links -> plans.add(MeasuredPlan.over(links, plans.size())));
      loading("1,000 workspaces", plans);
      recompute("1,000 workspaces", plans);
    }
  }

  private static void onePlan(Links whole, Set<String> parts) {
    MeasuredPlan plan = MeasuredPlan.over(whole, 1);
    if (parts.contains("slip")) {
      slips(plan);
    }
    if (parts.contains("plan")) {
      loading("one plan of 1 M", List.of(plan));
      memory(plan);
    }
    if (parts.contains("plan") || parts.contains("rivals")) {
      double recompute = recompute("one plan of 1 M", List.of(plan));
      if (parts.contains("rivals")) {
        rivals(whole, plan, recompute);
      }
    }
  }

  private static List<Links> workspaces() {
    List<Links> workspaces = new ArrayList<>();
    int items = ITEMS / WORKSPACES;
    for (int i = 0; i < WORKSPACES; i++) {
      workspaces.add(Links.random(items, LINKS_AN_ITEM * items, NEAR, i));
    }
    return workspaces;
  }

  private static void print(String what, double measured, String unit, String bar) {
    System.out.printf("%-72s %9.2f%-4s %s%n", what, measured, unit, bar);
  }

  /** Returns the nanoseconds an item. */
  private static double recompute(String of, List<MeasuredPlan> plans) {
    List<LongestPath> floors = plans.stream().map(LongestPath::new).toList();
    long floor = Long.MAX_VALUE;
    long whole = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      int day = round;
      floor = Math.min(floor, Cpu.nanos(() -> floors.forEach(LongestPath::run)));
      whole = Math.min(whole, Cpu.nanos(() -> plans.forEach(plan -> plan.recompute(day))));
    }
    print("recompute " + of + ": ns an item", (double) whole / ITEMS, "", "");
    print("  against plain arrays", (double) whole / floor, "x", "at most 3");
    return (double) whole / ITEMS;
  }

  private static void rivals(Links links, MeasuredPlan plan, double recompute) {
    int[] days = new int[links.items()];
    for (int at = 0; at < days.length; at++) {
      days[at] = plan.spanDays(at);
    }
    var sparse = Rivals.sparse(links);
    long nanos = Cpu.best(3, () -> Rivals.longestPath(sparse, days));
    print("  JGraphT sparse takes", nanos / recompute / ITEMS, "x", "at least 15");
    var usual = Rivals.usual(links);
    nanos = Cpu.best(3, () -> Rivals.longestPath(usual, days));
    print("  JGraphT as usual takes", nanos / recompute / ITEMS, "x", "at least 25");
    OptionalLong networkx = Rivals.networkx(links, days, BENCH);
    if (networkx.isPresent()) {
      print("  networkx takes", networkx.getAsLong() / recompute / ITEMS, "x", "at least 60");
    }
  }

  private static void slips(MeasuredPlan large) {
    MeasuredPlan small =
        MeasuredPlan.over(Links.random(10_000, LINKS_AN_ITEM * 10_000, 10_000, 2), 2);
    touched(small, "10 k");
    touched(large, "1 M");
    double few = carried(small);
    double many = carried(large);
    print("a slip at 10 k items: ns an item that moves", few, "", "at most 300");
    print("a slip at 1 M items: ns an item that moves", many, "", "at most 300");
    print("  1 M against 10 k", many / few, "x", "at most 2");
  }

  /** Slips and recoveries, each held to what a full pass says stands otherwise. */
  private static void touched(MeasuredPlan plan, String size) {
    MeasuredPlan before = plan.read(plan.bytes());
    MeasuredPlan after = plan.read(plan.bytes());
    Random random = new Random(3);
    long affected = 0;
    long[] touched = new long[2];
    for (int i = 0; i < SLIPS_CHECKED; i++) {
      int at = any(plan, random);
      after.replan(at, SLIP_DAYS);
      after.recompute(0);
      affected += after.differingFrom(before);
      plan.slip(at, SLIP_DAYS);
      touched[0] += plan.touched();
      check(plan.differingFrom(after) == 0, "a slip carried on differs from the full pass");
      plan.slip(at, -SLIP_DAYS);
      touched[1] += plan.touched();
      check(plan.differingFrom(before) == 0, "a recovery carried on differs from the full pass");
      after.replan(at, -SLIP_DAYS);
    }
    print(
        "items touched of those affected, slip, " + size,
        (double) touched[0] / affected,
        "x",
        "1.00");
    print(
        "items touched of those affected, recovery, " + size,
        (double) touched[1] / affected,
        "x",
        "1.00");
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalStateException(otherwise);
    }
  }

  private static int any(MeasuredPlan plan, Random random) {
    int at = random.nextInt(plan.items());
    while (!plan.canSlip(at)) {
      at = random.nextInt(plan.items());
    }
    return at;
  }

  /** The nanoseconds for each item that moves, over slips and their undoing. */
  private static double carried(MeasuredPlan plan) {
    Random random = new Random(5);
    int[] items = new int[SLIPS];
    for (int i = 0; i < SLIPS; i++) {
      items[i] = any(plan, random);
    }
    double best = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long[] moved = new long[1];
      long nanos =
          Cpu.nanos(
              () -> {
                for (int at : items) {
                  moved[0] += plan.slip(at, SLIP_DAYS) + plan.slip(at, -SLIP_DAYS);
                }
              });
      best = Math.min(best, (double) nanos / moved[0]);
    }
    return best;
  }

  private static void insertion(String of, List<Links> graphs) {
    double links = graphs.stream().mapToLong(Links::count).sum();
    long ours = Long.MAX_VALUE;
    for (int round = 0; round < 3; round++) {
      ours = Math.min(ours, insertAll(graphs));
    }
    long theirs = Rivals.insertAll(graphs);
    print("link insert with cycle check, " + of + ": ns a link", ours / links, "", "");
    print("  JGraphT DirectedAcyclicGraph takes", (double) theirs / ours, "x", "at least 10");
  }

  private static long insertAll(List<Links> graphs) {
    long nanos = 0;
    for (Links links : graphs) {
      DynamicOrder order = new DynamicOrder(links.items());
      nanos +=
          Cpu.nanos(
              () -> {
                for (int link = 0; link < links.count(); link++) {
                  Outcome outcome = order.insert(links.from(link), links.to(link));
                  check(outcome instanceof Outcome.Inserted, "a graph without cycles closed one");
                }
              });
    }
    return nanos;
  }

  private static void loading(String of, List<MeasuredPlan> plans) {
    List<byte[]> bytes = plans.stream().map(MeasuredPlan::bytes).toList();
    long best =
        Cpu.best(
            ROUNDS,
            () -> {
              for (int i = 0; i < plans.size(); i++) {
                plans.get(i).readAlone(bytes.get(i));
              }
            });
    print("loading the snapshot, " + of + ": ns an item", (double) best / ITEMS, "", "at most 20");
  }

  /**
   * Heap held by a plan alone, its people's calendars aside, by the difference after collection.
   */
  private static void memory(MeasuredPlan plan) {
    byte[] bytes = plan.bytes();
    List<Object> held = new ArrayList<>(List.of(plan.readAlone(bytes)));
    long before = used();
    for (int i = 0; i < COPIES; i++) {
      held.add(plan.readAlone(bytes));
    }
    double heap = (double) (used() - before) / COPIES / ITEMS;
    // Looked at again, so that neither is collected before.
    check(held.size() == COPIES + 1 && bytes.length > ITEMS, "what was to be measured is gone");
    print("heap of a plan with all results: bytes an item", heap, "", "at most 48");
  }

  /** Bytes in use. Only every fourth collection leaves no dead wood, so a few are needed. */
  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 8; i++) {
      System.gc();
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return least;
  }
}
