package dev.paydown.pages.export;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Days as people read them. */
final class Days {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE d MMM yyyy", Locale.ENGLISH);

  private Days() {}

  /** {@code Tue 10 Nov 2026}. */
  static String day(LocalDate date) {
    return date.format(DAY);
  }

  /** {@code 3 working days}. */
  static String working(long days) {
    return days == 1 ? "1 working day" : days + " working days";
  }
}
