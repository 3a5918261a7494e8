package dev.paydown.brain.proposal;

import dev.paydown.brain.Picture;
import dev.paydown.brain.debt.Liability;
import dev.paydown.brain.debt.LiabilityState;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.settings.LiabilityKind;
import dev.paydown.brain.settings.ShiftMode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a question looks at.
 *
 * @param liabilities as they stand now, by id
 * @param proposals as they stand now, by id
 * @param shifted the items of which anybody was ever asked to shift dates, by what made them late
 */
record Situation(
    Picture picture,
    Map<String, Liability> liabilities,
    Map<String, Proposal> proposals,
    Routes routes,
    Map<String, Set<String>> shifted) {

  /** Of what stands now. */
  static Situation of(
      Picture picture, Map<String, Liability> liabilities, Map<String, Proposal> proposals) {
    Map<String, Set<String>> shifted = new HashMap<>();
    for (Proposal proposal : proposals.values()) {
      if (proposal.kind() == ProposalKind.SHIFT_DATES) {
        for (Move move : proposal.moves()) {
          move.cause()
              .ifPresent(
                  cause -> shifted.computeIfAbsent(cause, any -> new HashSet<>()).add(move.node()));
        }
      }
    }
    return new Situation(picture, liabilities, proposals, new Routes(proposals.values()), shifted);
  }

  /** What is asked, and why now. */
  record Told(String headline, String reason) {}

  /** The open liabilities of a kind, in the order of their ids. */
  List<Liability> open(LiabilityKind kind) {
    return liabilities.values().stream()
        .filter(held -> held.kind() == kind && held.state() == LiabilityState.OPEN)
        .toList();
  }

  /** Those of them that cost: nothing upstream explains them. */
  List<Liability> roots(LiabilityKind kind) {
    return open(kind).stream().filter(held -> held.root().isEmpty()).toList();
  }

  Item item(String node) {
    return picture.graph().item(node);
  }

  Moves moves() {
    return new Moves(picture);
  }

  /** What a slip does to the item. */
  ShiftMode shift(Item item) {
    return picture.graph().shift(item.node());
  }

  /** A question about one item, asked once an occasion. */
  Wish about(
      ProposalKind kind,
      Item item,
      String occasion,
      Told told,
      String recipient,
      List<Move> moves,
      List<Item> ledHere) {
    return new Wish(
        kind,
        kind.label() + "|" + item.node(),
        occasion,
        item.node(),
        recipient,
        moves,
        Set.of(),
        (asked, waiting) ->
            new Brief(
                item.node(),
                item.id(),
                told.headline(),
                told.reason(),
                Packets.of(picture, item, ledHere)));
  }

  /** The owner as a sentence names them. */
  static String whose(Item item) {
    return item.owner().map(owner -> "it is " + owner + "’s").orElse("it has no owner");
  }

  /** To whom a liability was raised, else who is to clear it, or stands in for them today. */
  Optional<String> raisedOrClearer(Liability liability) {
    return liability
        .escalation()
        .map(Liability.Escalation::to)
        .or(() -> liability.clearer().flatMap(picture.clearers()::of))
        .or(() -> picture.clearers().of(item(liability.node())));
  }
}
