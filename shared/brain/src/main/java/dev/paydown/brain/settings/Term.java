package dev.paydown.brain.settings;

import java.util.OptionalInt;

/**
 * How long something may wait, in days of the owner's working time, both counted from the start.
 *
 * @param opensDays when it becomes a liability
 * @param escalatesDays when the lead is told; empty: never
 */
public record Term(int opensDays, OptionalInt escalatesDays) {
  public Term {
    if (opensDays < 0 || (escalatesDays.isPresent() && escalatesDays.getAsInt() < opensDays)) {
      throw new IllegalArgumentException(
          "a term opens after 0 or more days and escalates no sooner: opens "
              + opensDays
              + ", escalates "
              + escalatesDays);
    }
  }
}
