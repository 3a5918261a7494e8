package dev.paydown.brain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.Transition;
import dev.paydown.brain.proposal.Decision;
import dev.paydown.brain.proposal.EffectOutcome;
import dev.paydown.brain.proposal.Move;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.brain.proposal.ProposalKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How an answer ends, by what became of each of its lines in the tools. */
final class OutcomesTest {
  private static final EffectOutcome DONE = new EffectOutcome.Done(Optional.empty());
  private static final EffectOutcome BY_HAND = new EffectOutcome.ByHand(Optional.empty());
  private static final EffectOutcome STALE = new EffectOutcome.Stale("started");
  private static final EffectOutcome FAILED = new EffectOutcome.Failed("refused");

  /** An offer to start, to comment and to book a slot, whose lines m1, m2 … end so. */
  private static Company ended(EffectOutcome... outcomes) {
    Company company =
        new Company("2026-11-02T09:00:00Z")
            .open("a", "a@x.test")
            .open("b", "b@x.test")
            .blocks("a", "b")
            .turn("a", Transition.FINISHED);
    Proposal offer = company.live("b@x.test", ProposalKind.CLEAR_TO_START).orElseThrow();
    Map<String, String> chosen = new HashMap<>();
    for (int i = 0; i < outcomes.length; i++) {
      Move move = offer.moves().get(i);
      chosen.put(move.id(), move.to().orElseThrow());
    }
    company.answer(offer, new Decision.Confirm(chosen));
    for (int i = 0; i < outcomes.length; i++) {
      company.emit(
          new Fact.EffectRecorded(company.now(), "x", offer.id(), "m" + (i + 1), outcomes[i]));
    }
    return company;
  }

  private static Proposal offer(Company company) {
    return company.state().proposals().values().stream()
        .filter(proposal -> proposal.kind() == ProposalKind.CLEAR_TO_START)
        .findFirst()
        .orElseThrow();
  }

  private static String end(EffectOutcome... outcomes) {
    Proposal offer = offer(ended(outcomes));
    List<String> moves = offer.moves().stream().map(move -> move.state().label()).toList();
    return offer.state().label() + " " + moves + offer.outcome().map(why -> " " + why).orElse("");
  }

  @Test
  void what_the_tools_made_or_a_person_makes_is_done() {
    assertThat(end(DONE, DONE, DONE)).isEqualTo("done [done, done, done]");
    assertThat(end(DONE, DONE, BY_HAND)).isEqualTo("done [done, done, by-hand]");
    assertThat(end(BY_HAND)).isEqualTo("done [by-hand, left, left]");
  }

  @Test
  void what_is_not_chosen_is_left_and_an_answer_that_chose_nothing_is_done() {
    assertThat(end(DONE)).isEqualTo("done [done, left, left]");
    assertThat(end()).isEqualTo("done [left, left, left]");
  }

  @Test
  void what_no_tool_made_is_stale_or_has_failed_and_says_why() {
    assertThat(end(STALE)).isEqualTo("stale [stale, left, left] the tool showed started");
    assertThat(end(FAILED)).isEqualTo("failed [failed, left, left] refused");
    assertThat(end(STALE, FAILED)).isEqualTo("failed [stale, failed, left] refused");
    assertThat(end(FAILED, STALE))
        .isEqualTo("failed [failed, stale, left] the tool showed started");
  }

  @Test
  void what_was_made_in_part_is_partly_done() {
    assertThat(end(DONE, FAILED)).isEqualTo("partly [done, failed, left] refused");
    assertThat(end(STALE, BY_HAND))
        .isEqualTo("partly [stale, by-hand, left] the tool showed started");
  }

  @Test
  void while_a_line_is_on_its_way_it_executes_and_cannot_be_undone() {
    Company company = ended(DONE, DONE);
    assertThat(offer(company).canBeUndone()).isTrue();

    Company other =
        new Company("2026-11-02T09:00:00Z")
            .open("a", "a@x.test")
            .open("b", "b@x.test")
            .blocks("a", "b")
            .turn("a", Transition.FINISHED);
    Proposal offer = offer(other);
    other.answer(offer, new Decision.Confirm(Map.of("m1", "started", "m2", "the packet")));
    other.emit(new Fact.EffectRecorded(other.now(), "x", offer.id(), "m1", DONE));
    assertThat(offer(other).state().label()).isEqualTo("executing");
    assertThat(offer(other).canBeUndone()).isFalse();
  }

  @Test
  void what_was_made_in_part_can_be_undone_and_what_was_not_made_cannot() {
    assertThat(offer(ended(DONE, FAILED)).canBeUndone()).isTrue();
    assertThat(offer(ended(FAILED, DONE)).canBeUndone()).isFalse();
    assertThat(offer(ended(STALE)).canBeUndone()).isFalse();
  }

  @Test
  void an_effect_is_recorded_once_and_of_what_was_chosen() {
    Company company = ended(DONE, FAILED);
    Proposal before = offer(company);
    company.emit(new Fact.EffectRecorded(company.now(), "x", before.id(), "m2", DONE));
    company.emit(new Fact.EffectRecorded(company.now(), "x", before.id(), "m3", DONE));

    assertThat(offer(company)).isEqualTo(before);
  }

  @Test
  void an_undo_says_whole_what_stays() {
    Company company = ended(DONE, BY_HAND, FAILED);
    company.emit(new Fact.UndoAsked(company.now(), offer(company).id()));
    Proposal undo = company.live("b@x.test", ProposalKind.UNDO).orElseThrow();

    assertThat(undo.headline()).isEqualTo("Undo: Clear to start: “Title of b”");
    assertThat(undo.reason())
        .isEqualTo(
            "You asked to set back what was done. What cannot be set back stays: comment of"
                + " studio:b.");
  }

  @Test
  void an_undo_of_what_can_be_set_back_whole_says_no_more() {
    Company company = ended(DONE);
    company.emit(new Fact.UndoAsked(company.now(), offer(company).id()));

    assertThat(company.live("b@x.test", ProposalKind.UNDO).orElseThrow().reason())
        .isEqualTo("You asked to set back what was done.");
  }
}
