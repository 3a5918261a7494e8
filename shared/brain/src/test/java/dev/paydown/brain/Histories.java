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
import dev.paydown.brain.proposal.MailGroup;
import dev.paydown.brain.settings.CalendarSettings;
import dev.paydown.brain.settings.LiabilityKind;
import dev.paydown.brain.settings.Person;
import dev.paydown.brain.settings.Settings;
import dev.paydown.brain.settings.Tariff;
import dev.paydown.brain.settings.Term;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;

/** Makes up histories: a few items of a few owners, whose sources say all kinds of things. */
final class Histories {
  private static final Instant START = Instant.parse("2026-11-02T08:00:00Z");
  private final Random random;
  private final boolean isGoverned;

  Histories(Random random) {
    this(random, true);
  }

  private Histories(Random random, boolean isGoverned) {
    this.random = random;
    this.isGoverned = isGoverned;
  }

  /** Histories in which nobody changes the settings or who is there. */
  static Histories ofWork(Random random) {
    return new Histories(random, false);
  }

  /** Deliveries in the order of their receipt; some were said a while before. */
  List<LogEntry> deliveries(int count) {
    List<LogEntry> entries = new ArrayList<>();
    Instant at = START;
    for (int i = 0; i < count; i++) {
      at =
          at.plusSeconds(
              random.nextInt(20) == 0 ? random.nextInt(5 * 86_400) : random.nextInt(8 * 3600));
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
    return switch (random.nextInt(20)) {
      case 0, 1, 2, 3 ->
          changed(item, said, FieldChange.set(ItemField.DUE, day(received).toString()));
      case 4, 5 -> changed(item, said, FieldChange.set(ItemField.OWNER, person()));
      case 6, 7 -> link(item, item(), said);
      case 8, 9, 10, 11 ->
          new Fact.StatusChanged(item, said, 0, actor(), transition(), Optional.empty());
      case 12 -> new Fact.ApprovalRequested(item, said, 0, Actor.HUMAN, PersonRef.email(person()));
      case 13 ->
          new Fact.ApprovalDecided(
              item, said, 0, Actor.HUMAN, PersonRef.email(person()), any(ApprovalOutcome.values()));
      case 14 -> post(item, said);
      case 15 -> blocked(item, said);
      case 16 -> isGoverned ? people(received) : post(item, said);
      case 17 ->
          isGoverned && random.nextBoolean()
              ? new Fact.SettingsPut(received, terms())
              : random.nextBoolean()
                  ? new Fact.MailBounced(said, person())
                  : new Fact.MailChosen(
                      said, person(), any(MailGroup.values()), random.nextInt(3) == 0);
      default -> changed(item, said, field(received));
    };
  }

  /** Mostly people; now and then a bot, or our own echo. */
  private Actor actor() {
    return random.nextInt(4) == 0 ? any(Actor.values()) : Actor.HUMAN;
  }

  private FieldChange field(Instant received) {
    return switch (random.nextInt(6)) {
      case 0 ->
          FieldChange.set(
              any(new ItemField[] {ItemField.START, ItemField.MILESTONE_DUE}),
              day(received).toString());
      case 1 -> FieldChange.set(ItemField.PERCENT, String.valueOf(10 * random.nextInt(11)));
      case 2 -> FieldChange.set(ItemField.PINNED, String.valueOf(random.nextBoolean()));
      case 3 -> FieldChange.set(ItemField.PARENT, "own:" + item().node());
      case 4 -> FieldChange.cleared(any(ItemField.values()));
      default ->
          FieldChange.set(
              ItemField.KIND, any(new String[] {"task", "initiative", "process", "decision"}));
    };
  }

  /** Short terms, so that even what takes weeks comes to pass in a history of days. */
  private Settings terms() {
    Settings plain = Settings.defaults();
    Map<LiabilityKind, Term> terms = new EnumMap<>(LiabilityKind.class);
    for (LiabilityKind kind : LiabilityKind.values()) {
      int opens = random.nextInt(4);
      terms.put(kind, new Term(opens, OptionalInt.of(opens + random.nextInt(2))));
    }
    return new Settings(
        plain.calendar(),
        terms,
        plain.tariff(),
        plain.shift(),
        plain.initiatives(),
        plain.autonomy(),
        plain.areas(),
        plain.clientFacing(),
        plain.steward(),
        plain.statement(),
        plain.costPerHour());
  }

  private Fact post(ItemRef.Own item, Instant at) {
    return random.nextInt(5) == 0
        ? new Fact.ThreadClosed(item, at, 0, actor())
        : new Fact.ThreadPosted(
            item,
            at,
            0,
            actor(),
            PersonRef.email(person()),
            random.nextBoolean() ? List.of(PersonRef.email(person())) : List.of(),
            random.nextInt(3) == 0,
            "");
  }

  private Fact blocked(ItemRef.Own item, Instant at) {
    return new Fact.Blocked(
        item,
        at,
        0,
        actor(),
        Optional.of("a reason"),
        random.nextBoolean() ? Optional.of(item()) : Optional.empty(),
        random.nextInt(3) == 0 ? Optional.of(PersonRef.email(person())) : Optional.empty());
  }

  /** Some of them, the last in another zone, each with a lead and now and then a day off. */
  private Fact people(Instant at) {
    List<Person> people = new ArrayList<>();
    LocalDate day = at.atZone(ZoneOffset.UTC).toLocalDate();
    for (int i = 0; i < 4; i++) {
      if (random.nextInt(5) > 0) {
        people.add(
            new Person(
                "p" + i + "@x.test",
                "P" + i,
                i == 3 ? Optional.of(ZoneId.of("America/New_York")) : Optional.empty(),
                Map.of(),
                Optional.of("p" + (i + 1) % 4 + "@x.test"),
                random.nextBoolean()
                    ? List.of(new Person.DaysOff(day.plusDays(1), day.plusDays(2)))
                    : List.of()));
      }
    }
    return new Fact.PeoplePut(at, people);
  }

  private Fact changed(ItemRef.Own item, Instant at, FieldChange change) {
    return new Fact.ItemChanged(item, at, 0, actor(), List.of(change));
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
            random.nextInt(3) == 0 ? Provenance.STATED : Provenance.NATIVE,
            at,
            0,
            Actor.HUMAN);
  }

  private <T> T any(T[] values) {
    return List.of(values).get(random.nextInt(values.length));
  }

  private LocalDate day(Instant at) {
    return at.atZone(ZoneOffset.UTC).toLocalDate().plusDays(random.nextInt(15) - 2);
  }

  private Transition transition() {
    return any(Transition.values());
  }
}
