package dev.paydown.brain.proposal;

import dev.paydown.brain.Picture;
import dev.paydown.brain.calendar.WorkCalendar;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.graph.ItemFacts.Slot;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Open calendar time, as far as the slots that tools announced show it. */
final class Slots {
  /** How far ahead is looked when nothing is due. */
  private static final int AHEAD_DAYS = 10;

  /** A block to begin with: no longer, however long the work, and no longer than a day is. */
  private static final Duration BLOCK_MAX = Duration.ofHours(4);

  record Time(Instant start, Instant end) {}

  private Slots() {}

  /** The first open time of that person, long enough for the item and before it is due. */
  static Optional<Time> firstOpen(Picture picture, Item item, String person) {
    WorkCalendar calendar = picture.calendars().person(person);
    List<Time> taken = taken(picture, person);
    Duration day = Duration.ofSeconds(calendar.daySeconds());
    Duration needed = day.compareTo(BLOCK_MAX) > 0 ? BLOCK_MAX : day;
    LocalDate today = calendar.onOrAfter(calendar.dayOf(picture.now()));
    LocalDate last = item.due().orElseGet(() -> calendar.soonest(today, AHEAD_DAYS));
    LocalDate at = today;
    while (!at.isAfter(last)) {
      Optional<Time> open = openOn(calendar, at, taken, needed, picture.now());
      if (open.isPresent()) {
        return open;
      }
      at = calendar.onOrAfter(at.plusDays(1));
    }
    return Optional.empty();
  }

  private static Optional<Time> openOn(
      WorkCalendar calendar, LocalDate day, List<Time> taken, Duration needed, Instant now) {
    Instant end = calendar.dayEnd(day);
    Instant start = calendar.dayStart(day);
    if (start.isBefore(now)) {
      start = now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
    }
    for (Time slot : taken) {
      if (slot.end().isAfter(start) && slot.start().isBefore(start.plus(needed))) {
        start = slot.end();
      }
    }
    Instant until = start.plus(needed);
    return until.isAfter(end) ? Optional.empty() : Optional.of(new Time(start, until));
  }

  private static List<Time> taken(Picture picture, String person) {
    List<Time> taken = new ArrayList<>();
    for (Item item : picture.graph().items().values()) {
      List<Slot> slots = item.facts().slots();
      if (!slots.isEmpty() && slots.getLast().start().isPresent()) {
        Slot slot = slots.getLast();
        boolean isTheirs =
            slot.people().stream()
                .anyMatch(ref -> picture.graph().people().resolve(ref).equals(person));
        if (isTheirs) {
          taken.add(new Time(slot.start().get(), slot.end().orElseThrow()));
        }
      }
    }
    taken.sort(Comparator.comparing(Time::start));
    return taken;
  }
}
