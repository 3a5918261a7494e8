package dev.paydown.brain.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The names that the API, the forms and the settings are written in: whoever reads them keeps. */
final class LabelsTest {
  @Test
  void every_kind_of_proposal_has_its_name() {
    assertThat(Stream.of(ProposalKind.values()).map(ProposalKind::label))
        .containsExactly(
            "shift-dates",
            "new-date",
            "clear-to-start",
            "catch-handoff",
            "route-blocker",
            "decide-approval",
            "revive-thread",
            "finish-or-kill",
            "split-remaining",
            "pull-forward",
            "resolve-conflict",
            "re-commit",
            "undo");
  }

  @Test
  void every_state_of_a_proposal_has_its_name() {
    assertThat(Stream.of(ProposalState.values()).map(ProposalState::label))
        .containsExactly(
            "pending",
            "confirmed",
            "executing",
            "done",
            "partly",
            "failed",
            "stale",
            "declined",
            "snoozed",
            "reassigned",
            "expired",
            "superseded");
  }

  @Test
  void every_move_state_of_a_move_gate_and_reason_has_its_name() {
    assertThat(Stream.of(MoveAction.values()).map(MoveAction::label))
        .containsExactly(
            "set-date",
            "start",
            "comment",
            "assign",
            "book-slot",
            "grant-approval",
            "deny-approval",
            "unblock",
            "cancel",
            "reopen",
            "cut-link",
            "request-review",
            "link",
            "clear",
            "re-commit");
    assertThat(Stream.of(MoveState.values()).map(MoveState::label))
        .containsExactly("proposed", "left", "confirmed", "done", "stale", "failed", "by-hand");
    assertThat(Stream.of(Gate.values()).map(Gate::label))
        .containsExactly("internal", "client-facing", "destructive");
    assertThat(Stream.of(DeclineReason.values()).map(DeclineReason::label))
        .containsExactly(
            "not-needed", "already-done", "wrong-owner", "wrong-date", "not-now", "other");
  }

  @Test
  void only_what_is_pending_or_put_off_can_be_answered() {
    assertThat(Stream.of(ProposalState.values()).filter(ProposalState::isLive))
        .containsExactly(ProposalState.PENDING, ProposalState.SNOOZED);
  }

  @Test
  void only_what_is_confirmed_and_not_ended_is_under_way() {
    assertThat(Stream.of(ProposalState.values()).filter(ProposalState::isUnderWay))
        .containsExactly(ProposalState.CONFIRMED, ProposalState.EXECUTING);
  }

  @Test
  void dates_owners_starts_reviews_links_and_commitments_can_be_set_back_and_nothing_else() {
    assertThat(Stream.of(MoveAction.values()).filter(MoveAction::canBeUndone))
        .containsExactly(
            MoveAction.SET_DATE,
            MoveAction.START,
            MoveAction.ASSIGN,
            MoveAction.REQUEST_REVIEW,
            MoveAction.LINK,
            MoveAction.RE_COMMIT);
  }

  @Test
  void only_a_commitment_is_made_in_our_own_books() {
    assertThat(Stream.of(MoveAction.values()).filter(MoveAction::isOurOwn))
        .containsExactly(MoveAction.RE_COMMIT);
  }

  @Test
  void of_two_gates_the_stricter_holds_whichever_is_named_first() {
    assertThat(Gate.INTERNAL.or(Gate.CLIENT_FACING)).isEqualTo(Gate.CLIENT_FACING);
    assertThat(Gate.CLIENT_FACING.or(Gate.INTERNAL)).isEqualTo(Gate.CLIENT_FACING);
    assertThat(Gate.DESTRUCTIVE.or(Gate.CLIENT_FACING)).isEqualTo(Gate.DESTRUCTIVE);
    assertThat(Gate.CLIENT_FACING.or(Gate.DESTRUCTIVE)).isEqualTo(Gate.DESTRUCTIVE);
  }
}
