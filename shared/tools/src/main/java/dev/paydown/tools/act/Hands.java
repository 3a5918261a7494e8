package dev.paydown.tools.act;

import dev.paydown.brain.proposal.Move;
import dev.paydown.tools.Attempt;
import java.util.Optional;

/**
 * What one tool lets be changed, and how. Each way is one request of which the tool's own reading
 * afterwards says whether it happened.
 *
 * @param <T> what the tool shows of a target
 */
public interface Hands<T extends Target> {

  /** What people call the tool. */
  String tool();

  /** Reads the move's target as it is now. */
  Look<T> look();

  /**
   * Writes the ISO date, or takes it away where it is empty.
   *
   * @param field {@code start} or {@code due}
   */
  Way date(T target, String field, Optional<String> to);

  /** Makes the person with that address the owner, alone; empty: nobody. */
  Way assign(T target, Optional<String> email);

  /** Brings it where it shall stand: started, cancelled, or open again. */
  Way turn(T target, Standing to);

  /** Adds the execution's comment, once. */
  Attempt comment(T target);

  /** Moves a slot that stands to another time. */
  default Way slot(T target, Slot to) {
    return new Way.ByHand();
  }

  /** Books the slot for who confirmed the move, once. */
  default Attempt book(Move move, Slot slot) {
    return other(move);
  }

  /** Whether the tool knows of whom a review of something is asked. */
  default boolean knowsReviewers() {
    return false;
  }

  /**
   * Asks the person with that address for a review, beside whoever is asked already.
   *
   * @param isAsked whether they shall be asked; else they are asked no more
   */
  default Way review(T target, String email, boolean isAsked) {
    return new Way.ByHand();
  }

  /**
   * The tool's own link by which the item with that id blocks the target; none where the tool knows
   * no such links between the two.
   */
  default Look<Optional<Bond>> blockedBy(T target, String uid) {
    return new Look.Seen<>(Optional.empty());
  }

  /** Makes a move that only some tools know: decides an approval. */
  default Attempt other(Move move) {
    return Attempt.byHand(move.url());
  }
}
