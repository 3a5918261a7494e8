package dev.paydown.brain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.debt.Liability;
import dev.paydown.brain.debt.LiabilityState;
import dev.paydown.brain.event.Transition;
import dev.paydown.brain.ledger.Balances.Balance;
import dev.paydown.brain.ledger.Statement;
import dev.paydown.brain.ledger.Statements;
import dev.paydown.brain.proposal.ProposalKind;
import dev.paydown.brain.settings.LiabilityKind;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The ledger's worked example: a handoff that nobody picks up from Wednesday to Tuesday. */
final class WorkedExampleTest {
  private final Company company =
      new Company("2026-11-02T08:00:00Z")
          .people(Company.person("eng@x.test", "lead@x.test"))
          .open("design", "des@x.test", "DUE", "2026-11-04")
          .open("build", "eng@x.test", "WHY", "Customers leave at the checkout")
          .blocks("design", "build")
          .until("2026-11-04T15:00:00Z")
          .turn("design", Transition.FINISHED);

  private Liability handoff() {
    return company.liabilities().stream()
        .filter(held -> held.kind() == LiabilityKind.STALE_HANDOFF)
        .findFirst()
        .orElseThrow();
  }

  private Balance balance() {
    return company.balance(handoff());
  }

  @Test
  void the_next_owner_is_told_at_once_with_everything_attached() {
    var proposal = company.live("eng@x.test", ProposalKind.CLEAR_TO_START).orElseThrow();

    assertThat(proposal.mailedAt()).contains(Instant.parse("2026-11-04T15:00:00Z"));
    assertThat(proposal.packet().why()).contains("Customers leave at the checkout");
    assertThat(proposal.packet().moved())
        .anyMatch(moved -> moved.what().contains("design") && moved.what().contains("finished"));
    assertThat(proposal.expiresAt()).isEqualTo(Instant.parse("2026-11-09T15:00:00Z"));
  }

  @Test
  void nothing_is_owed_until_the_term_has_run_out_to_the_second() {
    company.until("2026-11-05T14:59:59Z");
    assertThat(company.liabilities()).isEmpty();

    company.until("2026-11-05T15:00:00Z");
    assertThat(handoff().openedAt()).isEqualTo(Instant.parse("2026-11-05T15:00:00Z"));
    assertThat(balance()).isEqualTo(new Balance(1380, 0, 0, 0));
  }

  @Test
  void interest_is_posted_at_the_end_of_each_working_day_after_the_opening_day() {
    company.until("2026-11-06T16:59:00Z");
    assertThat(balance().interest()).isZero();

    company.until("2026-11-06T17:00:00Z");
    assertThat(balance()).isEqualTo(new Balance(1380, 1380, 0, 0));

    company.until("2026-11-09T08:00:00Z");
    assertThat(balance()).isEqualTo(new Balance(1380, 1380, 0, 0));
  }

  @Test
  void it_is_raised_to_the_lead_three_days_after_the_offer() {
    company.until("2026-11-09T14:59:00Z");
    assertThat(handoff().escalation()).isEmpty();
    assertThat(company.live("lead@x.test")).isEmpty();

    company.until("2026-11-09T15:00:00Z");
    assertThat(handoff().escalation())
        .contains(new Liability.Escalation(Instant.parse("2026-11-09T15:00:00Z"), "lead@x.test"));
    assertThat(company.live("lead@x.test", ProposalKind.CATCH_HANDOFF)).isPresent();
  }

  @Test
  void picking_it_up_pays_the_whole_balance_and_the_statements_reconcile() {
    company.until("2026-11-10T10:00:00Z").turn("build", Transition.STARTED);

    assertThat(handoff().state()).isEqualTo(LiabilityState.PAID);
    assertThat(handoff().endedAt()).isEqualTo(Optional.of(Instant.parse("2026-11-10T10:00:00Z")));
    assertThat(balance()).isEqualTo(new Balance(1380, 2760, 4140, 0));

    Statement first = Statements.of(company.state(), "2026-W45");
    Statement second = Statements.of(company.state(), "2026-W46");
    assertThat(first.opening()).isZero();
    assertThat(first.incurred()).isEqualTo(1380);
    assertThat(first.interest()).isEqualTo(1380);
    assertThat(first.closing()).isEqualTo(2760);
    assertThat(second.opening()).isEqualTo(2760);
    assertThat(second.interest()).isEqualTo(1380);
    assertThat(second.paid()).isEqualTo(4140);
    assertThat(second.closing()).isZero();
    assertThat(second.provisional()).isTrue();
  }

  @Test
  void a_pick_up_heard_of_late_reverses_interest_now_and_leaves_the_closed_week_alone() {
    company.until("2026-11-09T18:00:00Z");
    Statement before = Statements.of(company.state(), "2026-W45");

    company.emit(
        new dev.paydown.brain.event.Fact.StatusChanged(
            Company.ref("build"),
            Instant.parse("2026-11-06T10:00:00Z"),
            0,
            dev.paydown.brain.event.Actor.HUMAN,
            Transition.STARTED,
            Optional.empty()));

    assertThat(Statements.of(company.state(), "2026-W45")).isEqualTo(before);
    assertThat(balance().owed()).isZero();
    assertThat(balance()).isEqualTo(new Balance(1380, 0, 1380, 0));
  }

  @Test
  void a_predecessor_that_reopens_withdraws_the_handoff_and_reverses_its_cost() {
    company.until("2026-11-06T18:00:00Z").turn("design", Transition.REOPENED);

    assertThat(handoff().state()).isEqualTo(LiabilityState.REVERSED);
    assertThat(balance()).isEqualTo(new Balance(0, 0, 0, 0));
    assertThat(company.live("eng@x.test")).isEmpty();
  }

  @Test
  void an_acknowledgement_pauses_interest_for_two_working_days() {
    company.until("2026-11-06T10:00:00Z");
    company.emit(
        new dev.paydown.brain.event.Fact.HandoffAcknowledged(
            Company.ref("build"),
            company.now(),
            0,
            dev.paydown.brain.event.Actor.HUMAN,
            dev.paydown.brain.event.PersonRef.email("eng@x.test")));

    company.until("2026-11-10T16:00:00Z");
    assertThat(balance()).isEqualTo(new Balance(1380, 0, 0, 0));

    company.until("2026-11-10T17:00:00Z");
    assertThat(balance()).isEqualTo(new Balance(1380, 1380, 0, 0));
  }
}
