package dev.paydown.brain.store;

import dev.paydown.brain.Advance;
import dev.paydown.brain.Recall;
import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.proposal.Proposal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Advances a workspace by what was logged: load, step, commit; who loses does so again. Correctness
 * comes from the head's version alone; what was committed last is kept at hand, so that a step
 * seldom loads more than what others committed since.
 */
public final class Advancer {
  private static final int TRIES_MAX = 20;
  private static final long NONE = -1;

  private final WorkspaceStore store;
  private final AtHand atHand;

  /**
   * What was worked out on the way to what is at hand. Who advances takes it, so that nobody else
   * works with the same recall meanwhile.
   */
  private final Map<String, Recall> recalls = new ConcurrentHashMap<>();

  /** What a step starts from. */
  private record Held(WorkspaceState state, Recall recall) {}

  /** Advances what that store holds. */
  public Advancer(WorkspaceStore store) {
    this(store, new AtHand(store));
  }

  /** Advances what that store holds, from what is at hand of it. */
  Advancer(WorkspaceStore store, AtHand atHand) {
    this.store = store;
    this.atHand = atHand;
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
    long lost = NONE;
    for (int attempt = 0; attempt < TRIES_MAX; attempt++) {
      Optional<Held> current = current(workspace, lost);
      if (current.isEmpty()) {
        return poisonous;
      }
      Held held = current.get();
      WorkspaceState before = held.state();
      if (isAheadOfAnAnswer(before, good)) {
        addUnfolded(workspace, good);
      }
      WorkspaceState after;
      try {
        after = Advance.step(before, good, held.recall());
      } catch (RuntimeException e) {
        if (good.isEmpty()) {
          throw e;
        }
        good = separate(held, good, poisonous);
        putBack(workspace, held.recall());
        continue;
      }
      if (after.equals(before)) {
        putBack(workspace, held.recall());
        return poisonous;
      }
      WorkspaceStore.Committed committed =
          store.commit(before, after, good.stream().map(LogEntry::id).toList());
      switch (committed) {
        case YES -> {
          keep(workspace, new Held(after, held.recall()));
          return poisonous;
        }
        case CONFLICT -> {
          lost = before.version();
          keep(workspace, held);
          addUnfolded(workspace, good);
        }
      }
    }
    throw new IllegalStateException(
        "the workspace was committed to by others " + TRIES_MAX + " times in a row");
  }

  /**
   * Whether an entry says what became of a move that, as far as is known here, nobody has
   * confirmed. Answer and effect stand in different partitions, so the stream may bring the effect
   * first; to fold it then would be to drop it, and the answer would wait for it for ever.
   */
  private static boolean isAheadOfAnAnswer(WorkspaceState state, List<LogEntry> entries) {
    Set<String> answered = new HashSet<>();
    for (LogEntry entry : entries) {
      for (Fact fact : entry.facts()) {
        if (fact instanceof Fact.Decided decided) {
          answered.add(decided.proposal());
        }
        if (fact instanceof Fact.EffectRecorded effect
            && !answered.contains(effect.proposal())
            && isLive(state, effect.proposal())) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isLive(WorkspaceState state, String proposal) {
    Proposal held = state.proposals().get(proposal);
    return held != null && held.state().isLive();
  }

  /**
   * An answer that is taken but not folded forbids to move its proposal on. Its entry may come
   * behind these in the same stream, so waiting for it would be waiting for ourselves. It goes
   * before what became of its moves.
   */
  private void addUnfolded(String workspace, List<LogEntry> entries) {
    Set<String> known = entries.stream().map(LogEntry::id).collect(Collectors.toSet());
    List<LogEntry> answers =
        store.unfolded(workspace).stream().filter(answer -> !known.contains(answer.id())).toList();
    int place = 0;
    while (place < entries.size() && !saysAnEffect(entries.get(place))) {
      place++;
    }
    entries.addAll(place, answers);
  }

  private static boolean saysAnEffect(LogEntry entry) {
    return entry.facts().stream().anyMatch(fact -> fact instanceof Fact.EffectRecorded);
  }

  /** One entry that nobody can fold must not hold up the rest. */
  private static List<LogEntry> separate(
      Held held, List<LogEntry> entries, List<Poisonous> poisonous) {
    List<LogEntry> good = new ArrayList<>();
    WorkspaceState at = held.state();
    for (LogEntry entry : entries) {
      try {
        at = Advance.step(at, List.of(entry), held.recall());
        good.add(entry);
      } catch (RuntimeException e) {
        poisonous.add(new Poisonous(entry, e));
      }
    }
    return good;
  }

  /**
   * What stands.
   *
   * @param lost the version from which a commit failed; if it stands still, the rows are not as
   *     they are held, and all of them are loaded
   */
  private Optional<Held> current(String workspace, long lost) {
    Optional<Recall> recall = Optional.ofNullable(recalls.remove(workspace));
    Optional<WorkspaceState> caughtUp =
        atHand.caughtUp(workspace).filter(state -> state.version() != lost);
    if (caughtUp.isPresent()) {
      return Optional.of(new Held(caughtUp.get(), recall.orElseGet(Recall::new)));
    }
    // What is loaded is other objects throughout: to find them equal would take as long.
    return store.load(workspace).map(state -> new Held(state, new Recall()));
  }

  /** Of what is not at hand nothing is recalled either. */
  private void putBack(String workspace, Recall recall) {
    if (atHand.has(workspace)) {
      recalls.put(workspace, recall);
    }
  }

  private void keep(String workspace, Held held) {
    atHand.keep(held.state());
    recalls.put(workspace, held.recall());
    recalls.keySet().removeIf(each -> !atHand.has(each));
  }
}
