package dev.paydown.brain.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paydown.brain.Seeds;
import dev.paydown.brain.settings.CalendarSettings;
import dev.paydown.brain.settings.Person.DaysOff;
import dev.paydown.brain.settings.Settings;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whole working days, and the working time within them; 2 November 2026 is a Monday. */
final class WorkCalendarTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final WorkCalendar USUAL = WorkCalendar.of(Settings.defaults().calendar());

  /** Wednesday is a holiday; the person is away on Friday and the Monday behind it. */
  private static final WorkCalendar AWAY =
      WorkCalendar.of(
          new CalendarSettings(
              EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
              Set.of(day(4), day(7)),
              ZoneId.of("UTC"),
              LocalTime.of(9, 0),
              LocalTime.of(17, 0)),
          BERLIN,
          List.of(new DaysOff(day(6), day(9))));

  private static LocalDate day(int ofNovember) {
    return LocalDate.of(2026, 11, ofNovember);
  }

  private static Instant at(int ofNovember, String time) {
    return Instant.parse(day(ofNovember) + "T" + time + "Z");
  }

  @Test
  void weekdays_work_and_weekends_holidays_and_days_off_do_not() {
    assertThat(List.of(2, 3, 4, 5, 6, 7, 8, 9, 10))
        .filteredOn(each -> USUAL.isWorking(day(each)))
        .containsExactly(2, 3, 4, 5, 6, 9, 10);
    assertThat(List.of(2, 3, 4, 5, 6, 7, 8, 9, 10))
        .filteredOn(each -> AWAY.isWorking(day(each)))
        .containsExactly(2, 3, 5, 10);
  }

  @Test
  void a_start_moves_forward_to_a_working_day_and_a_due_back() {
    assertThat(AWAY.onOrAfter(day(4))).isEqualTo(day(5));
    assertThat(AWAY.onOrAfter(day(6))).isEqualTo(day(10));
    assertThat(AWAY.onOrAfter(day(5))).isEqualTo(day(5));
    assertThat(AWAY.onOrBefore(day(9))).isEqualTo(day(5));
    assertThat(AWAY.onOrBefore(day(4))).isEqualTo(day(3));
    assertThat(AWAY.onOrBefore(day(5))).isEqualTo(day(5));
  }

  @Test
  void a_lag_is_used_up_over_working_days_and_ends_on_one() {
    assertThat(AWAY.soonest(day(2), 0)).isEqualTo(day(2));
    assertThat(AWAY.soonest(day(2), 2)).isEqualTo(day(5));
    assertThat(AWAY.soonest(day(4), 1)).isEqualTo(day(10));
    assertThat(AWAY.soonest(day(10), -1)).isEqualTo(day(5));
  }

  @Test
  void a_span_is_counted_with_both_ends_and_a_milestone_ends_the_day_before() {
    assertThat(AWAY.finish(day(2), 1)).isEqualTo(day(2));
    assertThat(AWAY.finish(day(2), 4)).isEqualTo(day(10));
    assertThat(AWAY.finish(day(5), 0)).isEqualTo(day(3));
    assertThat(AWAY.start(day(10), 4)).isEqualTo(day(2));
    assertThat(AWAY.start(day(3), 0)).isEqualTo(day(5));
    assertThat(AWAY.span(day(2), day(10))).isEqualTo(4);
    assertThat(AWAY.span(day(6), day(9))).isZero();
    assertThat(AWAY.span(day(10), day(2))).isZero();
  }

  @Test
  void a_negative_span_is_an_error_that_names_it() {
    assertThatThrownBy(() -> USUAL.finish(day(2), -1)).hasMessageContaining("-1");
    assertThatThrownBy(() -> USUAL.start(day(2), -2)).hasMessageContaining("-2");
  }

  @Test
  void days_late_are_working_days_and_negative_where_early() {
    assertThat(AWAY.daysAfter(day(3), day(10))).isEqualTo(2);
    assertThat(AWAY.daysAfter(day(10), day(3))).isEqualTo(-2);
    assertThat(AWAY.daysAfter(day(5), day(9))).isZero();
  }

  @Test
  void a_day_and_its_index_are_each_others_inverse_in_every_calendar() {
    Seeds.each(
        random -> {
          LocalDate from = day(2).plusDays(random.nextInt(200) - 100);
          WorkCalendar calendar =
              WorkCalendar.of(
                  new CalendarSettings(
                      EnumSet.of(
                          DayOfWeek.of(1 + random.nextInt(7)), DayOfWeek.of(1 + random.nextInt(7))),
                      Set.of(from.minusDays(random.nextInt(30))),
                      BERLIN,
                      LocalTime.of(9, 0),
                      LocalTime.of(17, 0)),
                  BERLIN,
                  List.of(new DaysOff(from, from.plusDays(random.nextInt(60)))));
          long working = 0;
          for (LocalDate each = day(1).minusDays(300);
              each.isBefore(day(1).plusDays(300));
              each = each.plusDays(1)) {
            assertThat(calendar.index(each) - calendar.index(day(1).minusDays(300)))
                .isEqualTo(working);
            if (calendar.isWorking(each)) {
              assertThat(calendar.day(calendar.index(each))).isEqualTo(each);
              working++;
            }
          }
        });
  }

  @Test
  void a_day_begins_where_the_person_is() {
    Instant lateOnSunday = at(1, "23:30:00");

    assertThat(USUAL.dayOf(lateOnSunday)).isEqualTo(day(1));
    assertThat(AWAY.dayOf(lateOnSunday)).isEqualTo(day(2));
    assertThat(AWAY.zone()).isEqualTo(BERLIN);
    assertThat(AWAY.dayStart(day(2))).isEqualTo(at(2, "08:00:00"));
    assertThat(AWAY.dayEnd(day(2))).isEqualTo(at(2, "16:00:00"));
    assertThat(AWAY.daySeconds()).isEqualTo(8 * 3600);
  }

  @Test
  void working_time_begins_with_its_first_second_and_ends_before_the_last() {
    assertThat(USUAL.isWorkingTime(at(2, "08:59:59"))).isFalse();
    assertThat(USUAL.isWorkingTime(at(2, "09:00:00"))).isTrue();
    assertThat(USUAL.isWorkingTime(at(2, "16:59:59"))).isTrue();
    assertThat(USUAL.isWorkingTime(at(2, "17:00:00"))).isFalse();
    assertThat(USUAL.isWorkingTime(at(7, "12:00:00"))).isFalse();
  }

  @Test
  void working_time_goes_on_the_same_morning_or_on_the_next_working_day() {
    assertThat(USUAL.nextWorkingTime(at(2, "10:00:00"))).isEqualTo(at(2, "10:00:00"));
    assertThat(USUAL.nextWorkingTime(at(2, "08:59:59"))).isEqualTo(at(2, "09:00:00"));
    assertThat(USUAL.nextWorkingTime(at(6, "17:00:00"))).isEqualTo(at(9, "09:00:00"));
    assertThat(USUAL.nextWorkingTime(at(7, "08:00:00"))).isEqualTo(at(9, "09:00:00"));
  }

  @Test
  void a_term_runs_on_working_time_and_may_end_with_the_day() {
    assertThat(USUAL.plus(at(6, "15:00:00"), Duration.ofHours(2))).isEqualTo(at(6, "17:00:00"));
    assertThat(USUAL.plus(at(6, "15:00:00"), Duration.ofHours(2).plusSeconds(1)))
        .isEqualTo(at(9, "09:00:01"));
    assertThat(USUAL.plus(at(7, "12:00:00"), Duration.ZERO)).isEqualTo(at(9, "09:00:00"));
    assertThat(USUAL.plus(at(2, "12:00:00"), Duration.ofHours(20))).isEqualTo(at(4, "16:00:00"));
    assertThat(USUAL.plusDays(at(5, "15:00:00"), 2)).isEqualTo(at(9, "15:00:00"));
  }

  @Test
  void days_later_at_the_same_time_are_counted_from_a_working_day() {
    assertThat(USUAL.sameTimeAfter(at(5, "20:00:00"), 2)).isEqualTo(at(9, "20:00:00"));
    assertThat(USUAL.sameTimeAfter(at(7, "20:00:00"), 1)).isEqualTo(at(10, "20:00:00"));
  }

  @Test
  void people_read_instants_and_days_in_short_words() {
    assertThat(AWAY.inWords(at(4, "14:00:00"))).isEqualTo("Wed 4 Nov 15:00");
    assertThat(WorkCalendar.inWords(day(4))).isEqualTo("Wed 4 Nov");
  }
}
