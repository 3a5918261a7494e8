package dev.paydown.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Plans in files, as the person at the terminal sees them. */
final class ForecastFileTest {
  private static final String LAUNCH =
      """
      {"type":"dev.paydown.item.opened","subject":"design","time":"2026-11-02T09:00:00Z","data":{"title":"Design","owner":"ann@x.org","start":"2026-11-02","due":"2026-11-04"}}
      {"type":"dev.paydown.item.opened","subject":"build","time":"2026-11-02T09:00:00Z","data":{"title":"Build","owner":"bob@x.org","start":"2026-11-09","due":"2026-11-11"}}
      {"type":"dev.paydown.item.opened","subject":"test","time":"2026-11-02T09:00:00Z","data":{"title":"Test","owner":"cy@x.org","estimateDays":2}}
      {"type":"dev.paydown.link.made","time":"2026-11-02T09:01:00Z","data":{"from":"plan:design","to":"plan:build","kind":"blocks"}}
      {"type":"dev.paydown.link.made","time":"2026-11-02T09:01:00Z","data":{"from":"plan:build","to":"plan:test","kind":"blocks"}}

      {"type":"dev.paydown.item.changed","subject":"design","time":"2026-11-03T09:00:00Z","data":{"due":"2026-11-10"}}
      """;

  @TempDir private Path folder = Path.of("");
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    return line.execute(arguments);
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  @Test
  void work_events_become_dates_slack_and_what_drives_them() throws IOException {
    assertThat(run("forecast", file("launch.ndjson", LAUNCH), "--as-of", "2026-11-03")).isZero();
    assertThat(out.toString())
        .isEqualTo(
            """
            launch.ndjson
            ITEM    START       DUE         TOTAL SLACK  FREE SLACK  DRIVEN BY
            build   2026-11-11  2026-11-13  0d           0d          design
            design  2026-11-02  2026-11-10  0d           0d          -
            test    2026-11-16  2026-11-17  0d           0d          build < design
            nothing is left to do on 2026-11-18

            """);
  }

  @Test
  void as_of_a_day_what_was_said_later_is_not_known_yet() throws IOException {
    String plan = file("launch.ndjson", LAUNCH);
    assertThat(run("forecast", plan, "--as-of", "2026-11-02", "--json")).isZero();
    assertThat(out.toString())
        .isEqualTo(
            "{\"id\":\"launch.ndjson\",\"items\":["
                + "{\"id\":\"build\",\"start\":\"2026-11-09\",\"due\":\"2026-11-11\","
                + "\"totalSlackDays\":0,\"freeSlackDays\":0,\"drivenBy\":null},"
                + "{\"id\":\"design\",\"start\":\"2026-11-02\",\"due\":\"2026-11-04\","
                + "\"totalSlackDays\":2,\"freeSlackDays\":2,\"drivenBy\":null},"
                + "{\"id\":\"test\",\"start\":\"2026-11-12\",\"due\":\"2026-11-13\","
                + "\"totalSlackDays\":0,\"freeSlackDays\":0,\"drivenBy\":\"build\"}],"
                + "\"end\":\"2026-11-16\"}\n");
  }

  @Test
  void gaps_are_kept_where_that_is_asked() throws IOException {
    String plan = file("launch.ndjson", LAUNCH);
    assertThat(run("forecast", plan, "--as-of", "2026-11-03", "--mode", "keep-gap")).isZero();
    assertThat(out.toString()).contains("build   2026-11-13  2026-11-17");
  }

  @Test
  void a_delay_is_tried_on_a_file_before_anyone_moves_anything() throws IOException {
    String plan = file("launch.ndjson", LAUNCH);
    assertThat(run("what-if", "design", "+1d", "--file", plan, "--as-of", "2026-11-03")).isZero();
    assertThat(out.toString())
        .isEqualTo(
            """
            ITEM    ASKED OF   START                    FINISH                   MOVES BY  SLIP  DRIVEN BY
            design  ann@x.org  2026-11-02 > 2026-11-03  2026-11-10 > 2026-11-11  1d        5d    -
            build   bob@x.org  2026-11-11 > 2026-11-12  2026-11-13 > 2026-11-16  1d        3d    design
            test    cy@x.org   2026-11-16 > 2026-11-17  2026-11-17 > 2026-11-18  1d        0d    build

            last day of work: 2026-11-17 > 2026-11-18
            """);
  }

  @Test
  void a_network_of_durations_is_planned_from_its_first_day_in_a_seven_day_week()
      throws IOException {
    String network = "{\"name\":\"n\",\"durations\":[0,3,2,0],\"successors\":[[1,2],[3],[3],[]]}\n";
    assertThat(run("forecast", file("n.ndjson", network), "--json")).isZero();
    assertThat(out.toString())
        .startsWith("{\"name\":\"n\",\"items\":[{\"id\":\"0\",\"start\":\"2026-11-02\"")
        .contains(
            "{\"id\":\"2\",\"start\":\"2026-11-02\",\"due\":\"2026-11-03\","
                + "\"totalSlackDays\":1,\"freeSlackDays\":1,\"drivenBy\":null}")
        .endsWith("\"end\":\"2026-11-05\"}\n");
  }

  @Test
  void a_fault_is_one_line_that_names_the_place_and_the_fault() throws IOException {
    assertFault("{\"type\":\"dev.paydown.item.opened\",\n", "line 1 is no JSON object");
    assertFault(
        "{\"type\":\"dev.paydown.item.opened\",\"subject\":\"a\",\"data\":{\"due\":\"soon\"}}",
        "line 1: data.due \"soon\" is not a date");
    assertFault("{\"type\":\"dev.paydown.item.eaten\",\"subject\":\"a\"}", "line 1: unknown event");
    assertFault(
        "{\"id\":\"c\",\"items\":[{\"id\":\"A\",\"due\":\"later\"}],\"links\":[]}",
        "due \"later\" is not a date");
    assertFault(
        "{\"id\":\"c\",\"items\":[],\"links\":[{\"from\":\"A\",\"to\":\"B\",\"type\":\"XX\"}]}",
        "type \"XX\" is not FS, SS, FF or SF");
    assertThat(run("forecast", folder.resolve("none").toString())).isEqualTo(1);
  }

  private void assertFault(String text, String fault) throws IOException {
    err.getBuffer().setLength(0);
    assertThat(run("forecast", file("bad.ndjson", text))).isEqualTo(1);
    assertThat(err.toString()).contains(fault).hasLineCount(1);
  }
}
