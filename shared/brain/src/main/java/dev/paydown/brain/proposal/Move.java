package dev.paydown.brain.proposal;

import java.time.Instant;
import java.util.Optional;

/**
 * One change of one field of one item.
 *
 * @param id unique in the proposal: {@code m1}, {@code m2}, …
 * @param node the item, as the graph names it
 * @param connection the name of the connection whose tool holds the item
 * @param uid the tool's immutable id of the item
 * @param item the item's id as people write it
 * @param title what the item was called when this was proposed
 * @param url where the item is
 * @param field the field that changes: {@code start}, {@code due}, {@code owner}, {@code status},
 *     {@code slot}, {@code approval}, {@code committed}, {@code reviewer}, {@code blocked-by}; of a
 *     comment, what it is: {@code comment} carries the context packet, {@code reminder}, {@code
 *     notice}, {@code remaining}, and {@code answer}, which is in the recipient's own words
 * @param from what the field showed when this was proposed: the precondition; empty: nothing
 * @param to what it shall show; empty: the recipient gives it with the answer
 * @param cause the node of the item that made this necessary
 */
public record Move(
    String id,
    MoveAction action,
    String node,
    String connection,
    String uid,
    String item,
    String title,
    Optional<String> url,
    String field,
    Optional<String> from,
    Optional<String> to,
    Optional<String> cause,
    Gate gate,
    MoveState state) {
  /** The field of a comment in the recipient's own words. */
  static final String ANSWER = "answer";

  /** The field of who is asked for a review. */
  static final String REVIEWER = "reviewer";

  /** The field of what blocks the item. */
  static final String BLOCKED_BY = "blocked-by";

  /** The same move in another state. */
  public Move in(MoveState next) {
    return copy(id, to, gate, next);
  }

  /** The same move with the value that the recipient gave. */
  public Move to(String value) {
    return copy(id, Optional.of(value), gate, state);
  }

  /** The same move under another id. */
  Move named(String other) {
    return copy(other, to, gate, state);
  }

  /** The same move with that gate, if it is the stricter. */
  Move atLeast(Gate stricter) {
    return copy(id, to, gate.or(stricter), state);
  }

  private Move copy(String nextId, Optional<String> nextTo, Gate nextGate, MoveState nextState) {
    return new Move(
        nextId,
        action,
        node,
        connection,
        uid,
        item,
        title,
        url,
        field,
        from,
        nextTo,
        cause,
        nextGate,
        nextState);
  }

  /** Whether it is a comment in the recipient's own words, with no packet attached. */
  public boolean isAnswer() {
    return action == MoveAction.COMMENT && field.equals(ANSWER);
  }

  /** When the time begins that it books; empty: it books none. */
  Optional<Instant> begins() {
    return action == MoveAction.BOOK_SLOT ? to.flatMap(Slots::startOf) : Optional.empty();
  }

  /** Whether nobody chose it before it was too late: the time that it would book has begun. */
  public boolean isTooLate(Instant now) {
    return state == MoveState.PROPOSED && begins().filter(start -> !start.isAfter(now)).isPresent();
  }

  /**
   * What may stand in at most one live proposal: a field of an item; of what blocks it, one link.
   */
  public String target() {
    boolean isOfLink = action == MoveAction.LINK || action == MoveAction.CUT_LINK;
    return node + "#" + field + (isOfLink ? cause.map(from -> "#" + from).orElse("") : "");
  }
}
