package dev.paydown.brain.proposal;

import java.util.List;

/**
 * What should be put before somebody now, as the picture shows it.
 *
 * @param key what may be live at most once
 * @param occasion what is asked once; empty for dates, of which each line is asked by itself
 * @param node the item it is about
 * @param headline what is asked, in one line
 * @param reason why now
 * @param drifts its dates move only because an overdue item is a day later every day
 */
record Wish(
    ProposalKind kind,
    String key,
    String occasion,
    String node,
    String item,
    String headline,
    String reason,
    String recipient,
    List<Move> moves,
    Packet packet,
    boolean drifts) {
  Wish {
    moves = List.copyOf(moves);
  }

  Gate gate() {
    return moves.stream().map(Move::gate).reduce(Gate.INTERNAL, Gate::or);
  }

  Wish withMoves(List<Move> others) {
    return new Wish(
        kind, key, occasion, node, item, headline, reason, recipient, others, packet, drifts);
  }

  Wish to(String other) {
    return new Wish(
        kind, key, occasion, node, item, headline, reason, other, moves, packet, drifts);
  }

  Wish telling(Packet otherwise) {
    return new Wish(
        kind, key, occasion, node, item, headline, reason, recipient, moves, otherwise, drifts);
  }

  Wish drifting(boolean doesDrift) {
    return new Wish(
        kind, key, occasion, node, item, headline, reason, recipient, moves, packet, doesDrift);
  }
}
