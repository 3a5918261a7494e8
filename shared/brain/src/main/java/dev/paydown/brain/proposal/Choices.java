package dev.paydown.brain.proposal;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which lines of a proposal can be chosen together. */
public final class Choices {
  /** One approval and the work behind it: granted, refused, asked of another, or opened again. */
  private static final Set<MoveAction> VERDICTS =
      EnumSet.of(
          MoveAction.GRANT_APPROVAL,
          MoveAction.DENY_APPROVAL,
          MoveAction.REQUEST_REVIEW,
          MoveAction.REOPEN);

  private Choices() {}

  /** Whether the lines exclude one another, all of them: one is chosen, or none. */
  public static boolean isEitherOr(List<Move> moves) {
    for (int i = 0; i < moves.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (!excludes(moves.get(i).action(), moves.get(j).action())) {
          return false;
        }
      }
    }
    return moves.size() > 1;
  }

  /** Whether all of several lines can be chosen at once. */
  public static boolean canChooseAll(List<Move> moves) {
    return moves.size() > 1 && standTogether(moves);
  }

  /** Whether the lines can be made as they stand: none asks for a value or excludes another. */
  static boolean standTogether(List<Move> moves) {
    return moves.stream().allMatch(move -> move.to().isPresent()) && fault(moves).isEmpty();
  }

  /** What is wrong with choosing all of these, in a sentence to the person; empty: nothing. */
  public static Optional<String> fault(List<Move> chosen) {
    for (int i = 0; i < chosen.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (excludes(chosen.get(i).action(), chosen.get(j).action())) {
          return Optional.of(why(EnumSet.of(chosen.get(i).action(), chosen.get(j).action())));
        }
      }
    }
    return Optional.empty();
  }

  private static String why(Set<MoveAction> both) {
    if (both.contains(MoveAction.CUT_LINK)) {
      return "More than one link was chosen. Please choose the one that is wrong.";
    }
    if (both.contains(MoveAction.CANCEL)) {
      return "To call it off and to go on with it were both chosen. Please choose one.";
    }
    if (both.contains(MoveAction.REQUEST_REVIEW)) {
      return "To decide it and to ask somebody else were both chosen. Please choose one.";
    }
    return both.contains(MoveAction.REOPEN)
        ? "A decision and opening the work again were both chosen. Please choose one."
        : "Approve and refuse were both chosen. Please choose one.";
  }

  private static boolean excludes(MoveAction one, MoveAction other) {
    if (one == MoveAction.CANCEL || other == MoveAction.CANCEL) {
      return true;
    }
    if (one == MoveAction.CUT_LINK && other == MoveAction.CUT_LINK) {
      return true;
    }
    boolean isSame = one == other;
    return VERDICTS.contains(one) && VERDICTS.contains(other) && !isSame;
  }
}
