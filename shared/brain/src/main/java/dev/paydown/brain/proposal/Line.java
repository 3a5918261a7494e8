package dev.paydown.brain.proposal;

import dev.paydown.brain.graph.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One item of which dates are asked to move.
 *
 * @param cause what made it necessary, or possible
 * @param moves of that item alone
 * @param drifts its dates move only because an overdue item is a day later every day, or what is
 *     gained is a day less
 */
record Line(Item item, Item cause, List<Move> moves, boolean drifts) {
  Line {
    moves = List.copyOf(moves);
  }

  /** Tells of lines. */
  @FunctionalInterface
  interface Teller {
    /**
     * The brief.
     *
     * @param asked the lines that are asked now, at least one
     * @param waiting how many are asked about only once these are answered
     */
    Brief of(List<Line> asked, int waiting);
  }

  /** One proposal of dates is live at most, of a kind and a person. */
  static String key(ProposalKind kind, String to) {
    return kind.label() + "|" + to;
  }

  /** Those of the lines that have one of these moves. */
  static List<Line> among(List<Line> lines, List<Move> moves) {
    Set<String> nodes = moves.stream().map(Move::node).collect(Collectors.toUnmodifiableSet());
    return lines.stream().filter(line -> nodes.contains(line.item().node())).toList();
  }

  /** What made them necessary, each once. */
  static List<Item> causes(List<Line> lines) {
    List<Item> causes = new ArrayList<>();
    lines.forEach(line -> causes.add(line.cause()));
    return List.copyOf(Packets.byNode(causes).values());
  }

  /** What there is to say of those that wait, after another sentence; empty: none waits. */
  static String later(int waiting) {
    return switch (waiting) {
      case 0 -> "";
      case 1 -> " One more is asked about once these are answered.";
      default -> " " + waiting + " more are asked about once these are answered.";
    };
  }
}
