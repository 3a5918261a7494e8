package dev.paydown.brain.settings;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;

/**
 * When a workspace works: whole days for dates, {@code [dayStart, dayEnd)} for working time.
 *
 * @throws IllegalArgumentException if no weekday works or the day does not end after it starts
 */
public record CalendarSettings(
    Set<DayOfWeek> workdays,
    Set<LocalDate> holidays,
    ZoneId zone,
    LocalTime dayStart,
    LocalTime dayEnd) {
  public CalendarSettings {
    workdays = Set.copyOf(workdays);
    holidays = Set.copyOf(holidays);
    if (workdays.isEmpty()) {
      throw new IllegalArgumentException("calendar.workdays is empty: nothing could ever be due");
    }
    if (!dayStart.isBefore(dayEnd)) {
      throw new IllegalArgumentException(
          "calendar.dayEnd " + dayEnd + " is not after dayStart " + dayStart);
    }
  }
}
