package dev.paydown.brain.proposal;

import java.util.List;

/**
 * A wish as it is put: those of its moves that are asked now, and what is said of them.
 *
 * @param moves named {@code m1}, {@code m2}, …
 */
record Asked(Wish wish, List<Move> moves, Brief brief) {
  Asked {
    moves = List.copyOf(moves);
  }

  Gate gate() {
    return moves.stream().map(Move::gate).reduce(Gate.INTERNAL, Gate::or);
  }
}
