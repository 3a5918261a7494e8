package dev.paydown.tools;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Everything that is logged from when it is made until it is closed, of whatever level. */
public final class Logged implements AutoCloseable {
  private static final Logger ROOT = Logger.getLogger("");
  private final Level before = ROOT.getLevel();
  private final List<LogRecord> records = Collections.synchronizedList(new ArrayList<>());
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord entry) {
          records.add(entry);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  /** Begins to listen. */
  public Logged() {
    handler.setLevel(Level.ALL);
    ROOT.addHandler(handler);
    ROOT.setLevel(Level.ALL);
  }

  /** Lines of warnings and worse, and of whatever has an exception with it. */
  public List<String> faults() {
    return copy().stream()
        .filter(
            each ->
                each.getLevel().intValue() >= Level.WARNING.intValue() || each.getThrown() != null)
        .map(new SimpleFormatter()::format)
        .toList();
  }

  /** Every line, as it would be written, with the traces of exceptions. */
  public List<String> lines() {
    return copy().stream().map(new SimpleFormatter()::format).toList();
  }

  private List<LogRecord> copy() {
    synchronized (records) {
      return List.copyOf(records);
    }
  }

  @Override
  public void close() {
    ROOT.removeHandler(handler);
    ROOT.setLevel(before);
  }
}
