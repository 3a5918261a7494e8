package dev.paydown.brain.proposal;

import java.util.Locale;

/** What a move does in the real tool. */
public enum MoveAction {
  /** Writes a start or due date. */
  SET_DATE,
  /** Marks the item started. */
  START,
  /** Adds a comment: the context packet, or the recipient's own words. */
  COMMENT,
  /** Makes somebody the owner. */
  ASSIGN,
  /** Books a calendar slot. */
  BOOK_SLOT,
  /** Grants the approval that is waited for. */
  GRANT_APPROVAL,
  /** Refuses the approval that is waited for. */
  DENY_APPROVAL,
  /** Says that what the item waited for is out of the way. */
  UNBLOCK,
  /** Calls the item off. */
  CANCEL,
  /** Opens again what was started or finished. */
  REOPEN,
  /** Takes away the link by which another item blocks this one. */
  CUT_LINK,
  /** Asks somebody for a review of the item, beside whoever is asked already. */
  REQUEST_REVIEW,
  /**
   * Makes the link by which another item blocks this one, which so far is only written somewhere.
   */
  LINK,
  /** Takes a date, an owner or the asking of a reviewer away. */
  CLEAR,
  /** Accepts the planned date as the committed one: Paydown's own books, no tool. */
  RE_COMMIT;

  /** The name as the API and {@code move.requested} write it: {@code set-date}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether Paydown makes it in its own books alone: done as soon as it is confirmed. */
  public boolean isOurOwn() {
    return this == RE_COMMIT;
  }

  /** Whether there is a move that sets back what this one did. */
  public boolean canBeUndone() {
    return switch (this) {
      case SET_DATE, START, ASSIGN, REQUEST_REVIEW, LINK, RE_COMMIT -> true;
      case COMMENT,
          BOOK_SLOT,
          GRANT_APPROVAL,
          DENY_APPROVAL,
          UNBLOCK,
          CANCEL,
          REOPEN,
          CUT_LINK,
          CLEAR ->
          false;
    };
  }
}
