package dev.paydown.brain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.debt.Liability;
import dev.paydown.brain.debt.LiabilityState;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.proposal.Decision;
import dev.paydown.brain.proposal.DeclineReason;
import dev.paydown.brain.proposal.Mailing;
import dev.paydown.brain.proposal.MoveState;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.brain.proposal.ProposalKind;
import dev.paydown.brain.proposal.ProposalState;
import dev.paydown.brain.settings.LiabilityKind;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** A new date that is accepted is committed anew; who slips does not accept it alone. */
final class ReCommitTest {
  private final Company company =
      new Company("2026-11-02T09:00:00Z")
          .people(Company.person("a@x.test", "lead@x.test"))
          .open("a", "a@x.test", "DUE", "2026-11-06");

  private Company slipped() {
    return company.until("2026-11-03T10:00:00Z").change("a", ItemField.DUE, "2026-11-10");
  }

  private Proposal asked() {
    return company.live("lead@x.test", ProposalKind.RE_COMMIT).orElseThrow();
  }

  private Liability slip() {
    return company.liabilities().stream()
        .filter(held -> held.kind() == LiabilityKind.SLIP)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void the_lead_is_asked_to_accept_the_new_date_and_the_owner_is_not() {
    slipped();

    assertThat(asked().moves())
        .singleElement()
        .matches(
            move ->
                move.from().orElseThrow().equals("2026-11-06")
                    && move.to().orElseThrow().equals("2026-11-10"));
    assertThat(company.live("a@x.test")).isEmpty();
  }

  @Test
  void accepting_it_commits_anew_and_pays_the_slip_with_no_tool_touched() {
    slipped().until("2026-11-03T12:00:00Z");
    Proposal asked = asked();
    company.accept(asked);

    assertThat(company.proposal(asked.id()).state()).isEqualTo(ProposalState.DONE);
    assertThat(company.proposal(asked.id()).moves())
        .allMatch(move -> move.state() == MoveState.DONE);
    assertThat(company.item("a").committed()).contains(LocalDate.parse("2026-11-10"));
    assertThat(slip().state()).isEqualTo(LiabilityState.PAID);
    assertThat(company.state().mailings().values())
        .anyMatch(mailing -> mailing.kind() == Mailing.Kind.RESULT);
  }

  @Test
  void declined_it_is_asked_again_only_of_another_date() {
    slipped();
    company.answer(asked(), new Decision.Decline(DeclineReason.WRONG_DATE, ""));
    company.until("2026-11-04T10:00:00Z");
    assertThat(company.live("lead@x.test")).isEmpty();

    company.change("a", ItemField.DUE, "2026-11-12");
    assertThat(asked().occasion()).isEqualTo("2026-11-06|2026-11-12");
  }

  @Test
  void it_is_never_put_before_who_slips_even_passed_on_or_raised() {
    slipped();
    company.answer(asked(), new Decision.Reassign("a@x.test"));
    company.until("2026-11-20T10:00:00Z");

    assertThat(
            company.state().proposals().values().stream()
                .filter(proposal -> proposal.kind() == ProposalKind.RE_COMMIT))
        .noneMatch(proposal -> proposal.recipient().equals("a@x.test"));
  }

  @Test
  void a_date_that_has_passed_is_not_accepted() {
    company.until("2026-11-10T10:00:00Z");

    assertThat(company.live("lead@x.test", ProposalKind.RE_COMMIT)).isEmpty();
    assertThat(company.live("a@x.test", ProposalKind.NEW_DATE)).isPresent();
  }

  @Test
  void without_a_lead_who_waits_and_can_wait_is_asked() {
    Company flat =
        new Company("2026-11-02T09:00:00Z")
            .open("a", "a@x.test", "DUE", "2026-11-06")
            .open("b", "b@x.test", "START", "2026-11-16", "DUE", "2026-11-18")
            .blocks("a", "b")
            .until("2026-11-03T10:00:00Z")
            .change("a", ItemField.DUE, "2026-11-10");

    assertThat(flat.live("b@x.test", ProposalKind.RE_COMMIT)).isPresent();
    assertThat(flat.live("b@x.test", ProposalKind.SHIFT_DATES)).isEmpty();
  }

  @Test
  void who_is_asked_to_shift_because_of_it_is_not_asked_twice() {
    Company flat =
        new Company("2026-11-02T09:00:00Z")
            .open("a", "a@x.test", "DUE", "2026-11-06")
            .open("b", "b@x.test", "DUE", "2026-11-10")
            .blocks("a", "b")
            .until("2026-11-03T10:00:00Z")
            .change("a", ItemField.DUE, "2026-11-10");

    assertThat(flat.live("b@x.test"))
        .singleElement()
        .matches(proposal -> proposal.kind() == ProposalKind.SHIFT_DATES);
  }
}
