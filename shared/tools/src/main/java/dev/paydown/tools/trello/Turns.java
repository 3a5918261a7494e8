package dev.paydown.tools.trello;

import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.Transition;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.text.BoardColumn;
import java.util.List;
import java.util.Optional;

/**
 * Where a card stands: by the name of its list, by the mark that it is complete, and by its
 * archive. What is archived or deleted in a list of done things is done; elsewhere it is given up,
 * as Trello shows no more of it then.
 */
record Turns(Event event, ItemRef.Own card) {

  /** Moved from the one list to the other. */
  List<Fact> between(BoardColumn from, BoardColumn to) throws BadField {
    boolean wasBlocked = from == BoardColumn.BLOCKED;
    boolean hadEnded = from == BoardColumn.DONE || from == BoardColumn.GIVEN_UP;
    return switch (to) {
      case UNDER_WAY -> List.of(turn(0, Transition.STARTED));
      case DONE -> List.of(turn(0, Transition.FINISHED));
      case GIVEN_UP -> List.of(turn(0, Transition.CANCELLED));
      case BLOCKED ->
          hadEnded
              ? List.of(turn(0, Transition.REOPENED), blocked(1))
              : wasBlocked ? List.of() : List.of(blocked(0));
      case NOT_BEGUN -> {
        if (from == BoardColumn.NOT_BEGUN) {
          yield List.of();
        }
        yield wasBlocked
            ? List.of(turn(0, Transition.UNBLOCKED), turn(1, Transition.REOPENED))
            : List.of(turn(0, Transition.REOPENED));
      }
      case OTHER -> {
        if (hadEnded) {
          yield List.of(turn(0, Transition.REOPENED));
        }
        yield wasBlocked ? List.of(turn(0, Transition.UNBLOCKED)) : List.of();
      }
    };
  }

  List<Fact> completed() throws BadField {
    return List.of(turn(0, Transition.FINISHED));
  }

  List<Fact> archived(BoardColumn list) throws BadField {
    return List.of(turn(0, list == BoardColumn.DONE ? Transition.FINISHED : Transition.CANCELLED));
  }

  /** No longer complete, or out of the archive: it stands as its list says. */
  List<Fact> backIn(BoardColumn list) throws BadField {
    return switch (list) {
      case UNDER_WAY -> List.of(turn(0, Transition.REOPENED), turn(1, Transition.STARTED));
      case BLOCKED -> List.of(turn(0, Transition.REOPENED), blocked(1));
      case DONE -> List.of(turn(0, Transition.FINISHED));
      case GIVEN_UP -> List.of(turn(0, Transition.CANCELLED));
      case NOT_BEGUN, OTHER -> List.of(turn(0, Transition.REOPENED));
    };
  }

  private Fact turn(long version, Transition to) throws BadField {
    return event.turned(card, version, to);
  }

  private Fact blocked(long version) throws BadField {
    return new Fact.Blocked(
        card,
        event.at(),
        version,
        event.actor(),
        Optional.of("its list says so"),
        Optional.empty(),
        Optional.empty());
  }
}
