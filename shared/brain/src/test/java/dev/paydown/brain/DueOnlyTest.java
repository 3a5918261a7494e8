package dev.paydown.brain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.Transition;
import dev.paydown.brain.forecast.ItemForecast;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/**
 * How long what shows only a due date takes: from when its predecessors were planned to end, as
 * they stood when it was dated. The first Monday is 2 November 2026.
 */
final class DueOnlyTest {
  private final Company company = new Company("2026-11-02T08:00:00Z");

  private Company due(String key, String due) {
    return company.open(key, "ann@x.test", "DUE", due);
  }

  private void takes(int days, String start, String finish) {
    ItemForecast expected = company.forecast("b");
    assertThat(expected.span().days()).as("days").isEqualTo(days);
    assertThat(expected.start()).as("start").contains(LocalDate.parse(start));
    assertThat(expected.finish()).as("finish").contains(LocalDate.parse(finish));
  }

  private void wednesdayThenMonday() {
    due("a", "2026-11-04");
    due("b", "2026-11-09");
    company.blocks("a", "b");
  }

  @Test
  void it_takes_the_working_days_behind_its_predecessor() {
    wednesdayThenMonday();

    takes(3, "2026-11-05", "2026-11-09");
  }

  @Test
  void a_predecessor_that_moves_later_does_not_make_it_shorter() {
    wednesdayThenMonday();
    company.until("2026-11-03T10:00:00Z").change("a", ItemField.DUE, "2026-11-06");

    takes(3, "2026-11-09", "2026-11-11");
  }

  @Test
  void a_due_date_said_again_is_not_counted_anew() {
    wednesdayThenMonday();
    company
        .until("2026-11-03T10:00:00Z")
        .change("a", ItemField.DUE, "2026-11-06")
        .change("b", ItemField.DUE, "2026-11-09");

    takes(3, "2026-11-09", "2026-11-11");
  }

  @Test
  void a_due_date_that_a_person_moves_is() {
    wednesdayThenMonday();
    company
        .until("2026-11-03T10:00:00Z")
        .change("a", ItemField.DUE, "2026-11-06")
        .until("2026-11-03T11:00:00Z")
        .change("b", ItemField.DUE, "2026-11-12");
    takes(4, "2026-11-09", "2026-11-12");

    company.until("2026-11-03T12:00:00Z").change("a", ItemField.DUE, "2026-11-10");
    takes(4, "2026-11-11", "2026-11-16");
  }

  @Test
  void behind_a_link_made_later_it_counts_from_where_the_predecessor_stood_then() {
    due("a", "2026-11-04");
    due("b", "2026-11-09");
    company
        .until("2026-11-03T10:00:00Z")
        .change("a", ItemField.DUE, "2026-11-05")
        .until("2026-11-03T11:00:00Z")
        .blocks("a", "b");

    takes(2, "2026-11-06", "2026-11-09");
  }

  @Test
  void behind_a_predecessor_dated_later_it_counts_from_the_first_date_that_one_had() {
    company.open("a", "ann@x.test");
    due("b", "2026-11-09");
    company.blocks("a", "b");
    assertThat(company.forecast("b").start()).isEmpty();
    assertThat(company.forecast("b").span().days()).isEqualTo(1);

    company.until("2026-11-03T10:00:00Z").change("a", ItemField.DUE, "2026-11-05");
    company.until("2026-11-03T11:00:00Z").change("a", ItemField.DUE, "2026-11-06");
    takes(2, "2026-11-09", "2026-11-10");
  }

  @Test
  void a_predecessor_overdue_by_then_counts_as_ending_that_day() {
    due("a", "2026-11-02");
    company.open("b", "ann@x.test").blocks("a", "b");
    company.until("2026-11-04T10:00:00Z").change("b", ItemField.DUE, "2026-11-06");

    takes(2, "2026-11-05", "2026-11-06");
  }

  @Test
  void a_predecessor_finished_by_then_counts_with_the_day_it_was() {
    due("a", "2026-11-05");
    company
        .open("b", "ann@x.test")
        .blocks("a", "b")
        .until("2026-11-03T10:00:00Z")
        .turn("a", Transition.FINISHED)
        .until("2026-11-03T11:00:00Z")
        .change("b", ItemField.DUE, "2026-11-09");

    takes(4, "2026-11-04", "2026-11-09");
  }

  @Test
  void a_predecessor_reopened_by_then_counts_with_its_due_date_again() {
    due("a", "2026-11-05");
    company
        .open("b", "ann@x.test")
        .blocks("a", "b")
        .until("2026-11-03T10:00:00Z")
        .turn("a", Transition.FINISHED)
        .until("2026-11-03T10:30:00Z")
        .turn("a", Transition.REOPENED)
        .until("2026-11-03T11:00:00Z")
        .change("b", ItemField.DUE, "2026-11-09");

    takes(2, "2026-11-06", "2026-11-09");
  }

  @Test
  void behind_a_whole_it_counts_from_the_last_part_that_was_not_called_off() {
    company.open("whole", "ann@x.test");
    due("part", "2026-11-04");
    due("other", "2026-11-06");
    company.contains("whole", "part").contains("whole", "other");
    due("b", "2026-11-10");
    company.blocks("whole", "b");
    takes(2, "2026-11-09", "2026-11-10");

    company.until("2026-11-03T10:00:00Z").turn("other", Transition.CANCELLED);
    takes(4, "2026-11-05", "2026-11-10");
  }

  @Test
  void a_predecessor_with_a_start_and_an_estimate_ends_when_that_is_over() {
    company.open("a", "ann@x.test", "START", "2026-11-03", "ESTIMATE_DAYS", "1.5");
    due("b", "2026-11-06");
    company.blocks("a", "b");

    takes(2, "2026-11-05", "2026-11-06");
  }

  @Test
  void of_two_predecessors_the_later_one_counts() {
    due("a", "2026-11-04");
    due("c", "2026-11-05");
    due("b", "2026-11-09");
    company.blocks("c", "b").blocks("a", "b");

    takes(2, "2026-11-06", "2026-11-09");
  }

  @Test
  void a_start_set_later_counts_with_the_due_date_of_that_time() {
    company
        .open("b", "ann@x.test", "START", "2026-11-02", "DUE", "2026-11-06")
        .until("2026-11-02T09:00:00Z")
        .change("b", ItemField.START, "2026-11-04");
    takes(3, "2026-11-04", "2026-11-06");

    company.until("2026-11-02T10:00:00Z").change("b", ItemField.DUE, "2026-11-10");
    takes(5, "2026-11-04", "2026-11-10");
  }

  @Test
  void a_due_date_alone_with_an_estimate_starts_that_long_before() {
    company.open("b", "ann@x.test", "DUE", "2026-11-10", "ESTIMATE_DAYS", "2.5");

    takes(3, "2026-11-06", "2026-11-10");
  }

  @Test
  void of_two_that_drive_it_equally_the_first_by_name_is_named() {
    for (String key : new String[] {"c", "a"}) {
      due(key, "2026-11-04");
    }
    company.open("b", "ann@x.test", "ESTIMATE_DAYS", "1").blocks("c", "b").blocks("a", "b");

    assertThat(company.forecast("b").drivenBy()).contains(Company.node("a"));
  }

  @Test
  void what_is_expected_later_than_committed_slips_by_its_owners_working_days() {
    due("a", "2026-11-04");
    company.until("2026-11-03T10:00:00Z").change("a", ItemField.DUE, "2026-11-10");

    Picture picture = Picture.of(company.state());
    assertThat(picture.slipDays(company.item("a"))).isEqualTo(4);
    assertThat(picture.forecast().slipDays(Company.node("a"))).isEqualTo(4);
  }
}
