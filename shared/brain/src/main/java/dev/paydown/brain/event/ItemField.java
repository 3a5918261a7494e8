package dev.paydown.brain.event;

/**
 * What a source can say about an item, each kept as text with the source time that set it.
 *
 * <p>Canonical texts: dates ISO ({@code 2026-11-23}); {@link #ESTIMATE_DAYS} a decimal number of
 * working days; {@link #OWNER} a {@link PersonRef} value; {@link #OWED} one thing a line; {@link
 * #PARENT} {@code own:connection/uid} or {@code named:text}; flags {@code true} or {@code false};
 * {@link #PERCENT} 0 to 100.
 */
public enum ItemField {
  /** Task, pull-request, design, decision, approval, thread, initiative, process, slot … */
  KIND,
  /** The key as its tool's people write it; the item's id is {@code connection:key}. */
  KEY,
  TITLE,
  URL,
  OWNER,
  START,
  DUE,
  /**
   * The due date of the milestone that it is in: planned while it has none of its own. However
   * often and late that is said again, a {@link #DUE} that stands is not touched by it.
   */
  MILESTONE_DUE,
  ESTIMATE_DAYS,
  WHY,
  DONE,
  OWED,
  PARENT,
  CLIENT_FACING,
  PINNED,
  PERCENT
}
