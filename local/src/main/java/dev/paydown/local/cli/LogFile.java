package dev.paydown.local.cli;

import dev.paydown.aws.log.JsonLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The log of the embedded run, in the lines that CloudWatch gets on AWS: in {@code log.jsonl} of
 * its data folder, the one before in {@code log.jsonl.1}. The terminal keeps what needs somebody.
 */
final class LogFile {
  private static final int MOST_BYTES = 20_000_000;

  private LogFile() {}

  /** From now on. */
  static void in(Path folder) {
    Logger root = Logger.getLogger("");
    for (Handler handler : root.getHandlers()) {
      handler.setLevel(Level.WARNING);
    }
    root.addHandler(handler(folder));
  }

  /** What writes there. */
  static Handler handler(Path folder) {
    try {
      Files.createDirectories(folder);
      Handler file = new FileHandler(pattern(folder), MOST_BYTES, 2, true);
      file.setFormatter(new JsonLines("local"));
      file.setLevel(Level.INFO);
      return file;
    } catch (IOException e) {
      throw new Failure("no log can be kept in " + folder, e);
    }
  }

  /** The folder's own percent signs mean nothing. */
  private static String pattern(Path folder) {
    return folder.toString().replace("%", "%%") + "/log-%g.jsonl";
  }
}
