package dev.paydown.tools.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an item's own Markdown says of why it started, what done looks like, and what is owed: by
 * its headings, and by the boxes of its checklists that are not ticked. Code is passed over.
 *
 * @param owed the unticked boxes, in their order
 */
public record Context(Optional<String> why, Optional<String> done, List<String> owed) {
  private static final Set<String> WHY =
      Set.of(
          "why",
          "background",
          "context",
          "motivation",
          "problem",
          "why this started",
          "reason",
          "rationale");
  private static final Set<String> DONE =
      Set.of(
          "done",
          "done when",
          "definition of done",
          "acceptance criteria",
          "acceptance",
          "what done looks like",
          "outcome",
          "dod");
  // All of these take a time that grows with the line alone: senders choose how long it is.
  private static final Pattern HEADING =
      Pattern.compile("^ {0,3}(?:#{1,6}\\s+(\\S.*)|\\*\\*([^*]+)\\*\\*:?|__([^_]+)__:?)$");
  private static final Pattern INLINE =
      Pattern.compile(
          "^ {0,3}(?:\\*\\*)?([A-Za-z][A-Za-z ]{2,24}?)(?::\\*\\*|\\*\\*:|:)\\s+(\\S.*)$");
  private static final Pattern BOX =
      Pattern.compile("^\\s*(?:[-*+]|[0-9]{1,4}[.)])\\s+\\[([ xX])]\\s+(\\S.*)$");
  private static final int OWED_LENGTH = 300;

  /** Copies the list. */
  public Context {
    owed = List.copyOf(owed);
  }

  /** Which part of the text a line stands in. */
  private enum Part {
    WHY,
    DONE,
    OTHER
  }

  /** Reads the Markdown. */
  public static Context of(String markdown) {
    StringBuilder why = new StringBuilder();
    StringBuilder done = new StringBuilder();
    List<String> owed = new ArrayList<>();
    Part part = Part.OTHER;
    for (String whole : ProseLines.of(markdown)) {
      String line = whole.stripTrailing();
      Optional<String> heading = heading(line);
      Matcher inline = INLINE.matcher(line);
      if (heading.isPresent()) {
        part = part(heading.get());
      } else if (inline.matches() && part(inline.group(1)) != Part.OTHER) {
        add(part(inline.group(1)), inline.group(2), why, done);
      } else {
        add(part, whole, why, done);
      }
      Matcher box = BOX.matcher(line);
      if (box.matches() && box.group(1).equals(" ") && owed.size() < Clip.LIST) {
        owed.add(Clip.to(box.group(2), OWED_LENGTH));
      }
    }
    return new Context(found(why), found(done), owed);
  }

  private static void add(Part part, String line, StringBuilder why, StringBuilder done) {
    switch (part) {
      case WHY -> why.append(line).append('\n');
      case DONE -> done.append(line).append('\n');
      case OTHER -> {
        /* What stands under other headings is neither. */
      }
    }
  }

  private static Optional<String> found(StringBuilder text) {
    String stripped = Clip.text(text.toString());
    return stripped.isEmpty() ? Optional.empty() : Optional.of(stripped);
  }

  private static Optional<String> heading(String line) {
    Matcher heading = HEADING.matcher(line);
    if (!heading.matches()) {
      return Optional.empty();
    }
    for (int group = 1; group <= 3; group++) {
      if (heading.group(group) != null) {
        return Optional.of(heading.group(group));
      }
    }
    return Optional.empty();
  }

  private static Part part(String heading) {
    String plain =
        heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z ]", " ").replaceAll(" +", " ").strip();
    if (WHY.contains(plain)) {
      return Part.WHY;
    }
    return DONE.contains(plain) ? Part.DONE : Part.OTHER;
  }
}
