package dev.paydown.brain.proposal;

import java.util.Locale;

/** Why somebody declines. */
public enum DeclineReason {
  NOT_NEEDED("not needed"),
  ALREADY_DONE("already done"),
  WRONG_OWNER("not mine to decide"),
  WRONG_DATE("the dates are wrong"),
  NOT_NOW("not now"),
  OTHER("another reason");

  private final String words;

  DeclineReason(String words) {
    this.words = words;
  }

  /** As people say it, to stand within a sentence. */
  public String inWords() {
    return words;
  }

  /** The name as forms and the API write it: {@code not-needed}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
