package dev.paydown.brain;

import static dev.paydown.brain.settings.LiabilityKind.BLOCKER;
import static dev.paydown.brain.settings.LiabilityKind.CYCLE;
import static dev.paydown.brain.settings.LiabilityKind.NOT_STARTED;
import static dev.paydown.brain.settings.LiabilityKind.ORPHANED;
import static dev.paydown.brain.settings.LiabilityKind.PENDING_APPROVAL;
import static dev.paydown.brain.settings.LiabilityKind.SLIP;
import static dev.paydown.brain.settings.LiabilityKind.STALE_HANDOFF;
import static dev.paydown.brain.settings.LiabilityKind.STUCK_WORK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.debt.Liability;
import dev.paydown.brain.debt.LiabilityState;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.Transition;
import dev.paydown.brain.settings.LiabilityKind;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an older root explains whole is listed and free, as long as the root left it late. */
final class DerivedTest {
  private static final String MONDAY = "2026-11-02T10:00:00Z";

  private static void assertExplained(Company company, LiabilityKind kind, LiabilityKind by) {
    Liability derived = Said.one(company, kind);
    assertThat(derived.root()).contains(Said.one(company, by).id());
    assertThat(company.balance(derived).principal()).isZero();
  }

  private static Company handedOff() {
    return new Company(MONDAY)
        .open("p", "pia@x.test", "DUE", "2026-11-02")
        .open("n", "bob@x.test", "START", "2026-11-03", "DUE", "2026-11-04")
        .blocks("p", "n")
        .turn("p", Transition.FINISHED);
  }

  @Test
  void not_started_behind_a_stale_handoff_on_the_same_item() {
    Company company = handedOff().until("2026-11-05T09:00:00Z");

    assertExplained(company, NOT_STARTED, STALE_HANDOFF);
  }

  @Test
  void a_slip_behind_a_stale_handoff_on_the_same_item() {
    assertExplained(handedOff().until("2026-11-05T09:00:00Z"), SLIP, STALE_HANDOFF);
  }

  @Test
  void a_slip_behind_a_blocker_on_the_same_item_until_it_takes_longer_than_its_span() {
    Company company =
        new Company(MONDAY)
            .open("b", "bob@x.test", "START", "2026-11-02", "DUE", "2026-11-04")
            .turn("b", Transition.STARTED)
            .emit(Said.blocked("b", MONDAY, Optional.empty(), Optional.of("zoe@x.test")))
            .until("2026-11-05T09:00:00Z");
    assertExplained(company, SLIP, BLOCKER);

    // Three working days from the day it was clear: Friday, Monday, Tuesday.
    company
        .until("2026-11-06T10:00:00Z")
        .turn("b", Transition.UNBLOCKED)
        .until("2026-11-10T16:00:00Z");
    assertThat(Said.one(company, SLIP).root()).contains(Said.one(company, BLOCKER).id());

    company.until("2026-11-11T09:00:00Z");
    Liability turned = Said.one(company, SLIP);
    assertThat(turned.root()).isEmpty();
    assertThat(company.balance(turned).principal()).isEqualTo(1380);
    // It costs from the day it turned, not from the day it opened.
    assertThat(company.state().entries().values())
        .filteredOn(entry -> entry.liability().equals(turned.id()))
        .extracting(entry -> entry.day().toString())
        .containsExactly("2026-11-11");
  }

  @Test
  void a_slip_behind_a_pending_approval_and_behind_a_start_that_nobody_made() {
    Company asked =
        new Company(MONDAY)
            .open("a", "bob@x.test", "DUE", "2026-11-04")
            .emit(Said.approvalAsked("a", MONDAY, "eve@x.test"))
            .until("2026-11-05T09:00:00Z");
    assertExplained(asked, SLIP, PENDING_APPROVAL);

    Company idle =
        new Company(MONDAY)
            .open("n", "bob@x.test", "START", "2026-11-02", "DUE", "2026-11-05")
            .until("2026-11-06T09:00:00Z");
    assertExplained(idle, SLIP, NOT_STARTED);
  }

  @Test
  void what_turns_out_never_to_have_been_owed_explains_nothing_from_that_step_on() {
    Company company =
        new Company(MONDAY)
            .open("n", "bob@x.test", "START", "2026-11-02", "DUE", "2026-11-05")
            .until("2026-11-06T10:00:00Z")
            .emit(Said.turned("n", "2026-11-02T11:00:00Z", Transition.STARTED));

    assertThat(Said.one(company, NOT_STARTED).state()).isEqualTo(LiabilityState.REVERSED);
    Liability slip = Said.one(company, SLIP);
    assertThat(slip.root()).isEmpty();
    assertThat(company.balance(slip).principal()).isEqualTo(1380);
  }

  @Test
  void a_start_nobody_made_behind_the_slip_that_was_there_before_it() {
    Company company =
        new Company(MONDAY)
            .open("n", "bob@x.test", "START", "2026-11-02", "DUE", "2026-11-02")
            .until("2026-11-04T09:00:00Z");

    assertExplained(company, NOT_STARTED, SLIP);
  }

  @Test
  void stuck_behind_an_open_blocker_and_a_root_a_term_after_that_was_cleared() {
    Company company =
        new Company(MONDAY)
            .open("w", "bob@x.test")
            .turn("w", Transition.STARTED)
            .emit(Said.blocked("w", MONDAY, Optional.empty(), Optional.of("zoe@x.test")))
            .until("2026-11-09T10:00:00Z");
    assertExplained(company, STUCK_WORK, BLOCKER);

    company.until("2026-11-10T10:00:00Z").turn("w", Transition.UNBLOCKED);
    company.until("2026-11-17T09:59:59Z");
    assertThat(Said.one(company, STUCK_WORK).root()).isPresent();

    company.until("2026-11-17T10:00:00Z");
    assertThat(Said.one(company, STUCK_WORK).root()).isEmpty();
    assertThat(company.balance(Said.one(company, STUCK_WORK)).principal()).isEqualTo(1380);
  }

  @Test
  void a_whole_that_is_stuck_because_a_part_of_it_is() {
    Company company =
        new Company(MONDAY)
            .open("whole", "bob@x.test")
            .open("part", "bob@x.test")
            .emit(Said.contains("whole", "part", MONDAY))
            .turn("whole", Transition.STARTED)
            .turn("part", Transition.STARTED)
            .emit(Said.approvalAsked("part", MONDAY, "eve@x.test"))
            .until("2026-11-09T10:00:00Z");

    String root = Said.one(company, PENDING_APPROVAL).id();
    assertThat(Said.of(company, STUCK_WORK))
        .hasSize(2)
        .allMatch(held -> held.root().equals(Optional.of(root)));
  }

  @Test
  void a_blocker_behind_the_blocker_of_what_blocks_it() {
    Company company =
        new Company(MONDAY)
            .open("a", "ann@x.test")
            .open("b", "bob@x.test")
            .emit(Said.blocked("b", MONDAY, Optional.empty(), Optional.of("zoe@x.test")))
            .emit(Said.blocked("a", "2026-11-02T10:00:01Z", Optional.of("b"), Optional.empty()))
            .until("2026-11-04T10:00:00Z");

    assertThat(Said.of(company, BLOCKER))
        .extracting(held -> held.item() + " " + held.root().isPresent())
        .containsExactly("studio:b false", "studio:a true");
  }

  @Test
  void a_handoff_that_nobody_catches_because_its_owner_is_gone() {
    Company company =
        new Company(MONDAY)
            .people(
                Company.person("bob@x.test", "l@x.test"), Company.person("l@x.test", "l@x.test"))
            .open("p", "pia@x.test")
            .open("n", "bob@x.test")
            .blocks("p", "n")
            .turn("p", Transition.FINISHED)
            .people(Company.person("l@x.test", "l@x.test"))
            .until("2026-11-04T10:00:00Z");

    assertExplained(company, STALE_HANDOFF, ORPHANED);
  }

  @Test
  void what_once_cost_stays_a_root() {
    Company company =
        new Company(MONDAY)
            .open("w", "bob@x.test")
            .turn("w", Transition.STARTED)
            .until("2026-11-10T10:00:00Z")
            .emit(
                Said.blocked(
                    "w", "2026-11-10T10:00:00Z", Optional.empty(), Optional.of("zoe@x.test")))
            .until("2026-11-12T10:00:00Z");

    assertThat(Said.one(company, STUCK_WORK).root()).isEmpty();
    assertThat(Said.one(company, BLOCKER).root()).isEmpty();
  }

  @Test
  void the_slip_of_a_whole_behind_the_slip_of_its_last_part() {
    Company company =
        new Company(MONDAY)
            .open("whole", "bob@x.test", "DUE", "2026-11-06")
            .open("part", "pia@x.test", "DUE", "2026-11-06")
            .emit(Said.contains("whole", "part", MONDAY))
            .until("2026-11-03T10:00:00Z")
            .change("part", ItemField.DUE, "2026-11-10");

    assertThat(Said.of(company, SLIP))
        .extracting(held -> held.item() + " " + held.root().isPresent())
        .containsExactlyInAnyOrder("studio:part false", "studio:whole true");
  }

  @Test
  void a_slip_of_a_part_behind_the_slip_of_what_stands_before_the_whole() {
    Company company =
        new Company(MONDAY)
            .open("before", "pia@x.test", "START", "2026-11-02", "DUE", "2026-11-03")
            .open("whole", "lea@x.test")
            .open("part", "bob@x.test", "START", "2026-11-04", "DUE", "2026-11-05")
            .contains("whole", "part")
            .blocks("before", "whole")
            .change("before", ItemField.DUE, "2026-11-05")
            .until("2026-11-03T10:00:00Z");

    Liability root = slip(company, "studio:before");
    assertThat(root.root()).isEmpty();
    assertThat(slip(company, "studio:part").root()).contains(root.id());
  }

  private static Liability slip(Company company, String item) {
    return Said.of(company, SLIP).stream()
        .filter(held -> held.item().equals(item))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_slip_of_the_whole_behind_the_part_that_makes_it_this_late() {
    Company company =
        new Company(MONDAY)
            .open("whole", "lea@x.test", "START", "2026-11-02", "DUE", "2026-11-06")
            .open("early", "ann@x.test", "START", "2026-11-02", "DUE", "2026-11-05")
            .open("late", "bob@x.test", "START", "2026-11-02", "DUE", "2026-11-06")
            .contains("whole", "early")
            .contains("whole", "late")
            .change("early", ItemField.DUE, "2026-11-09")
            .change("late", ItemField.DUE, "2026-11-12");

    assertThat(slip(company, "studio:whole").root()).contains(slip(company, "studio:late").id());
  }

  @Test
  void no_slip_is_its_own_reason_though_the_item_waits_for_a_part_of_what_waits_for_it() {
    Company company =
        new Company(MONDAY)
            .open("whole", "lea@x.test")
            .open("part", "ann@x.test", "DUE", "2026-11-10")
            .open("n", "bob@x.test")
            .contains("whole", "part")
            .blocks("n", "whole")
            .turn("whole", Transition.FINISHED)
            .blocks("part", "n")
            .change("n", ItemField.ESTIMATE_DAYS, "4")
            .change("n", ItemField.DUE, "2026-11-13");

    assertThat(slip(company, "studio:n").root()).isEmpty();
  }

  @Test
  void what_explains_a_slip_on_friday_explains_it_on_saturday_too() {
    Company company =
        new Company(MONDAY)
            .open("p", "pia@x.test", "DUE", "2026-11-05")
            .open("n", "bob@x.test", "START", "2026-11-06", "DUE", "2026-11-06")
            .blocks("p", "n")
            .askApproval("n", "eve@x.test")
            .until("2026-11-06T18:00:00Z");
    String late = slip(company, "studio:p").id();
    assertThat(slip(company, "studio:n").root()).contains(late);

    company.until("2026-11-07T10:00:00Z").emit(new Fact.Ticked(company.now()));
    assertThat(slip(company, "studio:n").root()).contains(late);

    company.until("2026-11-09T10:00:00Z");
    assertThat(slip(company, "studio:n").root()).contains(late);
  }

  @Test
  void a_blocker_on_any_member_of_a_cycle_behind_the_cycle() {
    Company company =
        new Company(MONDAY)
            .open("a", "ann@x.test")
            .open("b", "bob@x.test")
            .blocks("a", "b")
            .blocks("b", "a")
            .emit(Said.blocked("b", MONDAY, Optional.empty(), Optional.of("zoe@x.test")))
            .until("2026-11-04T10:00:00Z");

    assertExplained(company, BLOCKER, CYCLE);
  }
}
