package dev.paydown.brain.proposal;

import java.util.Locale;

/** How far a move reaches; anything but {@link #INTERNAL} needs a step-up as well. */
public enum Gate {
  /** Reversible, and inside the company. */
  INTERNAL,
  /** A customer, or a wider audience than the context came from, can see it. */
  CLIENT_FACING,
  /** The tool cannot undo it. */
  DESTRUCTIVE;

  /** The name as the API writes it: {@code client-facing}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The stricter of the two. */
  public Gate or(Gate other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
