package dev.paydown.tools.text;

import dev.paydown.brain.event.LinkKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Links that somebody wrote into an item's text, one line each: {@code Blocked by ENG-12, ENG-13}.
 * A line counts when it begins with the words (after a list mark) and goes on with keys, ids or
 * addresses; a sentence that only mentions an item states no link.
 */
public final class StatedLinks {
  private static final Pattern LINE =
      Pattern.compile(
          "^[\\s*_+-]*(?:\\[[ xX]]\\s*)?[*_]*"
              + "(blocked by|depends on|blocks|closes|fixes|part of)"
              + "[*_]*\\s*:?[*_]*\\s+(.*)$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern REFERENCE =
      Pattern.compile(
          "^(?:\\[[^\\]]{0,300}]\\((https?://[^\\s)]{1,1000})\\)" // Markdown link
              + "|<(https?://[^\\s>]{1,1000})>"
              + "|(https?://[^\\s<>)\\]]{1,1000})"
              + "|([a-z][a-z0-9-]{0,40}:[A-Za-z0-9][^\\s,;()<>]{0,200})" // connection:key
              + "|([A-Za-z0-9_.-]{1,100}/[A-Za-z0-9_.-]{1,100}#[0-9]{1,9})" // owner/name#42
              + "|([A-Z][A-Z0-9_]{0,20}-[0-9]{1,9})\\b)"); // ENG-12
  private static final Pattern BETWEEN =
      Pattern.compile("^(?:\\s*(?:,|;|&|and\\b|\\+)\\s*|\\s+)", Pattern.CASE_INSENSITIVE);

  private StatedLinks() {}

  /**
   * One stated link.
   *
   * @param kind blocks or contains
   * @param inward whether the other item is at the link's beginning: it blocks or contains this one
   * @param other the other item, as written
   */
  public record Stated(LinkKind kind, boolean inward, String other) {}

  /** The links that the text states, each once, in its order. */
  public static Set<Stated> in(String markdown) {
    Set<Stated> found = new LinkedHashSet<>();
    for (String line : ProseLines.of(markdown)) {
      Matcher matcher = LINE.matcher(line);
      if (matcher.matches()) {
        for (String other : references(matcher.group(2))) {
          if (found.size() < Clip.LIST) {
            found.add(stated(matcher.group(1).toLowerCase(Locale.ROOT), other));
          }
        }
      }
    }
    return found;
  }

  private static Stated stated(String words, String other) {
    return switch (words) {
      case "blocked by", "depends on" -> new Stated(LinkKind.BLOCKS, true, other);
      case "blocks" -> new Stated(LinkKind.BLOCKS, false, other);
      default -> new Stated(LinkKind.CONTAINS, true, other);
    };
  }

  private static List<String> references(String text) {
    List<String> references = new ArrayList<>();
    String rest = text;
    Matcher reference = REFERENCE.matcher(rest);
    while (reference.find()) {
      references.add(written(reference));
      rest = rest.substring(reference.end());
      Matcher between = BETWEEN.matcher(rest);
      if (!between.find()) {
        break;
      }
      rest = rest.substring(between.end());
      reference = REFERENCE.matcher(rest);
    }
    return references;
  }

  private static String written(Matcher reference) {
    for (int group = 1; group <= reference.groupCount(); group++) {
      if (reference.group(group) != null) {
        return reference.group(group).replaceAll("[.,;:!?*_]+$", "");
      }
    }
    throw new IllegalStateException("a reference matches one of its forms");
  }
}
