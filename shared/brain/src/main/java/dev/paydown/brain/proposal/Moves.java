package dev.paydown.brain.proposal;

import dev.paydown.brain.Picture;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.settings.Area;
import java.util.Optional;

/** Makes moves, each with its gate. */
final class Moves {
  private Moves() {}

  static Move of(
      Picture picture,
      Item item,
      MoveAction action,
      String field,
      Optional<String> from,
      Optional<String> to,
      Optional<String> cause) {
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
        cause,
        gate(picture, item, action),
        MoveState.PROPOSED);
  }

  private static Gate gate(Picture picture, Item item, MoveAction action) {
    boolean isFacing =
        item.clientFacing()
            || picture.state().settingsNow().clientFacing().stream()
                .anyMatch(match -> new Area(match, "").matches(item.id()));
    if (isFacing) {
      return Gate.CLIENT_FACING;
    }
    return switch (action) {
      case SET_DATE, START, COMMENT, ASSIGN, BOOK_SLOT, GRANT_APPROVAL, DENY_APPROVAL ->
          Gate.INTERNAL;
    };
  }
}
