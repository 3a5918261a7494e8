package dev.paydown.pages;

import dev.paydown.brain.proposal.Move;
import dev.paydown.brain.proposal.MoveState;
import dev.paydown.brain.proposal.Proposal;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of an answer.
 *
 * @param status in a word or two
 * @param summary what was done and what was not, counted
 * @param outcome why it ended as it did; empty where nothing more is known
 * @param todo what is left for a person to do; empty: nothing
 * @param undo whether it can be asked to undo it
 */
record ResultView(
    String headline,
    String status,
    boolean good,
    String summary,
    String outcome,
    List<MoveView> moves,
    String more,
    List<String> todo,
    boolean underWay,
    Undo undo) {

  /** Whether what was done can be set back. */
  enum Undo {
    NO,
    OFFERED,
    ASKED
  }

  /** The result with at most so many lines shown. */
  static ResultView of(Proposal proposal, Times times, int most) {
    List<Move> moves = proposal.moves();
    List<String> todo = todo(proposal);
    return new ResultView(
        Text.title(proposal.headline()),
        Words.state(proposal.state()),
        todo.isEmpty(),
        summary(moves),
        proposal.outcome().map(said -> Text.line(said, Text.SENTENCE)).orElse(""),
        moves.stream().limit(most).map(move -> MoveView.of(move, times)).toList(),
        moves.size() > most ? Words.lines(moves.size() - most) + " more, not shown." : "",
        todo,
        proposal.state().isUnderWay(),
        undo(proposal));
  }

  private static Undo undo(Proposal proposal) {
    if (proposal.undoAskedAt().isPresent()) {
      return Undo.ASKED;
    }
    return proposal.canBeUndone() ? Undo.OFFERED : Undo.NO;
  }

  boolean offersUndo() {
    return undo == Undo.OFFERED;
  }

  boolean undoAsked() {
    return undo == Undo.ASKED;
  }

  private static String summary(List<Move> moves) {
    List<String> parts = new ArrayList<>();
    for (MoveState state : MoveState.values()) {
      long count = moves.stream().filter(move -> move.state() == state).count();
      if (count > 0) {
        parts.add(Words.lines(count) + " " + counted(state));
      }
    }
    return parts.isEmpty() ? "No line." : String.join(", ", parts) + ".";
  }

  private static String counted(MoveState state) {
    return switch (state) {
      case PROPOSED -> "not answered";
      case LEFT -> "left as it was";
      case CONFIRMED -> "on its way";
      case DONE -> "done";
      case STALE -> "changed meanwhile";
      case FAILED -> "not made";
      case BY_HAND -> "to make by hand";
    };
  }

  private static List<String> todo(Proposal proposal) {
    List<String> todo = new ArrayList<>();
    if (any(proposal, MoveState.FAILED)) {
      todo.add(
          "Open each line that was not made and look: it may or may not have been changed. Paydown"
              + " does not try again by itself.");
    }
    if (any(proposal, MoveState.BY_HAND)) {
      todo.add("Make the lines marked by hand in the tool itself: it lets no program do it.");
    }
    if (any(proposal, MoveState.STALE)) {
      todo.add(
          "A line that had changed after we asked was not overwritten. If it still needs a move,"
              + " you get a fresh proposal.");
    }
    return List.copyOf(todo);
  }

  private static boolean any(Proposal proposal, MoveState state) {
    return proposal.moves().stream().anyMatch(move -> move.state() == state);
  }
}
