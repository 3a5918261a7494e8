package dev.paydown.pages;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Times as one reader reads them.
 *
 * @param zone the reader's
 * @param now a time of another year than this one says its year
 */
public record Times(ZoneId zone, Instant now) {
  public Times {
    zone = named(zone);
  }

  /** Java calls it Z, people call it UTC. */
  public static ZoneId named(ZoneId zone) {
    return zone.equals(ZoneOffset.UTC) ? ZoneId.of("UTC") : zone;
  }

  private static final DateTimeFormatter DAY = format("EEE d MMM");
  private static final DateTimeFormatter DAY_YEAR = format("EEE d MMM yyyy");
  private static final DateTimeFormatter SHORT = format("d MMM");
  private static final DateTimeFormatter CLOCK = format("HH:mm");
  private static final DateTimeFormatter ZONE = format("zzz");

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
  }

  /** {@code Tue 10 Nov, 14:05 CET}. */
  public String at(Instant instant) {
    ZonedDateTime local = instant.atZone(zone);
    boolean thisYear = local.getYear() == now.atZone(zone).getYear();
    return local.format(thisYear ? DAY : DAY_YEAR)
        + ", "
        + local.format(CLOCK)
        + " "
        + local.format(ZONE);
  }

  /** {@code 14:05 CET}. */
  public String clock(Instant instant) {
    ZonedDateTime local = instant.atZone(zone);
    return local.format(CLOCK) + " " + local.format(ZONE);
  }

  /** {@code Tue 10 Nov, 14:05–15:00 CET}, or both in full where it ends on another day. */
  public String span(Instant from, Instant to) {
    ZonedDateTime start = from.atZone(zone);
    if (!start.toLocalDate().equals(to.atZone(zone).toLocalDate())) {
      return at(from) + " to " + at(to);
    }
    String opening = at(from);
    int clock = opening.lastIndexOf(", ") + 2;
    return opening.substring(0, clock) + start.format(CLOCK) + "–" + clock(to);
  }

  /** {@code Tue 10 Nov 2026}; dates stand in records, so they always say their year. */
  public static String day(LocalDate date) {
    return date.format(DAY_YEAR);
  }

  /** {@code 10 Nov}, where the year is plain from what stands beside it. */
  public static String shortDay(LocalDate date) {
    return date.format(SHORT);
  }

  /** The reader's today, as forms write it. */
  public String today() {
    return now.atZone(zone).toLocalDate().toString();
  }
}
