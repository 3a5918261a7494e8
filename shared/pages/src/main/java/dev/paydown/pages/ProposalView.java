package dev.paydown.pages;

import dev.paydown.brain.proposal.Choices;
import dev.paydown.brain.proposal.Gate;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.brain.proposal.Raised;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A proposal as the decide page shows it.
 *
 * @param raised why it came up to the recipient; empty: it was asked of them first
 * @param eitherOr the lines exclude each other: grant or refuse
 * @param all whether one tick can choose every line
 * @param confirm what the button says that makes the chosen moves
 */
record ProposalView(
    String headline,
    String raised,
    String reason,
    String recipient,
    String reach,
    boolean cautious,
    List<MoveView> moves,
    boolean eitherOr,
    boolean all,
    String confirm,
    PacketView packet,
    String today) {
  /** From so many lines on, ticking each is a burden. */
  private static final int MANY = 4;

  static ProposalView of(
      Proposal proposal, Times times, Set<String> byHand, Optional<Raised> raised) {
    List<MoveView> moves =
        proposal.moves().stream().map(move -> MoveView.of(move, times, byHand)).toList();
    boolean eitherOr = Choices.isEitherOr(proposal.moves());
    return new ProposalView(
        Text.title(proposal.headline()),
        raised.map(before -> Words.cameUp(before, times)).orElse(""),
        Text.line(proposal.reason(), Text.SENTENCE),
        Text.masked(proposal.recipient()),
        Words.reach(
            proposal.gate(),
            moves.size(),
            (int) moves.stream().filter(move -> !move.byHand().isEmpty()).count()),
        proposal.gate() != Gate.INTERNAL,
        moves,
        eitherOr,
        moves.size() >= MANY && Choices.canChooseAll(proposal.moves()),
        eitherOr || proposal.moves().size() == 1 ? "Confirm" : "Confirm chosen lines",
        PacketView.of(proposal.packet(), Words.handsOver(proposal.kind()), times),
        times.today());
  }

  boolean single() {
    return moves.size() == 1;
  }

  /** What the recipient is told to do with the lines. */
  String task() {
    if (eitherOr) {
      return "Choose one. Nothing is chosen for you.";
    }
    if (all) {
      return "Tick the lines to make, or all of them at once. Those not ticked stay as they are.";
    }
    return single()
        ? "Tick it to choose it."
        : "Tick the lines to make. The others stay as they are.";
  }
}
