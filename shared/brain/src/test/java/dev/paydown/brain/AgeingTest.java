package dev.paydown.brain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.event.Transition;
import dev.paydown.brain.ledger.Statement;
import dev.paydown.brain.ledger.Statements;
import dev.paydown.brain.settings.CalendarSettings;
import dev.paydown.brain.settings.Settings;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A handoff that opens on Thursday 5 November and that nobody picks up. */
final class AgeingTest {
  private final Company company =
      new Company("2026-11-02T09:00:00Z")
          .open("design", "des@x.test")
          .open("build", "eng@x.test")
          .blocks("design", "build")
          .until("2026-11-04T15:00:00Z")
          .turn("design", Transition.FINISHED);

  private static Settings holidays(String... days) {
    CalendarSettings usual = Settings.defaults().calendar();
    Set<LocalDate> holidays = Set.copyOf(List.of(days).stream().map(LocalDate::parse).toList());
    return Settings.defaults()
        .withCalendar(
            new CalendarSettings(
                usual.workdays(), holidays, usual.zone(), usual.dayStart(), usual.dayEnd()));
  }

  private static String bucket(Statement statement) {
    return statement.ageing().stream()
        .filter(bucket -> bucket.balance() > 0)
        .map(Statement.Bucket::label)
        .findFirst()
        .orElseThrow();
  }

  private void on(String day, long ageDays, String bucket) {
    company.until(day + "T18:00:00Z").open("news of " + day, "des@x.test");
    Statement statement =
        Statements.of(
            company.state(),
            "2026-W" + LocalDate.parse(day).get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    assertThat(statement.open()).as(day).extracting(Statement.Owed::ageDays).containsOnly(ageDays);
    assertThat(bucket(statement)).as(day).isEqualTo(bucket);
  }

  @Test
  void an_age_is_the_working_days_since_the_day_it_opened() {
    on("2026-11-05", 0, "0–2");
    on("2026-11-06", 1, "0–2");
    on("2026-11-09", 2, "0–2");
    on("2026-11-10", 3, "3–5");
    on("2026-11-12", 5, "3–5");
    on("2026-11-13", 6, "6–10");
    on("2026-11-19", 10, "6–10");
    on("2026-11-20", 11, "11–20");
    on("2026-12-03", 20, "11–20");
    on("2026-12-04", 21, "over 20");
  }

  @Test
  void a_holiday_put_meanwhile_is_none_of_them() {
    company.until("2026-11-09T10:00:00Z").settings(holidays("2026-11-10"));

    on("2026-11-10", 2, "0–2");
    on("2026-11-11", 3, "3–5");
  }
}
