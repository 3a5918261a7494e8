package dev.paydown.brain.calendar;

import dev.paydown.brain.settings.CalendarSettings;
import dev.paydown.brain.settings.Person.DaysOff;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whole working days of one person or workspace, and the working time within them.
 *
 * <p>Days are counted by index: the index of a date is the number of working days before it, so
 * that every question about dates is a subtraction. A start on a non-working day moves forward, a
 * due on one moves back.
 */
public final class WorkCalendar {
  /** A Monday; indices count from here and may be negative before it. */
  private static final int BASE = (int) LocalDate.of(1970, 1, 5).toEpochDay();

  /** Every seventh bit: times seven bits, those over and over. */
  private static final long EVERY_WEEK = 0x8102040810204081L;

  private static final DateTimeFormatter WORDS =
      DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);

  private static final DateTimeFormatter DAY_IN_WORDS =
      DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);

  private final CalendarSettings settings;
  private final ZoneId zone;

  /** Workdays of a week before its first, second … day, holidays aside. */
  private final int[] before = new int[8];

  /** The first, second … workday of a week, as days after Monday. */
  private final int[] nth;

  /** The workdays on which nobody works, as epoch days. */
  private final int[] off;

  /** For each of them, how many days are worked before it. */
  private final int[] workedBefore;

  private WorkCalendar(CalendarSettings settings, ZoneId zone, Collection<DaysOff> daysOff) {
    this.settings = settings;
    this.zone = zone;
    Set<DayOfWeek> workdays = settings.workdays();
    nth = workdays.stream().mapToInt(day -> day.getValue() - 1).sorted().toArray();
    for (int i = 0; i < 7; i++) {
      before[i + 1] = before[i] + (workdays.contains(DayOfWeek.of(i + 1)) ? 1 : 0);
    }
    Set<Integer> days = new TreeSet<>();
    settings.holidays().forEach(day -> addIfWorkday(day, days));
    for (DaysOff span : daysOff) {
      span.from().datesUntil(span.to().plusDays(1)).forEach(day -> addIfWorkday(day, days));
    }
    off = days.stream().mapToInt(Integer::intValue).toArray();
    workedBefore = new int[off.length];
    for (int i = 0; i < off.length; i++) {
      workedBefore[i] = workdaysBefore(off[i]) - i;
    }
  }

  private void addIfWorkday(LocalDate day, Set<Integer> days) {
    if (settings.workdays().contains(day.getDayOfWeek())) {
      days.add(Math.toIntExact(day.toEpochDay()));
    }
  }

  /** The workspace's own calendar. */
  public static WorkCalendar of(CalendarSettings settings) {
    return new WorkCalendar(settings, settings.zone(), List.of());
  }

  /** A person's: the workspace's days without their days off, in their zone. */
  public static WorkCalendar of(
      CalendarSettings settings, ZoneId zone, Collection<DaysOff> daysOff) {
    return new WorkCalendar(settings, zone, daysOff);
  }

  /** The zone in which its days begin. */
  public ZoneId zone() {
    return zone;
  }

  /** Whether anybody works on that day. */
  public boolean isWorking(LocalDate day) {
    return index(day.plusDays(1)) > index(day);
  }

  /** The number of working days before that date; only differences mean anything. */
  public long index(LocalDate day) {
    return index(Math.toIntExact(day.toEpochDay()));
  }

  /** The number of working days before that epoch day; only differences mean anything. */
  public int index(int epochDay) {
    return workdaysBefore(epochDay) - countBelow(off, epochDay);
  }

  private int workdaysBefore(int epochDay) {
    int days = epochDay - BASE;
    return Math.floorDiv(days, 7) * nth.length + before[Math.floorMod(days, 7)];
  }

  /** How many of those ascending values are below the limit. */
  private static int countBelow(int[] ascending, int limit) {
    int low = 0;
    int high = ascending.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ascending[middle] < limit) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The working day of that index: the inverse of {@link #index(LocalDate)}. */
  public LocalDate day(long index) {
    return LocalDate.ofEpochDay(epochDay(Math.toIntExact(index)));
  }

  /** The working day of that index as an epoch day: the inverse of {@link #index(int)}. */
  public int epochDay(int index) {
    int workdays = index + countBelow(workedBefore, index + 1);
    return BASE
        + Math.floorDiv(workdays, nth.length) * 7
        + nth[Math.floorMod(workdays, nth.length)];
  }

  /** Sets a bit for each working day, that of the given day being the first of all. */
  void markWorking(int firstDay, long[] bits) {
    long week = 0;
    for (int workday : nth) {
      week |= 1L << workday;
    }
    for (int word = 0; word < bits.length; word++) {
      int weekday = Math.floorMod(firstDay - BASE + word * Long.SIZE, 7);
      long turned = ((week >>> weekday) | (week << (7 - weekday))) & 0x7F;
      bits[word] = turned * EVERY_WEEK;
    }
    int days = bits.length * Long.SIZE;
    for (int i = countBelow(off, firstDay); i < off.length && off[i] - firstDay < days; i++) {
      int place = off[i] - firstDay;
      bits[place >>> 6] &= ~(1L << place);
    }
  }

  /** A number that is the same for calendars of the same working days, and else hardly ever. */
  public int daysDigest() {
    return 31 * Arrays.hashCode(nth) + Arrays.hashCode(off);
  }

  /** The first working day on or after that date. */
  public LocalDate onOrAfter(LocalDate day) {
    return day(index(day));
  }

  /** The last working day on or before that date. */
  public LocalDate onOrBefore(LocalDate day) {
    return day(index(day.plusDays(1)) - 1);
  }

  /** Uses up {@code lagDays} working days from that date, then goes on to a working day. */
  public LocalDate soonest(LocalDate day, int lagDays) {
    return day(index(day) + lagDays);
  }

  /**
   * The last day of {@code spanDays} working days that start on that date; for a span of 0, a
   * milestone, the last working day before it.
   *
   * @throws IllegalArgumentException if the span is negative
   */
  public LocalDate finish(LocalDate start, int spanDays) {
    return day(index(start) + atLeastZero(spanDays) - 1);
  }

  /**
   * The first day of {@code spanDays} working days of which that date is the last; for a span of 0
   * the first working day after it.
   *
   * @throws IllegalArgumentException if the span is negative
   */
  public LocalDate start(LocalDate finish, int spanDays) {
    return day(index(finish.plusDays(1)) - atLeastZero(spanDays));
  }

  private static int atLeastZero(int spanDays) {
    if (spanDays < 0) {
      throw new IllegalArgumentException("a span is 0 or more working days, not " + spanDays);
    }
    return spanDays;
  }

  /** The working days from one date to another, both included; 0 if there is none. */
  public int span(LocalDate start, LocalDate finish) {
    return (int) Math.max(0, index(finish.plusDays(1)) - index(start));
  }

  /** How many working days {@code later} is after {@code earlier}; negative if it is before. */
  public long daysAfter(LocalDate earlier, LocalDate later) {
    return index(later.plusDays(1)) - index(earlier.plusDays(1));
  }

  /** The calendar day of an instant in this calendar's zone. */
  public LocalDate dayOf(Instant instant) {
    return LocalDate.ofInstant(instant, zone);
  }

  /** When work starts on that day. */
  public Instant dayStart(LocalDate day) {
    return ZonedDateTime.of(day, settings.dayStart(), zone).toInstant();
  }

  /** When work ends on that day. */
  public Instant dayEnd(LocalDate day) {
    return ZonedDateTime.of(day, settings.dayEnd(), zone).toInstant();
  }

  /** The working seconds of one day. */
  public long daySeconds() {
    return Duration.between(settings.dayStart(), settings.dayEnd()).toSeconds();
  }

  /** An instant as a person reads it in this calendar's zone: {@code Wed 4 Nov 15:00}. */
  public String inWords(Instant instant) {
    return WORDS.format(instant.atZone(zone));
  }

  /** A day as a person reads it: {@code Wed 4 Nov}. */
  public static String inWords(LocalDate day) {
    return DAY_IN_WORDS.format(day);
  }

  /** Whether somebody works at that instant. */
  public boolean isWorkingTime(Instant instant) {
    LocalDate day = dayOf(instant);
    return isWorking(day) && !instant.isBefore(dayStart(day)) && instant.isBefore(dayEnd(day));
  }

  /** The instant itself if it is working time, else when work starts next. */
  public Instant nextWorkingTime(Instant instant) {
    if (isWorkingTime(instant)) {
      return instant;
    }
    LocalDate day = dayOf(instant);
    LocalDate next =
        isWorking(day) && instant.isBefore(dayStart(day)) ? day : onOrAfter(day.plusDays(1));
    return dayStart(next);
  }

  /**
   * The instant at which that much working time has passed. At the very end of a day it is that
   * day's end, not the next one's start.
   */
  public Instant plus(Instant from, Duration working) {
    Instant at = nextWorkingTime(from);
    Duration left = working;
    while (true) {
      Instant end = dayEnd(dayOf(at));
      Duration room = Duration.between(at, end);
      if (left.compareTo(room) <= 0) {
        return at.plus(left);
      }
      left = left.minus(room);
      at = nextWorkingTime(end);
    }
  }

  /** The working time between two instants; none where the second is not the later. */
  public Duration between(Instant from, Instant to) {
    return to.isAfter(from) ? passed(to).minus(passed(from)) : Duration.ZERO;
  }

  /** The working time before an instant, counted from the same day as {@link #index}. */
  private Duration passed(Instant at) {
    LocalDate day = dayOf(at);
    Duration whole = Duration.ofSeconds(index(day) * daySeconds());
    if (!isWorking(day) || !at.isAfter(dayStart(day))) {
      return whole;
    }
    Instant until = at.isBefore(dayEnd(day)) ? at : dayEnd(day);
    return whole.plus(Duration.between(dayStart(day), until));
  }

  /** That many days of working time later. */
  public Instant plusDays(Instant from, int days) {
    return plus(from, Duration.ofSeconds(days * daySeconds()));
  }

  /**
   * That many working days later at the same time of day; from a day on which nobody works, counted
   * from the next working day.
   */
  public Instant sameTimeAfter(Instant from, int days) {
    ZonedDateTime local = from.atZone(zone);
    LocalDate day = day(index(local.toLocalDate()) + days);
    return ZonedDateTime.of(day, local.toLocalTime(), zone).toInstant();
  }
}
