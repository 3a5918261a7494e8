package dev.paydown.brain.ledger;

import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.WorkspaceState.SettingsSaid;
import dev.paydown.brain.calendar.WorkCalendar;
import dev.paydown.brain.settings.CalendarSettings;
import dev.paydown.brain.settings.Settings;
import dev.paydown.brain.settings.Tariff;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The workspace's calendar as books need it. Each day stands under the rule that was in force on it
 * (workdays, zone, working hours), so that a new rule leaves the past alone: settings are in force
 * from when they became known, before any the defaults were. A holiday is a fact about its own day
 * and counts whenever it became known.
 */
public final class BookCalendar {

  /** Settings, and from when on they were in force. */
  private record Rule(Instant from, Settings settings, WorkCalendar calendar) {}

  /** Oldest first, at least one. */
  private final List<Rule> rules = new ArrayList<>();

  private BookCalendar(List<SettingsSaid> said, Instant asOf) {
    List<SettingsSaid> known =
        said.stream()
            .filter(each -> !each.knownAt().isAfter(asOf))
            .sorted(Comparator.comparing(SettingsSaid::knownAt).thenComparing(SettingsSaid::stamp))
            .toList();
    Optional<SettingsSaid> latest = known.stream().max(Comparator.comparing(SettingsSaid::stamp));
    Set<LocalDate> holidays =
        latest.map(SettingsSaid::settings).orElseGet(Settings::defaults).calendar().holidays();
    add(Instant.MIN, Settings.defaults(), holidays);
    Optional<SettingsSaid> inForce = Optional.empty();
    for (SettingsSaid each : known) {
      // What is heard of late, when later settings are in force already, never comes into force.
      if (inForce.isEmpty() || each.stamp().compareTo(inForce.get().stamp()) > 0) {
        inForce = Optional.of(each);
        add(each.knownAt(), each.settings(), holidays);
      }
    }
  }

  private void add(Instant from, Settings settings, Set<LocalDate> holidays) {
    CalendarSettings rule = settings.calendar();
    WorkCalendar calendar =
        WorkCalendar.of(
            new CalendarSettings(
                rule.workdays(), holidays, rule.zone(), rule.dayStart(), rule.dayEnd()));
    rules.add(new Rule(from, settings, calendar));
  }

  /**
   * The calendar as it was known at an instant.
   *
   * @param asOf settings put later are left out, with their holidays
   */
  public static BookCalendar of(WorkspaceState state, Instant asOf) {
    return new BookCalendar(state.settings(), asOf);
  }

  /** The last settings known. */
  Settings settings() {
    return rules.getLast().settings();
  }

  /** The zone last known. */
  ZoneId zone() {
    return rules.getLast().calendar().zone();
  }

  private Rule on(LocalDate day) {
    for (Rule rule : rules.reversed()) {
      if (!rule.from().isAfter(rule.calendar().dayEnd(day))) {
        return rule;
      }
    }
    return rules.getFirst();
  }

  /** What debt cost on that day. */
  Tariff tariff(LocalDate day) {
    return on(day).settings().tariff();
  }

  /** The longest that any tariff known let a liability accrue, in working days. */
  int accruesDaysMax() {
    int most = 0;
    for (Rule rule : rules) {
      most = Math.max(most, rule.settings().tariff().accruesDays());
    }
    return most;
  }

  /** The day of an instant, in the zone then in force. */
  public LocalDate dayOf(Instant instant) {
    WorkCalendar then = rules.getFirst().calendar();
    for (Rule rule : rules) {
      if (!rule.from().isAfter(instant)) {
        then = rule.calendar();
      }
    }
    return then.dayOf(instant);
  }

  /** Whether anybody worked on that day. */
  boolean isWorking(LocalDate day) {
    return on(day).calendar().isWorking(day);
  }

  /** When work ended on that day. */
  Instant dayEnd(LocalDate day) {
    return on(day).calendar().dayEnd(day);
  }

  /** The end of the last working day that has ended by then. */
  Instant lastDayEnd(Instant instant) {
    LocalDate day = dayOf(instant);
    while (!isWorking(day) || dayEnd(day).isAfter(instant)) {
      day = day.minusDays(1);
    }
    return dayEnd(day);
  }

  /** The first end of a working day after an instant. */
  public Instant nextDayEnd(Instant instant) {
    LocalDate day = dayOf(instant).minusDays(1);
    while (!isWorking(day) || !dayEnd(day).isAfter(instant)) {
      day = day.plusDays(1);
    }
    return dayEnd(day);
  }

  /** How many working days come after the first day, up to and with the last. */
  long workingDaysAfter(LocalDate first, LocalDate last) {
    if (rules.size() == 1) {
      return Math.max(0, rules.getFirst().calendar().daysAfter(first, last));
    }
    long days = 0;
    for (LocalDate day = first.plusDays(1); !day.isAfter(last); day = day.plusDays(1)) {
      days += isWorking(day) ? 1 : 0;
    }
    return days;
  }

  /**
   * The instant at which the week of that Monday begins, and the one before it closes: midnight in
   * the zone in force when it came. A zone that is set later moves no week that has begun.
   */
  public Instant begins(LocalDate monday) {
    for (int i = 0; i < rules.size() - 1; i++) {
      Instant begins = begins(rules.get(i), monday);
      if (begins.isBefore(rules.get(i + 1).from())) {
        return begins;
      }
    }
    return begins(rules.getLast(), monday);
  }

  private static Instant begins(Rule rule, LocalDate monday) {
    Instant midnight = Weeks.begins(rule.calendar(), monday);
    return midnight.isBefore(rule.from()) ? rule.from() : midnight;
  }

  /** The Monday of the week that an instant falls in. */
  public LocalDate mondayOf(Instant instant) {
    LocalDate monday = Weeks.monday(dayOf(instant));
    while (begins(monday).isAfter(instant)) {
      monday = monday.minusWeeks(1);
    }
    while (!begins(monday.plusWeeks(1)).isAfter(instant)) {
      monday = monday.plusWeeks(1);
    }
    return monday;
  }

  /** When the week of an instant closes. */
  public Instant closes(Instant instant) {
    return begins(mondayOf(instant).plusWeeks(1));
  }
}
