package dev.paydown.brain.ledger;

import dev.paydown.brain.Picture;
import dev.paydown.brain.calendar.WorkCalendar;
import dev.paydown.brain.debt.Handoff;
import dev.paydown.brain.debt.Liability;
import dev.paydown.brain.debt.LiabilityState;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.ledger.Balances.Balance;
import dev.paydown.brain.ledger.Entry.Reason;
import dev.paydown.brain.settings.LiabilityKind;
import dev.paydown.brain.settings.Tariff;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Posts what root liabilities cost. Every entry has one id for what it is about, so posting again
 * adds nothing; what a later fact disproves is reversed now, and a closed week stays as it was.
 */
public final class Books {
  private final Picture picture;
  private final Map<String, Liability> before;
  private final Tariff tariff;
  private final WorkCalendar calendar;
  private final Connections connections;
  private final SortedMap<String, Entry> entries;
  private final Map<String, List<Entry>> byLiability = new HashMap<>();

  private Books(Picture picture) {
    this.picture = picture;
    this.before = picture.state().liabilities();
    this.tariff = picture.state().settingsNow().tariff();
    this.calendar = picture.calendars().workspace();
    this.connections = new Connections(picture);
    this.entries = new TreeMap<>(picture.state().entries());
    for (Entry entry : entries.values()) {
      byLiability.computeIfAbsent(entry.liability(), any -> new ArrayList<>()).add(entry);
    }
  }

  /**
   * The entries after posting everything up to the picture's now.
   *
   * @param liabilities as they stand now; the picture's state still holds them as they stood
   */
  public static SortedMap<String, Entry> post(Picture picture, Map<String, Liability> liabilities) {
    Books books = new Books(picture);
    for (Liability liability : liabilities.values()) {
      boolean isSettled =
          liability.equals(books.before.get(liability.id()))
              && liability.state() != LiabilityState.OPEN;
      if (!isSettled) {
        books.post(liability);
      }
    }
    return books.entries;
  }

  private void post(Liability liability) {
    switch (liability.state()) {
      case REVERSED -> undo(liability);
      case OPEN -> accrue(liability);
      case PAID -> {
        accrue(liability);
        end(liability, Account.PAID, Reason.PAYMENT);
      }
      case WRITTEN_OFF -> {
        accrue(liability);
        end(liability, Account.WRITTEN_OFF, Reason.WRITE_OFF);
      }
    }
  }

  private void accrue(Liability liability) {
    if (liability.root().isEmpty()) {
      principal(liability);
      interest(liability);
      compound(liability);
    }
  }

  private List<Entry> of(Liability liability) {
    return byLiability.computeIfAbsent(liability.id(), any -> new ArrayList<>());
  }

  private void principal(Liability liability) {
    if (of(liability).stream().anyMatch(entry -> entry.reason() == Reason.PRINCIPAL)) {
      return;
    }
    Liability held = before.get(liability.id());
    // A derived liability that turns root costs from then on, not from its opening.
    boolean turned = held != null && held.root().isPresent();
    Instant at = turned ? picture.now() : liability.openedAt();
    int people = liability.people();
    long seconds = (long) tariff.refocusSeconds() * people * (people - 1) / 2;
    add(
        liability,
        calendar.dayOf(at),
        at,
        Reason.PRINCIPAL,
        Account.INCURRED,
        Account.LIABILITY,
        seconds,
        at.toString());
  }

  private LocalDate openingDay(Liability liability) {
    return of(liability).stream()
        .filter(entry -> entry.reason() == Reason.PRINCIPAL)
        .map(Entry::day)
        .findFirst()
        .orElseGet(() -> calendar.dayOf(liability.openedAt()));
  }

  /** One entry at the end of each working day after the opening day, and before the last. */
  private void interest(Liability liability) {
    LocalDate opened = openingDay(liability);
    LocalDate day = calendar.onOrAfter(opened.plusDays(1));
    LocalDate end =
        liability.endedAt().map(calendar::dayOf).orElse(calendar.dayOf(picture.now()).plusDays(1));
    while (day.isBefore(end) && !calendar.dayEnd(day).isAfter(picture.now())) {
      if (calendar.index(day) - calendar.index(opened) > tariff.accruesDays()) {
        break;
      }
      if (!isPosted(liability, day, Reason.INTEREST) && !isPaused(liability, day)) {
        long seconds = (long) tariff.refocusSeconds() * connections.waiting(liability, day);
        add(
            liability,
            day,
            calendar.dayEnd(day),
            Reason.INTEREST,
            Account.INTEREST,
            Account.LIABILITY,
            seconds,
            day.toString());
      }
      day = calendar.onOrAfter(day.plusDays(1));
    }
    if (liability.endedAt().isPresent()) {
      reverseFrom(liability, end);
    }
  }

  /** An acknowledgement pauses a handoff: who has said they will look is not charged meanwhile. */
  private boolean isPaused(Liability liability, LocalDate day) {
    if (liability.kind() != LiabilityKind.STALE_HANDOFF) {
      return false;
    }
    Item item = picture.graph().item(liability.node());
    WorkCalendar owners = picture.calendars().owner(item.owner());
    Instant end = calendar.dayEnd(day);
    return item.facts().acks().stream()
        .map(ack -> ack.stamp().at())
        .anyMatch(
            at ->
                !at.isBefore(liability.since())
                    && !at.isAfter(end)
                    && end.isBefore(owners.plusDays(at, Handoff.ACKNOWLEDGED_DAYS)));
  }

  private boolean isPosted(Liability liability, LocalDate day, Reason reason) {
    return of(liability).stream()
        .anyMatch(entry -> entry.reason() == reason && entry.day().equals(day));
  }

  /** No interest on the day it is paid, nor after: what was posted before that was known, goes. */
  private void reverseFrom(Liability liability, LocalDate end) {
    for (Entry posted : List.copyOf(of(liability))) {
      boolean isInterest =
          posted.reason() == Reason.INTEREST || posted.reason() == Reason.COMPOUNDING;
      if (isInterest && !posted.day().isBefore(end)) {
        reverse(liability, posted);
      }
    }
  }

  /** In each week that closes while it is open: a share of the balance for each handoff crossed. */
  private void compound(Liability liability) {
    int crossed = connections.handoffsCrossed(liability.node());
    if (crossed == 0) {
      return;
    }
    LocalDate opened = openingDay(liability);
    LocalDate monday = Weeks.monday(opened).plusWeeks(1);
    Instant closes = Weeks.begins(calendar, monday);
    Instant end = liability.endedAt().orElse(Instant.MAX);
    while (!closes.isAfter(picture.now()) && closes.isBefore(end)) {
      LocalDate sunday = monday.minusDays(1);
      boolean accrues = calendar.index(sunday) - calendar.index(opened) <= tariff.accruesDays();
      if (accrues && !isPosted(liability, sunday, Reason.COMPOUNDING)) {
        long percent =
            Math.min(tariff.compoundPercentMax(), (long) tariff.compoundPercent() * crossed);
        long seconds = Math.floorDiv(balanceAt(liability, closes) * percent, 100L);
        if (seconds > 0) {
          add(
              liability,
              sunday,
              closes.minusSeconds(1),
              Reason.COMPOUNDING,
              Account.INTEREST,
              Account.LIABILITY,
              seconds,
              Weeks.label(sunday));
        }
      }
      monday = monday.plusWeeks(1);
      closes = Weeks.begins(calendar, monday);
    }
  }

  private long balanceAt(Liability liability, Instant instant) {
    return of(liability).stream()
        .filter(entry -> entry.bookedAt().isBefore(instant))
        .mapToLong(Entry::owed)
        .sum();
  }

  /** Pays or writes off what is owed; where later facts change what was owed, the difference. */
  private void end(Liability liability, Account account, Reason reason) {
    long owed = Balances.of(of(liability)).of(liability.id()).owed();
    Instant at = liability.endedAt().orElseThrow();
    if (owed > 0) {
      add(
          liability,
          calendar.dayOf(at),
          at,
          reason,
          Account.LIABILITY,
          account,
          owed,
          at + (isPosted(liability, calendar.dayOf(at), reason) ? "#" + of(liability).size() : ""));
    } else if (owed < 0) {
      add(
          liability,
          calendar.dayOf(picture.now()),
          picture.now(),
          Reason.REVERSAL,
          account,
          Account.LIABILITY,
          -owed,
          at + "#" + of(liability).size());
    }
  }

  private void undo(Liability liability) {
    Balance balance = Balances.of(of(liability)).of(liability.id());
    undo(liability, Account.INCURRED, balance.principal());
    undo(liability, Account.INTEREST, balance.interest());
    long paid = balance.paid();
    if (paid > 0) {
      addNow(liability, Account.PAID, Account.LIABILITY, paid, "paid");
    }
    if (balance.writtenOff() > 0) {
      addNow(
          liability, Account.WRITTEN_OFF, Account.LIABILITY, balance.writtenOff(), "written-off");
    }
  }

  private void undo(Liability liability, Account account, long seconds) {
    if (seconds > 0) {
      addNow(liability, Account.LIABILITY, account, seconds, account.label());
    }
  }

  private void addNow(
      Liability liability, Account debit, Account credit, long seconds, String cause) {
    Instant now = picture.now();
    add(liability, calendar.dayOf(now), now, Reason.REVERSAL, debit, credit, seconds, cause);
  }

  private void reverse(Liability liability, Entry posted) {
    if (entries.containsKey(id(liability, posted.day(), Reason.REVERSAL, posted.id()))) {
      return;
    }
    add(
        liability,
        posted.day(),
        picture.now(),
        Reason.REVERSAL,
        posted.credit(),
        posted.debit(),
        posted.seconds(),
        posted.id());
  }

  private static String id(Liability liability, LocalDate day, Reason reason, String cause) {
    return liability.id() + "|" + day + "|" + reason + "|" + cause;
  }

  private void add(
      Liability liability,
      LocalDate day,
      Instant at,
      Reason reason,
      Account debit,
      Account credit,
      long seconds,
      String cause) {
    String id = id(liability, day, reason, cause);
    Entry entry =
        new Entry(id, liability.id(), day, booked(at), reason, debit, credit, seconds, cause);
    if (entries.putIfAbsent(id, entry) == null) {
      of(liability).add(entry);
    }
  }

  /** A closed week is never rewritten: what belongs into one counts from now. */
  private Instant booked(Instant at) {
    Instant closes = Weeks.closes(calendar, at);
    return closes.isBefore(picture.now()) ? picture.now() : at;
  }
}
