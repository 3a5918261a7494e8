package dev.paydown.brain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.debt.Liability;
import dev.paydown.brain.debt.LiabilityState;
import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.brain.event.Transition;
import dev.paydown.brain.proposal.Decision;
import dev.paydown.brain.proposal.DeclineReason;
import dev.paydown.brain.proposal.Gate;
import dev.paydown.brain.proposal.Move;
import dev.paydown.brain.proposal.MoveAction;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.brain.proposal.ProposalKind;
import dev.paydown.brain.settings.LiabilityKind;
import dev.paydown.brain.settings.Person;
import dev.paydown.brain.settings.Settings;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What each kind of debt asks, of whom, and what answering it does. */
final class QuestionsTest {
  private final Company company =
      new Company("2026-11-02T09:00:00Z")
          .people(
              Company.person("ann@x.test", "lead@x.test"),
              Company.person("bob@x.test", "lead@x.test"),
              Company.person("cat@x.test", "lead@x.test"),
              Company.person("lead@x.test", "boss@x.test"));

  private Proposal live(String recipient, ProposalKind kind) {
    return company.live(recipient, kind).orElseThrow();
  }

  private static List<MoveAction> actions(Proposal proposal) {
    return proposal.moves().stream().map(Move::action).toList();
  }

  private Liability liability(LiabilityKind kind) {
    return company.liabilities().stream()
        .filter(held -> held.kind() == kind)
        .findFirst()
        .orElseThrow();
  }

  private void blocked(String key, Optional<String> by, Optional<String> clearedBy) {
    company.emit(
        new Fact.Blocked(
            Company.ref(key),
            company.now(),
            0,
            Actor.HUMAN,
            Optional.of("the licence"),
            by.map(Company::ref).map(ref -> (ItemRef) ref),
            clearedBy.map(PersonRef::email)));
  }

  private void post(String key, String author, String... asks) {
    company.emit(
        new Fact.ThreadPosted(
            Company.ref(key),
            company.now(),
            0,
            Actor.HUMAN,
            PersonRef.email(author),
            Stream.of(asks).map(PersonRef::email).toList(),
            false,
            "?"));
  }

  @Test
  void blocked_work_goes_at_once_to_who_can_clear_it() {
    company.open("work", "ann@x.test").open("other", "bob@x.test");
    blocked("work", Optional.of("other"), Optional.of("cat@x.test"));

    Proposal asked = live("cat@x.test", ProposalKind.ROUTE_BLOCKER);
    assertThat(actions(asked)).containsExactly(MoveAction.UNBLOCK, MoveAction.COMMENT);
    assertThat(asked.reason()).contains("studio:other").contains("the licence");
    assertThat(asked.mailedAt()).contains(company.now());
  }

  @Test
  void a_blocker_with_nobody_named_goes_to_the_owner_of_what_blocks() {
    company.open("work", "ann@x.test").open("other", "bob@x.test");
    blocked("work", Optional.of("other"), Optional.empty());

    assertThat(company.live("bob@x.test", ProposalKind.ROUTE_BLOCKER)).isPresent();
  }

  @Test
  void a_blocker_that_names_nothing_goes_to_the_lead() {
    company.open("work", "ann@x.test");
    blocked("work", Optional.empty(), Optional.empty());

    assertThat(company.live("lead@x.test", ProposalKind.ROUTE_BLOCKER)).isPresent();
  }

  @Test
  void a_blocker_that_is_raised_goes_to_the_leads_of_who_was_to_clear_it() {
    company.open("work", "ann@x.test").open("other", "bob@x.test");
    blocked("work", Optional.of("other"), Optional.empty());
    company.until("2026-11-05T09:00:00Z");

    assertThat(liability(LiabilityKind.BLOCKER).escalation()).isPresent();
    assertThat(company.live("lead@x.test", ProposalKind.ROUTE_BLOCKER)).isPresent();
    assertThat(company.live("bob@x.test", ProposalKind.ROUTE_BLOCKER)).isEmpty();
  }

  @Test
  void clearing_it_pays_the_blocker_and_asks_nothing_more() {
    company.open("work", "ann@x.test").open("other", "bob@x.test");
    blocked("work", Optional.of("other"), Optional.empty());
    company.until("2026-11-04T10:00:00Z");
    company.make(live("bob@x.test", ProposalKind.ROUTE_BLOCKER), Map.of("m1", "unblocked"));

    assertThat(liability(LiabilityKind.BLOCKER).state()).isEqualTo(LiabilityState.PAID);
    assertThat(company.live("bob@x.test", ProposalKind.ROUTE_BLOCKER)).isEmpty();
  }

  @Test
  void who_was_asked_answers_a_quiet_thread_in_their_own_words() {
    company.open("work", "ann@x.test");
    post("work", "ann@x.test", "bob@x.test");
    company.until("2026-11-04T10:00:00Z");

    Proposal asked = live("bob@x.test", ProposalKind.REVIVE_THREAD);
    assertThat(asked.moves())
        .singleElement()
        .matches(move -> move.isAnswer() && move.to().isEmpty());
    company.accept(asked, "Tuesday, with the legal text");

    assertThat(liability(LiabilityKind.DROPPED_THREAD).state()).isEqualTo(LiabilityState.PAID);
    assertThat(company.live("bob@x.test", ProposalKind.REVIVE_THREAD)).isEmpty();
  }

  @Test
  void a_thread_that_needs_no_answer_is_written_off() {
    company.open("work", "ann@x.test");
    post("work", "ann@x.test", "bob@x.test");
    company.until("2026-11-04T10:00:00Z");
    company.answer(
        live("bob@x.test", ProposalKind.REVIVE_THREAD),
        new Decision.Decline(DeclineReason.NOT_NEEDED, ""));

    assertThat(liability(LiabilityKind.DROPPED_THREAD).state())
        .isEqualTo(LiabilityState.WRITTEN_OFF);
  }

  @Test
  void stuck_work_asks_a_date_for_the_rest_and_says_what_the_rest_is() {
    company
        .open("work", "ann@x.test", "DUE", "2026-12-18", "OWED", "legal text\ntranslation")
        .turn("work", Transition.STARTED)
        .change("work", ItemField.PERCENT, "90")
        .until("2026-11-06T09:00:00Z");

    Proposal asked = live("ann@x.test", ProposalKind.SPLIT_REMAINING);
    assertThat(actions(asked)).containsExactly(MoveAction.SET_DATE, MoveAction.COMMENT);
    assertThat(asked.moves().getLast().to()).contains("still owed: legal text; translation");
    company.accept(asked, "2026-11-20");

    assertThat(liability(LiabilityKind.STUCK_WORK).state()).isEqualTo(LiabilityState.PAID);
    assertThat(company.item("work").due()).contains(LocalDate.parse("2026-11-20"));
  }

  @Test
  void a_zombie_is_revived_or_killed_and_killing_it_takes_a_second_proof() {
    company.open("dream", "ann@x.test", "KIND", "initiative").until("2026-12-15T10:00:00Z");

    Proposal asked = live("ann@x.test", ProposalKind.FINISH_OR_KILL);
    assertThat(actions(asked))
        .containsExactly(MoveAction.SET_DATE, MoveAction.ASSIGN, MoveAction.CANCEL);
    assertThat(asked.gate()).isEqualTo(Gate.DESTRUCTIVE);
    company.make(asked, Map.of("m3", "cancelled"));

    assertThat(liability(LiabilityKind.ZOMBIE).state()).isEqualTo(LiabilityState.WRITTEN_OFF);
  }

  @Test
  void debt_that_stops_accruing_is_to_be_finished_or_killed() {
    company
        .open("work", "ann@x.test")
        .askApproval("work", "bob@x.test")
        .until("2027-01-26T08:00:00Z");
    assertThat(company.live("bob@x.test", ProposalKind.FINISH_OR_KILL)).isEmpty();

    company.until("2027-01-28T18:00:00Z");
    assertThat(
            company.state().proposals().values().stream()
                .filter(proposal -> proposal.kind() == ProposalKind.FINISH_OR_KILL))
        .hasSize(1);
  }

  @Test
  void a_pinned_date_that_cannot_hold_is_moved_by_its_own_people_or_its_cause_is_brought_in() {
    company
        .open("before", "bob@x.test", "DUE", "2026-11-06")
        .open("fair", "ann@x.test", "DUE", "2026-11-10", "PINNED", "true")
        .blocks("before", "fair")
        .until("2026-11-03T10:00:00Z")
        .change("before", ItemField.DUE, "2026-11-11");

    Proposal asked = live("ann@x.test", ProposalKind.RESOLVE_CONFLICT);
    assertThat(actions(asked)).containsExactly(MoveAction.SET_DATE, MoveAction.COMMENT);
    assertThat(asked.gate()).isEqualTo(Gate.CLIENT_FACING);
    assertThat(asked.moves().getLast().item()).isEqualTo("studio:before");
    assertThat(company.live("ann@x.test", ProposalKind.SHIFT_DATES)).isEmpty();
    company.make(asked, Map.of("m1", asked.moves().getFirst().to().orElseThrow()));

    assertThat(liability(LiabilityKind.DATE_CONFLICT).state()).isEqualTo(LiabilityState.PAID);
  }

  @Test
  void a_cycle_offers_each_of_its_links_to_one_person_to_cut() {
    company
        .open("a", "ann@x.test")
        .open("b", "bob@x.test")
        .open("c", "cat@x.test")
        .blocks("a", "b")
        .blocks("b", "c")
        .blocks("c", "a");

    List<Proposal> asked =
        company.state().proposals().values().stream()
            .filter(proposal -> proposal.kind() == ProposalKind.RESOLVE_CONFLICT)
            .toList();
    assertThat(asked).hasSize(1);
    assertThat(actions(asked.getFirst())).containsOnly(MoveAction.CUT_LINK);
    assertThat(asked.getFirst().moves())
        .extracting(move -> move.from().orElse("") + " blocks " + move.item())
        .containsExactlyInAnyOrder(
            "studio:a blocks studio:b", "studio:b blocks studio:c", "studio:c blocks studio:a");
  }

  @Test
  void done_and_not_approved_is_decided_or_opened_again() {
    company.open("work", "ann@x.test").askApproval("work", "bob@x.test");
    company.until("2026-11-02T11:00:00Z").turn("work", Transition.FINISHED);

    Proposal asked = live("bob@x.test", ProposalKind.RESOLVE_CONFLICT);
    assertThat(actions(asked))
        .containsExactly(MoveAction.GRANT_APPROVAL, MoveAction.DENY_APPROVAL, MoveAction.REOPEN);
    company.until("2026-11-02T12:00:00Z").make(asked, Map.of("m1", "granted"));

    assertThat(liability(LiabilityKind.CONTRADICTION).state()).isEqualTo(LiabilityState.PAID);
    assertThat(company.live("bob@x.test")).isEmpty();
  }

  @Test
  void decided_and_left_is_offered_to_start() {
    company.open("work", "ann@x.test", "START", "2026-11-04", "DUE", "2026-11-12");
    company.until("2026-11-06T09:00:00Z");

    assertThat(liability(LiabilityKind.NOT_STARTED).state()).isEqualTo(LiabilityState.OPEN);
    Proposal asked = live("ann@x.test", ProposalKind.CLEAR_TO_START);
    assertThat(actions(asked)).contains(MoveAction.START, MoveAction.BOOK_SLOT);
    company.until("2026-11-06T10:00:00Z").make(asked, Map.of("m1", "started"));

    assertThat(liability(LiabilityKind.NOT_STARTED).state()).isEqualTo(LiabilityState.PAID);
  }

  @Test
  void work_whose_owner_left_goes_to_the_lead_to_give_away() {
    company.open("work", "ann@x.test");
    company
        .until("2026-11-03T10:00:00Z")
        .people(
            Company.person("bob@x.test", "lead@x.test"),
            new Person(
                "lead@x.test", "Lead", Optional.empty(), Map.of(), Optional.empty(), List.of()));

    List<Proposal> asked =
        company.state().proposals().values().stream()
            .filter(proposal -> proposal.kind() == ProposalKind.CATCH_HANDOFF)
            .toList();
    assertThat(asked).isEmpty(); // Nobody is above somebody who is no longer listed.

    company.settings(Settings.defaults().withSteward("boss@x.test"));
    Proposal proposal = live("boss@x.test", ProposalKind.CATCH_HANDOFF);
    assertThat(actions(proposal)).containsExactly(MoveAction.ASSIGN);
    company.until("2026-11-03T11:00:00Z").accept(proposal, "bob@x.test");

    assertThat(liability(LiabilityKind.ORPHANED).state()).isEqualTo(LiabilityState.PAID);
  }

  @Test
  void every_question_carries_its_context() {
    company
        .open("before", "bob@x.test", "DUE", "2026-11-06")
        .open("work", "ann@x.test", "WHY", "Customers leave", "DONE", "They stay", "OWED", "text");
    blocked("work", Optional.of("before"), Optional.empty());

    var packet = live("bob@x.test", ProposalKind.ROUTE_BLOCKER).packet();
    assertThat(packet.why()).contains("Customers leave");
    assertThat(packet.done()).contains("They stay");
    assertThat(packet.owed()).contains("text");
  }
}
