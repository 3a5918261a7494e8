package dev.paydown.brain.ledger;

import dev.paydown.brain.Picture;
import dev.paydown.brain.calendar.WorkCalendar;
import dev.paydown.brain.debt.Handoff;
import dev.paydown.brain.debt.Liability;
import dev.paydown.brain.graph.ItemFacts.Ack;
import dev.paydown.brain.ledger.Connections.Waiting;
import dev.paydown.brain.ledger.Entry.Reason;
import dev.paydown.brain.settings.LiabilityKind;
import dev.paydown.brain.settings.Tariff;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a root liability costs, kept in line with what is known: an entry that is due and not there
 * is posted, one that stands and is disproved is taken back.
 *
 * <p>Which days cost follows the facts, whenever they arrive: the opening, the end, a pause, a
 * holiday. What a day cost stands as it was posted: each day by the tariff of that day, and by the
 * people who waited at its end as was known then. It is taken back, and posted anew for fewer, only
 * if an item that was counted turns out to have been started or ended by then. A day that is posted
 * never becomes dearer.
 */
final class Accrual {
  private final Picture picture;
  private final BookCalendar calendar;
  private final Poster poster;
  private final Connections connections;
  private final Causes causes;
  private final Late late;

  Accrual(Picture picture, BookCalendar calendar, Poster poster, Causes causes, Late late) {
    this.picture = picture;
    this.calendar = calendar;
    this.poster = poster;
    this.connections = new Connections(picture);
    this.causes = causes;
    this.late = late;
  }

  /**
   * Brings the costs in line.
   *
   * @param turnedRoot it was derived until now: it costs from now on, not from its opening
   */
  void settle(Liability liability, Postings book, boolean turnedRoot) {
    principal(liability, book, turnedRoot);
    interest(liability, book);
    compound(liability, book);
  }

  private void principal(Liability liability, Postings book, boolean turnedRoot) {
    Optional<Entry> held = book.principal();
    Instant at = turnedRoot ? picture.now() : liability.openedAt();
    LocalDate day = calendar.dayOf(at);
    if (held.isEmpty()) {
      int people = liability.people();
      long seconds = (long) calendar.tariff(day).refocusSeconds() * people * (people - 1) / 2;
      String cause = turnedRoot ? at.toString() : causes.opening(liability, at);
      if (seconds > 0) {
        poster.post(liability, book, day, at, Reason.PRINCIPAL, seconds, cause, List.of());
      }
    } else if (isMisdated(held.get(), day)) {
      long seconds = held.get().seconds();
      String cause = causes.opening(liability, at);
      poster.reverse(liability, book, held.get(), Reason.REVERSAL, cause);
      poster.post(liability, book, day, picture.now(), Reason.PRINCIPAL, seconds, cause, List.of());
    }
  }

  /** It was posted for the day it opened, and that day turns out to be another one. */
  private boolean isMisdated(Entry principal, LocalDate opened) {
    return !principal.day().equals(opened)
        && principal.day().equals(calendar.dayOf(principal.about().openedAt()));
  }

  private static Optional<LocalDate> opened(Postings book) {
    return book.principal().map(Entry::day);
  }

  /** One entry at the end of each working day after the opening day, and before the last. */
  private void interest(Liability liability, Postings book) {
    Optional<LocalDate> opened = opened(book);
    if (opened.isEmpty()) {
      return;
    }
    SortedMap<LocalDate, Entry> posted = new TreeMap<>();
    book.standing(Reason.INTEREST).forEach(entry -> posted.put(entry.day(), entry));
    Set<LocalDate> costs = costs(liability, book, opened.get());
    costs.forEach(day -> charge(liability, book, day, Optional.ofNullable(posted.get(day))));
    posted.forEach(
        (day, entry) -> {
          if (!costs.contains(day)) {
            poster.reverse(
                liability, book, entry, Reason.REVERSAL, why(liability, opened.get(), day));
          }
        });
  }

  private Set<LocalDate> costs(Liability liability, Postings book, LocalDate opened) {
    Set<LocalDate> days = new LinkedHashSet<>();
    Optional<LocalDate> end = liability.endedAt().map(calendar::dayOf);
    long age = 0;
    int oldest = calendar.accruesDaysMax();
    for (LocalDate day = opened.plusDays(1);
        age < oldest
            && !calendar.dayEnd(day).isAfter(picture.now())
            && (end.isEmpty() || day.isBefore(end.get()));
        day = day.plusDays(1)) {
      if (calendar.isWorking(day)) {
        age++;
        if (age <= calendar.tariff(day).accruesDays()
            && pause(liability, day).isEmpty()
            && !book.wasEnded(day)) {
          days.add(day);
        }
      }
    }
    return days;
  }

  private void charge(Liability liability, Postings book, LocalDate day, Optional<Entry> held) {
    Instant end = calendar.dayEnd(day);
    long refocus = calendar.tariff(day).refocusSeconds();
    if (held.isEmpty()) {
      Waiting waiting = connections.waiting(liability, day, end);
      interest(liability, book, day, end, refocus * waiting.people(), day.toString(), waiting);
      return;
    }
    Entry posted = held.get();
    Optional<String> disproved =
        posted.about().waiting().stream().filter(late.nodes()::contains).findFirst();
    if (disproved.isPresent()) {
      Waiting left = connections.stillWaiting(liability, posted.about().waiting(), end);
      long seconds = refocus * left.people();
      if (seconds < posted.seconds()) {
        String cause = causes.lastTurn(disproved.get(), end);
        poster.reverse(liability, book, posted, Reason.REVERSAL, cause);
        interest(liability, book, day, picture.now(), seconds, cause, left);
      }
    }
  }

  private void interest(
      Liability liability,
      Postings book,
      LocalDate day,
      Instant at,
      long seconds,
      String cause,
      Waiting waiting) {
    if (seconds > 0) {
      poster.post(liability, book, day, at, Reason.INTEREST, seconds, cause, waiting.nodes());
    }
  }

  /** What disproves the interest of a day. */
  private String why(Liability liability, LocalDate opened, LocalDate day) {
    Optional<Ack> pause = pause(liability, day);
    if (liability.endedAt().map(calendar::dayOf).filter(end -> !day.isBefore(end)).isPresent()) {
      return causes.ending(liability);
    }
    if (!day.isAfter(opened)) {
      return causes.opening(liability, liability.openedAt());
    }
    return pause.map(ack -> ack.stamp().entry()).orElseGet(causes::settings);
  }

  /**
   * The acknowledgement that pauses a handoff on a day, for two days of its owner's working time:
   * who has said they will look is not charged meanwhile.
   */
  private Optional<Ack> pause(Liability liability, LocalDate day) {
    if (liability.kind() != LiabilityKind.STALE_HANDOFF) {
      return Optional.empty();
    }
    Instant end = calendar.dayEnd(day);
    return picture.graph().item(liability.node()).facts().acks().stream()
        .filter(ack -> !ack.stamp().at().isBefore(liability.since()))
        .filter(ack -> !ack.stamp().at().isAfter(end))
        .filter(ack -> end.isBefore(pausedUntil(liability, ack)))
        .findFirst();
  }

  private Instant pausedUntil(Liability liability, Ack ack) {
    Instant at = ack.stamp().at();
    WorkCalendar owners = picture.calendars().owner(connections.ownerAt(liability.node(), at));
    return owners.plusDays(at, Handoff.ACKNOWLEDGED_DAYS);
  }

  /**
   * In each week that closes while it is open: a share of the balance for each handoff crossed.
   * Only the week that closes now is compounded: of an earlier one it was not known in time.
   */
  private void compound(Liability liability, Postings book) {
    Optional<LocalDate> opened = opened(book);
    if (opened.isEmpty()) {
      return;
    }
    Instant end = liability.endedAt().orElse(Instant.MAX);
    for (Entry posted : book.standing(Reason.COMPOUNDING)) {
      LocalDate sunday = posted.day();
      boolean wasOpen =
          calendar.begins(sunday.plusDays(1)).isBefore(end) && !sunday.isBefore(opened.get());
      if (!wasOpen) {
        poster.reverse(
            liability, book, posted, Reason.REVERSAL, why(liability, opened.get(), sunday));
      }
    }
    Instant closes = calendar.begins(calendar.mondayOf(picture.now()));
    LocalDate sunday = calendar.mondayOf(picture.now()).minusDays(1);
    Tariff tariff = calendar.tariff(sunday);
    boolean accrues =
        calendar.workingDaysAfter(opened.get(), sunday) <= tariff.accruesDays()
            && !sunday.isBefore(opened.get())
            && closes.isBefore(end);
    if (accrues && isClosing(closes)) {
      long percent =
          Math.min(
              tariff.compoundPercentMax(),
              (long) tariff.compoundPercent() * connections.handoffsCrossed(liability.node()));
      long seconds = Math.floorDiv(book.balanceAt(closes) * percent, 100L);
      if (seconds > 0) {
        poster.post(
            liability,
            book,
            sunday,
            closes.minusSeconds(1),
            Reason.COMPOUNDING,
            seconds,
            Weeks.label(sunday),
            List.of());
      }
    }
  }

  /** Whether the week that closed at that instant has not been settled yet: it is now. */
  private boolean isClosing(Instant closes) {
    return picture.state().dueAt().filter(due -> !due.isAfter(closes)).isPresent();
  }
}
