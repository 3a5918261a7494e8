package dev.paydown.tools.act;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** A time in a calendar, from one instant to another. */
public record Slot(Instant start, Instant end) {

  /** As moves write it: two instants with a slash between. Empty: the text names no such time. */
  public static Optional<Slot> of(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      return Optional.empty();
    }
    try {
      Instant start = Instant.parse(text.substring(0, slash));
      Instant end = Instant.parse(text.substring(slash + 1));
      return end.isAfter(start) ? Optional.of(new Slot(start, end)) : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** As moves write it. */
  public String label() {
    return start + "/" + end;
  }
}
