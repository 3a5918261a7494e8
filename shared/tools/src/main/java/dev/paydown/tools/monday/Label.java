package dev.paydown.tools.monday;

import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.text.GivenUp;
import java.util.Locale;
import java.util.Set;

/**
 * What a label of a status column says of the item. People name labels as they like; monday itself
 * marks those that stand for done (monday.com support, The Status Column). Of the others only words
 * that are plain say something.
 */
enum Label {
  /** No label. */
  NONE,
  NOT_BEGUN,
  UNDER_WAY,
  STUCK,
  DONE,
  GIVEN_UP,
  /** A label whose meaning is its team's own. */
  OTHER;

  private static final Set<String> OF_WHAT_WAITS =
      Set.of(
          "not started",
          "to do",
          "todo",
          "backlog",
          "new",
          "open",
          "planned",
          "ready to start",
          "future steps");
  private static final Set<String> OF_WORK =
      Set.of(
          "working on it", "in progress", "in development", "in review", "doing", "started", "wip");
  private static final Set<String> OF_BLOCKS = Set.of("stuck", "blocked", "impeded");
  private static final Set<String> OF_ENDS =
      Set.of("done", "complete", "completed", "finished", "closed", "shipped", "released");

  /** The label in a column's value. */
  static Label of(Fields value) throws BadField {
    Fields label = value.object("label");
    String text = text(value);
    if (text.isEmpty() && !label.flag("is_done").orElse(false)) {
      return NONE;
    }
    String plain = text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    if (GivenUp.says(text)) {
      return GIVEN_UP;
    }
    if (label.flag("is_done").orElse(false) || OF_ENDS.contains(plain)) {
      return DONE;
    }
    if (OF_BLOCKS.contains(plain)) {
      return STUCK;
    }
    if (OF_WORK.contains(plain)) {
      return UNDER_WAY;
    }
    return OF_WHAT_WAITS.contains(plain) ? NOT_BEGUN : OTHER;
  }

  /** Its words. */
  static String text(Fields value) throws BadField {
    return value.object("label").text("text").orElse("").strip();
  }

  /** Whether the item is over by it. */
  boolean isEnd() {
    return this == DONE || this == GIVEN_UP;
  }
}
