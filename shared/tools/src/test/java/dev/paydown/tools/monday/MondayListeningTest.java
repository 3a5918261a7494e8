package dev.paydown.tools.monday;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.Transition;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Answers;
import dev.paydown.tools.Fixtures;
import dev.paydown.tools.Listening;
import dev.paydown.tools.ToolUnavailable;
import dev.paydown.tools.http.OutgoingHttp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
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
      String answer =
          "{\"data\":{\"webhooks\":[%s],\"create_webhook\":{\"id\":\"%d\"}}}"
              .formatted(webhooks, 100 + asked.size());
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

  /** The ids of the sixteen are kept: monday does not show where a webhook posts to. */
  private static Listening.Standing standing(int first) {
    return new Listening.Standing(
        List.of("7001"),
        Optional.empty(),
        Optional.empty(),
        IntStream.range(first, first + 16).mapToObj(Integer::toString).toList());
  }

  @Test
  void a_board_gets_a_webhook_for_each_kind_of_event() {
    Board monday = new Board("");
    assertThat(hooked(monday, in("7001"))).isEqualTo(standing(102));
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
    assertThat(hooked(monday, in("7001"))).isEqualTo(standing(102));
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

  /** An API that gives those answers, one after the other. */
  private record InOrder(List<String> answers, List<String> asked) implements OutgoingHttp {
    static InOrder of(String... answers) {
      return new InOrder(new ArrayList<>(List.of(answers)), new ArrayList<>());
    }

    @Override
    public Outcome send(Request request) {
      asked.add(new String(request.body(), UTF_8));
      String answer = "{\"data\":" + answers.removeFirst() + "}";
      return new Outcome.Answered(200, Map.of(), answer.getBytes(UTF_8));
    }
  }

  private static String page(String cursor, String... items) {
    return "{\"boards\":[{\"items_page\":{\"cursor\":%s,\"items\":[%s]}}]}"
        .formatted(cursor, String.join(",", items));
  }

  private static String item(int id, String at) {
    return "{\"id\":\"%d\",\"updated_at\":\"%s\"}".formatted(id, at);
  }

  @Test
  void the_items_of_each_board_are_listed_page_by_page_and_told_apart_by_their_last_change() {
    String old = "2026-11-01T09:00:00Z";
    String fresh = "2026-11-19T09:00:00Z";
    InOrder monday =
        InOrder.of(
            page("\"MSw4\"", item(7, old), item(8, fresh)),
            page("null", item(9, fresh)),
            page("null"),
            page("null", item(7, old), item(8, fresh)));
    Connection two = in("1", "2");
    Listening.Changes first =
        listening(monday).changes(two, Optional.empty(), Optional.empty(), Fixtures.NOW);
    assertThat(first.items()).extracting(Listening.Changed::uid).containsExactly("7", "8");
    Listening.Changes second =
        listening(monday).changes(two, Optional.empty(), first.next(), Fixtures.NOW);
    assertThat(second.items()).extracting(Listening.Changed::uid).containsExactly("9");
    assertThat(listening(monday).changes(two, Optional.empty(), second.next(), Fixtures.NOW))
        .isEqualTo(new Listening.Changes(List.of()));
    Instant since = Instant.parse(fresh);
    assertThat(
            listening(monday).changes(in("1"), Optional.of(since), Optional.empty(), Fixtures.NOW))
        .isEqualTo(new Listening.Changes(List.of(new Listening.Changed("8", since))));
    assertThat(monday.asked().get(0)).endsWith("{\"board\":[\"1\"],\"cursor\":null}}");
    assertThat(monday.asked().get(1)).endsWith("{\"board\":[\"1\"],\"cursor\":\"MSw4\"}}");
    assertThat(monday.asked().get(2)).endsWith("{\"board\":[\"2\"],\"cursor\":null}}");
  }

  @Test
  void a_hidden_board_is_said_and_without_boards_nothing_is_listed() {
    InOrder hidden = InOrder.of("{\"boards\":[]}");
    assertThatThrownBy(
            () ->
                listening(hidden)
                    .changes(in("1"), Optional.empty(), Optional.empty(), Fixtures.NOW))
        .isInstanceOf(ToolUnavailable.class)
        .hasMessage("the tool knows no such place, or hides it");
    assertThat(listening(hidden).changes(in(), Optional.empty(), Optional.empty(), Fixtures.NOW))
        .isEqualTo(new Listening.Changes(List.of()));
  }

  private static String shown(String state, String label) {
    return """
        {"items": [{"id": "7", "name": "The form", "state": "%s",
          "updated_at": "2026-11-19T09:00:00Z", "board": {"id": "1"}, "parent_item": {"id": "5"},
          "column_values": [
            {"id": "status", "type": "status", "column": {"title": "Status"}, "label": "%s",
             "is_done": false},
            {"id": "person", "type": "people", "column": {"title": "Owner"},
             "persons_and_teams": [{"id": "42", "kind": "person"}]},
            {"id": "t", "type": "timeline", "column": {"title": "Timeline"},
             "from": "2026-11-23T00:00:00+00:00", "to": "2026-11-27T00:00:00+00:00"},
            {"id": "d", "type": "dependency", "column": {"title": "Dependent on"},
             "linked_item_ids": ["6"]},
            {"id": "x", "type": "text", "column": {"title": "Notes"}}]}]}
        """
        .formatted(state, label);
  }

  private static List<Fact> read(String shown) {
    return new MondayTool(InOrder.of(shown)).fetch(in("1"), "7", Fixtures.NOW).orElseThrow();
  }

  @Test
  void an_item_is_read_whole_by_the_titles_of_its_columns() {
    ItemRef.Own item = new ItemRef.Own("monday", "7");
    Instant at = Instant.parse("2026-11-19T09:00:00Z");
    assertThat(read(shown("active", "Working on it")))
        .contains(
            new Fact.ItemChanged(
                item,
                at,
                0,
                Actor.HUMAN,
                List.of(
                    FieldChange.set(ItemField.KIND, "task"),
                    FieldChange.set(ItemField.KEY, "7"),
                    FieldChange.set(ItemField.TITLE, "The form"),
                    FieldChange.set(ItemField.PARENT, "own:monday/5"),
                    FieldChange.set(ItemField.OWNER, "monday:42"),
                    FieldChange.set(ItemField.START, "2026-11-23"),
                    FieldChange.set(ItemField.DUE, "2026-11-27"))),
            new Fact.StatusChanged(item, at, 1, Actor.HUMAN, Transition.STARTED, Optional.empty()))
        .anyMatch(
            fact ->
                fact instanceof Fact.LinkMade made
                    && made.from().equals(new ItemRef.Own("monday", "6"))
                    && made.to().equals(item));
    assertThat(read(shown("archived", "")).toString()).contains("CANCELLED");
  }

  @Test
  void what_is_gone_or_no_number_is_nothing() {
    MondayTool none = new MondayTool(InOrder.of("{\"items\":[]}"));
    assertThat(none.fetch(in("1"), "7", Fixtures.NOW)).isEmpty();
    assertThat(none.fetch(in("1"), "seven", Fixtures.NOW)).isEmpty();
  }
}
