package dev.paydown.pages;

import java.util.List;

/**
 * Makes text from tools harmless to read: no control, bidi or zero-width characters, no length that
 * hides the rest. Escaping for HTML is the templates' part.
 */
public final class Text {
  /** The longest subject, in characters. */
  public static final int SUBJECT = 120;

  /** The longest title, in characters. */
  public static final int TITLE = 120;

  /** The longest remark. */
  public static final int REMARK = 200;

  /** The longest sentence. */
  public static final int SENTENCE = 400;

  static final int PARAGRAPH = 1000;

  private static final int MOST_LINES = 12;

  /** More marks than this on one letter draw over the lines around it. */
  private static final int MOST_MARKS = 3;

  private Text() {}

  /** One line of at most {@code most} characters, an ellipsis where it was cut. */
  public static String line(String raw, int most) {
    return cut(visible(raw).replaceAll("\\s+", " ").strip(), most);
  }

  /** A title: one line, never empty. */
  public static String title(String raw) {
    String line = line(raw, TITLE);
    return line.isEmpty() ? "(untitled)" : line;
  }

  /** A mail's subject: one line of at most {@value #SUBJECT} characters. */
  public static String subject(String raw) {
    return line(raw, SUBJECT);
  }

  /** The lines that say something, at most {@value #MOST_LINES}, with a note where more follow. */
  static List<String> paragraphs(String raw) {
    List<String> said =
        raw.lines().map(each -> line(each, PARAGRAPH)).filter(each -> !each.isEmpty()).toList();
    return first(said, MOST_LINES, "more lines in the tool");
  }

  /** The first few of a list, and in one last line how many more there are. */
  static List<String> first(List<String> all, int most, String more) {
    if (all.size() <= most) {
      return all;
    }
    List<String> some = new java.util.ArrayList<>(all.subList(0, most));
    some.add("… and " + (all.size() - most) + " " + more);
    return List.copyOf(some);
  }

  /** Whom an address belongs to, without giving the address away: {@code a…@example.com}. */
  public static String masked(String address) {
    String line = line(address, SENTENCE);
    int at = line.lastIndexOf('@');
    return at < 1
        ? "…"
        : line.substring(0, line.offsetByCodePoints(0, 1)) + "…" + line.substring(at);
  }

  /**
   * The same text without what cannot be seen or reorders what can: control, format (bidi,
   * zero-width, tags), surrogate and filler characters. Line ends and tabs become spaces.
   */
  public static String visible(String raw) {
    StringBuilder kept = new StringBuilder(raw.length());
    int marks = 0;
    for (int i = 0; i < raw.length(); ) {
      int point = raw.codePointAt(i);
      i += Character.charCount(point);
      int type = Character.getType(point);
      boolean mark = type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
      marks = mark ? marks + 1 : 0;
      if (isBreak(point, type)) {
        kept.append(' ');
      } else if (!isHidden(point, type) && marks <= MOST_MARKS) {
        kept.appendCodePoint(point);
      }
    }
    return kept.toString();
  }

  private static boolean isBreak(int point, int type) {
    return point == '\n'
        || point == '\r'
        || point == '\t'
        || point == 0x85
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || type == Character.SPACE_SEPARATOR;
  }

  private static boolean isHidden(int point, int type) {
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.SURROGATE
        || type == Character.UNASSIGNED
        || type == Character.PRIVATE_USE
        || point == 0x115F
        || point == 0x1160
        || point == 0x2800
        || point == 0x3164
        || point == 0xFFA0
        || point == 0x034F;
  }

  private static String cut(String line, int most) {
    if (line.length() <= most) {
      return line;
    }
    int end = most - 1;
    if (Character.isHighSurrogate(line.charAt(end - 1))) {
      end--;
    }
    return line.substring(0, end).stripTrailing() + "…";
  }
}
