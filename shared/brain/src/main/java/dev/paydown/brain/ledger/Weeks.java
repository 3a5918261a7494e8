package dev.paydown.brain.ledger;

import dev.paydown.brain.calendar.WorkCalendar;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/** ISO weeks, Monday to Monday, in the workspace's zone. */
public final class Weeks {
  private Weeks() {}

  /** The Monday on or before a day. */
  public static LocalDate monday(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  /** The instant at which a day begins in the workspace's zone. */
  public static Instant begins(WorkCalendar calendar, LocalDate day) {
    return day.atStartOfDay(calendar.zone()).toInstant();
  }

  /** The week of a day, as {@code 2026-W45}. */
  public static String label(LocalDate day) {
    return String.format(
        Locale.ROOT,
        "%04d-W%02d",
        day.get(IsoFields.WEEK_BASED_YEAR),
        day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
  }

  /**
   * The Monday of a week written {@code 2026-W45}.
   *
   * @throws IllegalArgumentException naming the text, if it is not a week
   */
  public static LocalDate parse(String week) {
    try {
      return LocalDate.parse(week + "-1", DateTimeFormatter.ISO_WEEK_DATE);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("\"" + week + "\" is not a week like 2026-W45", e);
    }
  }
}
