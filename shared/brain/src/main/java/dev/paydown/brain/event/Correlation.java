package dev.paydown.brain.event;

import dev.paydown.brain.debt.Ids;

/**
 * What ties together, in logs, everything that follows from one entry of the log: 16 hex digits
 * made of the workspace and the entry's id. The id itself is its tool's to choose, and may hold an
 * address; this never does.
 */
public final class Correlation {
  private Correlation() {}

  /** The correlation id of that entry; the same whoever works it out. */
  public static String of(String workspace, String entry) {
    return Ids.of(workspace, entry);
  }
}
