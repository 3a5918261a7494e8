package dev.paydown.brain.store;

import dev.paydown.brain.WorkspaceState;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Workspaces as they were last loaded or committed. Whoever asks for one gets what stands now:
 * where it is at hand, by reading no more than what was committed since. Those that nobody asked
 * for longest are let go of where there would be too many.
 */
public final class AtHand {
  /** More than this many workspaces would only cost memory. */
  private static final int WORKSPACES_MAX = 64;

  /**
   * Nor may they fill the heap: an item with what is recalled of it takes some 7 KB (the bench's
   * {@code large}).
   */
  private static final int ITEMS_MAX = 50_000;

  /** One workspace may fill all of that; then others still have room beside it for a fifth more. */
  private static final int BESIDE = 5;

  private final WorkspaceStore store;
  private final int itemsMax;

  /** In the order in which they were asked for, the latest last; guarded by itself. */
  private final SequencedMap<String, WorkspaceState> states = new LinkedHashMap<>();

  /** None yet, of those that this store holds. */
  public AtHand(WorkspaceStore store) {
    this(store, ITEMS_MAX);
  }

  /**
   * None yet.
   *
   * @param itemsMax of how many items, over all workspaces, what is known is kept; a workspace that
   *     has as many by itself, or more, is kept with some small ones beside it
   */
  AtHand(WorkspaceStore store, int itemsMax) {
    this.store = store;
    this.itemsMax = itemsMax;
  }

  /** What stands, at hand from now on; empty where there is no such workspace. */
  public Optional<WorkspaceState> current(String workspace) {
    Optional<WorkspaceState> caughtUp = caughtUp(workspace);
    if (caughtUp.isPresent()) {
      return caughtUp;
    }
    Optional<WorkspaceState> loaded = store.load(workspace);
    loaded.ifPresent(this::keep);
    return loaded;
  }

  /** What stands, if it is known from what is at hand; else that is let go of. */
  Optional<WorkspaceState> caughtUp(String workspace) {
    Optional<WorkspaceState> caughtUp = taken(workspace).flatMap(store::since);
    caughtUp.ifPresent(this::keep);
    return caughtUp;
  }

  private Optional<WorkspaceState> taken(String workspace) {
    synchronized (states) {
      return Optional.ofNullable(states.remove(workspace));
    }
  }

  boolean has(String workspace) {
    synchronized (states) {
      return states.containsKey(workspace);
    }
  }

  /** Keeps what was committed or loaded. */
  void keep(WorkspaceState state) {
    synchronized (states) {
      states.remove(state.workspace());
      states.putLast(state.workspace(), state);
      while (states.size() > 1 && areTooMany()) {
        states.pollFirstEntry();
      }
    }
  }

  private boolean areTooMany() {
    long items = 0;
    int most = 0;
    for (WorkspaceState state : states.values()) {
      items += state.items().size();
      most = Math.max(most, state.items().size());
    }
    return states.size() > WORKSPACES_MAX || items > Math.max(itemsMax, most + itemsMax / BESIDE);
  }
}
