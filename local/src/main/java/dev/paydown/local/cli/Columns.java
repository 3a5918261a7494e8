package dev.paydown.local.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * A table for a terminal. Text of tools is shown without control characters, so that it cannot
 * steer the terminal.
 */
final class Columns {
  private static final int WIDEST = 48;

  private final List<String> heads;
  private final List<List<String>> rows = new ArrayList<>();

  Columns(String... heads) {
    this.heads = List.of(heads);
  }

  void row(String... cells) {
    List<String> row = new ArrayList<>();
    for (String cell : cells) {
      row.add(fitted(clean(cell)));
    }
    rows.add(row);
  }

  /** The table, a line for each row, or the sentence where there is none. */
  String text(String ifEmpty) {
    if (rows.isEmpty()) {
      return ifEmpty + "\n";
    }
    StringBuilder out = new StringBuilder();
    line(out, heads);
    rows.forEach(row -> line(out, row));
    return out.toString();
  }

  static String clean(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .map(c -> Character.isISOControl(c) ? ' ' : c)
        .filter(c -> Character.getType(c) != Character.FORMAT)
        .forEach(out::appendCodePoint);
    return out.toString();
  }

  private void line(StringBuilder out, List<String> cells) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i);
      line.append(cell).append(" ".repeat(Math.max(0, width(i) - length(cell)) + 2));
    }
    out.append(line.toString().stripTrailing()).append('\n');
  }

  private int width(int column) {
    int width = length(heads.get(column));
    for (List<String> row : rows) {
      width = Math.max(width, length(row.get(column)));
    }
    return width;
  }

  private static String fitted(String cell) {
    return length(cell) <= WIDEST
        ? cell
        : cell.substring(0, cell.offsetByCodePoints(0, WIDEST - 1)) + "…";
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
