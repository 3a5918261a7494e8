package dev.paydown.brain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.event.Transition;
import dev.paydown.brain.proposal.Decision;
import dev.paydown.brain.proposal.Move;
import dev.paydown.brain.proposal.MoveAction;
import dev.paydown.brain.proposal.MoveState;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.brain.proposal.ProposalKind;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A link works for as long as it says, though the time that it offers begins before. */
final class SlotGoneByTest {
  /** Handed over and mailed on Monday at nine, and offered Monday at one. */
  private final Company company =
      new Company("2026-11-02T09:00:00Z")
          .open("a", "a@x.test")
          .open("b", "b@x.test", "START", "2026-11-16", "DUE", "2026-11-20")
          .blocks("a", "b")
          .turn("a", Transition.FINISHED);

  private Proposal offer() {
    return company.live("b@x.test", ProposalKind.CLEAR_TO_START).orElseThrow();
  }

  private static String slot(Proposal offer) {
    return booking(offer).to().orElseThrow();
  }

  private static Move booking(Proposal offer) {
    return offer.moves().stream()
        .filter(move -> move.action() == MoveAction.BOOK_SLOT)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void what_was_mailed_stands_as_it_was_mailed_after_its_time_has_begun() {
    Proposal mailed = offer();

    company.until("2026-11-05T08:59:59Z").open("other", "x@x.test");

    assertThat(offer()).isEqualTo(mailed);
    assertThat(slot(mailed)).isEqualTo("2026-11-02T13:00:00Z/2026-11-02T17:00:00Z");
  }

  @Test
  void a_time_is_too_late_from_the_second_on_at_which_it_begins() {
    Move booking = booking(offer());

    assertThat(booking.isTooLate(Instant.parse("2026-11-02T12:59:59Z"))).isFalse();
    assertThat(booking.isTooLate(Instant.parse("2026-11-02T13:00:00Z"))).isTrue();
  }

  @Test
  void a_time_that_was_booked_is_not_too_late_once_it_begins() {
    Move booked = booking(offer()).in(MoveState.DONE);

    assertThat(booked.isTooLate(Instant.parse("2026-11-02T13:00:00Z"))).isFalse();
  }

  @Test
  void nothing_but_a_time_is_ever_too_late() {
    assertThat(offer().moves())
        .filteredOn(move -> move.isTooLate(Instant.MAX))
        .extracting(Move::action)
        .containsExactly(MoveAction.BOOK_SLOT);
  }

  @Test
  void as_the_link_runs_out_another_time_is_offered_without_another_mail() {
    Proposal mailed = offer();

    company.until("2026-11-05T09:00:00Z");

    Proposal anew = offer();
    assertThat(slot(anew)).isEqualTo("2026-11-05T13:00:00Z/2026-11-05T17:00:00Z");
    assertThat(anew.version()).isEqualTo(mailed.version() + 1);
    assertThat(anew.mailedAt()).isEqualTo(mailed.mailedAt());
    assertThat(company.mailsTo("b@x.test")).isEqualTo(1);
  }

  @Test
  void who_then_asks_for_a_fresh_link_has_one_that_stands_as_long() {
    company.until("2026-11-05T09:00:00Z");
    Proposal anew = offer();

    company.until("2026-11-06T16:00:00Z").open("other", "x@x.test");

    assertThat(offer()).isEqualTo(anew);
    assertThat(anew.expiresAt()).isEqualTo("2026-11-10T09:00:00Z");
  }

  @Test
  void what_nobody_was_mailed_yet_is_offered_anew_as_soon_as_its_time_begins() {
    WorkspaceState unmailed = WorkspaceState.empty("acme");
    for (LogEntry entry : company.log) {
      if (entry.facts().stream().noneMatch(Fact.MailSent.class::isInstance)) {
        unmailed = Advance.step(unmailed, List.of(entry));
      }
    }
    Instant begins = Instant.parse("2026-11-02T13:00:00Z");
    assertThat(slots(unmailed)).containsExactly("2026-11-02T13:00:00Z/2026-11-02T17:00:00Z");
    assertThat(unmailed.dueAt()).contains(begins);

    unmailed = ticked(unmailed, begins);
    assertThat(slots(unmailed)).containsExactly("2026-11-03T09:00:00Z/2026-11-03T13:00:00Z");
  }

  private static WorkspaceState ticked(WorkspaceState state, Instant at) {
    return Advance.step(
        state, List.of(new LogEntry("tick#" + at, at, List.of(new Fact.Ticked(at)))));
  }

  private static List<String> slots(WorkspaceState state) {
    return state.proposals().values().stream()
        .filter(proposal -> proposal.state().isLive())
        .map(SlotGoneByTest::slot)
        .toList();
  }

  @Test
  void what_was_put_off_is_offered_anew_when_it_is_asked_again() {
    company.answer(offer(), new Decision.Snooze(Instant.parse("2026-11-09T09:00:00Z")));
    company.until("2026-11-06T12:00:00Z").open("other", "x@x.test");
    assertThat(slot(offer())).isEqualTo("2026-11-02T13:00:00Z/2026-11-02T17:00:00Z");

    company.until("2026-11-09T09:00:00Z");

    assertThat(slot(offer())).isEqualTo("2026-11-09T13:00:00Z/2026-11-09T17:00:00Z");
  }
}
