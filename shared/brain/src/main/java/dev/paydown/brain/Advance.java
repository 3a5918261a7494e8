package dev.paydown.brain;

import dev.paydown.brain.event.LogEntry;
import java.util.List;

/** Placeholder until the fold is merged. */
public final class Advance {
  private Advance() {}

  /** The state after these entries. */
  public static WorkspaceState step(WorkspaceState state, List<LogEntry> entries) {
    if (entries.isEmpty()) {
      return state;
    }
    throw new UnsupportedOperationException("the fold is not merged yet");
  }
}
