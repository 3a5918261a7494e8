package dev.paydown.tools.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** How long another system asks to be left alone (RFC 9110, 10.2.3): seconds, or a date. */
public final class RetryAfter {
  private static final Duration LONGEST = Duration.ofHours(6);

  private RetryAfter() {}

  /**
   * What the answer asks for, at most six hours.
   *
   * @param otherwise where it asks for nothing that can be read
   */
  public static Duration of(OutgoingHttp.Outcome.Answered answer, Instant now, Duration otherwise) {
    return answer
        .header("retry-after")
        .map(String::strip)
        .map(text -> read(text, now, otherwise))
        .filter(wait -> !wait.isNegative())
        .map(wait -> wait.compareTo(LONGEST) > 0 ? LONGEST : wait)
        .orElse(otherwise);
  }

  private static Duration read(String text, Instant now, Duration otherwise) {
    if (text.matches("[0-9]{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(text));
    }
    try {
      Instant until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Duration.between(now, until);
    } catch (DateTimeException e) {
      return otherwise;
    }
  }
}
