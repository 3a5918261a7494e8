package dev.paydown.tools;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When a delivery says that it was sent, in a header that its signature covers. */
public final class SentAt {
  /** How far that may lie from the receipt, both ways. */
  public static final Duration TOLERANCE = Duration.ofMinutes(5);

  private static final int MOST_DIGITS = 12;

  private SentAt() {}

  /**
   * What is wrong with it; empty where nothing is.
   *
   * @param header its lower-case name
   * @param seconds what it holds: seconds since 1970
   */
  public static Optional<String> fault(String header, String seconds, Instant receivedAt) {
    if (!isNumber(seconds)) {
      return Optional.of(header + " is not a number of seconds");
    }
    return isFar(seconds, receivedAt)
        ? Optional.of(header + " is more than 300 s from the receipt")
        : Optional.empty();
  }

  private static boolean isNumber(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return !text.isEmpty() && text.length() <= MOST_DIGITS;
  }

  private static boolean isFar(String seconds, Instant receivedAt) {
    try {
      Instant sent = Instant.ofEpochSecond(Long.parseLong(seconds));
      return Duration.between(sent, receivedAt).abs().compareTo(TOLERANCE) > 0;
    } catch (DateTimeException e) {
      return true;
    }
  }
}
