package dev.paydown.local.attack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;

/** Everything that was logged, with what the messages were given. */
final class KeptLog extends Handler {
  private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

  @Override
  public void publish(LogRecord logged) {
    lines.add(
        logged.getMessage()
            + " "
            + Optional.ofNullable(logged.getParameters()).map(Arrays::toString).orElse("")
            + Optional.ofNullable(logged.getThrown()).map(Throwable::toString).orElse(""));
  }

  /** All of it. */
  String text() {
    synchronized (lines) {
      return String.join("\n", lines);
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
