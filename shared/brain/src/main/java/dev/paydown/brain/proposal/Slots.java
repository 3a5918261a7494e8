package dev.paydown.brain.proposal;

import dev.paydown.brain.Picture;
import dev.paydown.brain.calendar.WorkCalendar;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.graph.ItemFacts.Slot;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Open calendar time, as far as the slots that tools announced show it. It is offered by mail,
 * which may wait for hours before it goes out and again before it is read: a slot that begins at
 * once would have gone by.
 */
final class Slots {
  /** How far ahead is looked when nothing is due. */
  private static final int AHEAD_DAYS = 10;

  /** Working time from the offer to what it offers, where there is that much until it is due. */
  private static final Duration NOTICE = Duration.ofHours(4);

  /** A block to begin with: no longer, however long the work, and no longer than a day is. */
  private static final Duration BLOCK_MAX = Duration.ofHours(4);

  record Time(Instant start, Instant end) {
    /** As a move says it. */
    String text() {
      return start + "/" + end;
    }
  }

  /** When a time begins, from its text in a move; empty: the text is none. */
  static Optional<Instant> startOf(String text) {
    int slash = text.indexOf('/');
    try {
      return slash < 0 ? Optional.empty() : Optional.of(Instant.parse(text.substring(0, slash)));
    } catch (DateTimeException notATime) {
      return Optional.empty();
    }
  }

  private final Picture picture;

  /** What is booked for each person, the soonest first. */
  private final Map<String, List<Time>> taken = new HashMap<>();

  Slots(Picture picture) {
    this.picture = picture;
    for (Item item : picture.graph().items().values()) {
      List<Slot> slots = item.facts().slots();
      if (!slots.isEmpty()) {
        take(slots.getLast());
      }
    }
    taken.values().forEach(booked -> booked.sort(Comparator.comparing(Time::start)));
  }

  private void take(Slot slot) {
    if (slot.start().isEmpty()) {
      return;
    }
    Time time = new Time(slot.start().get(), slot.end().orElseThrow());
    slot.people().stream()
        .map(picture.graph().people()::resolve)
        .distinct()
        .forEach(person -> taken.computeIfAbsent(person, any -> new ArrayList<>()).add(time));
  }

  /**
   * The first open time of that person, long enough for the item and before it is due: with four
   * working hours' notice, else the first that has yet to begin.
   */
  Optional<Time> firstOpen(Item item, String person) {
    WorkCalendar calendar = picture.calendars().person(person);
    Instant now = picture.now();
    LocalDate today = calendar.onOrAfter(calendar.dayOf(now));
    LocalDate last = item.due().orElseGet(() -> calendar.soonest(today, AHEAD_DAYS));
    List<Time> booked = taken.getOrDefault(person, List.of());
    return firstOpen(calendar, calendar.plus(now, NOTICE), last, booked)
        .or(() -> firstOpen(calendar, now.plusNanos(1), last, booked));
  }

  private static Optional<Time> firstOpen(
      WorkCalendar calendar, Instant earliest, LocalDate last, List<Time> booked) {
    LocalDate at = calendar.onOrAfter(calendar.dayOf(earliest));
    while (!at.isAfter(last)) {
      Optional<Time> open = openOn(calendar, at, booked, earliest);
      if (open.isPresent()) {
        return open;
      }
      at = calendar.onOrAfter(at.plusDays(1));
    }
    return Optional.empty();
  }

  private static Optional<Time> openOn(
      WorkCalendar calendar, LocalDate day, List<Time> booked, Instant earliest) {
    Duration whole = Duration.ofSeconds(calendar.daySeconds());
    Duration needed = whole.compareTo(BLOCK_MAX) > 0 ? BLOCK_MAX : whole;
    Instant start = calendar.dayStart(day);
    if (start.isBefore(earliest)) {
      start = onTheHour(earliest, calendar.zone());
    }
    for (Time slot : booked) {
      if (slot.end().isAfter(start) && slot.start().isBefore(start.plus(needed))) {
        start = slot.end();
      }
    }
    Instant until = start.plus(needed);
    return until.isAfter(calendar.dayEnd(day))
        ? Optional.empty()
        : Optional.of(new Time(start, until));
  }

  /** The first full hour at or after that instant, as clocks of the zone show it. */
  private static Instant onTheHour(Instant earliest, ZoneId zone) {
    ZonedDateTime hour = earliest.atZone(zone).truncatedTo(ChronoUnit.HOURS);
    return (hour.toInstant().isBefore(earliest) ? hour.plusHours(1) : hour).toInstant();
  }
}
