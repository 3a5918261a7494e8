package dev.paydown.brain.proposal;

import dev.paydown.brain.Picture;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.settings.Area;
import java.time.LocalDate;
import java.util.Optional;

/** Makes moves, each with its gate. */
final class Moves {
  private static final Optional<String> GIVEN_BY_RECIPIENT = Optional.empty();
  private final Picture picture;

  Moves(Picture picture) {
    this.picture = picture;
  }

  /** A date that is known. */
  Move date(Item item, String field, Optional<LocalDate> from, LocalDate to, Item cause) {
    return of(
        item,
        MoveAction.SET_DATE,
        field,
        from.map(LocalDate::toString),
        Optional.of(to.toString()),
        cause);
  }

  /** A due date that the recipient gives. */
  Move dateGiven(Item item) {
    return of(
        item,
        MoveAction.SET_DATE,
        "due",
        item.due().map(LocalDate::toString),
        GIVEN_BY_RECIPIENT,
        item);
  }

  /** An owner whom the recipient names. */
  Move ownerGiven(Item item) {
    return of(item, MoveAction.ASSIGN, "owner", item.owner(), GIVEN_BY_RECIPIENT, item);
  }

  /**
   * A comment.
   *
   * @param field what the comment is: two of one item say different things
   */
  Move comment(Item item, String field, String text, Item cause) {
    return of(item, MoveAction.COMMENT, field, Optional.empty(), Optional.of(text), cause);
  }

  /** A comment in the recipient's own words. */
  Move answer(Item item) {
    return of(item, MoveAction.COMMENT, Move.ANSWER, Optional.empty(), GIVEN_BY_RECIPIENT, item);
  }

  /** Another status. */
  Move status(Item item, MoveAction action, String to, Item cause) {
    return of(item, action, "status", Optional.of(item.status().label()), Optional.of(to), cause);
  }

  /** A decision on the approval that was asked of that person. */
  Move decision(Item item, MoveAction action, String of, String to) {
    return of(item, action, "approval", Optional.of("requested of " + of), Optional.of(to), item);
  }

  /** Somebody else, whom the recipient names, to be asked for what was asked of that person. */
  Move reviewerGiven(Item item, String of) {
    return of(
        item, MoveAction.REQUEST_REVIEW, Move.REVIEWER, Optional.of(of), GIVEN_BY_RECIPIENT, item);
  }

  /** The link by which an item blocks another, made in the tool that holds both. */
  Move link(Item item, Item blocker) {
    return of(
        item,
        MoveAction.LINK,
        Move.BLOCKED_BY,
        Optional.empty(),
        Optional.of(blocker.id()),
        blocker);
  }

  /** The same link taken away. */
  Move cut(Item item, Item blocker) {
    return of(
        item,
        MoveAction.CUT_LINK,
        Move.BLOCKED_BY,
        Optional.of(blocker.id()),
        Optional.of("cut"),
        blocker);
  }

  Move of(
      Item item,
      MoveAction action,
      String field,
      Optional<String> from,
      Optional<String> to,
      Item cause) {
    return new Move(
        "",
        action,
        item.node(),
        item.connection(),
        item.facts().own().uid(),
        item.id(),
        item.title(),
        item.url(),
        field,
        from,
        to,
        Optional.of(cause.node()),
        gate(item, action),
        MoveState.PROPOSED);
  }

  /** A comment on what customers see is a context packet before a wider audience than its own. */
  private Gate gate(Item item, MoveAction action) {
    boolean isFacing =
        item.clientFacing()
            || picture.state().settingsNow().clientFacing().stream()
                .anyMatch(match -> new Area(match, "").matches(item.id()));
    Gate byItem = isFacing ? Gate.CLIENT_FACING : Gate.INTERNAL;
    Gate byAction =
        switch (action) {
          case CANCEL -> Gate.DESTRUCTIVE;
          case SET_DATE,
              START,
              COMMENT,
              ASSIGN,
              BOOK_SLOT,
              GRANT_APPROVAL,
              DENY_APPROVAL,
              UNBLOCK,
              REOPEN,
              CUT_LINK,
              REQUEST_REVIEW,
              LINK,
              CLEAR,
              RE_COMMIT ->
              Gate.INTERNAL;
        };
    return byItem.or(byAction);
  }
}
