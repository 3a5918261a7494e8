package dev.paydown.tools.gitlab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Answers;
import dev.paydown.tools.Fixtures;
import dev.paydown.tools.Listening;
import dev.paydown.tools.ToolUnavailable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Hooks made in GitLab, and what changed in it, against answers of its API's form. */
class GitLabListeningTest {
  private static final String API = "https://gitlab.com/api/v4";
  private static final String URL = "https://paydown.example.com/hooks/abc";
  private static final Instant SINCE = Instant.parse("2026-11-20T09:00:00Z");
  private static final String BODY =
      "{\"url\":\""
          + URL
          + "\",\"token\":\"newest\",\"confidential_issues_events\":true,"
          + "\"confidential_note_events\":true,\"deployment_events\":true,"
          + "\"issues_events\":true,\"merge_requests_events\":true,\"note_events\":true,"
          + "\"push_events\":true,\"enable_ssl_verification\":true}";

  private static Connection in(String... places) {
    return new Connection(
            "abc",
            "ws",
            "gitlab",
            "gitlab",
            List.of("newest", "former"),
            Optional.of("token"),
            Optional.empty(),
            Optional.empty())
        .in(List.of(places));
  }

  private static Listening.Asked asked(Connection connection) {
    return new Listening.Asked(connection, URL, Fixtures.NOW);
  }

  private static Listening through(Answers gitLab) {
    return new GitLabTool(gitLab).listening().orElseThrow();
  }

  private static List<String> requests(Answers gitLab) {
    return gitLab.asked().stream().map(r -> r.method() + " " + r.uri().getRawPath()).toList();
  }

  @Test
  void a_hook_is_made_in_a_project_with_the_newest_secret() {
    String hooks = API + "/projects/acme%2Fweb/hooks";
    Answers gitLab =
        new Answers(Map.of("GET " + hooks + "?per_page=100", "[]", "POST " + hooks, "{\"id\":3}"));
    assertThat(through(gitLab).hook(asked(in("acme/web"))))
        .isEqualTo(new Listening.Standing(List.of("acme/web")));
    assertThat(new String(gitLab.asked().getLast().body(), UTF_8)).isEqualTo(BODY);
  }

  @Test
  void one_that_stands_in_a_group_is_changed_in_place() {
    String hooks = API + "/groups/acme%2Fshop/hooks";
    Answers gitLab =
        new Answers(
            Map.of(
                "GET " + hooks + "?per_page=100",
                "[{\"id\":1,\"url\":\"https://elsewhere.example.com\"},{\"id\":2,\"url\":\""
                    + URL
                    + "\"}]",
                "PUT " + hooks + "/2",
                "{\"id\":2}"));
    assertThat(through(gitLab).hook(asked(in("acme/shop"))))
        .isEqualTo(new Listening.Standing(List.of("acme/shop")));
    assertThat(requests(gitLab))
        .containsExactly(
            "GET /api/v4/projects/acme%2Fshop/hooks",
            "GET /api/v4/groups/acme%2Fshop/hooks", "PUT /api/v4/groups/acme%2Fshop/hooks/2");
    assertThat(new String(gitLab.asked().getLast().body(), UTF_8)).isEqualTo(BODY);
  }

  @Test
  void without_a_place_a_person_has_to_do_it_and_a_hidden_place_is_no_hook() {
    Answers none = new Answers(Map.of());
    assertThat(through(none).hook(asked(in())))
        .isEqualTo(new Listening.ByHand("no project or group is named to listen in"));
    assertThatThrownBy(() -> through(none).hook(asked(in("acme/secret"))))
        .isInstanceOf(ToolUnavailable.class)
        .hasMessage(
            "GitLab has no project \"acme/secret\" that the token sees, and no group;"
                + " hooks of a group need Premium");
  }

  @Test
  void what_changed_is_listed_issues_then_merge_requests_place_by_place() {
    String asked =
        "?scope=all&state=all&updated_after=2026-11-20T09%3A00%3A00Z"
            + "&order_by=updated_at&sort=asc&per_page=100&page=1";
    Answers gitLab =
        new Answers(
            Map.of(
                "GET " + API + "/projects/acme%2Fweb/issues" + asked,
                "[{\"id\":5012,\"updated_at\":\"2026-11-20T10:00:00.123Z\"}]",
                "GET " + API + "/projects/acme%2Fweb/merge_requests" + asked,
                "[{\"id\":7,\"updated_at\":\"2026-11-20T11:00:00Z\"}]",
                "GET " + API + "/groups/acme/issues" + asked,
                "[]",
                "GET " + API + "/groups/acme/merge_requests" + asked,
                "[]"));
    Connection connection = in("acme/web", "acme");
    Listening gitLabs = through(gitLab);
    Optional<Instant> since = Optional.of(SINCE);
    assertThat(gitLabs.changes(connection, since, Optional.empty(), Fixtures.NOW))
        .isEqualTo(
            new Listening.Changes(
                List.of(
                    new Listening.Changed("issue-5012", Instant.parse("2026-11-20T10:00:00.123Z"))),
                Optional.of("1:1")));
    assertThat(gitLabs.changes(connection, since, Optional.of("1:1"), Fixtures.NOW))
        .isEqualTo(
            new Listening.Changes(
                List.of(new Listening.Changed("mr-7", Instant.parse("2026-11-20T11:00:00Z"))),
                Optional.of("2:1")));
    assertThat(gitLabs.changes(connection, since, Optional.of("2:1"), Fixtures.NOW))
        .isEqualTo(new Listening.Changes(List.of(), Optional.of("3:1")));
    assertThat(gitLabs.changes(connection, since, Optional.of("3:1"), Fixtures.NOW))
        .isEqualTo(new Listening.Changes(List.of()));
  }

  @Test
  void a_first_import_asks_for_what_is_open_and_nothing_where_no_place_is_named() {
    Answers gitLab =
        new Answers(
            Map.of(
                "GET "
                    + API
                    + "/projects/acme%2Fweb/issues?scope=all&state=opened"
                    + "&order_by=updated_at&sort=asc&per_page=100&page=1",
                "[]"));
    Optional<Instant> none = Optional.empty();
    assertThat(through(gitLab).changes(in("acme/web"), none, Optional.empty(), Fixtures.NOW))
        .isEqualTo(new Listening.Changes(List.of(), Optional.of("1:1")));
    assertThat(through(gitLab).changes(in(), none, Optional.empty(), Fixtures.NOW))
        .isEqualTo(new Listening.Changes(List.of()));
    assertThat(gitLab.asked()).hasSize(1);
  }
}
