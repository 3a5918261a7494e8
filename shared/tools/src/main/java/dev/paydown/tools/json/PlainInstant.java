package dev.paydown.tools.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The one form of RFC 3339 in which nearly every tool writes its times, {@code
 * 2026-11-23T09:00:00Z}, with milliseconds or without. A formatter that reads any form takes
 * several times as long, and every delivery holds such a time: what is not of this form, or no
 * date, is left to it.
 */
final class PlainInstant {
  private static final String SECONDS = "0000-00-00T00:00:00Z";
  private static final String MILLIS = "0000-00-00T00:00:00.000Z";
  private static final int NANOS_A_MILLI = 1_000_000;

  private PlainInstant() {}

  /** The instant, if the text is one of that form, within the years 1900 to 2199. */
  static Optional<Instant> of(String text) {
    boolean hasMillis = text.length() == MILLIS.length();
    if (!isOf(hasMillis ? MILLIS : SECONDS, text)) {
      return Optional.empty();
    }
    int year = number(text, 0, 4);
    if (year < 1900 || year >= 2200) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          LocalDateTime.of(
                  year,
                  number(text, 5, 7),
                  number(text, 8, 10),
                  number(text, 11, 13),
                  number(text, 14, 16),
                  number(text, 17, 19),
                  hasMillis ? number(text, 20, 23) * NANOS_A_MILLI : 0)
              .toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** A digit where the form has one, and elsewhere what the form has. */
  private static boolean isOf(String form, String text) {
    if (text.length() != form.length()) {
      return false;
    }
    for (int i = 0; i < form.length(); i++) {
      char c = text.charAt(i);
      boolean isAsForm = form.charAt(i) == '0' ? c >= '0' && c <= '9' : c == form.charAt(i);
      if (!isAsForm) {
        return false;
      }
    }
    return true;
  }

  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = 10 * number + (text.charAt(i) - '0');
    }
    return number;
  }
}
