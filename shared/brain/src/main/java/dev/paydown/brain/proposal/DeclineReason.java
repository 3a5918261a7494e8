package dev.paydown.brain.proposal;

import java.util.Locale;

/** Why somebody declines. */
public enum DeclineReason {
  NOT_NEEDED,
  ALREADY_DONE,
  WRONG_OWNER,
  WRONG_DATE,
  NOT_NOW,
  OTHER;

  /** The name as forms and the API write it: {@code not-needed}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
