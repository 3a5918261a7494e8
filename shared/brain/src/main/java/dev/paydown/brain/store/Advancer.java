package dev.paydown.brain.store;

import dev.paydown.brain.Advance;
import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.event.LogEntry;
import java.util.List;

/** Placeholder until the loop around the fold is merged. */
public final class Advancer {
  private final WorkspaceStore store;

  /** Folds into this store. */
  public Advancer(WorkspaceStore store) {
    this.store = store;
  }

  /** Folds the entries into the workspace. */
  public void advance(String workspace, List<LogEntry> entries) {
    WorkspaceState before = store.load(workspace).orElseThrow();
    WorkspaceState after = Advance.step(before, entries);
    if (after.version() != before.version()) {
      store.commit(before, after, entries.stream().map(LogEntry::id).toList());
    }
  }
}
