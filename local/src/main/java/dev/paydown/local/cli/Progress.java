package dev.paydown.local.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Optional;

/**
 * How far something long has come: on a terminal one line that is written anew in its place, and
 * elsewhere nothing.
 */
final class Progress implements AutoCloseable {
  private static final int BAR = 20;
  private static final String ANEW = "\r\u001b[K";

  private final PrintWriter out;
  private final boolean isShown;
  private String line = "";

  /**
   * On that writer.
   *
   * @param isShown whether a person at a terminal reads it
   */
  Progress(PrintWriter out, boolean isShown) {
    this.out = out;
    this.isShown = isShown;
  }

  /** Whether what is printed goes to a person at a terminal. */
  static boolean isTerminal() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
  }

  /** It has come so far. */
  synchronized void at(String words) {
    line = Columns.clean(words);
    if (isShown) {
      out.print(ANEW + line);
      out.flush();
    }
  }

  /** So many of so many are done. */
  void at(String words, int done, int all) {
    int full = all == 0 ? BAR : (int) ((long) BAR * done / all);
    at("%s [%s%s] %d of %d".formatted(words, "#".repeat(full), ".".repeat(BAR - full), done, all));
  }

  /** Says something that stays, above the line. */
  void say(String words) {
    above(() -> out.println(Columns.clean(words)));
  }

  /** Runs what writes whole lines to the same screen, so that they stand above the line. */
  synchronized void above(Runnable writes) {
    if (isShown && !line.isEmpty()) {
      out.print(ANEW);
      out.flush();
    }
    writes.run();
    if (isShown && !line.isEmpty()) {
      out.print(line);
    }
    out.flush();
  }

  /** It is over: the line goes away. */
  @Override
  public synchronized void close() {
    if (isShown && !line.isEmpty()) {
      out.print(ANEW);
      out.flush();
    }
    line = "";
  }
}
