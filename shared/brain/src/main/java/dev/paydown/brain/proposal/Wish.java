package dev.paydown.brain.proposal;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What should be put before somebody now, as the picture shows it.
 *
 * @param key what may be live at most once
 * @param occasion what is asked once; empty for dates, of which each line is asked by itself
 * @param node the item it is about; of dates the first line's
 * @param drifting the items whose dates move only because an overdue item is a day later every day
 * @param teller what is said of it
 */
record Wish(
    ProposalKind kind,
    String key,
    String occasion,
    String node,
    String recipient,
    List<Move> moves,
    Set<String> drifting,
    Brief.Teller teller) {
  Wish {
    moves = List.copyOf(moves);
    drifting = Set.copyOf(drifting);
  }

  /** One person's lines of that kind. */
  static Wish ofDates(ProposalKind kind, String to, List<Line> lines, Line.Teller teller) {
    return new Wish(
        kind,
        Line.key(kind, to),
        "",
        lines.getFirst().item().node(),
        to,
        lines.stream().flatMap(line -> line.moves().stream()).toList(),
        lines.stream()
            .filter(Line::drifts)
            .map(line -> line.item().node())
            .collect(Collectors.toUnmodifiableSet()),
        (asked, waiting) -> teller.of(Line.among(lines, asked), waiting));
  }

  Wish withMoves(List<Move> others) {
    return new Wish(kind, key, occasion, node, recipient, others, drifting, teller);
  }

  Wish to(String other) {
    return new Wish(kind, key, occasion, node, other, moves, drifting, teller);
  }

  /** The same, of which the item's own dates drift. */
  Wish asDrifting() {
    return new Wish(kind, key, occasion, node, recipient, moves, Set.of(node), teller);
  }

  /** Whether the move's date drifts. */
  boolean drifts(Move move) {
    return drifting.contains(move.node());
  }
}
