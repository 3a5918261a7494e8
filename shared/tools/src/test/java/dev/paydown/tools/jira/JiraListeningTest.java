package dev.paydown.tools.jira;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Answers;
import dev.paydown.tools.Fixtures;
import dev.paydown.tools.Listening;
import dev.paydown.tools.ToolUnavailable;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Hooks made in a Jira, and what changed in it, against answers of its API's form. */
class JiraListeningTest {
  private static final String SITE = "https://acme.atlassian.net";
  private static final String ADMIN = SITE + "/rest/webhooks/1.0/webhook";
  private static final String APP = SITE + "/rest/api/3/webhook";
  private static final String SEARCH =
      SITE + "/rest/api/3/search/jql?fields=updated&maxResults=100&jql=";
  private static final String URL = "https://paydown.example.com/hooks/abc";
  private static final String USERS = "ada@example.com:token";

  private static Connection in(String token, String... places) {
    return new Connection(
            "abc",
            "ws",
            "jira",
            "jira",
            List.of("newest", "former"),
            Optional.of(token),
            Optional.of(SITE),
            Optional.empty())
        .in(List.of(places));
  }

  private static Listening.Hooked hook(Answers jira, Connection connection) {
    return through(jira).hook(new Listening.Asked(connection, URL, Fixtures.NOW));
  }

  private static Listening through(Answers jira) {
    return new JiraTool(jira).listening().orElseThrow();
  }

  private static List<String> lines(Answers jira) {
    return jira.asked().stream().map(r -> r.method() + " " + r.uri()).toList();
  }

  private static String body(Answers jira, int request) {
    return new String(jira.asked().get(request).body(), UTF_8);
  }

  @Test
  void an_administrators_hook_of_the_newest_secret_takes_the_place_of_the_one_that_stood() {
    Answers jira =
        new Answers(
            Map.of(
                "GET " + ADMIN,
                """
                [{"url": "https://elsewhere.example.com", "self": "%s/1"},
                 {"url": "%s", "self": "%s/2"}]
                """
                    .formatted(ADMIN, URL, ADMIN),
                "POST " + ADMIN,
                "{\"self\": \"" + ADMIN + "/3\"}"));

    assertThat(hook(jira, in(USERS, "WEB", "OPS")))
        .isEqualTo(new Listening.Standing(List.of("WEB", "OPS")));

    assertThat(lines(jira))
        .containsExactly("GET " + ADMIN, "POST " + ADMIN, "DELETE " + ADMIN + "/2");
    assertThat(body(jira, 1))
        .isEqualTo(
            "{\"name\":\"Paydown\",\"url\":\""
                + URL
                + "\",\"events\":[\"jira:issue_created\",\"jira:issue_updated\","
                + "\"jira:issue_deleted\",\"comment_created\",\"comment_updated\","
                + "\"comment_deleted\",\"issuelink_created\",\"issuelink_deleted\"],"
                + "\"filters\":{\"issue-related-events-section\":"
                + "\"project in (\\\"WEB\\\", \\\"OPS\\\")\"},"
                + "\"excludeBody\":false,\"secret\":\"newest\"}");
  }

  @Test
  void an_administrators_hook_is_for_all_projects_where_none_is_named() {
    Answers jira = new Answers(Map.of("GET " + ADMIN, "[]", "POST " + ADMIN, "{}"));
    assertThat(hook(jira, in(USERS))).isEqualTo(new Listening.Standing(List.of()));
    assertThat(body(jira, 1)).doesNotContain("filters");
  }

  @Test
  void a_token_that_is_no_administrators_is_said() {
    assertThatThrownBy(() -> hook(new Answers(Map.of()), in(USERS)))
        .isInstanceOf(ToolUnavailable.class)
        .hasMessage("the tool knows no such place, or hides it");
  }

  @Test
  void an_apps_hook_is_made_once_and_lives_until_jira_says() {
    Answers jira =
        new Answers(
            Map.of(
                "GET " + APP + "?maxResults=100",
                "{\"values\": [{\"id\": 1, \"jqlFilter\": \"project in (\\\"OPS\\\")\"}]}",
                "POST " + APP,
                "{\"webhookRegistrationResult\": [{\"createdWebhookId\": 7}]}",
                "PUT " + APP + "/refresh",
                "{\"expirationDate\": 1798016400000}"));
    Listening.Standing standing =
        new Listening.Standing(
            List.of("WEB"),
            Optional.of(Instant.ofEpochMilli(1_798_016_400_000L)),
            Optional.empty(),
            List.of("7"));

    assertThat(hook(jira, in("token", "WEB"))).isEqualTo(standing);
    assertThat(lines(jira))
        .containsExactly(
            "GET " + APP + "?maxResults=100", "POST " + APP, "PUT " + APP + "/refresh");
    assertThat(body(jira, 2)).isEqualTo("{\"webhookIds\":[7]}");
  }

  @Test
  void an_apps_hook_that_stands_is_asked_to_live_on() {
    Answers jira =
        new Answers(
            Map.of(
                "GET " + APP + "?maxResults=100",
                "{\"values\": [{\"id\": 1, \"jqlFilter\": \"project in (\\\"WEB\\\")\"}]}",
                "PUT " + APP + "/refresh",
                "{\"expirationDate\": 1798016400000}"));
    assertThat(hook(jira, in("token", "WEB"))).isInstanceOf(Listening.Standing.class);
    assertThat(body(jira, 1)).isEqualTo("{\"webhookIds\":[1]}");
  }

  @Test
  void what_an_app_may_not_make_is_for_people_with_jiras_reason() {
    Answers jira =
        new Answers(
            Map.of(
                "GET " + APP + "?maxResults=100",
                "{\"values\": []}",
                "POST " + APP,
                "{\"webhookRegistrationResult\": [{\"errors\": [\"The clause is unsupported\"]}]}"));
    assertThat(hook(jira, in("token", "WEB")))
        .isEqualTo(new Listening.ByHand("Jira says: \"The clause is unsupported\""));
    assertThat(hook(jira, in("token")))
        .isEqualTo(
            new Listening.ByHand(
                "an app's webhook needs projects, and none is named to listen in"));
  }

  @Test
  void what_changed_is_asked_by_minutes_back_that_stay_the_same_from_page_to_page() {
    String jql = coded("project in (\"WEB\") AND updated >= \"-62m\" ORDER BY updated ASC");
    Answers jira =
        new Answers(
            Map.of(
                "GET " + SEARCH + jql,
                """
                {"issues": [
                  {"id": "10001", "fields": {"updated": "2026-11-23T09:30:00.000+0100"}}],
                 "nextPageToken": "a/b"}
                """,
                "GET " + SEARCH + jql + "&nextPageToken=a%2Fb",
                "{\"issues\": [], \"isLast\": true}"));
    Optional<Instant> since = Optional.of(Fixtures.NOW.minusSeconds(3_600));

    assertThat(through(jira).changes(in(USERS, "WEB"), since, Optional.empty(), Fixtures.NOW))
        .isEqualTo(
            new Listening.Changes(
                List.of(new Listening.Changed("10001", Instant.parse("2026-11-23T08:30:00Z"))),
                Optional.of("62:a/b")));
    assertThat(
            through(jira)
                .changes(
                    in(USERS, "WEB"), since, Optional.of("62:a/b"), Fixtures.NOW.plusSeconds(600)))
        .isEqualTo(new Listening.Changes(List.of()));
  }

  @Test
  void a_first_import_asks_for_what_is_not_done() {
    String jql = coded("statusCategory != Done ORDER BY updated ASC");
    Answers jira =
        new Answers(
            Map.of(
                "GET " + SEARCH + jql,
                "{\"issues\": [], \"nextPageToken\": \"n\"}",
                "GET " + SEARCH + jql + "&nextPageToken=n",
                "{\"issues\": []}"));
    assertThat(through(jira).changes(in(USERS), Optional.empty(), Optional.empty(), Fixtures.NOW))
        .isEqualTo(new Listening.Changes(List.of(), Optional.of(":n")));
    assertThat(through(jira).changes(in(USERS), Optional.empty(), Optional.of(":n"), Fixtures.NOW))
        .isEqualTo(new Listening.Changes(List.of()));
  }

  private static String coded(String jql) {
    return URLEncoder.encode(jql, UTF_8).replace("+", "%20");
  }
}
