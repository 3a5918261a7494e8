package dev.paydown.tools;

import dev.paydown.brain.proposal.Move;
import dev.paydown.brain.proposal.MoveAction;
import java.util.Optional;
import java.util.Set;

/**
 * One kind of move that a tool's connector makes: always, or where the item allows it. What no such
 * record names is by hand.
 *
 * @param fields the move's fields for which that holds; none: whatever the field
 * @param items of which kinds the item may be
 * @param undoable whether another move of the same connector sets it back
 * @param once how it has its effect once, however often it is tried
 */
public record Makes(
    MoveAction action, Set<String> fields, Items items, boolean undoable, String once) {
  private static final String READ = "the item is read before it is written and after";
  private static final String MARK =
      "it carries a mark, and is looked for before it is written and after";

  public Makes {
    fields = Set.copyOf(fields);
  }

  /**
   * Kinds of item, as readings name them: {@code task}, {@code pull-request}.
   *
   * @param areThese whether these are meant, or all others
   */
  public record Items(boolean areThese, Set<String> kinds) {
    /** Of whatever kind. */
    public static final Items ALL = new Items(false, Set.of());

    public Items {
      kinds = Set.copyOf(kinds);
    }

    /** These alone. */
    public static Items only(String... kinds) {
      return new Items(true, Set.of(kinds));
    }

    /** All but these. */
    public static Items except(String... kinds) {
      return new Items(false, Set.of(kinds));
    }

    boolean has(String kind) {
      return kinds.contains(kind) == areThese;
    }
  }

  /** A change of what the item shows, so that a reading tells whether it was made. */
  public static Makes change(MoveAction action, String... fields) {
    return new Makes(action, Set.of(fields), Items.ALL, false, READ);
  }

  /** A comment that is known again by a mark in it. */
  public static Makes markedComment() {
    return addition(MoveAction.COMMENT, MARK);
  }

  /** Something that is added, known again in a way of its own. */
  public static Makes addition(MoveAction action, String once) {
    return new Makes(action, Set.of(), Items.ALL, false, once);
  }

  /** The same, with a way back. */
  public Makes withWayBack() {
    return new Makes(action, fields, items, true, once);
  }

  /** The same, of such items. */
  public Makes of(Items which) {
    return new Makes(action, fields, which, undoable, once);
  }

  /** Whether it is such a move, of an item of that kind; where the kind is not known, of some. */
  public boolean holds(Move move, Optional<String> kind) {
    return move.action() == action
        && (fields.isEmpty() || fields.contains(move.field()))
        && kind.map(items::has).orElse(true);
  }
}
