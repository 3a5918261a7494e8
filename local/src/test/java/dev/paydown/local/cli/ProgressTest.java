package dev.paydown.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
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
  void nothing_of_nothing_is_done() {
    progress(true).at("Playing", 0, 0);
    assertThat(out.toString()).isEqualTo(ANEW + "Playing [####################] 0 of 0");
  }
}
