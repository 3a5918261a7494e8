package dev.paydown.brain.proposal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What can become of a proposal. */
final class Change {
  private final Proposal from;

  Change(Proposal from) {
    this.from = from;
  }

  private Proposal to(
      int version,
      String recipient,
      ProposalState state,
      List<Move> moves,
      Optional<Instant> mailedAt,
      Instant expiresAt,
      Optional<Instant> snoozedUntil,
      Optional<Instant> endedAt,
      int raised,
      Optional<String> outcome) {
    return new Proposal(
        from.id(),
        version,
        from.kind(),
        from.key(),
        from.node(),
        from.item(),
        from.headline(),
        from.reason(),
        recipient,
        state,
        from.gate(),
        moves,
        from.packet(),
        from.madeAt(),
        mailedAt,
        expiresAt,
        snoozedUntil,
        endedAt,
        raised,
        outcome);
  }

  /** Put again, to be mailed anew. */
  Proposal again(Instant expiresAt) {
    return to(
        from.version() + 1,
        from.recipient(),
        ProposalState.PENDING,
        from.moves(),
        Optional.empty(),
        expiresAt,
        Optional.empty(),
        Optional.empty(),
        from.raised(),
        from.outcome());
  }

  Proposal raisedTo(String lead, Instant expiresAt) {
    return to(
        from.version() + 1,
        lead,
        ProposalState.PENDING,
        from.moves(),
        Optional.empty(),
        expiresAt,
        Optional.empty(),
        Optional.empty(),
        from.raised() + 1,
        from.outcome());
  }

  Proposal ended(ProposalState state, Instant at, String outcome) {
    return with(state, from.moves(), Optional.of(at), Optional.of(outcome));
  }

  Proposal with(
      ProposalState state, List<Move> moves, Optional<Instant> endedAt, Optional<String> outcome) {
    return to(
        from.version(),
        from.recipient(),
        state,
        moves,
        from.mailedAt(),
        from.expiresAt(),
        from.snoozedUntil(),
        endedAt,
        from.raised(),
        outcome);
  }

  Proposal snoozed(Instant until) {
    return to(
        from.version(),
        from.recipient(),
        ProposalState.SNOOZED,
        from.moves(),
        from.mailedAt(),
        from.expiresAt(),
        Optional.of(until),
        Optional.empty(),
        from.raised(),
        from.outcome());
  }

  Proposal mailed(Instant at, Instant expiresAt) {
    return to(
        from.version(),
        from.recipient(),
        from.state(),
        from.moves(),
        Optional.of(at),
        expiresAt,
        from.snoozedUntil(),
        from.endedAt(),
        from.raised(),
        from.outcome());
  }

  /** A newer version, with what is wished now; a snooze goes on. */
  Proposal renewed(Wish wish, String recipient, Optional<Instant> mailedAt, Instant expiresAt) {
    return new Proposal(
        from.id(),
        from.version() + 1,
        from.kind(),
        from.key(),
        wish.node(),
        wish.item(),
        wish.headline(),
        wish.reason(),
        recipient,
        from.state(),
        wish.gate(),
        wish.moves(),
        wish.packet(),
        from.madeAt(),
        mailedAt,
        expiresAt,
        from.snoozedUntil(),
        Optional.empty(),
        from.raised(),
        from.outcome());
  }
}
