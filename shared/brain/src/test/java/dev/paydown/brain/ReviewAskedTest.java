package dev.paydown.brain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.debt.LiabilityState;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.proposal.Gate;
import dev.paydown.brain.proposal.Move;
import dev.paydown.brain.proposal.MoveAction;
import dev.paydown.brain.proposal.MoveState;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.brain.proposal.ProposalKind;
import dev.paydown.brain.settings.Person;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An approval that came to somebody in another's place can be asked of a third. */
final class ReviewAskedTest {
  private final Company company =
      new Company("2026-11-02T09:00:00Z")
          .people(Company.person("boss@x.test", "chief@x.test"))
          .open("contract", "sales@x.test");

  private Proposal raised() {
    company.askApproval("contract", "boss@x.test").until("2026-11-05T09:00:00Z");
    return company.live("chief@x.test", ProposalKind.DECIDE_APPROVAL).orElseThrow();
  }

  private static List<MoveAction> ways(Proposal proposal) {
    return proposal.moves().stream().map(Move::action).toList();
  }

  private Proposal ask(Proposal raised, String whom) {
    Move third = raised.moves().getLast();
    company.make(raised, Map.of(third.id(), whom));
    return company.proposal(raised.id());
  }

  @Test
  void who_was_asked_approves_or_refuses() {
    company.askApproval("contract", "boss@x.test").until("2026-11-03T09:00:00Z");

    assertThat(ways(company.live("boss@x.test", ProposalKind.DECIDE_APPROVAL).orElseThrow()))
        .containsExactly(MoveAction.GRANT_APPROVAL, MoveAction.DENY_APPROVAL);
  }

  @Test
  void to_whom_it_is_raised_can_ask_somebody_else() {
    Proposal raised = raised();

    assertThat(ways(raised))
        .containsExactly(
            MoveAction.GRANT_APPROVAL, MoveAction.DENY_APPROVAL, MoveAction.REQUEST_REVIEW);
    assertThat(raised.moves().getLast())
        .matches(
            move ->
                move.field().equals("reviewer")
                    && move.from().equals(Optional.of("boss@x.test"))
                    && move.to().isEmpty()
                    && move.gate() == Gate.INTERNAL);
  }

  @Test
  void whoever_stands_in_for_somebody_away_can_as_well() {
    LocalDate day = LocalDate.parse("2026-11-03");
    company
        .people(
            new Person(
                "boss@x.test",
                "Boss",
                Optional.empty(),
                Map.of(),
                Optional.of("chief@x.test"),
                List.of(new Person.DaysOff(day.plusDays(1), day.plusDays(1)))))
        .askApproval("contract", "boss@x.test")
        .until("2026-11-04T09:00:00Z")
        .open("other", "sales@x.test");

    assertThat(ways(company.live("chief@x.test", ProposalKind.DECIDE_APPROVAL).orElseThrow()))
        .contains(MoveAction.REQUEST_REVIEW);
  }

  @Test
  void then_the_third_is_asked_and_the_first_still_owes_it() {
    Proposal raised = ask(raised(), "third@x.test");

    assertThat(raised.moves().getLast().state()).isEqualTo(MoveState.DONE);
    assertThat(company.live("chief@x.test")).isEmpty();
    assertThat(company.until("2026-11-06T09:00:00Z").liabilities())
        .allMatch(held -> held.state() == LiabilityState.OPEN)
        .hasSize(2);
    company.decideApproval("contract", "boss@x.test");
    Proposal asked = company.live("third@x.test", ProposalKind.DECIDE_APPROVAL).orElseThrow();
    assertThat(ways(asked)).containsExactly(MoveAction.GRANT_APPROVAL, MoveAction.DENY_APPROVAL);
  }

  @Test
  void the_asking_can_be_taken_back_until_it_is_decided() {
    Proposal raised = ask(raised(), "third@x.test");
    company.emit(new Fact.UndoAsked(company.now(), raised.id()));
    Proposal undo = company.live("chief@x.test", ProposalKind.UNDO).orElseThrow();

    assertThat(undo.moves())
        .singleElement()
        .matches(
            move ->
                move.action() == MoveAction.CLEAR
                    && move.field().equals("reviewer")
                    && move.from().equals(Optional.of("third@x.test")));
    company.accept(undo);
    assertThat(company.until("2026-11-06T09:00:00Z").live("third@x.test")).isEmpty();
  }

  @Test
  void what_the_third_has_decided_is_not_taken_back() {
    Proposal raised = ask(raised(), "third@x.test");
    company.decideApproval("contract", "third@x.test");
    company.emit(new Fact.UndoAsked(company.now(), raised.id()));

    assertThat(company.live("chief@x.test", ProposalKind.UNDO)).isEmpty();
  }
}
