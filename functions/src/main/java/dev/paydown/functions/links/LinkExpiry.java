package dev.paydown.functions.links;

import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.proposal.Gate;
import dev.paydown.brain.settings.CalendarSettings;
import dev.paydown.brain.settings.Person;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/** When links stop working and snoozes end, in the recipient's own working days and zone. */
public final class LinkExpiry {
  private static final int DAYS = 3;
  private static final int STEP_UP_DAYS = 1;
  private static final int LONGEST_SEARCH_DAYS = 3_660;
  private final CalendarSettings calendar;
  private final Optional<Person> person;

  private LinkExpiry(CalendarSettings calendar, Optional<Person> person) {
    this.calendar = calendar;
    this.person = person;
  }

  /** The working days of this recipient in this workspace. */
  public static LinkExpiry of(WorkspaceState state, String recipient) {
    return new LinkExpiry(
        state.settingsNow().calendar(),
        state.people().people().stream()
            .filter(person -> person.email().equals(recipient))
            .findFirst());
  }

  /**
   * Three working days after the mail at the same time of day; one where the answer needs a code.
   */
  public Instant expires(Gate gate, Instant mailed) {
    ZonedDateTime at = mailed.atZone(zone());
    LocalDate day = at.toLocalDate();
    for (int left = gate == Gate.INTERNAL ? DAYS : STEP_UP_DAYS; left > 0; left--) {
      day = onOrAfter(day.plusDays(1));
    }
    return at.with(day).toInstant();
  }

  /** The start of the working day on or after this date. */
  public Instant startOn(LocalDate day) {
    return onOrAfter(day).atTime(calendar.dayStart()).atZone(zone()).toInstant();
  }

  /** The recipient's own zone, else the workspace's. */
  public ZoneId zone() {
    return person.flatMap(Person::zone).orElse(calendar.zone());
  }

  private LocalDate onOrAfter(LocalDate day) {
    for (int ahead = 0; ahead < LONGEST_SEARCH_DAYS; ahead++) {
      if (isWorking(day.plusDays(ahead))) {
        return day.plusDays(ahead);
      }
    }
    return day;
  }

  private boolean isWorking(LocalDate day) {
    return calendar.workdays().contains(day.getDayOfWeek())
        && !calendar.holidays().contains(day)
        && person
            .map(
                them ->
                    them.daysOff().stream()
                        .noneMatch(off -> !day.isBefore(off.from()) && !day.isAfter(off.to())))
            .orElse(true);
  }
}
