package dev.paydown.brain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.debt.LiabilityState;
import dev.paydown.brain.event.ApprovalOutcome;
import dev.paydown.brain.event.Transition;
import dev.paydown.brain.ledger.Balances.Balance;
import dev.paydown.brain.proposal.ProposalKind;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class ApprovalTest {
  private final Company company =
      new Company("2026-11-02T09:00:00Z")
          .people(Company.person("boss@x.test", "chief@x.test"))
          .open("contract", "sales@x.test")
          .until("2026-11-03T12:00:00Z")
          .askApproval("contract", "boss@x.test");

  @Test
  void an_approval_sat_on_for_a_day_is_debt_and_is_put_before_the_approver() {
    company.until("2026-11-04T12:00:00Z");

    assertThat(company.liabilities())
        .singleElement()
        .matches(held -> held.openedAt().equals(Instant.parse("2026-11-04T12:00:00Z")));
    assertThat(company.live("boss@x.test", ProposalKind.DECIDE_APPROVAL)).isPresent();
  }

  @Test
  void after_three_days_it_goes_to_the_lead() {
    company.until("2026-11-06T12:00:00Z");

    assertThat(company.live("boss@x.test")).isEmpty();
    assertThat(company.live("chief@x.test", ProposalKind.DECIDE_APPROVAL)).isPresent();
  }

  @Test
  void deciding_pays_it() {
    company.until("2026-11-05T18:00:00Z").decideApproval("contract", "boss@x.test");

    assertThat(company.liabilities())
        .singleElement()
        .matches(held -> held.state() == LiabilityState.PAID);
    assertThat(company.balance(company.liabilities().getFirst()))
        .isEqualTo(new Balance(1380, 0, 1380, 0));
    assertThat(company.live("boss@x.test")).isEmpty();
  }

  @Test
  void a_decision_that_ends_the_item_itself_pays_it_as_well() {
    String at = "2026-11-05T18:00:00Z";
    company
        .until(at)
        .emit(
            Said.turned("contract", at, Transition.FINISHED),
            Said.approvalDecided("contract", at, "boss@x.test", ApprovalOutcome.GRANTED));

    assertThat(company.liabilities())
        .singleElement()
        .matches(held -> held.state() == LiabilityState.PAID);
  }

  @Test
  void a_weekend_ages_nothing() {
    Company friday =
        new Company("2026-11-06T15:00:00Z")
            .open("c", "sales@x.test")
            .askApproval("c", "boss@x.test")
            .until("2026-11-09T14:59:00Z");
    assertThat(friday.liabilities()).isEmpty();

    friday.until("2026-11-09T15:00:00Z");
    assertThat(friday.liabilities()).hasSize(1);
  }
}
