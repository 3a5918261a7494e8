package dev.paydown.brain.settings;

/** What a slip does to followers. */
public enum ShiftMode {
  /** A follower moves only as far as it must. */
  ABSORB,
  /** The recorded gap between predecessor and follower is kept. */
  KEEP_GAP,
  /** Dates are reported and nobody is asked to move. */
  OFF
}
