package dev.paydown.brain.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.calendar.WorkCalendar;
import dev.paydown.brain.settings.CalendarSettings;
import dev.paydown.brain.settings.Person.DaysOff;
import dev.paydown.brain.settings.Settings;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Put off until the start of a working day, in the recipient's own calendar. */
final class SnoozeForTest {
  private static final CalendarSettings WEEK = Settings.defaults().calendar();
  private static final Instant WEDNESDAY = Instant.parse("2026-11-04T16:59:59Z");

  private static String until(SnoozeFor preset, WorkCalendar calendar, Instant now) {
    return preset.until(calendar, now).toString();
  }

  @Test
  void every_preset_ends_when_its_working_day_begins() {
    WorkCalendar calendar = WorkCalendar.of(WEEK);

    assertThat(Stream.of(SnoozeFor.values()).map(each -> until(each, calendar, WEDNESDAY)))
        .containsExactly(
            "2026-11-05T09:00:00Z",
            "2026-11-09T09:00:00Z",
            "2026-11-11T09:00:00Z",
            "2026-12-04T09:00:00Z");
  }

  @Test
  void the_next_working_day_after_a_friday_is_monday() {
    assertThat(
            until(SnoozeFor.NEXT_DAY, WorkCalendar.of(WEEK), Instant.parse("2026-11-06T10:00:00Z")))
        .isEqualTo("2026-11-09T09:00:00Z");
  }

  @Test
  void days_off_are_skipped_and_the_zone_is_the_persons() {
    WorkCalendar calendar =
        WorkCalendar.of(
            WEEK,
            ZoneId.of("America/New_York"),
            List.of(new DaysOff(LocalDate.parse("2026-11-05"), LocalDate.parse("2026-11-06"))));

    assertThat(until(SnoozeFor.NEXT_DAY, calendar, WEDNESDAY)).isEqualTo("2026-11-09T14:00:00Z");
  }

  @Test
  void a_day_is_the_persons_own_not_the_servers() {
    WorkCalendar calendar = WorkCalendar.of(WEEK, ZoneId.of("Asia/Tokyo"), List.of());

    assertThat(until(SnoozeFor.NEXT_DAY, calendar, Instant.parse("2026-11-04T15:00:00Z")))
        .isEqualTo("2026-11-06T00:00:00Z");
  }

  @Test
  void forms_name_them_as_the_page_does() {
    assertThat(Stream.of(SnoozeFor.values()).map(SnoozeFor::label))
        .containsExactly("next-day", "3-days", "1-week", "1-month");
    assertThat(SnoozeFor.of("1-week")).contains(SnoozeFor.ONE_WEEK);
    assertThat(SnoozeFor.of("forever")).isEmpty();
  }
}
