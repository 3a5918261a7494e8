package dev.paydown.brain.graph;

import java.util.Locale;

/** Where an item stands. */
public enum Status {
  OPEN,
  STARTED,
  BLOCKED,
  DONE,
  CANCELLED;

  /** The name as the API writes it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether work on it is neither finished nor called off. */
  public boolean isLive() {
    return this != DONE && this != CANCELLED;
  }
}
