package dev.paydown.brain.store;

import dev.paydown.brain.Advance;
import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.event.LogEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Advances a workspace by what was logged: load, step, commit; who loses loads again. Correctness
 * comes from the head's version alone; what was committed last is kept at hand so that a step
 * seldom loads anything.
 */
public final class Advancer {
  private static final int TRIES_MAX = 20;

  /** More than this many workspaces at hand would only cost memory. */
  private static final int AT_HAND_MAX = 64;

  private final WorkspaceStore store;
  private final Map<String, WorkspaceState> atHand = new ConcurrentHashMap<>();

  /** Advances what that store holds. */
  public Advancer(WorkspaceStore store) {
    this.store = store;
  }

  /** An entry that the brain could not fold; the others were. */
  public record Poisonous(LogEntry entry, RuntimeException why) {}

  /**
   * Folds the entries, in order.
   *
   * @return the entries that could not be folded and were left out
   * @throws IllegalStateException if others kept committing first
   */
  public List<Poisonous> advance(String workspace, List<LogEntry> entries) {
    List<LogEntry> good = new ArrayList<>(entries);
    List<Poisonous> poisonous = new ArrayList<>();
    for (int attempt = 0; attempt < TRIES_MAX; attempt++) {
      Optional<WorkspaceState> before = current(workspace);
      if (before.isEmpty()) {
        return poisonous;
      }
      WorkspaceState after;
      try {
        after = Advance.step(before.get(), good);
      } catch (RuntimeException e) {
        if (good.isEmpty()) {
          throw e;
        }
        good = separate(before.get(), good, poisonous);
        continue;
      }
      if (after.equals(before.get())) {
        return poisonous;
      }
      WorkspaceStore.Committed committed =
          store.commit(before.get(), after, good.stream().map(LogEntry::id).toList());
      switch (committed) {
        case YES -> {
          keep(workspace, after);
          return poisonous;
        }
        case CONFLICT -> {
          atHand.remove(workspace);
          addUnfolded(workspace, good);
        }
      }
    }
    throw new IllegalStateException(
        "the workspace was committed to by others " + TRIES_MAX + " times in a row");
  }

  /**
   * An answer that is taken but not folded forbids to move its proposal on. Its entry may come
   * behind these in the same stream, so waiting for it would be waiting for ourselves.
   */
  private void addUnfolded(String workspace, List<LogEntry> entries) {
    for (LogEntry answer : store.unfolded(workspace)) {
      if (entries.stream().noneMatch(entry -> entry.id().equals(answer.id()))) {
        entries.add(answer);
      }
    }
  }

  /** One entry that nobody can fold must not hold up the rest. */
  private static List<LogEntry> separate(
      WorkspaceState before, List<LogEntry> entries, List<Poisonous> poisonous) {
    List<LogEntry> good = new ArrayList<>();
    WorkspaceState at = before;
    for (LogEntry entry : entries) {
      try {
        at = Advance.step(at, List.of(entry));
        good.add(entry);
      } catch (RuntimeException e) {
        poisonous.add(new Poisonous(entry, e));
      }
    }
    return good;
  }

  private Optional<WorkspaceState> current(String workspace) {
    WorkspaceState held = atHand.get(workspace);
    if (held != null && store.version(workspace).equals(Optional.of(held.version()))) {
      return Optional.of(held);
    }
    return store.load(workspace);
  }

  private void keep(String workspace, WorkspaceState state) {
    if (atHand.size() >= AT_HAND_MAX) {
      atHand.clear();
    }
    atHand.put(workspace, state);
  }
}
