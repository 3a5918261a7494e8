package dev.paydown.tools.text;

import dev.paydown.brain.event.ItemField;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What people commonly call the columns, options and dates of boards that they set up themselves,
 * where the tool knows nothing of them but the name. Any other name says nothing.
 */
public final class BoardNames {
  private static final Set<String> NOT_BEGUN =
      Set.of("todo", "to do", "backlog", "new", "ready", "planned", "no status", "not started");
  private static final Set<String> UNDER_WAY =
      Set.of("in progress", "in review", "in development", "doing", "started", "active", "wip");
  private static final Set<String> DONE =
      Set.of("done", "complete", "completed", "finished", "shipped");
  private static final Set<String> DROPPED =
      Set.of("cancelled", "canceled", "won t do", "dropped", "abandoned");
  private static final Map<String, ItemField> DATES =
      Map.of(
          "start", ItemField.START,
          "start date", ItemField.START,
          "due", ItemField.DUE,
          "due date", ItemField.DUE,
          "target", ItemField.DUE,
          "target date", ItemField.DUE,
          "end date", ItemField.DUE,
          "deadline", ItemField.DUE);

  private BoardNames() {}

  /** How far the work in a column is. */
  public enum Stage {
    NOT_BEGUN,
    UNDER_WAY,
    DONE,
    DROPPED
  }

  /** The stage that a column or option of that name stands for. */
  public static Optional<Stage> stage(String name) {
    String plain = plain(name);
    if (NOT_BEGUN.contains(plain)) {
      return Optional.of(Stage.NOT_BEGUN);
    }
    if (UNDER_WAY.contains(plain)) {
      return Optional.of(Stage.UNDER_WAY);
    }
    if (DONE.contains(plain)) {
      return Optional.of(Stage.DONE);
    }
    return DROPPED.contains(plain) ? Optional.of(Stage.DROPPED) : Optional.empty();
  }

  /** The date that a field of that name holds. */
  public static Optional<ItemField> date(String name) {
    return Optional.ofNullable(DATES.get(plain(name)));
  }

  /** Without case, and without the pictures that people put before names. */
  public static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }
}
