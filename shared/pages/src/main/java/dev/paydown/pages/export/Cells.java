package dev.paydown.pages.export;

import dev.paydown.pages.Text;
import java.util.Optional;
import java.util.regex.Pattern;

/** The cells of one row. */
final class Cells {
  /** What spreadsheets hold in a cell is 32,767 characters; some are left for the guard. */
  private static final int LONGEST = 32_000;

  /**
   * Where a spreadsheet may begin to read a formula, full-width and small forms included: at the
   * start, and where it takes a semicolon for the end of a cell.
   */
  private static final Pattern FORMULA =
      Pattern.compile(
          "(^|;)([\\s\"]*)(?=[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20\uFE66\uFE62\uFE63\uFE6B\u2212])");

  private static final Pattern QUOTED = Pattern.compile("[\",;']");

  private final StringBuilder line = new StringBuilder();
  private boolean isFirst = true;

  /** Somebody's text: it stays text, whatever it begins with, and shows what it holds. */
  Cells text(String raw) {
    String guarded = FORMULA.matcher(Text.line(raw, LONGEST)).replaceAll("$1'$2");
    return next(
        QUOTED.matcher(guarded).find() ? '"' + guarded.replace("\"", "\"\"") + '"' : guarded);
  }

  Cells text(Optional<String> raw) {
    return raw.isPresent() ? text(raw.get()) : none();
  }

  /** What is Paydown's own: a number, a date, an instant, one of its words. */
  Cells own(Object value) {
    return next(value.toString());
  }

  Cells own(Optional<?> value) {
    return value.isPresent() ? own(value.get()) : none();
  }

  Cells none() {
    return next("");
  }

  Cells none(int cells) {
    for (int i = 0; i < cells; i++) {
      none();
    }
    return this;
  }

  private Cells next(String written) {
    line.append(isFirst ? "" : ",").append(written);
    isFirst = false;
    return this;
  }

  /** The row with its end. */
  String line() {
    return line + "\r\n";
  }
}
