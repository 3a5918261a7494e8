package dev.paydown.brain.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.Advance;
import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.settings.CalendarSettings;
import dev.paydown.brain.settings.Person;
import dev.paydown.brain.settings.Settings;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whose calendar holds when. */
final class CalendarsTest {
  private static final Instant FIRST = Instant.parse("2026-11-02T09:00:00Z");
  private static final Instant SECOND = Instant.parse("2026-11-10T09:00:00Z");
  private static final LocalDate SATURDAY = LocalDate.parse("2026-11-07");
  private static final LocalDate THURSDAY = LocalDate.parse("2026-11-05");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private final List<LogEntry> log = new ArrayList<>();

  private CalendarsTest say(Fact fact) {
    log.add(new LogEntry("e" + log.size(), fact.at(), List.of(fact)));
    return this;
  }

  private Calendars calendars() {
    return new Calendars(Advance.read(WorkspaceState.empty("acme"), log));
  }

  private static Settings workingOn(DayOfWeek from, DayOfWeek until) {
    return Settings.defaults()
        .withCalendar(
            new CalendarSettings(
                EnumSet.range(from, until),
                Set.of(),
                ZoneId.of("UTC"),
                LocalTime.of(9, 0),
                LocalTime.of(17, 0)));
  }

  private static Person dana(Optional<ZoneId> zone) {
    return new Person(
        "dana@x.test",
        "Dana",
        zone,
        Map.of(),
        Optional.empty(),
        List.of(new Person.DaysOff(THURSDAY, THURSDAY)));
  }

  @Test
  void before_any_settings_the_defaults_hold() {
    assertThat(calendars().workspace().isWorking(THURSDAY)).isTrue();
    assertThat(calendars().at(FIRST, Optional.empty()).isWorking(SATURDAY)).isFalse();
  }

  @Test
  void the_calendar_of_an_instant_is_that_of_the_settings_then_and_the_first_hold_before_too() {
    say(new Fact.SettingsPut(FIRST, workingOn(DayOfWeek.MONDAY, DayOfWeek.SATURDAY)));
    say(new Fact.SettingsPut(SECOND, workingOn(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY)));
    Calendars calendars = calendars();

    assertThat(calendars.workspace().isWorking(SATURDAY)).isFalse();
    assertThat(calendars.workspace().isWorking(THURSDAY)).isFalse();
    for (Instant instant : List.of(FIRST.minusSeconds(1), FIRST, SECOND.minusSeconds(1))) {
      assertThat(calendars.at(instant, Optional.empty()).isWorking(SATURDAY)).isTrue();
    }
    assertThat(calendars.at(SECOND, Optional.empty()).isWorking(SATURDAY)).isFalse();
  }

  @Test
  void a_person_works_when_the_workspace_does_but_not_on_their_days_off() {
    say(new Fact.PeoplePut(FIRST, List.of(dana(Optional.of(BERLIN)))));
    Calendars calendars = calendars();

    assertThat(calendars.person("dana@x.test").isWorking(THURSDAY)).isFalse();
    assertThat(calendars.person("dana@x.test").zone()).isEqualTo(BERLIN);
    assertThat(calendars.owner(Optional.of("dana@x.test")).isWorking(THURSDAY)).isFalse();
    assertThat(calendars.at(FIRST, Optional.of("dana@x.test")).isWorking(THURSDAY)).isFalse();
    assertThat(calendars.workspace().isWorking(THURSDAY)).isTrue();
    assertThat(calendars.owner(Optional.empty()).isWorking(THURSDAY)).isTrue();
    assertThat(calendars.person("nobody@x.test").isWorking(THURSDAY)).isTrue();
  }

  @Test
  void a_person_without_a_zone_of_their_own_is_where_the_workspace_is() {
    say(new Fact.PeoplePut(FIRST, List.of(dana(Optional.empty()))));

    assertThat(calendars().person("dana@x.test").zone()).isEqualTo(ZoneId.of("UTC"));
  }
}
