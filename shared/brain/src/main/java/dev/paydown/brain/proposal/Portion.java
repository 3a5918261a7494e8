package dev.paydown.brain.proposal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * As much of a question about dates as one person is asked at once: whole items, as many as one
 * page shows. The others are asked about once these are answered. What stands in the question
 * already stays in it while it holds, so that it is not another one with each step.
 *
 * @param moves those that are asked now, in their order
 * @param waiting how many items are asked about later
 */
record Portion(List<Move> moves, int waiting) {
  /** As many lines as a page of 30 KB shows; one answer could confirm twice as many. */
  static final int MOVES_MAX = 48;

  /** A row holds some three times as much beside the context, whatever the alphabet. */
  private static final int CHARACTERS_MAX = 40_000;

  Portion {
    moves = List.copyOf(moves);
  }

  /** Of a wish of dates. */
  static Portion of(List<Move> moves, Optional<Proposal> live) {
    SequencedMap<String, List<Move>> byItem = new LinkedHashMap<>();
    for (Move move : moves) {
      byItem.computeIfAbsent(move.node(), any -> new ArrayList<>()).add(move);
    }
    if (fits(moves)) {
      return new Portion(moves, 0);
    }
    Set<String> asked = asked(byItem, live);
    return new Portion(
        moves.stream().filter(move -> asked.contains(move.node())).toList(),
        byItem.size() - asked.size());
  }

  private static Set<String> asked(
      SequencedMap<String, List<Move>> byItem, Optional<Proposal> live) {
    Set<String> order = new LinkedHashSet<>();
    live.ifPresent(
        proposal ->
            proposal.moves().stream()
                .map(Move::node)
                .filter(byItem::containsKey)
                .forEach(order::add));
    order.addAll(byItem.keySet());
    Set<String> asked = new HashSet<>();
    List<Move> together = new ArrayList<>();
    for (String node : order) {
      together.addAll(byItem.get(node));
      if (!asked.isEmpty() && !fits(together)) {
        break;
      }
      asked.add(node);
    }
    return asked;
  }

  private static boolean fits(List<Move> moves) {
    return moves.size() <= MOVES_MAX
        && moves.stream().mapToInt(Portion::characters).sum() <= CHARACTERS_MAX;
  }

  /** Of what tools and people wrote; the rest is short. */
  private static int characters(Move move) {
    return move.title().length()
        + move.item().length()
        + move.node().length()
        + move.uid().length()
        + move.url().map(String::length).orElse(0)
        + move.cause().map(String::length).orElse(0);
  }
}
