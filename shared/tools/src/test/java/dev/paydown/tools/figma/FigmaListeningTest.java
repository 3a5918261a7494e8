package dev.paydown.tools.figma;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Answers;
import dev.paydown.tools.Fixtures;
import dev.paydown.tools.Listening;
import dev.paydown.tools.ToolUnavailable;
import dev.paydown.tools.http.OutgoingHttp;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Webhooks made in Figma, against answers of its API's form. */
class FigmaListeningTest {
  private static final String HOOKS = "https://api.figma.com/v2/webhooks";
  private static final String URL = "https://paydown.example.com/hooks/abc";
  private static final String NONE = "{\"webhooks\":[]}";

  private static Connection in(String... places) {
    return Fixtures.connection("figma", "newest", Optional.empty()).in(List.of(places));
  }

  private static Listening listening(OutgoingHttp http) {
    return new FigmaTool(http).listening().orElseThrow();
  }

  private static Listening.Hooked hooked(OutgoingHttp http, Connection connection) {
    return listening(http).hook(new Listening.Asked(connection, URL, Fixtures.NOW));
  }

  private static String of(String context, String id) {
    return "GET " + HOOKS + "?context=" + context + "&context_id=" + id;
  }

  private static List<String> asked(Answers figma) {
    return figma.asked().stream().map(one -> one.method() + " " + one.uri()).toList();
  }

  private static List<String> events(Answers figma) {
    return figma.asked().stream()
        .filter(one -> one.body().length > 0)
        .map(one -> new String(one.body(), UTF_8))
        .map(body -> body.replaceFirst(".*\"event_type\":\"([A-Z_]+)\".*", "$1"))
        .toList();
  }

  @Test
  void a_team_gets_a_webhook_for_each_kind_of_event_with_the_newest_secret() {
    Answers figma = new Answers(Map.of(of("team", "123"), NONE, "POST " + HOOKS, "{}"));
    assertThat(hooked(figma, in("team/123")))
        .isEqualTo(new Listening.Standing(List.of("team/123")));
    assertThat(events(figma))
        .containsExactly(
            "FILE_UPDATE",
            "FILE_COMMENT",
            "DEV_MODE_STATUS_UPDATE",
            "FILE_VERSION_UPDATE",
            "FILE_DELETE");
    assertThat(new String(figma.asked().get(1).body(), UTF_8))
        .isEqualTo(
            "{\"event_type\":\"FILE_UPDATE\",\"endpoint\":\""
                + URL
                + "\",\"passcode\":\"newest\",\"status\":\"ACTIVE\",\"description\":\"Paydown\","
                + "\"context\":\"team\",\"context_id\":\"123\"}");
    assertThat(figma.asked().getFirst().headers()).containsEntry("x-figma-token", "token");
  }

  @Test
  void a_file_has_room_for_three() {
    Answers figma = new Answers(Map.of(of("file", "Ab12"), NONE, "POST " + HOOKS, "{}"));
    assertThat(hooked(figma, in("file/Ab12")))
        .isEqualTo(new Listening.Standing(List.of("file/Ab12")));
    assertThat(events(figma))
        .containsExactly("FILE_UPDATE", "FILE_COMMENT", "DEV_MODE_STATUS_UPDATE");
  }

  @Test
  void those_that_stand_are_changed_in_place_and_those_of_others_are_left() {
    String hook = "{\"id\":\"%s\",\"event_type\":\"%s\",\"endpoint\":\"%s\"}";
    String listed =
        "{\"webhooks\":["
            + String.join(
                ",",
                hook.formatted("7", "FILE_COMMENT", URL),
                hook.formatted("8", "FILE_UPDATE", "https://example.com/"))
            + "]}";
    Answers figma =
        new Answers(
            Map.of(
                of("project", "45"), listed, "POST " + HOOKS, "{}", "PUT " + HOOKS + "/7", "{}"));
    assertThat(hooked(figma, in("project/45")))
        .isEqualTo(new Listening.Standing(List.of("project/45")));
    assertThat(asked(figma))
        .containsExactly(
            of("project", "45"),
            "POST " + HOOKS,
            "PUT " + HOOKS + "/7",
            "POST " + HOOKS,
            "POST " + HOOKS,
            "POST " + HOOKS);
  }

  @Test
  void what_cannot_be_made_says_what_to_do() {
    Answers none = new Answers(Map.of());
    assertThat(hooked(none, in()))
        .isEqualTo(new Listening.ByHand("no team, project or file is named to listen in"));
    assertThat(hooked(none, in("team/123", "Designs")))
        .isEqualTo(
            new Listening.ByHand("a place in Figma is written team/ID, project/ID or file/KEY"));
    assertThat(none.asked()).isEmpty();
    assertThatThrownBy(() -> hooked(none, in("team/123")))
        .isInstanceOf(ToolUnavailable.class)
        .hasMessage("the tool knows no such place, or hides it");
    OutgoingHttp full =
        request ->
            request.method().equals("GET")
                ? new OutgoingHttp.Outcome.Answered(200, Map.of(), NONE.getBytes(UTF_8))
                : new OutgoingHttp.Outcome.Answered(
                    400,
                    Map.of(),
                    "{\"error\":true,\"message\":\"Too many webhooks\"}".getBytes(UTF_8));
    assertThatThrownBy(() -> hooked(full, in("team/123")))
        .isInstanceOf(ToolUnavailable.class)
        .hasMessage("Figma says: Too many webhooks");
  }
}
