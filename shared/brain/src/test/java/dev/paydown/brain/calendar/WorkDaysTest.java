package dev.paydown.brain.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.Seeds;
import dev.paydown.brain.settings.CalendarSettings;
import dev.paydown.brain.settings.Person.DaysOff;
import dev.paydown.brain.settings.Settings;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Working days at hand count as the calendar itself does, near and far. */
final class WorkDaysTest {
  private static final LocalDate MONDAY = LocalDate.parse("2026-11-02");

  private static WorkCalendar calendar(Random random) {
    Set<DayOfWeek> workdays = EnumSet.of(DayOfWeek.of(1 + random.nextInt(7)));
    for (DayOfWeek day : DayOfWeek.values()) {
      if (random.nextInt(3) > 0) {
        workdays.add(day);
      }
    }
    List<DaysOff> daysOff = new ArrayList<>();
    for (int i = random.nextInt(12); i > 0; i--) {
      LocalDate from = MONDAY.plusDays(random.nextInt(3_000) - 1_000);
      daysOff.add(new DaysOff(from, from.plusDays(random.nextInt(100))));
    }
    CalendarSettings usual = Settings.defaults().calendar();
    return WorkCalendar.of(
        new CalendarSettings(
            workdays, usual.holidays(), usual.zone(), usual.dayStart(), usual.dayEnd()),
        usual.zone(),
        daysOff);
  }

  @Test
  void they_count_as_their_calendar_does_on_every_day() {
    Seeds.each(
        random -> {
          WorkCalendar calendar = calendar(random);
          int around = (int) MONDAY.toEpochDay() + random.nextInt(7);
          WorkDays days = WorkDays.around(calendar, around);
          for (int day = around - 700; day < around + 1_700; day += 1 + random.nextInt(20)) {
            int index = calendar.index(day);
            int count = random.nextInt(300) - 150;
            assertThat(days.index(day)).isEqualTo(index);
            assertThat(days.day(index)).isEqualTo(calendar.epochDay(index));
            assertThat(days.onOrAfter(day)).isEqualTo(calendar.epochDay(index));
            assertThat(days.onOrBefore(day))
                .isEqualTo(calendar.epochDay(calendar.index(day + 1) - 1));
            assertThat(days.plus(day, count)).isEqualTo(calendar.epochDay(index + count));
          }
        });
  }

  @Test
  void the_first_and_last_days_at_hand_and_those_beyond_are_no_exception() {
    WorkCalendar calendar = WorkCalendar.of(Settings.defaults().calendar());
    int around = (int) MONDAY.toEpochDay();
    WorkDays days = WorkDays.around(calendar, around);
    for (int border : new int[] {around - 512, around + 1_536}) {
      for (int day = border - 10; day <= border + 10; day++) {
        int index = calendar.index(day);
        assertThat(days.index(day)).isEqualTo(index);
        assertThat(days.onOrAfter(day)).isEqualTo(calendar.epochDay(index));
        assertThat(days.onOrBefore(day)).isEqualTo(calendar.epochDay(calendar.index(day + 1) - 1));
        assertThat(days.plus(day, 2)).isEqualTo(calendar.epochDay(index + 2));
        assertThat(days.plus(day, -2)).isEqualTo(calendar.epochDay(index - 2));
      }
    }
  }
}
