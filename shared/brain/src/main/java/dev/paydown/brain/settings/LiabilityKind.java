package dev.paydown.brain.settings;

import java.util.Locale;

/** The kinds of execution debt. */
public enum LiabilityKind {
  SLIP,
  STALE_HANDOFF,
  DROPPED_THREAD,
  PENDING_APPROVAL,
  STUCK_WORK,
  BLOCKER,
  NOT_STARTED,
  ZOMBIE,
  ORPHANED,
  DATE_CONFLICT,
  CYCLE,
  CONTRADICTION;

  /** The name as people and the API write it: {@code stale-handoff}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The kind of that label.
   *
   * @throws IllegalArgumentException naming the label, if there is none
   */
  public static LiabilityKind of(String label) {
    for (LiabilityKind kind : values()) {
      if (kind.label().equals(label)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("no kind of liability is called " + label);
  }
}
