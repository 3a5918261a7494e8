package dev.paydown.tools.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The lines of a Markdown text that its author says: no fenced code, no quotations, and nothing of
 * what a template says to its author in {@code <!-- comments -->}.
 */
final class ProseLines {
  private static final int MOST = 5_000;
  private static final Pattern CODE = Pattern.compile("`[^`]{0,2000}`");

  private ProseLines() {}

  static List<String> of(String markdown) {
    List<String> lines = new ArrayList<>();
    String fence = "";
    for (String line : withoutComments(markdown).lines().limit(MOST).toList()) {
      String stripped = line.strip();
      if (!fence.isEmpty()) {
        fence = stripped.startsWith(fence) ? "" : fence;
      } else if (stripped.startsWith("```") || stripped.startsWith("~~~")) {
        fence = stripped.substring(0, 3);
      } else if (!stripped.startsWith(">")) {
        lines.add(line);
      }
    }
    return lines;
  }

  /** The line without what stands in it as code. */
  static String withoutCode(String line) {
    return CODE.matcher(line).replaceAll(" ");
  }

  /** A comment that is never closed is left as it is. */
  private static String withoutComments(String markdown) {
    StringBuilder said = new StringBuilder(markdown.length());
    int from = 0;
    int start = markdown.indexOf("<!--");
    int end = markdown.indexOf("-->", start + 4);
    while (start >= 0 && end >= 0) {
      said.append(markdown, from, start);
      from = end + 3;
      start = markdown.indexOf("<!--", from);
      end = markdown.indexOf("-->", start + 4);
    }
    return said.append(markdown, from, markdown.length()).toString();
  }
}
