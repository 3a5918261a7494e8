package dev.paydown.pages.export;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A table as RFC 4180 writes it, row by row, so that it can be handed out in pages. No cell holds a
 * line end: a row is a line. In UTF-8 without a byte order mark.
 *
 * @param head the names of the columns, as one line with its end
 */
public record Sheet(String head, List<Row> rows) {
  public Sheet {
    rows = List.copyOf(rows);
  }

  /**
   * One row.
   *
   * @param id what names it among the others
   * @param line its cells, with the line's end
   */
  public record Row(String id, String line) {}

  /** The whole table. */
  public String text() {
    return rows.stream().map(Row::line).collect(Collectors.joining("", head, ""));
  }
}
