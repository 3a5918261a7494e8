package dev.paydown.pages;

import dev.paydown.brain.proposal.Proposal;
import java.util.List;
import java.util.Optional;

/**
 * One proposal as a mail puts it.
 *
 * @param raised why it came up to the recipient; empty: it is asked of them first
 * @param button what the button says
 * @param detail how much of it the mail can hold
 * @param more how many further lines only the page shows; empty: none
 */
record LetterView(
    String headline,
    String raised,
    String reason,
    String button,
    String url,
    String answerBy,
    String warning,
    Detail detail,
    List<MoveView> moves,
    String more,
    PacketView packet) {
  private static final int MOST_MOVES = 12;

  /** How much of a proposal a mail shows. */
  enum Detail {
    FULL,
    /** What is asked and what changes, without the context. */
    SHORT,
    /** What is asked, and the button. */
    LINE
  }

  static LetterView of(Letter letter, Times times, Detail detail) {
    Proposal proposal = letter.proposal();
    int moves = proposal.moves().size();
    return new LetterView(
        Text.title(proposal.headline()),
        letter.raised().map(raised -> Words.cameUp(raised, times)).orElse(""),
        Text.line(proposal.reason(), Text.SENTENCE),
        Words.toOpen(proposal.kind()),
        letter.url(),
        times.at(letter.expiresAt()),
        Words.warning(proposal.gate()),
        detail,
        proposal.moves().stream()
            .limit(MOST_MOVES)
            .map(move -> MoveView.of(move, times, letter.byHand()))
            .toList(),
        moves > MOST_MOVES ? Words.lines(moves - MOST_MOVES) + " more on the page." : "",
        PacketView.of(proposal.packet(), Words.handsOver(proposal.kind()), times));
  }

  boolean full() {
    return detail == Detail.FULL;
  }

  boolean showsMoves() {
    return detail != Detail.LINE;
  }

  /** The warning as a sentence, where there is one. */
  Optional<String> caution() {
    return warning.isEmpty() ? Optional.empty() : Optional.of(warning + ".");
  }
}
