package dev.paydown.tools.text;

import java.util.Optional;
import java.util.Set;

/**
 * What the name of a board's column says of the work in it, in tools that let people name the
 * stations of their work as they like. A name that says none of it is {@link #OTHER}.
 */
public enum BoardColumn {
  NOT_BEGUN,
  UNDER_WAY,
  BLOCKED,
  DONE,
  GIVEN_UP,
  OTHER;

  private static final Set<String> OF_WHAT_WAITS =
      Set.of(
          "not started",
          "todo",
          "to do",
          "backlog",
          "new",
          "ready",
          "planned",
          "no status",
          "next",
          "up next",
          "next up",
          "ideas",
          "inbox",
          "icebox");
  private static final Set<String> OF_WORK =
      Set.of(
          "in progress",
          "in review",
          "in development",
          "doing",
          "started",
          "active",
          "wip",
          "ongoing",
          "review",
          "code review",
          "testing",
          "in testing",
          "qa",
          "in qa");
  private static final Set<String> OF_BLOCKS = Set.of("blocked", "on hold", "impeded", "stuck");
  private static final Set<String> OF_ENDS =
      Set.of("complete", "completed", "finished", "closed", "shipped", "released", "deployed");
  private static final Set<String> OF_WHAT_IS_GIVEN_UP =
      Set.of(
          "cancelled",
          "canceled",
          "abandoned",
          "dropped",
          "won t do",
          "wont do",
          "will not do",
          "not doing");

  /** What that name says, if it says anything. */
  public static Optional<BoardColumn> said(String name) {
    return Optional.of(named(name)).filter(column -> column != OTHER);
  }

  /** What that name says, whatever its case and the pictures that people put around it. */
  public static BoardColumn named(String name) {
    String plain = BoardNames.plain(name);
    if (OF_WORK.contains(plain)) {
      return UNDER_WAY;
    }
    if (OF_WHAT_WAITS.contains(plain)) {
      return NOT_BEGUN;
    }
    if (OF_BLOCKS.contains(plain)) {
      return BLOCKED;
    }
    // Teams keep one such column for each week or version.
    if (OF_ENDS.contains(plain) || plain.equals("done") || plain.startsWith("done ")) {
      return DONE;
    }
    return OF_WHAT_IS_GIVEN_UP.contains(plain) ? GIVEN_UP : OTHER;
  }
}
