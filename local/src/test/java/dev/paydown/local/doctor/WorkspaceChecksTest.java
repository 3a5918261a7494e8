package dev.paydown.local.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.tools.json.BrainJson;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WorkspaceChecksTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  private static JsonNode json(String text) {
    try {
      return BrainJson.mapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static Check connection(String fields) {
    List<Check> checks =
        WorkspaceChecks.connections(
            json("{\"connections\":[{\"name\":\"linear\"," + fields + "}]}"), NOW);
    assertThat(checks).hasSize(1);
    return checks.getFirst();
  }

  @Test
  void a_connection_that_speaks_and_is_swept_is_well() {
    assertThat(
            connection(
                """
                "heard":{"at":"2026-11-01T00:00:00Z"},"lastSaidAt":"2026-11-20T11:00:00Z",
                "sweep":{"dueAt":"2026-11-20T12:10:00Z"}"""))
        .isEqualTo(Check.ok("connection linear", "last said something at 2026-11-20T11:00:00Z"));
  }

  @Test
  void one_whose_tool_refuses_its_token_is_named_with_the_tool_s_words() {
    assertThat(
            connection(
                """
                "heard":{"at":"2026-11-01T00:00:00Z"},"lastSaidAt":"2026-11-20T11:00:00Z",
                "sweep":{"dueAt":"2026-11-20T12:10:00Z","trouble":"the token is refused"}"""))
        .isEqualTo(
            Check.wrong(
                "connection linear",
                "its tool does not let itself be read: the token is refused",
                "./paydown connection test linear"));
  }

  @Test
  void one_that_no_delivery_has_come_for_needs_its_webhook() {
    assertThat(connection("\"heard\":null"))
        .isEqualTo(
            Check.wrong(
                "connection linear",
                "no delivery has ever come that its secret proves",
                "./paydown connection hook linear"));
  }

  @Test
  void one_that_has_said_nothing_for_two_weeks_is_silent_and_a_moment_before_is_not() {
    String heard = "\"heard\":{\"at\":\"2026-11-01T00:00:00Z\"},\"lastSaidAt\":";
    assertThat(connection(heard + "\"2026-11-06T11:59:59Z\""))
        .isEqualTo(
            Check.wrong(
                "connection linear", "silent for 14 days", "./paydown connection test linear"));
    assertThat(connection(heard + "\"2026-11-06T12:00:00Z\"").isWrong()).isFalse();
  }

  @Test
  void one_that_is_not_swept_tells_that_the_clock_stands_still() {
    String heard =
        "\"heard\":{\"at\":\"2026-11-01T00:00:00Z\"},\"lastSaidAt\":\"2026-11-20T11:00:00Z\",";
    assertThat(connection(heard + "\"sweep\":{\"dueAt\":\"2026-11-20T10:29:59Z\"}"))
        .isEqualTo(
            Check.wrong(
                "connection linear",
                "it was to be swept at 2026-11-20T10:29:59Z: the clock stands still",
                "./paydown doctor --stack STACK"));
    assertThat(connection(heard + "\"sweep\":{\"dueAt\":\"2026-11-20T10:30:00Z\"}").isWrong())
        .isFalse();
  }

  @Test
  void a_workspace_without_a_connection_hears_nothing() {
    assertThat(WorkspaceChecks.connections(json("{\"connections\":[]}"), NOW))
        .containsExactly(
            Check.wrong("connections", "no tool is connected", "./paydown connect TOOL --help"));
  }

  @Test
  void what_could_not_be_read_is_counted() {
    assertThat(WorkspaceChecks.quarantine(json("{\"quarantine\":[{},{}]}")))
        .isEqualTo(
            Check.wrong("quarantine", "2 deliveries could not be read", "./paydown quarantine"));
    assertThat(WorkspaceChecks.quarantine(json("{\"quarantine\":[]}")))
        .isEqualTo(Check.ok("quarantine", "every delivery was understood"));
  }

  @Test
  void whom_and_what_nobody_knows_is_counted() {
    assertThat(WorkspaceChecks.unmatched(json("{\"people\":[{}],\"references\":[{},{}]}")))
        .containsExactly(
            Check.wrong(
                "people",
                "users of tools whom nobody knows: 1; they get no mail",
                "./paydown unmatched, then ./paydown people FILE"),
            Check.wrong(
                "references", "links that lead to nothing known: 2", "./paydown unmatched"));
    assertThat(WorkspaceChecks.unmatched(json("{\"people\":[],\"references\":[]}")))
        .noneMatch(Check::isWrong);
  }
}
