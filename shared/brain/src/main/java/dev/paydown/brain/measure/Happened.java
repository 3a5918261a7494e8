package dev.paydown.brain.measure;

import java.time.LocalDate;

/** Something that counts on a day, at the seam of its item. */
sealed interface Happened {

  /** The workspace's day. */
  LocalDate day();

  /** Where its item sits. */
  String seam();

  /** What became of a decision. */
  enum Outcome {
    DONE,
    LEAKED,
    IN_FLIGHT
  }

  record Decided(LocalDate day, String seam, Outcome outcome) implements Happened {}

  record Started(LocalDate day, String seam, boolean isFinished) implements Happened {}

  record PickedUp(LocalDate day, String seam, long seconds) implements Happened {}

  record NotCaught(LocalDate day, String seam) implements Happened {}

  record WentDark(LocalDate day, String seam) implements Happened {}

  record Saved(LocalDate day, String seam, long days) implements Happened {}
}
