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
 *
 * <p>A place where items have numbers lets its people leave the repository out: {@code Blocked by
 * #12}, or {@code !7}, a merge request. There, closing words may count wherever they stand right
 * before an item: {@code This resolves #10, closes acme/web#11}.
 */
public final class StatedLinks {
  private static final Pattern LINE =
      Pattern.compile(
          "^[\\s*_+-]*+(?:\\[[ xX]]\\s*+)?[*_]*+"
              + "(blocked by|depends on|blocks|closes|fixes|part of)"
              + "[*_]*+(?:\\s*+(?::[*_]*+|[*_]++))?\\s+(.*)$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern REFERENCE =
      Pattern.compile(
          "^(?:\\[[^\\]]{0,300}]\\((https?://[^\\s)]{1,1000})\\)" // Markdown link
              + "|<(https?://[^\\s>]{1,1000})>"
              + "|(https?://[^\\s<>)\\]]{1,1000})"
              + "|([a-z][a-z0-9-]{0,40}:#?[A-Za-z0-9][^\\s,;()<>]{0,200})" // connection:key
              + "|([A-Za-z0-9_.-]{1,100}(?:/[A-Za-z0-9_.-]{1,100}){1,20}[#!][0-9]{1,9})" // owner/name#42
              + "|((?:#|!|GH-)[0-9]{1,9})\\b" // #12, !7
              + "|([A-Z][A-Z0-9_]{0,20}-[0-9]{1,9})\\b)"); // ENG-12
  private static final Pattern BETWEEN =
      Pattern.compile("^(?:\\s*(?:,|;|&|and\\b|\\+)\\s*|\\s+)", Pattern.CASE_INSENSITIVE);

  private static final Pattern CLOSING =
      Pattern.compile(
          "(?<![\\p{Alnum}_-])(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):?\\s{1,9}"
              + "(https?://[^\\s<>)\\]]{1,500}/(?:issues|work_items)/[0-9]{1,9}"
              + "|(?:[A-Za-z0-9_.-]{1,100}(?:/[A-Za-z0-9_.-]{1,100}){1,20})?#[0-9]{1,9}|GH-[0-9]{1,9})"
              + "(?![\\p{Alnum}_/-])",
          Pattern.CASE_INSENSITIVE);

  /** An item is the same whatever turns of writing somebody pasted with its address. */
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

  private static final String ENDS = "[.,;:!?*_]+$";

  private StatedLinks() {}

  /**
   * Where a text stands.
   *
   * @param repository what a bare number is an item of, as the rest of a reference is written:
   *     {@code github:acme/web}; empty where nothing has a bare number
   * @param closes whether closing words count anywhere in a line, as in a pull request
   */
  public record Place(String repository, boolean closes) {
    /** Where items have keys that stand for themselves. */
    public static final Place ANY = new Place("", false);
  }

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
    return in(markdown, Place.ANY);
  }

  /** The same, of a text that stands there. */
  public static Set<Stated> in(String markdown, Place place) {
    Set<Stated> found = new LinkedHashSet<>();
    for (String line : ProseLines.of(markdown)) {
      Matcher matcher = LINE.matcher(line);
      if (matcher.matches()) {
        for (String other : references(matcher.group(2), place)) {
          add(found, stated(matcher.group(1).toLowerCase(Locale.ROOT), other));
        }
      }
      if (place.closes()) {
        Matcher closing = CLOSING.matcher(ProseLines.withoutCode(line));
        while (closing.find()) {
          String other = whole(closing.group(1), place);
          if (!isNumber(other)) {
            add(found, stated("closes", other));
          }
        }
      }
    }
    return found;
  }

  private static void add(Set<Stated> found, Stated stated) {
    if (found.size() < Clip.LIST) {
      found.add(stated);
    }
  }

  /** The item with its repository. */
  private static String whole(String other, Place place) {
    return isBare(other) && !place.repository().isEmpty()
        ? place.repository() + other.replaceFirst("^(?:#|(?i:GH-))", "#")
        : other;
  }

  private static boolean isBare(String other) {
    return isNumber(other) || other.regionMatches(true, 0, "GH-", 0, 3);
  }

  /** A number alone, after the mark of an issue or, in GitLab, of a merge request. */
  private static boolean isNumber(String other) {
    return other.startsWith("#") || other.startsWith("!");
  }

  private static Stated stated(String words, String other) {
    return switch (words) {
      case "blocked by", "depends on" -> new Stated(LinkKind.BLOCKS, true, other);
      case "blocks" -> new Stated(LinkKind.BLOCKS, false, other);
      default -> new Stated(LinkKind.CONTAINS, true, other);
    };
  }

  private static List<String> references(String text, Place place) {
    List<String> references = new ArrayList<>();
    String rest = text;
    Matcher reference = REFERENCE.matcher(rest);
    while (reference.find()) {
      String other = whole(written(reference), place);
      if (isNumber(other)) {
        break;
      }
      references.add(other);
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
        return INVISIBLE.matcher(reference.group(group)).replaceAll("").replaceAll(ENDS, "");
      }
    }
    throw new IllegalStateException("a reference matches one of its forms");
  }
}
