package dev.paydown.brain.proposal;

import java.util.Locale;

/** What a move does in the real tool. */
public enum MoveAction {
  /** Writes a start or due date. */
  SET_DATE,
  /** Marks the item started. */
  START,
  /** Adds a comment that carries the context packet. */
  COMMENT,
  /** Makes somebody the owner. */
  ASSIGN,
  /** Books a calendar slot. */
  BOOK_SLOT,
  /** Grants the approval that is waited for. */
  GRANT_APPROVAL,
  /** Refuses the approval that is waited for. */
  DENY_APPROVAL;

  /** The name as the API and {@code move.requested} write it: {@code set-date}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
