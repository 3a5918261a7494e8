package dev.paydown.brain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.Transition;
import dev.paydown.brain.proposal.Mailing;
import dev.paydown.brain.proposal.Move;
import dev.paydown.brain.proposal.MoveAction;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.brain.proposal.ProposalKind;
import dev.paydown.brain.proposal.ProposalState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What was done can be set back, as a proposal to who confirmed it. */
final class UndoTest {
  private final Company company =
      new Company("2026-11-02T09:00:00Z")
          .open("a", "a@x.test", "DUE", "2026-11-06")
          .open("b", "b@x.test", "DUE", "2026-11-10")
          .blocks("a", "b");

  private Proposal shifted() {
    company.until("2026-11-03T10:00:00Z").change("a", ItemField.DUE, "2026-11-10");
    Proposal shift = company.live("b@x.test", ProposalKind.SHIFT_DATES).orElseThrow();
    company.accept(shift);
    return company.proposal(shift.id());
  }

  private Proposal undo(Proposal done) {
    company.emit(new Fact.UndoAsked(company.now(), done.id()));
    return company.live("b@x.test", ProposalKind.UNDO).orElseThrow();
  }

  @Test
  void the_way_back_is_proposed_to_who_confirmed_and_changes_nothing_before() {
    Proposal undo = undo(shifted());

    assertThat(undo.moves())
        .singleElement()
        .matches(
            move ->
                move.from().orElseThrow().equals("2026-11-12")
                    && move.to().orElseThrow().equals("2026-11-10"));
    assertThat(company.item("b").due()).contains(LocalDate.parse("2026-11-12"));
  }

  @Test
  void its_link_goes_at_once_outside_hours_and_budget() {
    Proposal done = shifted();
    company.until("2026-11-03T22:00:00Z");
    Proposal undo = undo(done);

    assertThat(undo.mailedAt()).contains(Instant.parse("2026-11-03T22:00:00Z"));
    assertThat(company.state().mailings().values())
        .anyMatch(
            mailing ->
                mailing.kind() == Mailing.Kind.REPLY && mailing.recipient().equals("b@x.test"));
    assertThat(company.mailsTo("b@x.test")).isEqualTo(1);
  }

  @Test
  void an_undone_shift_is_not_committed_to_any_more_and_is_not_asked_again() {
    Proposal done = shifted();
    assertThat(company.item("b").committed()).contains(LocalDate.parse("2026-11-12"));
    company.until("2026-11-03T11:00:00Z").accept(undo(done));

    assertThat(company.item("b").due()).contains(LocalDate.parse("2026-11-10"));
    assertThat(company.item("b").committed()).contains(LocalDate.parse("2026-11-10"));
    assertThat(company.forecast("b").span().days()).isEqualTo(2);
    assertThat(company.expected("b")).contains(LocalDate.parse("2026-11-12"));
    assertThat(company.live("b@x.test")).isEmpty();
  }

  @Test
  void it_is_asked_for_once_and_is_not_undone_in_turn() {
    Proposal done = shifted();
    Proposal undo = undo(done);
    company.accept(undo);
    company.emit(new Fact.UndoAsked(company.now(), done.id()));
    company.emit(new Fact.UndoAsked(company.now(), undo.id()));

    assertThat(company.proposal(done.id()).canBeUndone()).isFalse();
    assertThat(company.proposal(undo.id()).canBeUndone()).isFalse();
    assertThat(company.live("b@x.test", ProposalKind.UNDO)).isEmpty();
  }

  @Test
  void what_somebody_has_changed_since_is_left_to_them() {
    Proposal done = shifted();
    company.until("2026-11-04T10:00:00Z").change("b", ItemField.DUE, "2026-11-20");
    company.emit(new Fact.UndoAsked(company.now(), done.id()));

    assertThat(company.live("b@x.test", ProposalKind.UNDO)).isEmpty();
  }

  @Test
  void a_start_is_set_back_and_what_cannot_be_is_named() {
    company.until("2026-11-03T10:00:00Z").turn("a", Transition.FINISHED);
    Proposal start = company.live("b@x.test", ProposalKind.CLEAR_TO_START).orElseThrow();
    company.accept(start);
    Proposal undo = undo(company.proposal(start.id()));

    assertThat(undo.moves()).extracting(Move::action).containsExactly(MoveAction.REOPEN);
    assertThat(undo.reason()).contains("comment of studio:b").contains("book-slot of studio:b");
    company.accept(undo);
    assertThat(company.item("b").isUnstarted()).isTrue();
  }

  @Test
  void an_owner_is_given_back_to_who_had_it() {
    Company flat = new Company("2026-11-02T09:00:00Z");
    flat.people(Company.person("b@x.test", "lead@x.test"))
        .open("a", "a@x.test")
        .open("b", "b@x.test")
        .blocks("a", "b")
        .turn("a", Transition.FINISHED)
        .until("2026-11-05T10:00:00Z");
    Proposal caught = flat.live("lead@x.test", ProposalKind.CATCH_HANDOFF).orElseThrow();
    flat.make(caught, Map.of("m2", "c@x.test"));
    flat.emit(new Fact.UndoAsked(flat.now(), caught.id()));
    Proposal undo = flat.live("lead@x.test", ProposalKind.UNDO).orElseThrow();
    flat.accept(undo);

    assertThat(flat.item("b").owner()).contains("b@x.test");
    assertThat(flat.proposal(undo.id()).state()).isEqualTo(ProposalState.DONE);
  }

  @Test
  void an_accepted_date_is_taken_back_in_our_own_books() {
    Company flat =
        new Company("2026-11-02T09:00:00Z")
            .people(Company.person("a@x.test", "lead@x.test"))
            .open("a", "a@x.test", "DUE", "2026-11-06")
            .until("2026-11-03T10:00:00Z")
            .change("a", ItemField.DUE, "2026-11-10");
    Proposal asked = flat.live("lead@x.test", ProposalKind.RE_COMMIT).orElseThrow();
    flat.accept(asked);
    flat.until("2026-11-03T12:00:00Z").emit(new Fact.UndoAsked(flat.now(), asked.id()));
    flat.accept(flat.live("lead@x.test", ProposalKind.UNDO).orElseThrow());

    assertThat(flat.item("a").committed()).contains(LocalDate.parse("2026-11-06"));
    assertThat(List.copyOf(flat.live("lead@x.test"))).isEmpty();
  }
}
