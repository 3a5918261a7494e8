package dev.paydown.functions.api;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One page of a text that comes line by line. A function answers with 6 MB of JSON at the most, in
 * which the text is one string; a page ends well before.
 */
final class TextPage {
  /** What a page weighs in that string, unless its first line alone weighs more. */
  static final int MOST_BYTES = 5 * 1024 * 1024;

  private final int mostBytes;
  private final StringBuilder text = new StringBuilder();
  private int bytes;
  private Optional<String> next = Optional.empty();

  TextPage(int mostBytes) {
    this.mostBytes = mostBytes;
  }

  /**
   * Takes a line if there is room, and says so.
   *
   * @param after the cursor that leads to this line: it names what comes before it
   */
  boolean take(String line, String after) {
    int size = line.getBytes(StandardCharsets.UTF_8).length + escapes(line);
    if (bytes > 0 && bytes + size > mostBytes) {
      next = Optional.of(after);
      return false;
    }
    text.append(line);
    bytes += size;
    return true;
  }

  private static int escapes(String line) {
    int escapes = 0;
    for (int i = 0; i < line.length(); i++) {
      char each = line.charAt(i);
      escapes += each == '"' || each == '\\' || each < ' ' ? 1 : 0;
    }
    return escapes;
  }

  String text() {
    return text.toString();
  }

  /** The cursor of the page after this one, if there is more. */
  Optional<String> next() {
    return next;
  }
}
