package dev.paydown.brain.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.settings.Person.DaysOff;
import dev.paydown.brain.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Working time between two instants, nine to five from Monday to Friday. */
final class WorkingTimeTest {
  private static final WorkCalendar PLAIN = WorkCalendar.of(Settings.defaults().calendar());

  private static Duration between(String from, String to) {
    return PLAIN.between(Instant.parse(from), Instant.parse(to));
  }

  @Test
  void nights_and_weekends_are_no_working_time() {
    assertThat(between("2026-11-06T16:00:00Z", "2026-11-09T10:00:00Z"))
        .isEqualTo(Duration.ofHours(2));
    assertThat(between("2026-11-06T17:00:00Z", "2026-11-09T09:00:00Z")).isZero();
    assertThat(between("2026-11-07T12:00:00Z", "2026-11-08T12:00:00Z")).isZero();
  }

  @Test
  void it_counts_to_the_second_and_not_backwards() {
    assertThat(between("2026-11-02T08:59:59Z", "2026-11-02T09:00:01Z"))
        .isEqualTo(Duration.ofSeconds(1));
    assertThat(between("2026-11-02T16:59:59Z", "2026-11-02T17:00:01Z"))
        .isEqualTo(Duration.ofSeconds(1));
    assertThat(between("2026-11-02T12:00:00Z", "2026-11-02T11:00:00Z")).isZero();
  }

  @Test
  void what_a_term_uses_up_is_what_lies_between_across_days_off_and_clock_changes() {
    WorkCalendar calendar =
        WorkCalendar.of(
            Settings.defaults().calendar(),
            ZoneId.of("Europe/Berlin"),
            List.of(new DaysOff(LocalDate.parse("2026-10-21"), LocalDate.parse("2026-10-22"))));
    Random random = new Random(1);
    Instant from = Instant.parse("2026-10-15T00:00:00Z");
    for (int i = 0; i < 500; i++) {
      Instant at = from.plusSeconds(random.nextInt(20 * 86_400));
      Duration term = Duration.ofSeconds(random.nextInt(10 * 8 * 3600));
      assertThat(calendar.between(at, calendar.plus(at, term))).isEqualTo(term);
    }
  }
}
