package dev.paydown.brain.proposal;

import java.util.Locale;

/** Where one move of a proposal stands. */
public enum MoveState {
  /** Put before somebody, and not answered. */
  PROPOSED,
  /** The answer did not choose it: not asked again until its target changes. */
  LEFT,
  /** Chosen; on its way into the tool. */
  CONFIRMED,
  /** The tool shows it, or has been asked for it. */
  DONE,
  /** The target had changed meanwhile: nothing was written. */
  STALE,
  /** The tool refused it, or a person has to look. */
  FAILED,
  /** No API can make it: the recipient does, at the place linked. */
  BY_HAND;

  /** The name as the API writes it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
