package dev.paydown.tools.linear;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Fixtures;
import dev.paydown.tools.Listening;
import dev.paydown.tools.ToolUnavailable;
import dev.paydown.tools.http.OutgoingHttp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Hooks made in Linear, and what changed in it, against answers of its API's form. */
class LinearListeningTest {
  private static final String URL = "https://paydown.example.com/hooks/abc";
  private final Deque<String> answers = new ArrayDeque<>();
  private final List<JsonNode> asked = new ArrayList<>();
  private final Listening linear = new LinearTool(this::answer).listening().orElseThrow();

  private OutgoingHttp.Outcome answer(OutgoingHttp.Request request) {
    try {
      asked.add(new ObjectMapper().readTree(request.body()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new OutgoingHttp.Outcome.Answered(200, Map.of(), answers.removeFirst().getBytes(UTF_8));
  }

  private static Connection in(String... places) {
    return new Connection(
            "abc",
            "ws",
            "linear",
            "linear",
            List.of("newest", "former"),
            Optional.of("token"),
            Optional.empty(),
            Optional.empty())
        .in(List.of(places));
  }

  private static Listening.Asked asked(Connection connection) {
    return new Listening.Asked(connection, URL, Fixtures.NOW);
  }

  private String said(int request) {
    return asked.get(request).path("variables").toString();
  }

  @Test
  void a_hook_that_stands_is_given_the_newest_secret_and_one_that_lacks_is_made() {
    answers.add(
        """
        {"data": {"webhooks": {"nodes": [
          {"id": "w0", "url": "https://elsewhere.example.com", "team": {"key": "ENG"}},
          {"id": "w1", "url": "%s", "allPublicTeams": false, "team": {"key": "ENG"}}]}}}
        """
            .formatted(URL));
    answers.add("{\"data\": {\"webhookUpdate\": {\"success\": true}}}");
    answers.add("{\"data\": {\"webhookCreate\": {\"success\": true}}}");

    assertThat(linear.hook(asked(in("ENG", "OPS"))))
        .isEqualTo(new Listening.Standing(List.of("ENG", "OPS")));

    String told =
        "\"secret\":\"newest\",\"enabled\":true,"
            + "\"resourceTypes\":[\"Issue\",\"Comment\",\"Project\",\"ProjectUpdate\"]";
    assertThat(said(1)).isEqualTo("{\"id\":\"w1\",\"input\":{" + told + "}}");
    assertThat(said(2))
        .isEqualTo(
            "{\"input\":{"
                + told
                + ",\"url\":\""
                + URL
                + "\",\"label\":\"Paydown\",\"teamId\":\"OPS\"}}");
  }

  @Test
  void where_no_team_is_named_all_public_teams_are_listened_to() {
    answers.add("{\"data\": {\"webhooks\": {\"nodes\": []}}}");
    answers.add("{\"data\": {\"webhookCreate\": {\"success\": true}}}");
    assertThat(linear.hook(asked(in()))).isEqualTo(new Listening.Standing(List.of()));
    assertThat(said(1)).contains("\"allPublicTeams\":true").doesNotContain("teamId");
  }

  @Test
  void a_token_that_may_make_none_is_said_in_linears_words() {
    answers.add("{\"errors\": [{\"message\": \"Admin role required\"}]}");
    assertThatThrownBy(() -> linear.hook(asked(in())))
        .isInstanceOf(ToolUnavailable.class)
        .hasMessage("Linear says: Admin role required");
  }

  @Test
  void what_changed_is_listed_page_by_page_issues_first_and_then_projects() {
    answers.add(
        """
        {"data": {"issues": {
          "nodes": [{"id": "i1", "updatedAt": "2026-11-23T08:30:00.000Z"}],
          "pageInfo": {"hasNextPage": true, "endCursor": "c1"}}}}
        """);
    answers.add(
        "{\"data\": {\"issues\": {\"nodes\": [], \"pageInfo\": {\"hasNextPage\": false}}}}");
    answers.add(
        """
        {"data": {"projects": {
          "nodes": [{"id": "p1", "updatedAt": "2026-11-23T08:31:00.000Z"}],
          "pageInfo": {"hasNextPage": false, "endCursor": "c2"}}}}
        """);
    Optional<Instant> since = Optional.of(Instant.parse("2026-11-23T08:00:00Z"));

    Listening.Changes first = linear.changes(in("ENG"), since, Optional.empty(), Fixtures.NOW);
    assertThat(first)
        .isEqualTo(
            new Listening.Changes(
                List.of(new Listening.Changed("i1", Instant.parse("2026-11-23T08:30:00Z"))),
                Optional.of("issues:c1")));
    Listening.Changes second = linear.changes(in("ENG"), since, first.next(), Fixtures.NOW);
    assertThat(second).isEqualTo(new Listening.Changes(List.of(), Optional.of("projects:")));
    assertThat(linear.changes(in("ENG"), since, second.next(), Fixtures.NOW))
        .isEqualTo(
            new Listening.Changes(
                List.of(new Listening.Changed("p1", Instant.parse("2026-11-23T08:31:00Z")))));

    String changed = "{\"updatedAt\":{\"gte\":\"2026-11-23T08:00:00Z\"},";
    assertThat(said(1))
        .isEqualTo(
            "{\"after\":\"c1\",\"archived\":true,\"filter\":"
                + changed
                + "\"team\":{\"key\":{\"in\":[\"ENG\"]}}}}");
    assertThat(said(2))
        .isEqualTo(
            "{\"archived\":true,\"filter\":"
                + changed
                + "\"accessibleTeams\":{\"some\":{\"key\":{\"in\":[\"ENG\"]}}}}}");
  }

  @Test
  void a_first_import_asks_for_what_is_open() {
    answers.add(
        "{\"data\": {\"issues\": {\"nodes\": [], \"pageInfo\": {\"hasNextPage\": false}}}}");
    assertThat(linear.changes(in(), Optional.empty(), Optional.empty(), Fixtures.NOW))
        .isEqualTo(new Listening.Changes(List.of(), Optional.of("projects:")));
    assertThat(said(0))
        .isEqualTo(
            "{\"archived\":false,\"filter\":{\"state\":{\"type\":"
                + "{\"nin\":[\"completed\",\"canceled\",\"duplicate\"]}}}}");
  }
}
