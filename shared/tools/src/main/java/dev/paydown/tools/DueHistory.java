package dev.paydown.tools;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.ItemRef;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What an item was due before anybody told Paydown, as its tool's own record of changes has it: the
 * facts that its deliveries would have told, each at its own time.
 */
public final class DueHistory {
  /** The first of a very long history, in which the item was committed, and its latest part. */
  private static final int FIRST = 50;

  private static final int LATEST = 50;

  private DueHistory() {}

  /**
   * The due date was moved.
   *
   * @param from what it was until then; empty: none
   * @param to what it was from then on; empty: none
   */
  public record Move(Instant at, Actor actor, Optional<LocalDate> from, Optional<LocalDate> to) {}

  /**
   * The moves as facts, oldest first.
   *
   * @param moves in any order; one that moves nothing says nothing
   * @param createdAt when the item was made, asked for where it had a date before its first move:
   *     it had that from the beginning. Empty where that is not known, or where there may have been
   *     moves before these: then that date is left out
   */
  public static List<Fact> facts(
      ItemRef.Own item, List<Move> moves, Supplier<Optional<Instant>> createdAt) {
    List<Move> told =
        new ArrayList<>(
            moves.stream()
                .filter(move -> !move.from().equals(move.to()))
                .sorted(Comparator.comparing(Move::at))
                .toList());
    if (told.size() > FIRST + LATEST) {
      told.subList(FIRST, told.size() - LATEST).clear();
    }
    List<Fact> facts = new ArrayList<>();
    if (!told.isEmpty() && told.getFirst().from().isPresent()) {
      Instant moved = told.getFirst().at();
      createdAt
          .get()
          .filter(made -> made.isBefore(moved))
          .ifPresent(made -> facts.add(fact(item, made, Actor.HUMAN, told.getFirst().from())));
    }
    for (Move move : told) {
      facts.add(fact(item, move.at(), move.actor(), move.to()));
    }
    return facts;
  }

  private static Fact fact(ItemRef.Own item, Instant at, Actor actor, Optional<LocalDate> due) {
    FieldChange change = new FieldChange(ItemField.DUE, due.map(LocalDate::toString));
    return new Fact.ItemChanged(item, at, 0, actor, List.of(change));
  }
}
