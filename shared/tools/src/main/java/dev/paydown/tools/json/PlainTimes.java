package dev.paydown.tools.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;

/**
 * The one form of RFC 3339 in which nearly every tool writes its times, {@code
 * 2026-11-23T09:00:00Z}, with milliseconds or without, and the dates in it. A formatter, which
 * knows any form, takes several times as long, and every delivery holds such times: what is not of
 * this form, or no date, is left to it.
 */
public final class PlainTimes {
  private static final String DAY = "0000-00-00";
  private static final String SECONDS = "0000-00-00T00:00:00Z";
  private static final String MILLIS = "0000-00-00T00:00:00.000Z";
  private static final byte[] NANOS = "0000-00-00T00:00:00.000000000Z".getBytes(ISO_8859_1);
  private static final int NANOS_A_MICRO = 1_000;
  private static final int NANOS_A_MILLI = 1_000_000;

  /** The first second of 1900, and of 2200. */
  private static final long FIRST_SECOND = -2_208_988_800L;

  private static final long END_SECOND = 7_258_118_400L;

  private PlainTimes() {}

  /** The instant, if the text is one of that form, within the years 1900 to 2199. */
  static Optional<Instant> instant(String text) {
    boolean hasMillis = text.length() == MILLIS.length();
    if (!isOf(hasMillis ? MILLIS : SECONDS, text)) {
      return Optional.empty();
    }
    Optional<LocalDate> day = day(text);
    if (day.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          day.get()
              .atTime(
                  number(text, 11, 13),
                  number(text, 14, 16),
                  number(text, 17, 19),
                  hasMillis ? number(text, 20, 23) * NANOS_A_MILLI : 0)
              .toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The date, if the text is one and nothing else, within the same years. */
  static Optional<LocalDate> date(String text) {
    return isOf(DAY, text) ? day(text) : Optional.empty();
  }

  private static Optional<LocalDate> day(String text) {
    int year = number(text, 0, 4);
    if (year < 1900 || year >= 2200) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.of(year, number(text, 5, 7), number(text, 8, 10)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** What {@link Instant#toString} says. */
  public static String text(Instant instant) {
    long second = instant.getEpochSecond();
    if (second < FIRST_SECOND || second >= END_SECOND) {
      return instant.toString();
    }
    int nano = instant.getNano();
    LocalDateTime time = LocalDateTime.ofEpochSecond(second, nano, ZoneOffset.UTC);
    int digits = digits(nano);
    int length = digits == 0 ? SECONDS.length() : SECONDS.length() + 1 + digits;
    byte[] text = Arrays.copyOf(NANOS, length);
    write(time.getYear(), text, 0, 4);
    write(time.getMonthValue(), text, 5, 7);
    write(time.getDayOfMonth(), text, 8, 10);
    write(time.getHour(), text, 11, 13);
    write(time.getMinute(), text, 14, 16);
    write(time.getSecond(), text, 17, 19);
    if (digits > 0) {
      write(scaled(nano, digits), text, 20, 20 + digits);
    }
    text[length - 1] = 'Z';
    return new String(text, ISO_8859_1);
  }

  /** As many as the fraction of a second needs, by threes. */
  private static int digits(int nano) {
    if (nano == 0) {
      return 0;
    }
    if (nano % NANOS_A_MILLI == 0) {
      return 3;
    }
    return nano % NANOS_A_MICRO == 0 ? 6 : 9;
  }

  private static int scaled(int nano, int digits) {
    return switch (digits) {
      case 3 -> nano / NANOS_A_MILLI;
      case 6 -> nano / NANOS_A_MICRO;
      default -> nano;
    };
  }

  private static void write(int number, byte[] text, int from, int to) {
    int rest = number;
    for (int i = to - 1; i >= from; i--) {
      text[i] = (byte) ('0' + rest % 10);
      rest /= 10;
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
