package dev.paydown.brain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.LagUnit;
import dev.paydown.brain.event.LinkType;
import dev.paydown.brain.event.Transition;
import dev.paydown.brain.forecast.Forecast;
import dev.paydown.brain.forecast.ItemForecast;
import dev.paydown.brain.settings.CalendarSettings;
import dev.paydown.brain.settings.InitiativeShift;
import dev.paydown.brain.settings.Person;
import dev.paydown.brain.settings.Settings;
import dev.paydown.brain.settings.ShiftMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * Every rule of dates, each on the smallest plan that shows it. All is planned on Monday 2 November
 * 2026, in the usual week.
 */
final class DateRulesTest {
  private final Company company = new Company("2026-11-02T08:00:00Z");

  private Company open(String key, String start, String due) {
    return company.open(key, "ann@x.test", "START", start, "DUE", due);
  }

  private void expect(String key, String start, String finish) {
    ItemForecast expected = company.forecast(key);
    assertThat(expected.start().map(LocalDate::toString)).as("start").contains(start);
    assertThat(expected.finish().map(LocalDate::toString)).as("finish").contains(finish);
  }

  private void expectStartOnly(String key, String start) {
    ItemForecast expected = company.forecast(key);
    assertThat(expected.start().map(LocalDate::toString)).contains(start);
    assertThat(expected.finish()).isEmpty();
  }

  @Nested
  final class Links {
    @Test
    void a_follower_starts_on_the_working_day_after_the_finish_and_keeps_its_length() {
      open("a", "2026-11-02", "2026-11-06");
      open("b", "2026-11-05", "2026-11-06");
      company.blocks("a", "b");

      expect("b", "2026-11-09", "2026-11-10");
      assertThat(company.forecast("b").drivenBy()).contains(Company.node("a"));
    }

    @Test
    void a_follower_with_room_does_not_move() {
      open("a", "2026-11-02", "2026-11-03");
      open("b", "2026-11-05", "2026-11-06");
      company.blocks("a", "b");

      expect("b", "2026-11-05", "2026-11-06");
      assertThat(company.forecast("b").drivenBy()).isEmpty();
    }

    @Test
    void a_lag_in_working_days_passes_over_the_weekend_and_one_in_calendar_days_does_not() {
      open("a", "2026-11-02", "2026-11-05");
      company.open("b", "ann@x.test", "ESTIMATE_DAYS", "1");
      company.open("c", "ann@x.test", "ESTIMATE_DAYS", "1");
      company.blocks("a", "b", LinkType.FS, 2, LagUnit.WORKING);
      company.blocks("a", "c", LinkType.FS, 2, LagUnit.CALENDAR);

      expect("b", "2026-11-10", "2026-11-10");
      expect("c", "2026-11-09", "2026-11-09");
    }

    @Test
    void a_negative_lag_lets_work_overlap() {
      open("a", "2026-11-02", "2026-11-06");
      company.open("b", "ann@x.test", "ESTIMATE_DAYS", "3");
      company.blocks("a", "b", LinkType.FS, -2, LagUnit.WORKING);

      expect("b", "2026-11-05", "2026-11-09");
    }

    @Test
    void start_to_start_counts_from_the_start() {
      open("a", "2026-11-03", "2026-11-12");
      open("b", "2026-11-02", "2026-11-04");
      company.blocks("a", "b", LinkType.SS, 1, LagUnit.WORKING);

      expect("b", "2026-11-04", "2026-11-06");
    }

    @Test
    void finish_to_finish_moves_the_finish_and_the_start_with_it() {
      open("a", "2026-11-02", "2026-11-06");
      open("b", "2026-11-02", "2026-11-04");
      company.blocks("a", "b", LinkType.FF, 1, LagUnit.WORKING);

      expect("b", "2026-11-05", "2026-11-09");
    }

    @Test
    void start_to_finish_lets_it_end_before_the_others_start_and_the_lag() {
      open("a", "2026-11-05", "2026-11-12");
      open("b", "2026-11-02", "2026-11-02");
      company.blocks("a", "b", LinkType.SF, 2, LagUnit.WORKING);

      expect("b", "2026-11-06", "2026-11-06");
    }

    @Test
    void of_two_predecessors_the_later_one_drives() {
      open("a", "2026-11-02", "2026-11-05");
      open("b", "2026-11-02", "2026-11-06");
      open("c", "2026-11-03", "2026-11-03");
      company.blocks("a", "c").blocks("b", "c");

      expect("c", "2026-11-09", "2026-11-09");
      assertThat(company.forecast("c").drivenBy()).contains(Company.node("b"));
    }

    @Test
    void what_was_called_off_holds_nobody_up() {
      open("a", "2026-11-02", "2026-11-20");
      open("b", "2026-11-03", "2026-11-04");
      company.blocks("a", "b").turn("a", Transition.CANCELLED);

      expect("b", "2026-11-03", "2026-11-04");
    }
  }

  @Nested
  final class Lengths {
    @Test
    void a_milestone_takes_no_day_and_its_follower_starts_when_it_does() {
      open("a", "2026-11-02", "2026-11-06");
      company.open("m", "ann@x.test", "ESTIMATE_DAYS", "0");
      company.open("b", "ann@x.test", "ESTIMATE_DAYS", "1");
      company.blocks("a", "m").blocks("m", "b");

      expect("m", "2026-11-09", "2026-11-06");
      expect("b", "2026-11-09", "2026-11-09");
    }

    @Test
    void an_undated_item_with_an_estimate_gets_both_dates_and_binds() {
      open("a", "2026-11-02", "2026-11-03");
      company.open("b", "ann@x.test", "ESTIMATE_DAYS", "2.5");
      open("c", "2026-11-04", "2026-11-04");
      company.blocks("a", "b").blocks("b", "c");

      expect("b", "2026-11-04", "2026-11-06");
      expect("c", "2026-11-09", "2026-11-09");
    }

    @Test
    void an_undated_item_without_one_gets_a_hint_and_binds_nobody() {
      open("a", "2026-11-02", "2026-11-03");
      company.open("b", "ann@x.test");
      open("c", "2026-11-03", "2026-11-03");
      company.blocks("a", "b").blocks("b", "c");

      expectStartOnly("b", "2026-11-04");
      expect("c", "2026-11-03", "2026-11-03");
    }

    @Test
    void with_only_a_start_the_start_moves_and_followers_count_from_it() {
      open("a", "2026-11-02", "2026-11-04");
      company.open("b", "ann@x.test", "START", "2026-11-03");
      open("c", "2026-11-03", "2026-11-03");
      company.blocks("a", "b").blocks("b", "c");

      expectStartOnly("b", "2026-11-05");
      expect("c", "2026-11-06", "2026-11-06");
    }

    @Test
    void a_holiday_announced_inside_an_item_makes_it_end_later() {
      company.settings(Settings.defaults());
      open("a", "2026-11-02", "2026-11-06");
      company
          .until("2026-11-02T10:00:00Z")
          .settings(Settings.defaults().withCalendar(withHoliday("2026-11-04")));

      expect("a", "2026-11-02", "2026-11-09");
    }

    @Test
    void a_follower_whose_owner_is_away_waits_for_their_return() {
      open("a", "2026-11-02", "2026-11-03");
      company.open("b", "bob@x.test", "START", "2026-11-03", "DUE", "2026-11-03");
      company.people(away("bob@x.test", "2026-11-04")).blocks("a", "b");

      expect("b", "2026-11-05", "2026-11-05");
    }

    @Test
    void a_date_beyond_every_plan_is_shown_as_it_stands() {
      open("a", "2026-11-02", "2026-11-03");
      company.open("someday", "ann@x.test", "DUE", "9999-12-31").blocks("a", "someday");

      assertThat(company.expected("someday")).contains(LocalDate.parse("9999-12-31"));
    }

    @Test
    void days_off_announced_inside_an_item_make_it_end_later() {
      open("a", "2026-11-02", "2026-11-06");
      company
          .people(
              new Person(
                  "ann@x.test", "Ann", Optional.empty(), Map.of(), Optional.empty(), List.of()))
          .until("2026-11-02T10:00:00Z")
          .people(away("ann@x.test", "2026-11-04"));

      expect("a", "2026-11-02", "2026-11-09");
    }

    @Test
    void days_off_known_when_it_was_planned_are_counted_with_it() {
      company.people(away("ann@x.test", "2026-11-04"));
      open("a", "2026-11-02", "2026-11-06");

      expect("a", "2026-11-02", "2026-11-06");
    }

    private static CalendarSettings withHoliday(String day) {
      CalendarSettings usual = Settings.defaults().calendar();
      return new CalendarSettings(
          usual.workdays(),
          Set.of(LocalDate.parse(day)),
          usual.zone(),
          usual.dayStart(),
          usual.dayEnd());
    }

    private Person away(String email, String day) {
      LocalDate date = LocalDate.parse(day);
      return new Person(
          email,
          email,
          Optional.empty(),
          Map.of(),
          Optional.empty(),
          List.of(new Person.DaysOff(date, date)));
    }
  }

  @Nested
  final class UnderWay {
    @Test
    void what_is_under_way_keeps_its_start_whatever_precedes_it() {
      open("a", "2026-11-02", "2026-11-20");
      open("b", "2026-11-02", "2026-11-06");
      company.turn("b", Transition.STARTED).blocks("a", "b");

      expect("b", "2026-11-02", "2026-11-06");
    }

    @Test
    void its_finish_still_waits_for_a_finish() {
      open("a", "2026-11-02", "2026-11-20");
      open("b", "2026-11-02", "2026-11-06");
      company.turn("b", Transition.STARTED).blocks("a", "b", LinkType.FF, 0, LagUnit.WORKING);

      expect("b", "2026-11-02", "2026-11-20");
      assertThat(company.forecast("b").drivenBy()).contains(Company.node("a"));
    }

    @Test
    void what_is_finished_counts_with_the_day_on_which_it_was() {
      open("a", "2026-11-02", "2026-11-06");
      open("b", "2026-11-03", "2026-11-04");
      company.blocks("a", "b").until("2026-11-04T10:00:00Z").turn("a", Transition.FINISHED);

      expect("b", "2026-11-05", "2026-11-06");
    }
  }

  @Nested
  final class Parents {
    private void initiative() {
      company.open("p", "lead@x.test", "DUE", "2026-12-04", "KIND", "initiative");
      open("b", "2026-11-03", "2026-11-04");
      open("c", "2026-11-09", "2026-11-10");
      company.contains("p", "b").contains("p", "c");
    }

    @Test
    void a_parent_spans_what_it_contains_and_can_shrink() {
      initiative();

      expect("p", "2026-11-03", "2026-11-10");
    }

    @Test
    void a_link_onto_a_parent_is_a_floor_below_it_and_spacing_is_not_kept() {
      initiative();
      open("a", "2026-11-02", "2026-11-05");
      company.blocks("a", "p");

      expect("b", "2026-11-06", "2026-11-09");
      expect("c", "2026-11-09", "2026-11-10");
      expect("p", "2026-11-06", "2026-11-10");
      assertThat(company.forecast("b").drivenBy()).contains(Company.node("a"));
    }

    @Test
    void the_floor_reaches_every_depth() {
      initiative();
      company.open("q", "lead@x.test").contains("q", "p");
      open("a", "2026-11-02", "2026-11-05");
      company.blocks("a", "q");

      expect("b", "2026-11-06", "2026-11-09");
      expect("q", "2026-11-06", "2026-11-10");
    }

    @Test
    void what_follows_a_parent_waits_for_the_last_below_it() {
      initiative();
      open("d", "2026-11-04", "2026-11-05");
      company.blocks("p", "d").change("c", ItemField.DUE, "2026-11-13");

      expect("d", "2026-11-16", "2026-11-17");
      assertThat(company.forecast("d").drivenBy()).contains(Company.node("p"));
    }

    @Test
    void what_was_called_off_below_it_does_not_count() {
      initiative();
      company.turn("c", Transition.CANCELLED);

      expect("p", "2026-11-03", "2026-11-04");
    }

    @Test
    void a_parent_of_nothing_dated_stands_with_its_own_date() {
      company.open("p", "lead@x.test", "DUE", "2026-11-13").open("b", "ann@x.test");
      company.contains("p", "b");

      assertThat(company.expected("p")).contains(LocalDate.parse("2026-11-13"));
    }
  }

  @Nested
  final class Cycles {
    @Test
    void items_that_wait_for_each_other_keep_their_dates_and_are_named() {
      open("a", "2026-11-02", "2026-11-06");
      open("b", "2026-11-03", "2026-11-04");
      open("c", "2026-11-03", "2026-11-03");
      company.blocks("a", "b").blocks("b", "a").blocks("b", "c");

      expect("b", "2026-11-03", "2026-11-04");
      expect("c", "2026-11-05", "2026-11-05");
      assertThat(forecast().cycles())
          .containsExactly(List.of(Company.node("a"), Company.node("b")));
    }

    @Test
    void an_item_before_itself_is_a_cycle() {
      open("a", "2026-11-02", "2026-11-06");
      company.blocks("a", "a");

      assertThat(forecast().cycles()).containsExactly(List.of(Company.node("a")));
      assertThat(company.forecast("a").isInCycle()).isTrue();
    }

    @Test
    void a_child_that_waits_for_its_own_parent_is_one() {
      open("a", "2026-11-02", "2026-11-06");
      company.open("p", "lead@x.test").contains("p", "a").blocks("p", "a");

      assertThat(forecast().cycles())
          .containsExactly(List.of(Company.node("a"), Company.node("p")));
    }

    @Test
    void what_is_over_breaks_it() {
      open("a", "2026-11-02", "2026-11-06");
      open("b", "2026-11-03", "2026-11-04");
      company.blocks("a", "b").blocks("b", "a").turn("b", Transition.FINISHED);

      assertThat(forecast().cycles()).isEmpty();
    }
  }

  private Forecast forecast() {
    return Picture.of(company.state()).forecast();
  }

  @Nested
  final class Modes {
    private void planned() {
      open("a", "2026-11-02", "2026-11-03");
      open("b", "2026-11-06", "2026-11-09");
      company.blocks("a", "b").until("2026-11-02T09:00:00Z");
    }

    @Test
    void the_recorded_gap_counts_as_lag_where_gaps_are_kept() {
      company.settings(Settings.defaults().withShift(ShiftMode.KEEP_GAP));
      planned();
      company.change("a", ItemField.DUE, "2026-11-04");

      expect("b", "2026-11-09", "2026-11-10");
    }

    @Test
    void it_is_used_up_where_slack_is_absorbed() {
      planned();
      company.change("a", ItemField.DUE, "2026-11-05");

      expect("b", "2026-11-06", "2026-11-09");
    }

    @Test
    void a_gap_that_was_none_is_no_lag() {
      company.settings(Settings.defaults().withShift(ShiftMode.KEEP_GAP));
      open("a", "2026-11-02", "2026-11-09");
      open("b", "2026-11-06", "2026-11-09");
      company.blocks("a", "b");

      expect("b", "2026-11-10", "2026-11-11");
    }

    @Test
    void an_initiative_may_keep_gaps_where_the_workspace_does_not() {
      company.settings(withInitiative("studio:p", ShiftMode.KEEP_GAP));
      planned();
      company.open("p", "lead@x.test").contains("p", "b");
      company.change("a", ItemField.DUE, "2026-11-04");

      expect("b", "2026-11-09", "2026-11-10");
    }

    private Settings withInitiative(String match, ShiftMode mode) {
      return Settings.defaults().withInitiatives(List.of(new InitiativeShift(match, mode)));
    }
  }

  @Nested
  final class Slack {
    @Test
    void total_slack_is_what_the_end_allows_and_free_slack_what_the_next_one_does() {
      open("a", "2026-11-02", "2026-11-03");
      open("b", "2026-11-05", "2026-11-06");
      open("c", "2026-11-02", "2026-11-10");
      company.blocks("a", "b");

      assertThat(forecast().freeSlackDays(Company.node("a"))).isEqualTo(OptionalInt.of(1));
      assertThat(forecast().totalSlackDays(Company.node("a"))).isEqualTo(OptionalInt.of(3));
      assertThat(forecast().totalSlackDays(Company.node("b"))).isEqualTo(OptionalInt.of(2));
      assertThat(forecast().totalSlackDays(Company.node("c"))).isEqualTo(OptionalInt.of(0));
      assertThat(forecast().end()).contains(LocalDate.parse("2026-11-10"));
    }

    @Test
    void what_is_over_or_has_no_date_has_none() {
      open("a", "2026-11-02", "2026-11-03");
      company.turn("a", Transition.FINISHED).open("b", "ann@x.test");

      assertThat(forecast().totalSlackDays(Company.node("a"))).isEmpty();
      assertThat(forecast().freeSlackDays(Company.node("b"))).isEmpty();
    }
  }
}
