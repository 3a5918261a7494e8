package dev.paydown.brain.proposal;

import dev.paydown.brain.Picture;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is not asked again: answered already, under way, or standing in another live proposal. */
final class Answered {
  private final Drift drift;
  private final Set<String> taken = new HashSet<>();
  private final Set<String> endedKeys = new HashSet<>();
  private final Map<String, Said> latest = new HashMap<>();

  private record Said(Move move, ProposalState state, Instant at) {}

  Answered(Picture picture, Collection<Proposal> proposals, Optional<Proposal> own) {
    this.drift = new Drift(picture);
    for (Proposal proposal : proposals) {
      if (own.isPresent() && proposal.id().equals(own.get().id())) {
        continue;
      }
      switch (proposal.state()) {
        case PENDING, SNOOZED -> proposal.moves().forEach(move -> taken.add(move.target()));
        case CONFIRMED, EXECUTING, DONE, PARTLY, FAILED, STALE, DECLINED, EXPIRED ->
            ended(proposal);
        case SUPERSEDED, REASSIGNED -> {}
      }
    }
  }

  private void ended(Proposal proposal) {
    if (proposal.kind() != ProposalKind.SHIFT_DATES) {
      endedKeys.add(proposal.key());
    }
    for (Move move : proposal.moves()) {
      if (proposal.state().isUnderWay() && move.state() == MoveState.CONFIRMED) {
        taken.add(move.target());
      }
      latest.merge(
          move.target(),
          new Said(move, proposal.state(), proposal.endedAt().orElse(proposal.madeAt())),
          (a, b) -> Comparator.comparing(Said::at).compare(a, b) >= 0 ? a : b);
    }
  }

  /** The moves of a wish that may still be asked; a question asked whole is asked once. */
  List<Move> remaining(Wish wish) {
    if (endedKeys.contains(wish.key())) {
      return List.of();
    }
    boolean isWhole = wish.kind() != ProposalKind.SHIFT_DATES;
    return wish.moves().stream()
        .filter(move -> isWhole || !taken.contains(move.target()))
        .filter(move -> isWhole || !isAnswered(move, wish.drifts()))
        .toList();
  }

  private boolean isAnswered(Move move, boolean drifts) {
    Said said = latest.get(move.target());
    if (said == null) {
      return false;
    }
    boolean sameTarget =
        drifts ? !drift.isFar(said.move.to(), move) : said.move.to().equals(move.to());
    return switch (said.move.state()) {
      // The tool showed something else: asked afresh as soon as we have heard what.
      case STALE -> sameTarget && said.move.from().equals(move.from());
      case PROPOSED -> said.state == ProposalState.EXPIRED ? drifts || sameTarget : sameTarget;
      case LEFT, CONFIRMED, DONE, FAILED, BY_HAND -> sameTarget;
    };
  }
}
