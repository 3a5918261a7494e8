package dev.paydown.brain.ledger;

import dev.paydown.brain.Picture;
import dev.paydown.brain.calendar.WorkCalendar;
import dev.paydown.brain.forecast.ItemForecast;
import dev.paydown.brain.graph.Item;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The delay that a root liability causes downstream, in working days: the sum over the live items
 * behind its item of the working days, each by its owner's calendar, that the forecast finish now
 * is after the one of the same engine run with the item's own delay taken out.
 *
 * <p>The own delay is what no predecessor explains. Taken out, the item is finished at the end of
 * the later of two days: its commitment (else its planned finish), and the day its span allows from
 * when its predecessors let it start. An item that is expected by that day, or that has ended,
 * delays nobody; nor does one without a date.
 *
 * <p>In that run the unstarted items behind it go by their dates, since they would have been begun:
 * that they are overdue today is the item's doing. Whatever else is overdue stays so.
 */
public final class Downstream {
  private final Picture picture;
  private final Map<String, Long> known = new HashMap<>();

  /** Reads delays off a picture. */
  public Downstream(Picture picture) {
    this.picture = picture;
  }

  /** The working days by which the item itself delays the live items behind it, together. */
  public long delayDays(String node) {
    return known.computeIfAbsent(node, this::count);
  }

  private long count(String node) {
    Item item = picture.graph().item(node);
    Optional<LocalDate> undelayed = undelayed(item);
    Set<String> behind = picture.graph().behind(node);
    if (undelayed.isEmpty() || behind.isEmpty()) {
      return 0;
    }
    return picture.forecast().delayDays(node, undelayed.get(), behind);
  }

  /** The day it would finish on without its own delay; empty where it has none. */
  private Optional<LocalDate> undelayed(Item item) {
    ItemForecast expected = picture.forecast().of(item.node());
    Optional<LocalDate> promised = item.committed().or(() -> expected.span().finish());
    if (!item.status().isLive() || expected.finish().isEmpty() || promised.isEmpty()) {
      return Optional.empty();
    }
    WorkCalendar calendar = picture.calendars().owner(item.owner());
    int days = expected.span().days();
    LocalDate finish = calendar.onOrBefore(promised.get());
    if (expected.earliest().isPresent()) {
      LocalDate allowed = calendar.finish(expected.earliest().get(), days);
      finish = allowed.isAfter(finish) ? allowed : finish;
    }
    return Optional.of(finish).filter(day -> day.isBefore(expected.finish().get()));
  }
}
