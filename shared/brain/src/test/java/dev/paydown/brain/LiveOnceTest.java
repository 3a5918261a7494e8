package dev.paydown.brain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.Transition;
import dev.paydown.brain.proposal.Decision;
import dev.paydown.brain.proposal.DeclineReason;
import dev.paydown.brain.proposal.EffectOutcome;
import dev.paydown.brain.proposal.Move;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.brain.proposal.ProposalKind;
import dev.paydown.brain.proposal.ProposalState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One question at a time, a newer version in place of an older, and an answer that is heard. */
final class LiveOnceTest {
  private final Company company =
      new Company("2026-11-02T09:00:00Z")
          .people(Company.person("a@x.test", "lead@x.test"))
          .open("a", "a@x.test", "DUE", "2026-11-03");

  private Proposal newDate() {
    return company.live("a@x.test", ProposalKind.NEW_DATE).orElseThrow();
  }

  private void decline(DeclineReason reason) {
    company.answer(newDate(), new Decision.Decline(reason, ""));
  }

  /** Declined, dated anew, and overdue again. */
  private void declinedAndOverdueAgain(DeclineReason reason, String due, String until) {
    decline(reason);
    company.change("a", ItemField.DUE, due).until(until);
  }

  @Test
  void a_newer_question_about_the_same_item_is_a_newer_version_of_the_old() {
    company.askApproval("a", "b@x.test").until("2026-11-03T16:00:00Z");
    Proposal first = company.live("b@x.test", ProposalKind.DECIDE_APPROVAL).orElseThrow();
    company.askApproval("a", "c@x.test").until("2026-11-05T10:00:00Z");
    assertThat(company.live("c@x.test")).isEmpty();

    company.decideApproval("a", "b@x.test");

    Proposal second = company.live("c@x.test", ProposalKind.DECIDE_APPROVAL).orElseThrow();
    assertThat(second.id()).isEqualTo(first.id());
    assertThat(second.version()).isGreaterThan(first.version());
  }

  @Test
  void three_equal_declines_mute_the_rule_for_that_item_and_it_says_so() {
    company.until("2026-11-04T10:00:00Z");
    declinedAndOverdueAgain(DeclineReason.NOT_NEEDED, "2026-11-04", "2026-11-05T10:00:00Z");
    declinedAndOverdueAgain(DeclineReason.NOT_NEEDED, "2026-11-05", "2026-11-06T10:00:00Z");
    Proposal third = newDate();
    declinedAndOverdueAgain(DeclineReason.NOT_NEEDED, "2026-11-06", "2026-11-10T10:00:00Z");

    assertThat(company.live("a@x.test", ProposalKind.NEW_DATE)).isEmpty();
    assertThat(company.proposal(third.id()).outcome())
        .contains("not needed, for the third time, so this is not asked about studio:a again");
  }

  @Test
  void declines_of_different_reasons_or_of_another_item_mute_nothing() {
    company.open("b", "a@x.test", "DUE", "2026-11-10");
    company.until("2026-11-04T10:00:00Z");
    declinedAndOverdueAgain(DeclineReason.NOT_NEEDED, "2026-11-04", "2026-11-05T10:00:00Z");
    declinedAndOverdueAgain(DeclineReason.NOT_NOW, "2026-11-05", "2026-11-06T10:00:00Z");
    declinedAndOverdueAgain(DeclineReason.NOT_NEEDED, "2026-11-06", "2026-11-09T10:00:00Z");

    assertThat(newDate().item()).isEqualTo("studio:a");
    declinedAndOverdueAgain(DeclineReason.NOT_NEEDED, "2026-11-09", "2026-11-11T10:00:00Z");
    assertThat(newDate().item()).isEqualTo("studio:b");
  }

  @Test
  void a_field_that_a_stronger_question_claims_leaves_the_weaker_without_it() {
    Company flat =
        new Company("2026-11-02T09:00:00Z")
            .open("dream", "a@x.test", "KIND", "initiative", "DUE", "2026-11-20")
            .until("2026-11-24T10:00:00Z");
    assertThat(flat.live("a@x.test", ProposalKind.NEW_DATE)).isPresent();

    flat.until("2026-12-16T10:00:00Z");
    assertThat(flat.live("a@x.test", ProposalKind.FINISH_OR_KILL)).isPresent();
    assertThat(flat.live("a@x.test", ProposalKind.NEW_DATE)).isEmpty();
  }

  @Test
  void a_reminder_to_the_owner_and_the_offer_to_start_stand_side_by_side() {
    Company flat =
        new Company("2026-11-02T09:00:00Z")
            .people(Company.person("b@x.test", "lead@x.test"))
            .open("a", "a@x.test")
            .open("b", "b@x.test")
            .blocks("a", "b")
            .turn("a", Transition.FINISHED)
            .until("2026-11-05T09:00:00Z");

    assertThat(flat.live("b@x.test", ProposalKind.CLEAR_TO_START)).isPresent();
    assertThat(flat.live("lead@x.test", ProposalKind.CATCH_HANDOFF).orElseThrow().moves())
        .hasSize(2);
  }

  @Test
  void without_an_answer_it_goes_to_the_lead_after_five_working_days_and_then_expires() {
    company.until("2026-11-04T09:30:00Z");
    Instant mailed = newDate().mailedAt().orElseThrow();
    assertThat(mailed).isEqualTo(Instant.parse("2026-11-04T09:00:00Z"));

    company.until("2026-11-11T08:59:59Z");
    assertThat(newDate().raised()).isZero();
    company.until("2026-11-11T09:00:00Z");
    Proposal raised = company.live("lead@x.test", ProposalKind.NEW_DATE).orElseThrow();
    assertThat(raised.raised()).isEqualTo(1);
    assertThat(raised.mailedAt()).contains(Instant.parse("2026-11-11T09:00:00Z"));

    company.until("2026-11-18T08:59:59Z");
    assertThat(company.proposal(raised.id()).state()).isEqualTo(ProposalState.PENDING);
    company.until("2026-11-18T09:00:00Z");
    assertThat(company.proposal(raised.id()).state()).isEqualTo(ProposalState.EXPIRED);
    assertThat(company.live("a@x.test")).isEmpty();
  }

  @Test
  void with_nobody_above_it_expires_at_once_after_five_working_days() {
    Company alone =
        new Company("2026-11-02T09:00:00Z")
            .open("a", "a@x.test", "DUE", "2026-11-03")
            .until("2026-11-11T09:00:00Z");

    assertThat(alone.state().proposals().values())
        .singleElement()
        .matches(proposal -> proposal.state() == ProposalState.EXPIRED);
  }

  @Test
  void dates_raised_to_a_lead_join_the_leads_own() {
    Company team =
        new Company("2026-11-02T09:00:00Z")
            .people(Company.person("b@x.test", "lead@x.test"))
            .open("a", "a@x.test", "DUE", "2026-11-20")
            .open("b", "b@x.test", "DUE", "2026-11-24")
            .open("c", "lead@x.test", "DUE", "2026-11-24")
            .blocks("a", "b")
            .until("2026-11-02T10:00:00Z")
            .change("a", ItemField.DUE, "2026-11-24")
            .until("2026-11-06T10:00:00Z")
            .blocks("a", "c")
            .change("c", ItemField.DUE, "2026-11-25")
            .change("a", ItemField.DUE, "2026-11-25");
    team.until("2026-11-13T12:00:00Z");

    assertThat(
            team.live("lead@x.test").stream()
                .filter(proposal -> proposal.kind() == ProposalKind.SHIFT_DATES))
        .singleElement()
        .matches(
            proposal ->
                proposal.moves().stream().map(Move::uid).toList().equals(List.of("b", "c")));
  }

  @Test
  void a_snooze_ends_to_the_second_and_is_mailed_again() {
    company.until("2026-11-04T10:00:00Z");
    Proposal asked = newDate();
    company.answer(asked, new Decision.Snooze(Instant.parse("2026-11-06T09:00:00Z")));

    company.until("2026-11-06T08:59:59Z");
    assertThat(company.proposal(asked.id()).state()).isEqualTo(ProposalState.SNOOZED);
    company.until("2026-11-06T09:00:00Z");
    assertThat(newDate().version()).isEqualTo(asked.version() + 1);
    assertThat(newDate().mailedAt()).contains(Instant.parse("2026-11-06T09:00:00Z"));
  }

  @Test
  void a_question_that_met_a_change_is_asked_afresh_once_it_is_heard_of() {
    Company flat =
        new Company("2026-11-02T09:00:00Z")
            .people(Company.person("b@x.test", "lead@x.test"))
            .open("a", "a@x.test")
            .open("b", "b@x.test")
            .blocks("a", "b")
            .turn("a", Transition.FINISHED)
            .until("2026-11-05T10:00:00Z");
    Proposal caught = flat.live("lead@x.test", ProposalKind.CATCH_HANDOFF).orElseThrow();
    flat.answer(caught, new Decision.Confirm(Map.of("m2", "c@x.test")));
    flat.emit(
        new Fact.EffectRecorded(
            flat.now(), "x", caught.id(), "m2", new EffectOutcome.Stale("d@x.test")));
    assertThat(flat.live("lead@x.test", ProposalKind.CATCH_HANDOFF)).isEmpty();

    flat.people(
            Company.person("b@x.test", "lead@x.test"), Company.person("d@x.test", "lead@x.test"))
        .change("b", ItemField.OWNER, "d@x.test");
    assertThat(flat.live("lead@x.test", ProposalKind.CATCH_HANDOFF)).isPresent();
  }
}
