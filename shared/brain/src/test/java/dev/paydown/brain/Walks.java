package dev.paydown.brain;

import dev.paydown.brain.event.LogEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/** Unruly histories gone through step by step; many laws look at the same ones. */
final class Walks {
  private static final int ENTRIES = 50;

  /** So many are kept at hand. */
  private static final int KEPT = 100;

  private static final Map<Long, List<WorkspaceState>> WALKED = new ConcurrentHashMap<>();

  private Walks() {}

  /** What stood after each step, from nothing on. */
  static List<WorkspaceState> states(Random random) {
    long seed = random.nextLong();
    List<WorkspaceState> walked = WALKED.getOrDefault(seed, List.of());
    if (walked.isEmpty()) {
      walked = step(new Histories(new Random(seed)).unruly(ENTRIES));
      if (WALKED.size() < KEPT) {
        WALKED.put(seed, walked);
      }
    }
    return walked;
  }

  private static List<WorkspaceState> step(List<LogEntry> entries) {
    List<WorkspaceState> states = new ArrayList<>();
    states.add(WorkspaceState.empty("acme"));
    for (LogEntry entry : entries) {
      states.add(Advance.step(states.getLast(), List.of(entry)));
    }
    return List.copyOf(states);
  }

  /** Each step, a law looking at what stood before and after. */
  static void each(Random random, BiConsumer<WorkspaceState, WorkspaceState> law) {
    List<WorkspaceState> states = states(random);
    for (int i = 1; i < states.size(); i++) {
      law.accept(states.get(i - 1), states.get(i));
    }
  }

  /** What stood at the end. */
  static WorkspaceState end(Random random) {
    return states(random).getLast();
  }
}
