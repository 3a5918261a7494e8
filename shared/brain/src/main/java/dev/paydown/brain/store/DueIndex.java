package dev.paydown.brain.store;

import java.time.Instant;
import java.util.List;

/** Which workspaces have something due, without looking at the others. */
public interface DueIndex {

  /** The workspaces whose next due instant is at or before this one. */
  List<String> dueBy(Instant instant);
}
