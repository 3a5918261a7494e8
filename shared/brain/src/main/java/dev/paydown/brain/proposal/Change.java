package dev.paydown.brain.proposal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What can become of a proposal. */
final class Change {
  private final Proposal from;
  private int version;
  private String recipient;
  private ProposalState state;
  private List<Move> moves;
  private Optional<Instant> mailedAt;
  private Instant expiresAt;
  private Optional<Instant> snoozedUntil;
  private Optional<Instant> endedAt;
  private int raised;
  private Optional<String> outcome;
  private Optional<DeclineReason> declined;
  private Optional<Instant> undoAskedAt;

  Change(Proposal from) {
    this.from = from;
    this.version = from.version();
    this.recipient = from.recipient();
    this.state = from.state();
    this.moves = from.moves();
    this.mailedAt = from.mailedAt();
    this.expiresAt = from.expiresAt();
    this.snoozedUntil = from.snoozedUntil();
    this.endedAt = from.endedAt();
    this.raised = from.raised();
    this.outcome = from.outcome();
    this.declined = from.declined();
    this.undoAskedAt = from.undoAskedAt();
  }

  private Proposal made() {
    return made(from.node(), from.item(), from.headline(), from.reason(), from.packet());
  }

  private Proposal made(String node, String item, String headline, String reason, Packet packet) {
    return new Proposal(
        from.id(),
        version,
        from.kind(),
        from.key(),
        from.occasion(),
        node,
        item,
        headline,
        reason,
        recipient,
        state,
        from.gate(),
        moves,
        packet,
        from.madeAt(),
        mailedAt,
        expiresAt,
        snoozedUntil,
        endedAt,
        raised,
        outcome,
        declined,
        undoAskedAt,
        from.correlation());
  }

  /** Put again, to be mailed anew. */
  Proposal again(Instant nextExpiresAt) {
    version = version + 1;
    state = ProposalState.PENDING;
    mailedAt = Optional.empty();
    expiresAt = nextExpiresAt;
    snoozedUntil = Optional.empty();
    endedAt = Optional.empty();
    return made();
  }

  Proposal raisedTo(String lead, Instant nextExpiresAt) {
    recipient = lead;
    raised = raised + 1;
    return again(nextExpiresAt);
  }

  Proposal ended(ProposalState how, Instant at, String why) {
    return with(how, moves, Optional.of(at), Optional.of(why));
  }

  Proposal declined(DeclineReason reason, Instant at, String why) {
    declined = Optional.of(reason);
    return ended(ProposalState.DECLINED, at, why);
  }

  Proposal with(
      ProposalState next, List<Move> nextMoves, Optional<Instant> at, Optional<String> why) {
    state = next;
    moves = nextMoves;
    endedAt = at;
    outcome = why;
    return made();
  }

  Proposal snoozed(Instant until) {
    state = ProposalState.SNOOZED;
    snoozedUntil = Optional.of(until);
    endedAt = Optional.empty();
    return made();
  }

  Proposal mailed(Instant at, Instant nextExpiresAt) {
    mailedAt = Optional.of(at);
    expiresAt = nextExpiresAt;
    return made();
  }

  /** To be mailed after all. */
  Proposal unmailed() {
    mailedAt = Optional.empty();
    return made();
  }

  Proposal undoAsked(Instant at) {
    undoAskedAt = Optional.of(at);
    return made();
  }

  /** The same moves, with what is now said about them. */
  Proposal reworded(Brief brief) {
    return made(brief.node(), brief.item(), brief.headline(), brief.reason(), brief.packet());
  }

  /** A newer version, with what is wished now. A snooze goes on, unless another question is put. */
  Proposal renewed(
      Asked asked,
      String nextRecipient,
      Optional<Instant> nextMailedAt,
      Instant nextExpiresAt,
      Optional<String> correlation) {
    boolean sameQuestion = asked.wish().occasion().equals(from.occasion());
    return new Proposal(
        from.id(),
        version + 1,
        from.kind(),
        from.key(),
        asked.wish().occasion(),
        asked.brief().node(),
        asked.brief().item(),
        asked.brief().headline(),
        asked.brief().reason(),
        nextRecipient,
        sameQuestion ? state : ProposalState.PENDING,
        asked.gate(),
        asked.moves(),
        asked.brief().packet(),
        from.madeAt(),
        nextMailedAt,
        nextExpiresAt,
        sameQuestion ? snoozedUntil : Optional.empty(),
        Optional.empty(),
        sameQuestion ? raised : 0,
        outcome,
        declined,
        undoAskedAt,
        correlation);
  }
}
