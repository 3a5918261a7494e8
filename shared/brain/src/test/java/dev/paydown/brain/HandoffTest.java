package dev.paydown.brain;

import static dev.paydown.brain.settings.LiabilityKind.STALE_HANDOFF;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.debt.Liability;
import dev.paydown.brain.debt.LiabilityState;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.Transition;
import dev.paydown.brain.proposal.ProposalKind;
import dev.paydown.brain.settings.LiabilityKind;
import dev.paydown.brain.settings.Settings;
import dev.paydown.brain.settings.Term;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Offered on Monday at ten, stale on Tuesday at ten, picked up on Wednesday. */
final class HandoffTest {
  private static final String MONDAY = "2026-11-02T10:00:00Z";

  private static Company offered() {
    return new Company("2026-11-02T09:00:00Z")
        .open("design", "des@x.test")
        .open("build", "eng@x.test")
        .blocks("design", "build")
        .until(MONDAY)
        .turn("design", Transition.FINISHED);
  }

  private static Company pickedUp() {
    return offered().until("2026-11-04T10:00:00Z").turn("build", Transition.STARTED);
  }

  @Test
  void a_predecessor_that_reopens_after_it_was_picked_up_takes_nothing_back() {
    Company company = pickedUp().until("2026-11-05T10:00:00Z").turn("design", Transition.REOPENED);

    assertThat(Said.stands(company, STALE_HANDOFF))
        .isEqualTo("studio:build 2026-11-03T10:00:00Z paid 2026-11-04T10:00:00Z");
  }

  @Test
  void put_back_within_five_working_days_it_is_the_same_liability() {
    Company company = pickedUp().until("2026-11-10T10:00:00Z").turn("build", Transition.REOPENED);

    assertThat(Said.stands(company, STALE_HANDOFF))
        .isEqualTo("studio:build 2026-11-03T10:00:00Z open");
  }

  @Test
  void put_back_later_it_is_offered_anew() {
    Company company =
        pickedUp()
            .until("2026-11-12T10:00:00Z")
            .turn("build", Transition.REOPENED)
            .until("2026-11-13T10:00:00Z");

    assertThat(Said.of(company, STALE_HANDOFF))
        .extracting(held -> held.openedAt() + " " + held.state().label())
        .containsExactly("2026-11-03T10:00:00Z paid", "2026-11-13T10:00:00Z open");
  }

  @Test
  void a_term_runs_on_the_time_of_whoever_owns_the_item_while_it_runs() {
    Company company =
        new Company("2026-11-02T09:00:00Z")
            .people(Said.off("eng@x.test", "2026-11-02"), Said.off("bob@x.test", "2026-11-03"))
            .open("design", "des@x.test")
            .open("build", "eng@x.test")
            .blocks("design", "build")
            .until(MONDAY)
            .turn("design", Transition.FINISHED)
            // Eng works from Tuesday nine o’clock, Bob has the rest from Wednesday nine o’clock.
            .until("2026-11-03T13:00:00Z")
            .change("build", ItemField.OWNER, "bob@x.test")
            .until("2026-11-04T12:59:59Z");
    assertThat(Said.of(company, STALE_HANDOFF)).isEmpty();

    company.until("2026-11-04T13:00:00Z");
    assertThat(Said.stands(company, STALE_HANDOFF))
        .isEqualTo("studio:build 2026-11-04T13:00:00Z open");
  }

  @Test
  void who_owns_it_later_changes_nothing_about_what_was_paid() {
    Company company =
        pickedUp()
            .until("2026-11-05T10:00:00Z")
            .people(Said.off("bob@x.test", "2026-11-02", "2026-11-03"))
            .change("build", ItemField.OWNER, "bob@x.test")
            .change("design", ItemField.OWNER, "eng@x.test");

    assertThat(Said.stands(company, STALE_HANDOFF))
        .isEqualTo("studio:build 2026-11-03T10:00:00Z paid 2026-11-04T10:00:00Z");
  }

  private static Settings staleAfter(int days) {
    Settings plain = Settings.defaults();
    Map<LiabilityKind, Term> terms = new EnumMap<>(plain.terms());
    terms.put(STALE_HANDOFF, new Term(days, OptionalInt.empty()));
    return new Settings(
        plain.calendar(),
        terms,
        plain.tariff(),
        plain.shift(),
        plain.initiatives(),
        plain.autonomy(),
        plain.areas(),
        plain.clientFacing(),
        plain.steward(),
        plain.statement(),
        plain.costPerHour());
  }

  @Test
  void a_longer_term_judges_what_is_open_and_leaves_what_was_paid() {
    Company paid =
        pickedUp().settings(staleAfter(1)).until("2026-11-05T10:00:00Z").settings(staleAfter(4));
    assertThat(Said.one(paid, STALE_HANDOFF).state()).isEqualTo(LiabilityState.PAID);

    Company open = offered().until("2026-11-03T12:00:00Z").settings(staleAfter(4));
    Liability reversed = Said.one(open, STALE_HANDOFF);
    assertThat(reversed.state()).isEqualTo(LiabilityState.REVERSED);
    assertThat(open.balance(reversed).owed()).isZero();
  }

  @Test
  void called_off_it_is_written_off() {
    Company company = offered().until("2026-11-04T10:00:00Z").turn("build", Transition.CANCELLED);

    assertThat(Said.one(company, STALE_HANDOFF).state()).isEqualTo(LiabilityState.WRITTEN_OFF);
  }

  @Test
  void what_stands_before_the_whole_holds_up_what_is_handed_on_inside_it() {
    Company company =
        new Company("2026-11-02T09:00:00Z")
            .open("contract", "law@x.test")
            .open("launch", "lead@x.test")
            .open("design", "des@x.test")
            .open("build", "eng@x.test")
            .contains("launch", "build")
            .blocks("contract", "launch")
            .blocks("design", "build")
            .until(MONDAY)
            .turn("design", Transition.FINISHED)
            .until("2026-11-05T10:00:00Z");
    assertThat(Said.of(company, STALE_HANDOFF)).isEmpty();
    assertThat(company.live("eng@x.test", ProposalKind.CLEAR_TO_START)).isEmpty();

    company.turn("contract", Transition.FINISHED);
    assertThat(company.live("eng@x.test", ProposalKind.CLEAR_TO_START)).isPresent();

    company.until("2026-11-06T10:00:00Z");
    assertThat(Said.of(company, STALE_HANDOFF))
        .extracting(Liability::item)
        .containsExactlyInAnyOrder("studio:build", "studio:launch");
  }

  @Test
  void of_two_predecessors_the_one_that_ended_last_hands_over() {
    Company company =
        new Company("2026-11-02T09:00:00Z")
            .open("copy", "cop@x.test")
            .open("design", "des@x.test")
            .open("build", "eng@x.test")
            .blocks("copy", "build")
            .blocks("design", "build")
            .turn("design", Transition.FINISHED)
            .until(MONDAY)
            .turn("copy", Transition.FINISHED)
            .until("2026-11-03T10:00:00Z");

    assertThat(Said.one(company, STALE_HANDOFF).because()).startsWith("studio:copy ended at");
  }
}
