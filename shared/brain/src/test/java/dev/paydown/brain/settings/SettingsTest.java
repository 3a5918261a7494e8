package dev.paydown.brain.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a workspace can choose, and what it is told of a bad choice. */
final class SettingsTest {
  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final LocalTime NINE = LocalTime.of(9, 0);

  @Test
  void an_area_is_the_beginning_of_ids_with_a_star_for_anything() {
    assertThat(new Area("jira:PROJ-", "a@x.test").matches("jira:PROJ-7")).isTrue();
    assertThat(new Area("jira:PROJ-*", "a@x.test").matches("jira:PROJ-7")).isTrue();
    assertThat(new Area("*:acme/*#4", "a@x.test").matches("github:acme/web#42")).isTrue();
    assertThat(new Area("PROJ-", "a@x.test").matches("jira:PROJ-7")).isFalse();
    assertThat(new Area("jira:P.OJ", "a@x.test").matches("jira:PROJ-7")).isFalse();
  }

  @Test
  void an_initiative_is_the_whole_id_with_a_star_for_anything() {
    assertThat(new InitiativeShift("jira:LAUNCH-1", ShiftMode.OFF).matches("jira:LAUNCH-1"))
        .isTrue();
    assertThat(new InitiativeShift("jira:LAUNCH-1", ShiftMode.OFF).matches("jira:LAUNCH-12"))
        .isFalse();
    assertThat(new InitiativeShift("jira:LAUNCH-*", ShiftMode.OFF).matches("jira:LAUNCH-12"))
        .isTrue();
    assertThat(new InitiativeShift("*:L.*", ShiftMode.OFF).matches("jira:LA")).isFalse();
  }

  @Test
  void a_kind_of_debt_is_found_by_what_people_call_it() {
    assertThat(LiabilityKind.STALE_HANDOFF.label()).isEqualTo("stale-handoff");
    for (LiabilityKind kind : LiabilityKind.values()) {
      assertThat(LiabilityKind.of(kind.label())).isEqualTo(kind);
    }
    assertThatThrownBy(() -> LiabilityKind.of("late"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("late");
  }

  @Test
  void a_term_is_the_workspaces_own_else_the_default() {
    Settings usual = Settings.defaults();
    Term own = new Term(7, OptionalInt.of(9));
    Settings chosen =
        new Settings(
            usual.calendar(),
            Map.of(LiabilityKind.ZOMBIE, own),
            usual.tariff(),
            usual.shift(),
            usual.initiatives(),
            usual.autonomy(),
            usual.areas(),
            usual.clientFacing(),
            usual.steward(),
            usual.statement(),
            usual.costPerHour());

    assertThat(chosen.term(LiabilityKind.ZOMBIE)).isEqualTo(own);
    assertThat(chosen.term(LiabilityKind.SLIP)).isEqualTo(usual.term(LiabilityKind.SLIP));
    assertThat(usual.term(LiabilityKind.STALE_HANDOFF)).isEqualTo(new Term(1, OptionalInt.of(3)));
  }

  @Test
  void settings_with_one_thing_otherwise_differ_in_that_alone() {
    Settings usual = Settings.defaults();
    CalendarSettings calendar =
        new CalendarSettings(EnumSet.of(DayOfWeek.SUNDAY), Set.of(), UTC, NINE, NINE.plusHours(1));
    List<InitiativeShift> initiatives = List.of(new InitiativeShift("a", ShiftMode.OFF));

    assertThat(usual.withCalendar(calendar).calendar()).isEqualTo(calendar);
    assertThat(usual.withCalendar(calendar).withCalendar(usual.calendar())).isEqualTo(usual);
    assertThat(usual.withShift(ShiftMode.OFF).shift()).isEqualTo(ShiftMode.OFF);
    assertThat(usual.withShift(ShiftMode.OFF).withShift(ShiftMode.ABSORB)).isEqualTo(usual);
    assertThat(usual.withInitiatives(initiatives).initiatives()).isEqualTo(initiatives);
    assertThat(usual.withInitiatives(initiatives).shift()).isEqualTo(ShiftMode.ABSORB);
  }

  @Test
  void a_calendar_on_which_nothing_could_ever_be_due_is_an_error() {
    assertThatThrownBy(() -> new CalendarSettings(Set.of(), Set.of(), UTC, NINE, NINE.plusHours(1)))
        .hasMessageContaining("calendar.workdays");
  }

  @Test
  void a_day_ends_after_it_starts() {
    Set<DayOfWeek> workdays = EnumSet.of(DayOfWeek.MONDAY);

    assertThatThrownBy(() -> new CalendarSettings(workdays, Set.of(), UTC, NINE, NINE))
        .hasMessageContaining("calendar.dayEnd 09:00");
    assertThatThrownBy(
            () -> new CalendarSettings(workdays, Set.of(), UTC, NINE, NINE.minusSeconds(1)))
        .hasMessageContaining("calendar.dayEnd 08:59:59");
    assertThat(new CalendarSettings(workdays, Set.of(), UTC, NINE, NINE.plusSeconds(1)).dayEnd())
        .isEqualTo(NINE.plusSeconds(1));
  }

  @Test
  void days_off_may_be_one_day_and_do_not_end_before_they_begin() {
    LocalDate day = LocalDate.parse("2026-11-05");

    assertThat(new Person.DaysOff(day, day).to()).isEqualTo(day);
    assertThatThrownBy(() -> new Person.DaysOff(day, day.minusDays(1)))
        .hasMessageContaining("2026-11-04");
  }
}
