package dev.paydown.local.cli;

import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Writes logs above a progress line: on a terminal both end up on one screen, and a log line would
 * go on where the progress line stands.
 */
final class LogsAbove extends Handler {
  private final Handler handler;
  private final Progress progress;

  private LogsAbove(Handler handler, Progress progress) {
    this.handler = handler;
    this.progress = progress;
    setLevel(handler.getLevel());
  }

  /** From now on everything that the logger's handlers write stands above that line. */
  static void of(Logger logger, Progress progress) {
    for (Handler handler : logger.getHandlers()) {
      logger.removeHandler(handler);
      logger.addHandler(new LogsAbove(handler, progress));
    }
  }

  @Override
  public void publish(LogRecord logged) {
    if (isLoggable(logged)) {
      progress.above(() -> handler.publish(logged));
    }
  }

  @Override
  public void flush() {
    handler.flush();
  }

  @Override
  public void close() {
    handler.close();
  }
}
