package dev.paydown.brain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.event.ApprovalOutcome;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.LagUnit;
import dev.paydown.brain.event.LinkType;
import dev.paydown.brain.event.Transition;
import dev.paydown.brain.proposal.Decision;
import dev.paydown.brain.proposal.Move;
import dev.paydown.brain.proposal.Packet.Moved;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.brain.proposal.ProposalKind;
import dev.paydown.brain.proposal.ProposalState;
import dev.paydown.brain.settings.LiabilityKind;
import dev.paydown.brain.settings.Person;
import dev.paydown.brain.settings.Settings;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which question is put, before whom, in which words, where more than one could be. */
final class WhoIsAskedTest {
  private static Company slipping(Company company) {
    return company.until("2026-11-03T10:00:00Z").change("a", ItemField.DUE, "2026-11-10");
  }

  /** Work without a lead above its owner, which others wait for. */
  private static Company awaited() {
    return new Company("2026-11-02T09:00:00Z").open("a", "a@x.test", "DUE", "2026-11-06");
  }

  private static List<Proposal> all(Company company, ProposalKind kind) {
    return company.state().proposals().values().stream()
        .filter(proposal -> proposal.kind() == kind)
        .toList();
  }

  @Test
  void who_was_asked_to_clear_the_way_still_has_a_say_in_the_new_date() {
    Company company =
        awaited()
            .open("b", "b@x.test", "START", "2026-11-16", "DUE", "2026-11-18")
            .blocks("a", "b")
            .emit(Said.blocked("b", "2026-11-02T09:00:00Z", Optional.of("a"), Optional.empty()));
    assertThat(company.live("a@x.test", ProposalKind.ROUTE_BLOCKER)).isPresent();

    assertThat(slipping(company).live("b@x.test", ProposalKind.RE_COMMIT)).isPresent();
  }

  @Test
  void who_has_nothing_left_to_wait_for_is_not_asked_to_accept_a_date() {
    Company company =
        awaited()
            .open("b", "b@x.test", "START", "2026-11-16", "DUE", "2026-11-18")
            .open("c", "c@x.test", "START", "2026-11-23", "DUE", "2026-11-24")
            .blocks("a", "b")
            .blocks("a", "c")
            .turn("b", Transition.CANCELLED);
    slipping(company);

    assertThat(company.live("b@x.test", ProposalKind.RE_COMMIT)).isEmpty();
    assertThat(company.live("c@x.test", ProposalKind.RE_COMMIT)).isPresent();
  }

  @Test
  void of_several_who_wait_the_soonest_accepts() {
    Company company =
        awaited()
            .open("late", "b@x.test", "START", "2026-11-23", "DUE", "2026-11-24")
            .open("soon", "c@x.test", "START", "2026-11-16", "DUE", "2026-11-18")
            .blocks("a", "late")
            .blocks("a", "soon");
    slipping(company);

    assertThat(company.live("c@x.test", ProposalKind.RE_COMMIT)).isPresent();
    assertThat(all(company, ProposalKind.RE_COMMIT)).hasSize(1);
  }

  @Test
  void who_slips_does_not_accept_in_place_of_somebody_who_waits_and_is_away() {
    LocalDate today = LocalDate.parse("2026-11-03");
    Company company =
        awaited()
            .people(
                new Person(
                    "b@x.test",
                    "b@x.test",
                    Optional.empty(),
                    Map.of(),
                    Optional.of("a@x.test"),
                    List.of(new Person.DaysOff(today, today))))
            .open("b", "b@x.test", "START", "2026-11-16", "DUE", "2026-11-18")
            .open("c", "c@x.test", "START", "2026-11-23", "DUE", "2026-11-24")
            .blocks("a", "b")
            .blocks("a", "c");
    slipping(company);

    assertThat(company.live("a@x.test", ProposalKind.RE_COMMIT)).isEmpty();
    assertThat(company.live("c@x.test", ProposalKind.RE_COMMIT)).isPresent();
  }

  @Test
  void a_new_date_that_the_lead_leaves_unanswered_is_not_raised_to_who_slips() {
    Company company =
        new Company("2026-11-02T09:00:00Z")
            .settings(Settings.defaults().withSteward("a@x.test"))
            .people(Company.person("a@x.test", "lead@x.test"))
            .open("a", "a@x.test", "DUE", "2026-11-20")
            .until("2026-11-03T10:00:00Z")
            .change("a", ItemField.DUE, "2026-11-24")
            .until("2026-11-10T10:00:00Z");

    assertThat(all(company, ProposalKind.RE_COMMIT))
        .singleElement()
        .matches(proposal -> proposal.recipient().equals("lead@x.test"))
        .matches(proposal -> proposal.state() == ProposalState.EXPIRED);
  }

  @Test
  void of_the_approvals_of_one_item_the_oldest_is_asked_whatever_it_is_called() {
    Company company = new Company("2026-11-02T09:00:00Z");
    List<String> approvers = List.of("p@x.test", "q@x.test", "r@x.test", "s@x.test");
    for (String first : approvers) {
      company.open("of-" + first.charAt(0), "w@x.test");
    }
    for (int turn = 0; turn < approvers.size(); turn++) {
      for (int i = 0; i < approvers.size(); i++) {
        // Everybody is asked first of one item, second of the next, and so on.
        String item = "of-" + approvers.get(i).charAt(0);
        company.askApproval(item, approvers.get((i + turn) % approvers.size()));
      }
      company.until("2026-11-02T1%d:00:00Z".formatted(turn));
    }
    company.until("2026-11-04T10:00:00Z");

    assertThat(all(company, ProposalKind.DECIDE_APPROVAL))
        .extracting(proposal -> proposal.item() + " " + proposal.recipient())
        .containsExactlyInAnyOrder(
            "studio:of-p p@x.test",
            "studio:of-q q@x.test",
            "studio:of-r r@x.test",
            "studio:of-s s@x.test");
  }

  @Test
  void an_approval_says_that_it_is_raised_only_to_whom_it_is_raised() {
    Company company =
        new Company("2026-11-02T09:00:00Z")
            .people(Company.person("boss@x.test", "chief@x.test"))
            .open("contract", "sales@x.test")
            .askApproval("contract", "boss@x.test")
            .until("2026-11-03T09:00:00Z");
    Proposal asked = company.live("boss@x.test", ProposalKind.DECIDE_APPROVAL).orElseThrow();
    assertThat(asked.reason()).endsWith(".").doesNotContain("raised");

    company.until("2026-11-05T09:00:00Z");
    Proposal raised = company.live("chief@x.test", ProposalKind.DECIDE_APPROVAL).orElseThrow();
    assertThat(raised.reason()).endsWith("; it is raised to you.");
  }

  @Test
  void done_and_not_approved_asks_for_the_approval_where_it_stands_and_of_whom_it_is_owed() {
    Company company =
        new Company("2026-11-02T09:00:00Z")
            .open("issue", "bob@x.test")
            .open("pull", "bob@x.test", "DUE", "2026-11-06")
            .until("2026-11-02T10:00:00Z")
            .change("pull", ItemField.DUE, "2026-11-09")
            .contains("issue", "pull")
            .askApproval("pull", "ann@x.test")
            .askApproval("pull", "eve@x.test")
            .emit(
                Said.approvalDecided(
                    "pull", "2026-11-02T10:00:00Z", "ann@x.test", ApprovalOutcome.GRANTED))
            .turn("issue", Transition.FINISHED);

    Proposal asked = company.live("eve@x.test", ProposalKind.RESOLVE_CONFLICT).orElseThrow();
    assertThat(asked.moves())
        .extracting(move -> move.action().label() + " " + move.item() + " " + move.from().get())
        .containsExactly(
            "grant-approval studio:pull requested of eve@x.test",
            "deny-approval studio:pull requested of eve@x.test",
            "reopen studio:issue done");
    assertThat(asked.packet().moved())
        .extracting(Moved::what)
        .containsExactlyInAnyOrder(
            "studio:pull “Title of pull” moved from Fri 6 Nov to Mon 9 Nov",
            "studio:issue “Title of issue” was finished by its owner bob@x.test");
  }

  @Test
  void everybody_who_has_yet_to_approve_what_is_done_is_asked_for_their_own_approval() {
    Company company =
        new Company("2026-11-02T09:00:00Z")
            .open("x", "bob@x.test")
            .open("y", "bob@x.test")
            .askApproval("x", "ann@x.test")
            .askApproval("x", "eve@x.test")
            .askApproval("y", "eve@x.test")
            .askApproval("y", "ann@x.test")
            .turn("x", Transition.FINISHED)
            .turn("y", Transition.FINISHED);

    assertThat(all(company, ProposalKind.RESOLVE_CONFLICT))
        .hasSize(2)
        .allSatisfy(
            proposal ->
                assertThat(proposal.moves().getFirst().from())
                    .contains("requested of " + proposal.recipient()));
  }

  @Test
  void a_client_date_that_can_still_be_shifted_is_no_conflict_to_resolve() {
    Company company =
        awaited()
            .open("b", "b@x.test", "DUE", "2026-11-10", "CLIENT_FACING", "true")
            .blocks("a", "b");
    slipping(company);

    assertThat(company.live("b@x.test"))
        .extracting(Proposal::kind)
        .containsExactly(ProposalKind.SHIFT_DATES);
  }

  @Test
  void a_client_date_that_begun_work_cannot_keep_is_resolved() {
    Company company =
        new Company("2026-11-02T09:00:00Z")
            .open("b", "b@x.test", "DUE", "2026-11-03", "CLIENT_FACING", "true")
            .turn("b", Transition.STARTED)
            .until("2026-11-04T09:00:00Z");

    Proposal asked = company.live("b@x.test", ProposalKind.RESOLVE_CONFLICT).orElseThrow();
    assertThat(asked.moves()).extracting(Move::field).containsExactly("due");
    assertThat(asked.packet().moved()).isEmpty();
  }

  @Test
  void a_fixed_date_brings_along_what_moved_of_what_holds_it_up() {
    Company company =
        awaited()
            .open("launch", "b@x.test", "DUE", "2026-11-10", "PINNED", "true")
            .blocks("a", "launch");
    slipping(company);

    Proposal asked = company.live("b@x.test", ProposalKind.RESOLVE_CONFLICT).orElseThrow();
    assertThat(asked.packet().moved())
        .containsExactly(
            new Moved(
                Instant.parse("2026-11-03T10:00:00Z"),
                "studio:a “Title of a” moved from Fri 6 Nov to Tue 10 Nov"));
  }

  @Test
  void decided_work_that_cannot_start_after_all_is_asked_for_a_date_and_not_to_start() {
    Company company =
        new Company("2026-11-02T09:00:00Z")
            .open("a", "b@x.test")
            .open("b", "b@x.test", "START", "2026-11-04", "DUE", "2026-11-12")
            .blocks("a", "b")
            .turn("a", Transition.FINISHED)
            .until("2026-11-06T09:00:00Z");
    assertThat(company.live("b@x.test"))
        .extracting(Proposal::kind)
        .containsExactly(ProposalKind.CLEAR_TO_START);

    company.until("2026-11-06T10:00:00Z").turn("a", Transition.REOPENED);
    Proposal asked = company.live("b@x.test", ProposalKind.NEW_DATE).orElseThrow();
    assertThat(asked.headline()).isEqualTo("Give a new date for “Title of b”");
    assertThat(asked.reason())
        .isEqualTo("studio:b could start on Wed 4 Nov and nobody had begun 2 working days later.");
    assertThat(company.live("b@x.test")).hasSize(1);
  }

  @Test
  void what_need_only_have_begun_keeps_nobody_from_starting() {
    Company company =
        new Company("2026-11-02T09:00:00Z")
            .open("a", "b@x.test", "START", "2026-11-02", "DUE", "2026-11-20")
            .open("b", "b@x.test", "START", "2026-11-04", "DUE", "2026-11-12")
            .blocks("a", "b", LinkType.SS, 0, LagUnit.WORKING)
            .turn("a", Transition.STARTED)
            .until("2026-11-06T09:00:00Z");

    assertThat(company.live("b@x.test"))
        .extracting(Proposal::kind)
        .containsExactly(ProposalKind.CLEAR_TO_START);
  }

  @Test
  void dates_raised_to_a_lead_join_the_leads_own_in_the_same_instant() {
    Company team =
        new Company("2026-11-02T09:00:00Z")
            .people(Company.person("b@x.test", "lead@x.test"))
            .open("a", "a@x.test", "DUE", "2026-11-20")
            .open("b", "b@x.test", "DUE", "2026-11-24")
            .open("other", "o@x.test", "DUE", "2026-11-20")
            .open("c", "lead@x.test", "DUE", "2026-11-24")
            .blocks("a", "b")
            .blocks("other", "c")
            .until("2026-11-02T10:00:00Z")
            .change("a", ItemField.DUE, "2026-11-24")
            .until("2026-11-09T09:59:59Z")
            .change("other", ItemField.DUE, "2026-11-24");
    assertThat(uids(team, "b@x.test")).containsExactly("b");
    assertThat(uids(team, "lead@x.test")).containsExactly("c");

    team.until("2026-11-09T10:00:00Z");
    assertThat(uids(team, "b@x.test")).isEmpty();
    assertThat(uids(team, "lead@x.test")).containsExactlyInAnyOrder("b", "c");
    // Who let it lie is not asked once more on the way.
    assertThat(team.mailsTo("b@x.test")).isEqualTo(1);
  }

  @Test
  void work_that_is_stuck_because_an_approval_is_owed_is_not_asked_for_another_date() {
    Company company =
        new Company("2026-11-02T09:00:00Z")
            .open("work", "w@x.test", "DUE", "2026-12-18")
            .turn("work", Transition.STARTED)
            .until("2026-11-03T09:00:00Z")
            .askApproval("work", "boss@x.test")
            .until("2026-11-10T09:00:00Z");

    assertThat(Said.one(company, LiabilityKind.STUCK_WORK).root())
        .contains(Said.one(company, LiabilityKind.PENDING_APPROVAL).id());
    assertThat(all(company, ProposalKind.SPLIT_REMAINING)).isEmpty();
    assertThat(company.live("boss@x.test", ProposalKind.DECIDE_APPROVAL)).isPresent();
  }

  @Test
  void what_is_passed_on_goes_to_whom_it_was_passed_on_last_and_nothing_else_does() {
    Company company = new Company("2026-11-02T09:00:00Z");
    List<String> keys = List.of("k", "l", "m", "n");
    for (String key : keys) {
      company
          .open(key, "w@x.test")
          .emit(
              Said.blocked(key, "2026-11-02T09:00:00Z", Optional.empty(), Optional.of("a@x.test")));
    }
    for (String to : List.of("z@x.test", "y@x.test", "x@x.test")) {
      for (Proposal asked : all(company, ProposalKind.ROUTE_BLOCKER)) {
        if (asked.state() == ProposalState.PENDING && !asked.item().equals("studio:n")) {
          company.answer(asked, new Decision.Reassign(to));
        }
      }
      company.until(company.now().plusSeconds(60).toString());
    }

    assertThat(
            all(company, ProposalKind.ROUTE_BLOCKER).stream()
                .filter(asked -> asked.state() == ProposalState.PENDING))
        .extracting(asked -> asked.item() + " " + asked.recipient())
        .containsExactlyInAnyOrder(
            "studio:k x@x.test", "studio:l x@x.test", "studio:m x@x.test", "studio:n a@x.test");
  }

  private static List<String> uids(Company company, String recipient) {
    return company.live(recipient, ProposalKind.SHIFT_DATES).stream()
        .flatMap(proposal -> proposal.moves().stream())
        .map(Move::uid)
        .toList();
  }
}
