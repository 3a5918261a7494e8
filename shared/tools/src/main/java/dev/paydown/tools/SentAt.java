package dev.paydown.tools;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** When a delivery says that it was sent, in a header that its signature covers. */
public final class SentAt {
  /** How far that may lie from the receipt, both ways. */
  public static final Duration TOLERANCE = Duration.ofMinutes(5);

  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");

  private SentAt() {}

  /**
   * What is wrong with it; empty where nothing is.
   *
   * @param header its lower-case name
   * @param seconds what it holds: seconds since 1970
   */
  public static Optional<String> fault(String header, String seconds, Instant receivedAt) {
    if (!SECONDS.matcher(seconds).matches()) {
      return Optional.of(header + " is not a number of seconds");
    }
    return isFar(seconds, receivedAt)
        ? Optional.of(header + " is more than 300 s from the receipt")
        : Optional.empty();
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
