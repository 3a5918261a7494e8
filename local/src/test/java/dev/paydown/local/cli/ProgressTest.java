package dev.paydown.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** How far something long has come. */
class ProgressTest {
  private static final String ANEW = "\r\u001b[K";
  private final StringWriter out = new StringWriter();

  private Progress progress(boolean isShown) {
    return new Progress(new PrintWriter(out, true), isShown);
  }

  @Test
  void on_a_terminal_it_is_one_line_below_what_is_said_and_goes_away_at_the_end() {
    try (Progress progress = progress(true)) {
      progress.at("Playing", 1, 4);
      progress.say("Monday");
      progress.at("Playing", 4, 4);
    }
    assertThat(out.toString())
        .isEqualTo(
            ANEW
                + "Playing [#####...............] 1 of 4"
                + ANEW
                + "Monday\n"
                + "Playing [#####...............] 1 of 4"
                + ANEW
                + "Playing [####################] 4 of 4"
                + ANEW);
  }

  @Test
  void elsewhere_only_what_is_said_is_there() {
    try (Progress progress = progress(false)) {
      progress.at("Playing", 1, 4);
      progress.say("Monday\u001b[2J");
      progress.at("Playing", 4, 4);
    }
    assertThat(out.toString()).isEqualTo("Monday [2J\n");
  }

  @Test
  void logs_stand_above_it_and_it_stays_below_them() {
    Logger logger = Logger.getAnonymousLogger();
    logger.setUseParentHandlers(false);
    logger.addHandler(written());
    try (Progress progress = progress(true)) {
      LogsAbove.of(logger, progress);
      logger.info("before there is a line");
      progress.at("Playing", 1, 4);
      logger.info("mailing ask-1 is out");
      logger.fine("too small to be written");
    }
    logger.info("after");
    assertThat(out.toString())
        .isEqualTo(
            "before there is a line\n"
                + ANEW
                + "Playing [#####...............] 1 of 4"
                + ANEW
                + "mailing ask-1 is out\n"
                + "Playing [#####...............] 1 of 4"
                + ANEW
                + "after\n");
  }

  /** Writes to the same screen. */
  private Handler written() {
    return new Handler() {
      @Override
      public void publish(LogRecord logged) {
        out.write(logged.getMessage() + "\n");
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }

  @Test
  void nothing_of_nothing_is_done() {
    progress(true).at("Playing", 0, 0);
    assertThat(out.toString()).isEqualTo(ANEW + "Playing [####################] 0 of 0");
  }
}
