package dev.paydown.tools.text;

import java.util.ArrayList;
import java.util.List;

/** The lines of a Markdown text that its author says: no fenced code, no quotations. */
final class ProseLines {
  private static final int MOST = 5_000;

  private ProseLines() {}

  static List<String> of(String markdown) {
    List<String> lines = new ArrayList<>();
    String fence = "";
    for (String line : markdown.lines().limit(MOST).toList()) {
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
}
