package dev.paydown.brain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.proposal.Mailing;
import dev.paydown.brain.settings.Settings;
import dev.paydown.brain.settings.StatementSettings;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The week's statement goes out on the day and at the hour of the setting, as its reader has it.
 */
final class StatementMailTest {
  private static Settings telling(DayOfWeek day, int hour, String... to) {
    Settings plain = Settings.defaults();
    return new Settings(
        plain.calendar(),
        plain.terms(),
        plain.tariff(),
        plain.shift(),
        plain.initiatives(),
        plain.autonomy(),
        plain.areas(),
        plain.clientFacing(),
        plain.steward(),
        new StatementSettings(List.of(to), day, hour),
        plain.costPerHour());
  }

  /** An approval that nobody decides, from the first day on. */
  private static Company owing(String start, Settings settings) {
    return new Company(start)
        .settings(settings)
        .people(
            Said.in("cfo@x.test", "UTC"),
            Said.in("london@x.test", "Europe/London"),
            Said.in("ny@x.test", "America/New_York"),
            Said.in("tokyo@x.test", "Asia/Tokyo"))
        .open("contract", "sales@x.test")
        .askApproval("contract", "boss@x.test");
  }

  private static Company owing(String... to) {
    return owing("2026-11-02T09:00:00Z", telling(DayOfWeek.MONDAY, 8, to));
  }

  private static List<String> statements(WorkspaceState state) {
    return state.mailings().values().stream()
        .filter(mailing -> mailing.kind() == Mailing.Kind.STATEMENT)
        .sorted(Comparator.comparing(Mailing::dueAt).thenComparing(Mailing::recipient))
        .map(mailing -> mailing.dueAt() + " " + mailing.recipient() + " " + mailing.about())
        .toList();
  }

  private static List<String> statements(Company company) {
    return statements(company.state());
  }

  @Test
  void it_tells_of_the_week_before_to_the_second_of_its_hour_and_once_a_week() {
    Company company = owing("cfo@x.test").until("2026-11-09T07:59:59Z");
    assertThat(statements(company)).isEmpty();

    company.until("2026-11-16T08:00:00Z");
    assertThat(statements(company))
        .containsExactly(
            "2026-11-09T08:00:00Z cfo@x.test 2026-W45", "2026-11-16T08:00:00Z cfo@x.test 2026-W46");
  }

  @Test
  void later_in_the_week_it_still_tells_of_the_week_before() {
    Company company =
        owing("2026-11-02T09:00:00Z", telling(DayOfWeek.THURSDAY, 17, "cfo@x.test"))
            .until("2026-11-12T16:59:59Z");
    // The Thursday of the first week came before there was a week to tell of.
    assertThat(statements(company)).isEmpty();

    company.until("2026-11-12T17:00:00Z");
    assertThat(statements(company)).containsExactly("2026-11-12T17:00:00Z cfo@x.test 2026-W45");
  }

  @Test
  void each_reader_has_it_at_that_hour_of_their_own() {
    Company company = owing("cfo@x.test", "ny@x.test").until("2026-11-09T20:00:00Z");

    assertThat(statements(company))
        .containsExactly(
            "2026-11-09T08:00:00Z cfo@x.test 2026-W45", "2026-11-09T13:00:00Z ny@x.test 2026-W45");
  }

  @Test
  void a_reader_whose_monday_comes_first_has_it_as_soon_as_the_week_has_closed() {
    // Eight in Tokyo is eleven on Sunday evening in the workspace.
    Company company = owing("tokyo@x.test").until("2026-11-08T23:59:59Z");
    assertThat(statements(company)).isEmpty();

    company.until("2026-11-09T00:00:00Z");
    assertThat(statements(company)).containsExactly("2026-11-09T00:00:00Z tokyo@x.test 2026-W45");
  }

  @Test
  void where_clocks_change_the_hour_stays_the_readers() {
    Company company =
        owing("2026-10-12T09:00:00Z", telling(DayOfWeek.MONDAY, 8, "london@x.test"))
            .until("2026-10-19T06:59:59Z");
    assertThat(statements(company)).isEmpty();

    // Summer time ends on Sunday the 25th.
    company.until("2026-10-26T09:00:00Z");
    assertThat(statements(company))
        .containsExactly(
            "2026-10-19T07:00:00Z london@x.test 2026-W42",
            "2026-10-26T08:00:00Z london@x.test 2026-W43");
  }

  @Test
  void a_week_in_which_nothing_was_owed_is_not_told_of() {
    Company company =
        new Company("2026-11-02T09:00:00Z")
            .settings(telling(DayOfWeek.MONDAY, 8, "cfo@x.test"))
            .open("contract", "sales@x.test")
            .until("2026-11-10T09:00:00Z");

    assertThat(statements(company)).isEmpty();
  }

  @Test
  void a_week_in_which_nothing_moved_is_told_of_as_long_as_something_is_owed() {
    Company company =
        owing("2026-11-02T09:00:00Z", telling(DayOfWeek.MONDAY, 8))
            // After sixty working days it stops accruing, and nothing is booked any more.
            .until("2027-02-10T09:00:00Z")
            .settings(telling(DayOfWeek.MONDAY, 8, "cfo@x.test"))
            .until("2027-02-22T08:00:00Z");

    assertThat(statements(company))
        .containsExactly(
            "2027-02-15T08:00:00Z cfo@x.test 2027-W06", "2027-02-22T08:00:00Z cfo@x.test 2027-W07");
  }

  @Test
  void a_setting_put_at_the_hour_or_after_it_holds_from_the_next_week_on() {
    Company before = owing().until("2026-11-09T07:59:59Z");
    before.settings(telling(DayOfWeek.MONDAY, 8, "cfo@x.test")).until("2026-11-09T08:00:00Z");
    assertThat(statements(before)).containsExactly("2026-11-09T08:00:00Z cfo@x.test 2026-W45");

    Company at = owing().until("2026-11-09T08:00:00Z");
    at.settings(telling(DayOfWeek.MONDAY, 8, "cfo@x.test")).until("2026-11-09T20:00:00Z");
    assertThat(statements(at)).isEmpty();
  }

  @Test
  void time_in_which_nobody_looked_is_gone_through_as_if_somebody_had() {
    Company company = owing("cfo@x.test").until("2026-11-06T12:00:00Z");
    Instant late = Instant.parse("2026-11-20T10:00:00Z");

    assertThat(
            statements(
                Advance.step(
                    company.state(),
                    List.of(new LogEntry("late", late, List.of(new Fact.Ticked(late)))))))
        .containsExactly(
            "2026-11-09T08:00:00Z cfo@x.test 2026-W45", "2026-11-16T08:00:00Z cfo@x.test 2026-W46");
  }

  @Test
  void a_reader_for_whom_the_hour_has_already_passed_where_they_now_are_has_it_at_once() {
    Company company = owing("ny@x.test").until("2026-11-09T10:00:00Z");
    assertThat(statements(company)).isEmpty();

    company.people(Said.in("ny@x.test", "Europe/London"));
    assertThat(statements(company)).containsExactly("2026-11-09T10:00:00Z ny@x.test 2026-W45");
  }
}
