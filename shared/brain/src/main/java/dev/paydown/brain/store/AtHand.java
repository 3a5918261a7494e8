package dev.paydown.brain.store;

import dev.paydown.brain.WorkspaceState;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Workspaces as they were last loaded or committed. Whoever asks for one gets what stands now:
 * where it is at hand, by reading no more than what was committed since.
 */
public final class AtHand {
  /** More than this many workspaces would only cost memory. */
  private static final int WORKSPACES_MAX = 64;

  /**
   * Nor may they fill the heap: an item with what is recalled of it takes some 7 KB (the bench's
   * {@code large}).
   */
  private static final int ITEMS_MAX = 50_000;

  private final WorkspaceStore store;
  private final int itemsMax;
  private final Map<String, WorkspaceState> states = new ConcurrentHashMap<>();

  /** None yet, of those that this store holds. */
  public AtHand(WorkspaceStore store) {
    this(store, ITEMS_MAX);
  }

  /**
   * None yet.
   *
   * @param itemsMax of how many items, over all workspaces, what is known is kept; a workspace that
   *     has more by itself is kept alone
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
    Optional<WorkspaceState> known = Optional.ofNullable(states.remove(workspace));
    Optional<WorkspaceState> caughtUp = known.flatMap(store::since);
    caughtUp.ifPresent(state -> states.put(workspace, state));
    return caughtUp;
  }

  boolean has(String workspace) {
    return states.containsKey(workspace);
  }

  /** Keeps what was committed or loaded. Whether all others had to be let go of for it. */
  boolean keep(WorkspaceState state) {
    states.remove(state.workspace());
    long items = state.items().size();
    for (WorkspaceState other : states.values()) {
      items += other.items().size();
    }
    boolean isTooMuch = states.size() >= WORKSPACES_MAX || items > itemsMax;
    if (isTooMuch) {
      states.clear();
    }
    states.put(state.workspace(), state);
    return isTooMuch;
  }
}
