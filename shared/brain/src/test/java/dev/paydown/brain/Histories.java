package dev.paydown.brain;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.ApprovalOutcome;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.LagUnit;
import dev.paydown.brain.event.LinkKind;
import dev.paydown.brain.event.LinkType;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.brain.event.Provenance;
import dev.paydown.brain.event.Transition;
import dev.paydown.brain.settings.CalendarSettings;
import dev.paydown.brain.settings.Settings;
import dev.paydown.brain.settings.Tariff;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Makes up histories: a few items of a few owners, whose sources say all kinds of things. */
final class Histories {
  private static final Instant START = Instant.parse("2026-11-02T08:00:00Z");
  private final Random random;

  Histories(Random random) {
    this.random = random;
  }

  /** Deliveries in the order of their receipt; some were said a while before. */
  List<LogEntry> deliveries(int count) {
    List<LogEntry> entries = new ArrayList<>();
    Instant at = START;
    for (int i = 0; i < count; i++) {
      at = at.plusSeconds(random.nextInt(8 * 3600));
      Instant said = at.minusSeconds(random.nextInt(4) == 0 ? random.nextInt(90_000) : 0);
      entries.add(new LogEntry("studio#" + i, at, List.of(fact(said, at))));
    }
    return entries;
  }

  /** The same, with handoffs acknowledged and the rules of the workspace put anew meanwhile. */
  List<LogEntry> unruly(int count) {
    List<LogEntry> entries = new ArrayList<>();
    for (LogEntry entry : deliveries(count)) {
      Instant at = entry.receivedAt();
      entries.add(entry);
      switch (random.nextInt(8)) {
        case 0 -> entries.add(new LogEntry("ack#" + entry.id(), at, List.of(acknowledged(at))));
        case 1 ->
            entries.add(
                new LogEntry(
                    "rules#" + entry.id(), at, List.of(new Fact.SettingsPut(at, rules(at)))));
        default -> {}
      }
    }
    return entries;
  }

  private Fact acknowledged(Instant received) {
    Instant said = received.minusSeconds(random.nextInt(200_000));
    return new Fact.HandoffAcknowledged(item(), said, 0, Actor.HUMAN, PersonRef.email(person()));
  }

  /** Holidays near that day, before it and after; and now and then another week or zone. */
  private Settings rules(Instant at) {
    Settings plain = Settings.defaults();
    CalendarSettings calendar = plain.calendar();
    Set<LocalDate> holidays = new HashSet<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      holidays.add(day(at).minusDays(4));
    }
    Set<DayOfWeek> workdays =
        random.nextInt(3) == 0
            ? EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.THURSDAY)
            : calendar.workdays();
    String zone = any(new String[] {"UTC", "UTC", "UTC", "Asia/Tokyo", "America/New_York"});
    int accruesDays = random.nextInt(3) == 0 ? 3 : 60;
    return new Settings(
        new CalendarSettings(
            workdays, holidays, ZoneId.of(zone), calendar.dayStart(), calendar.dayEnd()),
        plain.terms(),
        new Tariff(random.nextBoolean() ? 1380 : 600, 1, 5, accruesDays),
        plain.shift(),
        plain.initiatives(),
        plain.autonomy(),
        plain.areas(),
        plain.clientFacing(),
        plain.steward(),
        plain.statement(),
        random.nextBoolean() ? Optional.of("90") : Optional.empty());
  }

  private ItemRef.Own item() {
    return new ItemRef.Own("studio", "i" + random.nextInt(6));
  }

  private String person() {
    return "p" + random.nextInt(4) + "@x.test";
  }

  private Fact fact(Instant said, Instant received) {
    ItemRef.Own item = item();
    return switch (random.nextInt(9)) {
      case 0, 1, 2 -> changed(item, said, FieldChange.set(ItemField.DUE, day(received).toString()));
      case 3 -> changed(item, said, FieldChange.set(ItemField.OWNER, person()));
      case 4 -> link(item, item(), said);
      case 5, 6 ->
          new Fact.StatusChanged(item, said, 0, Actor.HUMAN, transition(), Optional.empty());
      case 7 -> new Fact.ApprovalRequested(item, said, 0, Actor.HUMAN, PersonRef.email(person()));
      default ->
          new Fact.ApprovalDecided(
              item, said, 0, Actor.HUMAN, PersonRef.email(person()), any(ApprovalOutcome.values()));
    };
  }

  private static Fact changed(ItemRef.Own item, Instant at, FieldChange change) {
    return new Fact.ItemChanged(item, at, 0, Actor.HUMAN, List.of(change));
  }

  private Fact link(ItemRef.Own from, ItemRef.Own to, Instant at) {
    return random.nextInt(4) == 0
        ? new Fact.LinkCut(from, to, LinkKind.BLOCKS, at, 0, Actor.HUMAN)
        : new Fact.LinkMade(
            from,
            to,
            LinkKind.BLOCKS,
            random.nextInt(8) == 0 ? any(LinkType.values()) : LinkType.FS,
            random.nextInt(3),
            LagUnit.WORKING,
            Provenance.NATIVE,
            at,
            0,
            Actor.HUMAN);
  }

  private <T> T any(T[] values) {
    return List.of(values).get(random.nextInt(values.length));
  }

  private LocalDate day(Instant at) {
    return at.atZone(java.time.ZoneOffset.UTC).toLocalDate().plusDays(random.nextInt(15) - 2);
  }

  private Transition transition() {
    return any(Transition.values());
  }
}
