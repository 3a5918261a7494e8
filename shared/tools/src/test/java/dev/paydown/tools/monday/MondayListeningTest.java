package dev.paydown.tools.monday;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Answers;
import dev.paydown.tools.Fixtures;
import dev.paydown.tools.Listening;
import dev.paydown.tools.ToolUnavailable;
import dev.paydown.tools.http.OutgoingHttp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Webhooks made in monday.com, against answers of its API's form. */
class MondayListeningTest {
  private static final String API = "https://api.monday.com/v2";
  private static final String URL = "https://paydown.example.com/hooks/abc";

  private static Connection in(String... places) {
    return Fixtures.connection("monday", "secret", Optional.empty()).in(List.of(places));
  }

  private static Listening listening(OutgoingHttp http) {
    return new MondayTool(http).listening().orElseThrow();
  }

  private static Listening.Hooked hooked(OutgoingHttp http, Connection connection) {
    return listening(http).hook(new Listening.Asked(connection, URL, Fixtures.NOW));
  }

  /** An API that lists those webhooks, and what it was asked. */
  private record Board(String webhooks, List<OutgoingHttp.Request> asked) implements OutgoingHttp {
    Board(String webhooks) {
      this(webhooks, new ArrayList<>());
    }

    @Override
    public Outcome send(Request request) {
      asked.add(request);
      String answer = "{\"data\":{\"webhooks\":[%s]}}".formatted(webhooks);
      return new Outcome.Answered(200, Map.of(), answer.getBytes(UTF_8));
    }

    List<String> variables(String mutation) {
      return asked.stream()
          .map(one -> new String(one.body(), UTF_8))
          .filter(body -> body.contains(mutation))
          .map(body -> body.substring(body.indexOf("\"variables\":")))
          .toList();
    }
  }

  @Test
  void a_board_gets_a_webhook_for_each_kind_of_event() {
    Board monday = new Board("");
    assertThat(hooked(monday, in("7001"))).isEqualTo(new Listening.Standing(List.of("7001")));
    assertThat(monday.variables("create_webhook"))
        .hasSize(16)
        .startsWith(
            "\"variables\":{\"board\":\"7001\",\"url\":\"" + URL + "\",\"event\":\"create_item\"}}")
        .doesNotHaveDuplicates();
    assertThat(monday.variables("delete_webhook")).isEmpty();
    assertThat(monday.asked())
        .allMatch(one -> one.method().equals("POST") && one.uri().toString().equals(API))
        .allMatch(one -> "token".equals(one.headers().get("authorization")));
  }

  @Test
  void the_account_in_the_connections_base_address_is_not_where_the_api_is() {
    Connection connection =
        new Connection(
                "id",
                "ws",
                "monday",
                "monday",
                List.of("secret"),
                Optional.of("token"),
                Optional.of("https://acme.monday.com"),
                Optional.empty())
            .in(List.of("7001"));
    Board monday = new Board("");
    assertThat(hooked(monday, connection)).isInstanceOf(Listening.Standing.class);
    assertThat(monday.asked()).allMatch(one -> one.uri().toString().equals(API));
  }

  @Test
  void new_ones_take_the_place_of_those_that_the_app_has_there_for_such_events() {
    Board monday =
        new Board(
            "{\"id\":\"31\",\"event\":\"create_item\"},{\"id\":\"32\",\"event\":\"create_column\"}");
    assertThat(hooked(monday, in("7001"))).isEqualTo(new Listening.Standing(List.of("7001")));
    assertThat(monday.variables("app_webhooks_only: true"))
        .containsExactly("\"variables\":{\"board\":\"7001\"}}");
    assertThat(monday.variables("create_webhook")).hasSize(16);
    assertThat(monday.variables("delete_webhook"))
        .containsExactly("\"variables\":{\"id\":\"31\"}}");
    assertThat(new String(monday.asked().getLast().body(), UTF_8)).contains("delete_webhook");
  }

  @Test
  void what_cannot_be_made_says_what_to_do() {
    Answers none = new Answers(Map.of());
    assertThat(hooked(none, in()))
        .isEqualTo(new Listening.ByHand("no board is named to listen in"));
    assertThat(hooked(none, in("Roadmap")))
        .isEqualTo(
            new Listening.ByHand("a board of monday.com is named by the number in its address"));
    assertThat(none.asked()).isEmpty();
    assertThatThrownBy(() -> hooked(refusing("Board not found", "RESOURCE_NOT_FOUND"), in("1")))
        .isInstanceOfSatisfying(ToolUnavailable.class, e -> assertThat(e.after()).hasHours(1))
        .hasMessage("monday.com says: Board not found");
    assertThatThrownBy(() -> hooked(refusing("Wait", "COMPLEXITY_BUDGET_EXHAUSTED"), in("1")))
        .isInstanceOfSatisfying(ToolUnavailable.class, e -> assertThat(e.after()).hasMinutes(1))
        .hasMessage("monday.com says: Wait");
    Answers old = new Answers(Map.of("POST " + API, "{\"error_message\":\"Not allowed\"}"));
    assertThatThrownBy(() -> hooked(old, in("1")))
        .isInstanceOf(ToolUnavailable.class)
        .hasMessage("monday.com says: Not allowed");
  }

  private static OutgoingHttp refusing(String message, String code) {
    String answer =
        "{\"errors\":[{\"message\":\"%s\",\"extensions\":{\"code\":\"%s\"}}]}"
            .formatted(message, code);
    return new Answers(Map.of("POST " + API, answer));
  }

  @Test
  void a_sweep_finds_nothing_and_asks_nothing() {
    Answers monday = new Answers(Map.of());
    assertThat(listening(monday).changes(in("1"), Optional.empty(), Optional.empty(), Fixtures.NOW))
        .isEqualTo(new Listening.Changes(List.of()));
    assertThat(monday.asked()).isEmpty();
  }
}
