package dev.paydown.brain.proposal;

import dev.paydown.brain.Picture;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is not asked again: answered already, under way, or muted. */
final class Answered {
  private final Drift drift;
  private final Mutes mutes;
  private final Set<String> underWay = new HashSet<>();
  private final Set<String> occasions = new HashSet<>();
  private final Map<String, List<Move>> stale = new HashMap<>();
  private final Map<String, Said> latest = new HashMap<>();

  private record Said(Move move, Proposal proposal) {}

  Answered(Picture picture, Collection<Proposal> proposals) {
    this.drift = new Drift(picture);
    this.mutes = new Mutes(proposals);
    proposals.stream()
        .sorted(
            Comparator.comparing((Proposal p) -> p.endedAt().orElse(p.madeAt()))
                .thenComparing(Proposal::id))
        .forEach(
            proposal -> {
              switch (proposal.state()) {
                case CONFIRMED, EXECUTING, DONE, PARTLY, FAILED, STALE, DECLINED, EXPIRED ->
                    ended(proposal);
                case PENDING, SNOOZED, SUPERSEDED, REASSIGNED -> {}
              }
            });
  }

  private void ended(Proposal proposal) {
    String question = proposal.key() + "|" + proposal.occasion();
    if (proposal.state() == ProposalState.STALE) {
      stale.put(question, proposal.moves());
    } else if (!proposal.kind().isOfDates()) {
      occasions.add(question);
    }
    for (Move move : proposal.moves()) {
      if (proposal.state().isUnderWay() && move.state() == MoveState.CONFIRMED) {
        underWay.add(move.target());
      }
      latest.put(move.target(), new Said(move, proposal));
    }
  }

  /** The targets of moves on their way into the tools: nothing else is asked of them meanwhile. */
  Set<String> underWay() {
    return underWay;
  }

  /**
   * What may still be asked of a wish; empty: nothing. A question asked whole is asked once an
   * occasion and stands with its first line; dates are asked line by line.
   *
   * @param taken the targets that stand elsewhere
   */
  Optional<Wish> remaining(Wish wish, Set<String> taken) {
    List<Move> moves = wish.moves();
    if (wish.kind().isOfDates()) {
      moves =
          moves.stream()
              .filter(move -> !mutes.mutes(wish.kind(), move.node()))
              .filter(move -> !isAnswered(wish, move))
              .toList();
    } else if (isAnswered(wish)
        || mutes.mutes(wish.kind(), wish.node())
        || taken.contains(moves.getFirst().target())) {
      return Optional.empty();
    }
    List<Move> free = moves.stream().filter(move -> !taken.contains(move.target())).toList();
    return isWorthAsking(wish, free) ? Optional.of(wish.withMoves(free)) : Optional.empty();
  }

  /** A link is proposed along with the dates that it moves, and nobody is asked of it alone. */
  private static boolean isWorthAsking(Wish wish, List<Move> free) {
    return wish.kind().isOfDates()
        ? free.stream().anyMatch(move -> move.action() == MoveAction.SET_DATE)
        : !free.isEmpty();
  }

  /**
   * A question is answered for its occasion. Where the tool showed something else, nothing was
   * written and nothing is answered: it is asked afresh as soon as we have heard what.
   */
  private boolean isAnswered(Wish wish) {
    String question = wish.key() + "|" + wish.occasion();
    List<Move> met = stale.getOrDefault(question, List.of());
    return occasions.contains(question)
        || (!met.isEmpty() && shown(met).equals(shown(wish.moves())));
  }

  private static List<List<Object>> shown(List<Move> moves) {
    return moves.stream()
        .filter(move -> move.action() != MoveAction.BOOK_SLOT)
        .map(move -> List.<Object>of(move.target(), move.from()))
        .toList();
  }

  private boolean isAnswered(Wish wish, Move move) {
    Said said = latest.get(move.target());
    if (said == null) {
      return false;
    }
    if (said.proposal.kind() == ProposalKind.UNDO) {
      // Who takes a date back has answered for it.
      return move.to().equals(said.move.from());
    }
    boolean sameTarget = sameTarget(wish, move, said);
    return switch (said.move.state()) {
      // The tool showed something else: asked afresh as soon as we have heard what.
      case STALE -> sameTarget && said.move.from().equals(move.from());
      case PROPOSED ->
          said.proposal.state() == ProposalState.EXPIRED
              ? (isDriftingShift(wish, move) || sameTarget)
              : sameTarget;
      case LEFT, CONFIRMED, DONE, FAILED, BY_HAND -> sameTarget;
    };
  }

  /**
   * Whether what is asked now is what was said: of a gain that shrinks, no more than was offered.
   */
  private boolean sameTarget(Wish wish, Move move, Said said) {
    if (wish.kind() == ProposalKind.PULL_FORWARD
        && said.proposal.kind() == ProposalKind.PULL_FORWARD) {
      return said.move.to().orElseThrow().compareTo(move.to().orElseThrow()) <= 0;
    }
    return isDriftingShift(wish, move)
        ? !drift.isFar(said.move.to(), move)
        : said.move.to().equals(move.to());
  }

  private static boolean isDriftingShift(Wish wish, Move move) {
    return wish.kind() == ProposalKind.SHIFT_DATES && wish.drifts(move);
  }
}
