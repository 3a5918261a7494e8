package dev.paydown.brain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.debt.LiabilityState;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.Transition;
import dev.paydown.brain.proposal.Gate;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.brain.proposal.ProposalKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An item that is left overdue: its owner is asked for a date, the followers are told once. */
final class OverdueTest {
  private final Company company =
      new Company("2026-11-02T09:00:00Z")
          .open("a", "a@x.test", "DUE", "2026-11-04")
          .open("b", "b@x.test", "DUE", "2026-11-06")
          .blocks("a", "b");

  @Test
  void nobody_is_asked_on_the_due_day_itself() {
    company.until("2026-11-04T23:00:00Z");

    assertThat(company.state().proposals()).isEmpty();
    assertThat(company.liabilities()).isEmpty();
  }

  @Test
  void the_owner_is_asked_for_a_date_when_the_next_working_day_starts() {
    company.until("2026-11-05T09:00:00Z");

    assertThat(company.live("a@x.test", ProposalKind.NEW_DATE)).isPresent();
    assertThat(company.live("b@x.test")).isEmpty();
    assertThat(company.liabilities())
        .anyMatch(
            held ->
                held.root().isEmpty()
                    && held.openedAt().equals(Instant.parse("2026-11-05T09:00:00Z")));
  }

  @Test
  void followers_are_told_once_after_the_term_and_not_every_morning() {
    company.until("2026-11-18T18:00:00Z");

    assertThat(company.mailsTo("b@x.test")).isEqualTo(1);
    assertThat(company.mailsTo("a@x.test")).isEqualTo(1);
  }

  @Test
  void a_follower_that_drifts_is_not_told_anew_for_standing_beside_one_that_does_not() {
    company
        .open("c", "c@x.test", "DUE", "2026-11-04")
        .open("d", "b@x.test", "DUE", "2026-11-06")
        .blocks("c", "d")
        .until("2026-11-05T09:30:00Z")
        .change("c", ItemField.DUE, "2026-11-20")
        .until("2026-11-11T18:00:00Z");

    // One for d, whose date was given, and one for both once a's term is over.
    assertThat(company.mailsTo("b@x.test")).isEqualTo(2);
  }

  @Test
  void what_customers_come_to_see_is_put_anew_though_its_date_merely_drifts() {
    company.until("2026-11-09T10:00:00Z");
    Proposal newDate = company.live("a@x.test", ProposalKind.NEW_DATE).orElseThrow();
    Proposal shift = company.live("b@x.test", ProposalKind.SHIFT_DATES).orElseThrow();
    assertThat(List.of(newDate.gate(), shift.gate())).containsOnly(Gate.INTERNAL);

    company
        .change("a", ItemField.CLIENT_FACING, "true")
        .until("2026-11-10T10:00:00Z")
        .change("b", ItemField.CLIENT_FACING, "true");

    for (Proposal before : List.of(newDate, shift)) {
      Proposal now = company.proposal(before.id());
      assertThat(now.version()).isGreaterThan(before.version());
      assertThat(now.gate()).isEqualTo(Gate.CLIENT_FACING);
      assertThat(now.moves()).allMatch(move -> move.gate() == Gate.CLIENT_FACING);
    }
  }

  @Test
  void what_is_pushed_slips_in_the_morning_of_who_is_late_though_its_own_owner_still_sleeps() {
    company
        .people(Said.in("c@x.test", "America/New_York"))
        .open("c", "c@x.test", "DUE", "2026-11-17", "ESTIMATE_DAYS", "2")
        .blocks("a", "c")
        .until("2026-11-16T08:45:00Z");
    assertThat(company.liabilities()).noneMatch(held -> held.item().equals("studio:c"));

    company.until("2026-11-16T09:00:00Z");

    assertThat(company.liabilities())
        .filteredOn(held -> held.item().equals("studio:c"))
        .singleElement()
        .matches(held -> held.openedAt().equals(Instant.parse("2026-11-16T09:00:00Z")));
  }

  @Test
  void a_new_date_asks_the_followers_at_once() {
    company.until("2026-11-05T09:30:00Z").change("a", ItemField.DUE, "2026-11-10");

    assertThat(company.live("a@x.test")).isEmpty();
    assertThat(company.live("b@x.test", ProposalKind.SHIFT_DATES).orElseThrow().moves())
        .singleElement()
        .matches(move -> move.to().orElseThrow().equals("2026-11-12"));
  }

  @Test
  void the_forecast_of_the_overdue_item_is_today_and_its_followers_wait_behind_it() {
    company.until("2026-11-09T10:00:00Z");

    assertThat(company.expected("a")).contains(LocalDate.parse("2026-11-09"));
    assertThat(company.expected("b")).contains(LocalDate.parse("2026-11-11"));
  }

  @Test
  void a_follower_that_takes_its_span_and_no_more_is_never_charged() {
    company
        .until("2026-11-10T11:00:00Z")
        .turn("a", Transition.FINISHED)
        .until("2026-11-11T09:30:00Z")
        .turn("b", Transition.STARTED)
        .until("2026-11-12T16:00:00Z")
        .turn("b", Transition.FINISHED);

    assertThat(company.liabilities())
        .filteredOn(held -> held.item().equals("studio:b"))
        .singleElement()
        .matches(held -> held.root().isPresent() && held.state() == LiabilityState.PAID);
    assertThat(company.state().entries().values())
        .allMatch(
            entry ->
                company.liabilities().stream()
                    .anyMatch(
                        held ->
                            held.id().equals(entry.liability()) && held.item().equals("studio:a")));
  }

  @Test
  void a_date_given_to_work_under_way_is_taken_at_its_word() {
    company
        .until("2026-11-05T10:00:00Z")
        .turn("a", Transition.FINISHED)
        .until("2026-11-09T10:00:00Z")
        .turn("b", Transition.STARTED)
        .change("b", ItemField.DUE, "2026-11-12");

    assertThat(company.expected("b")).contains(LocalDate.parse("2026-11-12"));
  }
}
