package dev.paydown.tools.monday;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.paydown.brain.event.Fact;
import dev.paydown.tools.Fixtures;
import dev.paydown.tools.Reading;
import dev.paydown.tools.ToolUnavailable;
import dev.paydown.tools.Words;
import dev.paydown.tools.http.OutgoingHttp;
import dev.paydown.tools.json.HostileJson;
import graphql.ParseAndValidate;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Due dates that were moved before monday.com was connected, as a board's activity log has them.
 */
class MondayPastTest {
  private static final String ITEM =
      """
      {"items": [{"created_at": "2026-11-16T08:00:00Z", "board": {"id": "6001"},
        "column_values": [
          {"id": "status", "type": "status", "column": {"title": "Status"}},
          {"id": "date8", "type": "date", "column": {"title": "Actual end date"}},
          {"id": "%s", "type": "%s", "column": {"title": "%s"}},
          {"id": "date9", "type": "date", "column": {"title": "Deadline"}}]}]}
      """;
  private static final String DUE = ITEM.formatted("date4", "date", "Due date");
  private static final String NONE = log();
  private final List<OutgoingHttp.Request> sent = new ArrayList<>();

  /** What the log of one item is answered with, page by page, and of its beginning. */
  private OutgoingHttp monday(String item, List<String> pages, String beginning) {
    return request -> {
      sent.add(request);
      String body = new String(request.body(), UTF_8);
      String answer = item;
      if (body.contains("$page")) {
        int page = variables(request).path("page").asInt();
        answer = pages.get(Math.min(page, pages.size()) - 1);
      } else if (body.contains("$from")) {
        answer = beginning;
      }
      return answered("{\"data\":" + answer + "}");
    };
  }

  private static OutgoingHttp.Outcome answered(String body) {
    return new OutgoingHttp.Outcome.Answered(200, Map.of(), body.getBytes(UTF_8));
  }

  private static JsonNode body(OutgoingHttp.Request request) {
    return switch (HostileJson.parse(request.body())) {
      case HostileJson.Value(JsonNode node) -> node;
      case HostileJson.Malformed(String why) -> throw new AssertionError(why);
    };
  }

  private static JsonNode variables(OutgoingHttp.Request request) {
    return body(request).path("variables");
  }

  private static String log(String... entries) {
    return "{\"boards\":[{\"activity_logs\":[" + String.join(",", entries) + "]}]}";
  }

  private static String entry(String at, String user, String data) {
    return entry(Long.toString(steps(Instant.parse(at))), user, "update_column_value", data);
  }

  private static String entry(String steps, String user, String event, String data) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("event", event)
        .put("data", data)
        .put("created_at", steps)
        .put("user_id", user)
        .toString();
  }

  private static long steps(Instant at) {
    return at.getEpochSecond() * 10_000_000 + at.getNano() / 100;
  }

  private static String moved(String column, String before, String after) {
    return """
        {"board_id":6001,"group_id":"topics","pulse_id":7001,"pulse_name":"The form",
         "column_id":"%s","column_type":"date","column_title":"Due date","value":%s,
         "previous_value":%s,"is_column_with_hide_permissions":false}
        """
        .formatted(column, after, before);
  }

  private static String day(String date) {
    return "{\"date\":\"%s\",\"icon\":null,\"time\":null,\"changed_at\":\"2026-11-19T08:00:00Z\"}"
        .formatted(date);
  }

  private static List<Fact> past(OutgoingHttp monday, String uid) {
    return new MondayTool(monday)
        .listening()
        .orElseThrow()
        .past(Fixtures.connection("monday", "secret", Optional.empty()), uid, Fixtures.NOW);
  }

  private static String words(List<Fact> facts) {
    return Words.of(new Reading.Facts(facts)).strip();
  }

  /** Held against what monday's pages describe, in the one version that is asked for. */
  @AfterEach
  void every_request_is_one_that_mondays_pages_describe() throws IOException {
    GraphQLSchema schema = described();
    for (OutgoingHttp.Request request : sent) {
      assertThat(request.uri()).hasToString("https://api.monday.com/v2");
      assertThat(request.headers()).containsEntry("api-version", "2026-10");
      assertThat(faults(schema, body(request).path("query").asText())).isEmpty();
    }
  }

  private static GraphQLSchema described() throws IOException {
    try (InputStream in = MondayPastTest.class.getResourceAsStream("/described/monday.graphql")) {
      assertThat(in).isNotNull();
      return UnExecutableSchemaGenerator.makeUnExecutableSchema(
          new SchemaParser().parse(new String(in.readAllBytes(), UTF_8)));
    }
  }

  private static List<?> faults(GraphQLSchema schema, String document) {
    return ParseAndValidate.validate(schema, Parser.parse(document), _ -> true, Locale.ENGLISH);
  }

  @Test
  void what_mondays_pages_do_not_describe_is_noticed() throws IOException {
    assertThat(faults(described(), MondayPast.LOG.replace("user_id", "user"))).isNotEmpty();
  }

  @Test
  void each_date_is_told_at_its_own_time_and_whose_it_was() {
    String log =
        log(
            entry("2026-11-20T11:00:00Z", "42", moved("date4", "{}", day("2026-12-01"))),
            entry("2026-11-20T10:00:00Z", "-4", moved("date4", day("2026-11-27"), "null")),
            entry(
                "2026-11-19T10:00:00.1234567Z",
                "42",
                moved("date4", day("2026-11-24"), day("2026-11-27"))));

    assertThat(words(past(monday(DUE, List.of(log), log("{\"event\":\"create_pulse\"}")), "7001")))
        .isEqualTo(
            """
            2026-11-16T08:00:00Z human monday/7001 shows
                due: 2026-11-24
            2026-11-19T10:00:00.123456700Z human monday/7001 shows
                due: 2026-11-27
            2026-11-20T10:00:00Z bot monday/7001 shows
                due cleared
            2026-11-20T11:00:00Z human monday/7001 shows
                due: 2026-12-01
            """
                .strip());
    assertThat(sent.stream().map(MondayPastTest::variables).map(JsonNode::toString))
        .containsExactly(
            "{\"ids\":[\"7001\"]}",
            "{\"board\":[\"6001\"],\"item\":[\"7001\"],\"page\":1,\"column\":[\"date4\"]}",
            "{\"board\":[\"6001\"],\"item\":[\"7001\"],"
                + "\"from\":\"2026-11-16T07:59:00Z\",\"to\":\"2026-11-16T08:01:00Z\"}");
  }

  @Test
  void of_a_log_that_does_not_go_back_to_the_making_nobody_knows_what_stood_then() {
    String log =
        log(
            entry(
                "2026-11-19T10:00:00Z",
                "42",
                moved("date4", day("2026-11-24"), day("2026-11-27"))));
    assertThat(words(past(monday(DUE, List.of(log), NONE), "7001")))
        .isEqualTo(
            """
            2026-11-19T10:00:00Z human monday/7001 shows
                due: 2026-11-27
            """
                .strip());
  }

  @Test
  void a_timeline_is_due_at_its_end() {
    String log =
        log(
            entry(
                "2026-11-19T10:00:00Z",
                "42",
                moved(
                    "timeline",
                    "{\"from\":\"2026-11-20\",\"to\":\"2026-11-24\"}",
                    "{\"from\":\"2026-11-20\",\"to\":\"2026-11-27\"}")),
            entry(
                "2026-11-18T10:00:00Z",
                "42",
                moved(
                    "timeline",
                    "{\"from\":\"2026-11-19\",\"to\":\"2026-11-24\"}",
                    "{\"from\":\"2026-11-20\",\"to\":\"2026-11-24\"}")),
            entry(
                "2026-11-17T10:00:00Z",
                "42",
                moved(
                    "timeline",
                    "{\"from\":\"\",\"to\":\"\"}",
                    "{\"from\":\"2026-11-19\",\"to\":\"2026-11-24\"}")));
    String item = ITEM.formatted("timeline", "timeline", "Timeline");
    assertThat(words(past(monday(item, List.of(log), NONE), "7001")))
        .isEqualTo(
            """
            2026-11-17T10:00:00Z human monday/7001 shows
                due: 2026-11-24
            2026-11-19T10:00:00Z human monday/7001 shows
                due: 2026-11-27
            """
                .strip());
    assertThat(sent).hasSize(2);
  }

  @Test
  void an_item_without_a_column_that_says_what_is_due_costs_one_request() {
    String item =
        """
        {"items": [{"created_at": "2026-11-16T08:00:00Z", "board": {"id": "6001"},
          "column_values": [
            {"id": "date1", "type": "date", "column": {"title": "Planned start"}},
            {"id": "date2", "type": "date", "column": {"title": "Last contact"}},
            {"id": "t1", "type": "timeline", "column": {"title": "Actual timeline"}}]}]}
        """;
    assertThat(past(monday(item, List.of(NONE), NONE), "7001")).isEmpty();
    assertThat(sent).hasSize(1);
  }

  @Test
  void what_is_gone_or_no_number_has_no_past() {
    assertThat(past(monday("{\"items\":[]}", List.of(NONE), NONE), "7001")).isEmpty();
    assertThat(past(Fixtures.NO_NETWORK, "seven")).isEmpty();
  }

  @Test
  void of_a_log_without_an_end_the_latest_thousand_entries_are_read() {
    String full =
        log(
            IntStream.range(0, 100)
                .mapToObj(
                    at ->
                        entry(
                            "2026-11-19T10:%02d:%02dZ".formatted(59 - at / 60, 59 - at % 60),
                            "42",
                            moved(
                                "date4",
                                day("2026-12-%02d".formatted(1 + (at + 1) % 28)),
                                day("2026-12-%02d".formatted(1 + at % 28)))))
                .toArray(String[]::new));
    assertThat(past(monday(DUE, List.of(full), NONE), "7001")).hasSize(100);
    assertThat(sent).hasSize(11);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no JSON",
        "[]",
        "7",
        "{\"column_id\":7}",
        "{\"column_id\":\"date4\",\"value\":\"2026-11-27\"}",
        "{\"column_id\":\"date4\",\"value\":{\"date\":\"soon\"}}",
        "{\"column_id\":\"date4\",\"value\":{\"date\":\"2026-02-30\"}}",
        "{\"column_id\":\"date4\",\"value\":{\"date\":20261127}}",
        "{\"column_id\":\"date4\",\"value\":{\"day\":\"2026-11-27\"}}",
        "{\"column_id\":\"date4\",\"value\":[\"2026-11-27\"]}",
        "{\"column_id\":\"date9\",\"value\":{\"date\":\"2026-11-27\"}}",
        "{\"column_id\":\"date4\",\"pulse_id\":7002,\"value\":{\"date\":\"2026-11-27\"}}",
        "{\"column_id\":\"date4\",\"pulse_id\":\"x\",\"value\":{\"date\":\"2026-11-27\"}}"
      })
  void an_entry_of_no_known_form_says_nothing_and_keeps_no_other_from_being_read(String data) {
    String log =
        log(
            "7",
            "{}",
            entry("2026-11-20T10:00:00Z", "42", data),
            entry("2026-11-19T10:00:00Z", "42", moved("date4", "null", day("2026-11-24"))));
    assertThat(words(past(monday(DUE, List.of(log), NONE), "7001")))
        .isEqualTo(
            """
            2026-11-19T10:00:00Z human monday/7001 shows
                due: 2026-11-24
            """
                .strip());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2026-11-19T10:00:00Z", "1795422600", "99999999999999999", "-1"})
  void an_entry_whose_time_is_of_no_known_form_says_nothing(String steps) {
    String data = moved("date4", "null", day("2026-11-24"));
    String log = log(entry(steps, "42", "update_column_value", data));
    assertThat(past(monday(DUE, List.of(log), NONE), "7001")).isEmpty();
  }

  @Test
  void another_event_of_that_column_says_nothing() {
    String steps = Long.toString(steps(Fixtures.NOW));
    String data = moved("date4", "null", day("2026-11-24"));
    String log = log(entry(steps, "42", "create_column", data));
    assertThat(past(monday(DUE, List.of(log), NONE), "7001")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"items\":7}",
        "{\"items\":[7]}",
        "{\"items\":[{\"column_values\":7}]}",
        "{\"items\":[{\"column_values\":[7]}]}",
        "{\"items\":[{\"column_values\":[{\"id\":\"date4\",\"type\":\"date\"}]}]}",
        "{\"items\":[{\"board\":{\"id\":\"x\"},"
            + "\"column_values\":[{\"id\":\"date4\",\"type\":\"date\"}]}]}"
      })
  void an_item_of_no_known_form_has_no_past(String item) {
    assertThat(past(monday(item, List.of(NONE), NONE), "7001")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"boards\":[]}",
        "{\"boards\":[{\"activity_logs\":null}]}",
        "{\"boards\":[{\"activity_logs\":{\"logs\":[],\"cursor\":null}}]}"
      })
  void a_log_of_no_known_form_says_nothing(String log) {
    assertThat(past(monday(DUE, List.of(log), log), "7001")).isEmpty();
  }

  @Test
  void an_item_without_a_time_of_its_making_begins_with_its_first_move() {
    String item = DUE.replace("\"2026-11-16T08:00:00Z\"", "7");
    String log =
        log(
            entry(
                "2026-11-19T10:00:00Z",
                "42",
                moved("date4", day("2026-11-24"), day("2026-11-27"))));
    assertThat(past(monday(item, List.of(log), log), "7001")).hasSize(1);
  }

  @Test
  void a_log_that_monday_does_not_show_is_a_refusal_and_one_that_it_asks_time_for_is_none() {
    assertThatThrownBy(() -> past(failing("UserUnauthorizedException"), "7001"))
        .isInstanceOfSatisfying(ToolUnavailable.class, e -> assertThat(e.isRefusal()).isTrue());
    assertThatThrownBy(() -> past(failing("COMPLEXITY_BUDGET_EXHAUSTED"), "7001"))
        .isInstanceOfSatisfying(
            ToolUnavailable.class,
            e -> {
              assertThat(e.isRefusal()).isFalse();
              assertThat(e.after()).isEqualTo(Duration.ofMinutes(1));
            });
    assertThatThrownBy(() -> past(failing("INTERNAL_SERVER_ERROR"), "7001"))
        .isInstanceOfSatisfying(ToolUnavailable.class, e -> assertThat(e.isRefusal()).isFalse());
  }

  private static OutgoingHttp failing(String code) {
    return _ ->
        answered(
            "{\"errors\":[{\"message\":\"no\",\"extensions\":{\"code\":\"%s\"}}]}".formatted(code));
  }
}
