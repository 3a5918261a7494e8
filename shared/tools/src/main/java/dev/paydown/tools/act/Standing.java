package dev.paydown.tools.act;

import java.util.Locale;

/** Where an item stands, whatever its tool calls that. */
public enum Standing {
  /** Nobody has begun. */
  OPEN,
  /** Somebody is at it. */
  STARTED,
  /** Its work is done. */
  DONE,
  /** Its work will not be done. */
  CANCELLED;

  /** As moves write it: {@code started}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it can still be begun or called off. */
  public boolean isLive() {
    return this == OPEN || this == STARTED;
  }
}
