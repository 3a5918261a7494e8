package dev.paydown.tools.github;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Answers;
import dev.paydown.tools.Fixtures;
import dev.paydown.tools.Listening;
import dev.paydown.tools.ToolUnavailable;
import dev.paydown.tools.http.OutgoingHttp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Hooks made in GitHub, deliveries asked for again, and what changed, against its API's form. */
class GitHubListeningTest {
  private static final String API = "https://api.github.com";
  private static final String URL = "https://paydown.example.com/hooks/abc";
  private static final Instant SINCE = Instant.parse("2026-11-20T09:00:00.123Z");
  private static final String HOOKS =
      """
      [{"id": 1, "config": {"url": "https://elsewhere.example.com"}},
       {"id": 2, "config": {"url": "https://paydown.example.com/hooks/abc"}}]
      """;
  private static final String ISSUE =
      """
      {"node_id": "%s", "number": %d, "state": "open", "title": "t",
       "repository_url": "https://api.github.com/repos/acme/web",
       "updated_at": "2026-11-20T10:00:0%dZ"%s}
      """;

  private static Connection in(String... places) {
    return new Connection(
            "abc",
            "ws",
            "github",
            "github",
            List.of("newest", "former"),
            Optional.of("token"),
            Optional.empty(),
            Optional.empty())
        .in(List.of(places));
  }

  private static Listening.Asked asked(Connection connection) {
    return new Listening.Asked(connection, URL, Fixtures.NOW);
  }

  private static Listening through(OutgoingHttp gitHub) {
    return new GitHubTool(gitHub).listening().orElseThrow();
  }

  private static List<String> requests(Answers gitHub) {
    return gitHub.asked().stream().map(r -> r.method() + " " + r.uri().getPath()).toList();
  }

  @Test
  void a_hook_is_made_with_the_newest_secret() {
    Answers gitHub =
        new Answers(
            Map.of(
                "GET " + API + "/repos/acme/web/hooks?per_page=100", "[]",
                "POST " + API + "/repos/acme/web/hooks", "{\"id\": 3}"));
    assertThat(through(gitHub).hook(asked(in("acme/web"))))
        .isEqualTo(new Listening.Standing(List.of("acme/web")));
    assertThat(new String(gitHub.asked().getLast().body(), UTF_8))
        .isEqualTo(
            "{\"active\":true,\"config\":{\"url\":\""
                + URL
                + "\",\"content_type\":\"json\",\"secret\":\"newest\",\"insecure_ssl\":\"0\"},"
                + "\"events\":[\"deployment_status\",\"issue_comment\",\"issues\",\"pull_request\","
                + "\"pull_request_review\",\"pull_request_review_comment\","
                + "\"pull_request_review_thread\",\"push\",\"issue_dependencies\","
                + "\"sub_issues\"],\"name\":\"web\"}");
  }

  @Test
  void one_that_stands_is_changed_in_place_and_an_organizations_tells_of_projects() {
    Answers gitHub =
        new Answers(
            Map.of(
                "GET " + API + "/orgs/acme/hooks?per_page=100",
                HOOKS,
                "PATCH " + API + "/orgs/acme/hooks/2",
                "{\"id\": 2}"));
    assertThat(through(gitHub).hook(asked(in("acme"))))
        .isEqualTo(new Listening.Standing(List.of("acme")));
    assertThat(requests(gitHub))
        .containsExactly("GET /orgs/acme/hooks", "PATCH /orgs/acme/hooks/2");
    assertThat(new String(gitHub.asked().getLast().body(), UTF_8))
        .contains("\"secret\":\"newest\"", "\"projects_v2_item\"");
  }

  @Test
  void a_server_that_does_not_know_the_newer_events_is_asked_for_the_others() {
    List<String> bodies = new ArrayList<>();
    OutgoingHttp old =
        request -> {
          String body = new String(request.body(), UTF_8);
          bodies.add(body);
          boolean isRefused = body.contains("sub_issues");
          String answer =
              request.method().equals("GET") ? "[]" : "{\"message\":\"Validation Failed\"}";
          return new OutgoingHttp.Outcome.Answered(
              isRefused ? 422 : 200, Map.of(), answer.getBytes(UTF_8));
        };
    assertThat(through(old).hook(asked(in("acme/web")))).isInstanceOf(Listening.Standing.class);
    assertThat(bodies).hasSize(3);
    assertThat(bodies.getLast()).contains("\"issues\"").doesNotContain("sub_issues");
  }

  @Test
  void without_a_place_a_person_has_to_do_it_and_a_hidden_place_is_no_hook() {
    Answers none = new Answers(Map.of());
    assertThat(through(none).hook(asked(in())))
        .isEqualTo(new Listening.ByHand("no repository or organization is named to listen in"));
    assertThatThrownBy(() -> through(none).hook(asked(in("acme/secret"))))
        .isInstanceOf(ToolUnavailable.class)
        .hasMessage("the tool knows no such place, or hides it");
  }

  @Test
  void what_failed_since_then_is_asked_for_again_once() {
    String deliveries = API + "/repos/acme/web/hooks/2/deliveries";
    Answers gitHub =
        new Answers(
            Map.of(
                "GET " + API + "/repos/acme/web/hooks?per_page=100",
                HOOKS,
                "GET " + deliveries + "?per_page=100&status=failure",
                """
                [{"id": 9, "delivered_at": "2026-11-20T10:00:00Z", "redelivery": true},
                 {"id": 8, "delivered_at": "2026-11-20T09:30:00Z", "redelivery": false},
                 {"id": 7, "delivered_at": "2026-11-20T08:30:00Z", "redelivery": false}]
                """,
                "POST " + deliveries + "/8/attempts",
                "{}"));
    assertThat(through(gitHub).askAgain(asked(in("acme/web")), SINCE)).isEqualTo(1);
    assertThat(requests(gitHub)).endsWith("POST /repos/acme/web/hooks/2/deliveries/8/attempts");
  }

  @Test
  void what_changed_is_listed_page_by_page_and_place_by_place() {
    String asked =
        "state=all&since=2026-11-20T09%3A00%3A00Z&sort=updated&direction=asc&per_page=100&page=";
    Answers gitHub =
        new Answers(
            Map.of(
                "GET " + API + "/repos/acme/web/issues?" + asked + "1",
                "["
                    + ISSUE.formatted("I_1", 1, 1, "")
                    + ","
                    + ISSUE.formatted("PR_2", 2, 2, ", \"pull_request\": {}")
                    + "]",
                "GET " + API + "/orgs/acme/issues?filter=all&" + asked + "1",
                "[]"));
    Connection connection = in("acme/web", "acme");
    Listening listening = through(gitHub);
    assertThat(listening.changes(connection, Optional.of(SINCE), Optional.empty(), Fixtures.NOW))
        .isEqualTo(
            new Listening.Changes(
                List.of(
                    new Listening.Changed("I_1", Instant.parse("2026-11-20T10:00:01Z")),
                    new Listening.Changed("PR_2", Instant.parse("2026-11-20T10:00:02Z"))),
                Optional.of("1:1")));
    assertThat(listening.changes(connection, Optional.of(SINCE), Optional.of("1:1"), Fixtures.NOW))
        .isEqualTo(new Listening.Changes(List.of()));
  }

  @Test
  void a_first_import_asks_for_what_is_open_and_a_full_page_has_a_next_one() {
    String page = ISSUE.formatted("I_1", 1, 1, "");
    Answers gitHub =
        new Answers(
            Map.of(
                "GET "
                    + API
                    + "/issues?filter=all&state=open&sort=updated&direction=asc&per_page=100&page=1",
                "[" + String.join(",", Collections.nCopies(100, page)) + "]"));
    assertThat(
            through(gitHub).changes(in(), Optional.empty(), Optional.empty(), Fixtures.NOW).next())
        .contains("0:2");
  }
}
