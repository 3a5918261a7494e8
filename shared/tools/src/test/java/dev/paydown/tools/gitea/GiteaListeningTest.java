package dev.paydown.tools.gitea;

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

/** Hooks made in a Gitea, and what changed in it, against answers of its API's form. */
class GiteaListeningTest {
  private static final String API = "https://git.example.com/api/v1";
  private static final String URL = "https://paydown.example.com/hooks/abc";
  private static final String ISSUE =
      """
      {"number": %d, "state": "open", "title": "t", "updated_at": "2026-11-20T10:00:0%dZ",
       "repository": {"id": 7, "name": "web", "full_name": "acme/web"}}
      """;

  private static Connection in(String... places) {
    return new Connection(
            "abc",
            "ws",
            "gitea",
            "gitea",
            List.of("newest", "former"),
            Optional.of("token"),
            Optional.of("https://git.example.com"),
            Optional.empty())
        .in(List.of(places));
  }

  private static Listening.Asked asked(Connection connection) {
    return new Listening.Asked(connection, URL, Fixtures.NOW);
  }

  private static Listening through(Answers gitea) {
    return new GiteaTool(gitea).listening().orElseThrow();
  }

  @Test
  void a_hook_of_the_newest_secret_takes_the_place_of_the_one_that_stood() {
    Answers gitea =
        new Answers(
            Map.of(
                "GET " + API + "/repos/acme/web/hooks?limit=50&page=1",
                """
                [{"id": 1, "config": {"url": "https://elsewhere.example.com"}},
                 {"id": 2, "config": {"url": "https://paydown.example.com/hooks/abc"}}]
                """,
                "GET " + API + "/repos/acme/web/hooks?limit=50&page=2",
                "[]",
                "POST " + API + "/repos/acme/web/hooks",
                "{\"id\": 3}"));

    assertThat(through(gitea).hook(asked(in("acme/web"))))
        .isEqualTo(new Listening.Standing(List.of("acme/web")));

    assertThat(gitea.asked().stream().map(r -> r.method() + " " + r.uri().getPath()))
        .containsExactly(
            "GET /api/v1/repos/acme/web/hooks",
            "GET /api/v1/repos/acme/web/hooks",
            "POST /api/v1/repos/acme/web/hooks",
            "DELETE /api/v1/repos/acme/web/hooks/2");
    assertThat(new String(gitea.asked().get(2).body(), UTF_8))
        .isEqualTo(
            "{\"type\":\"gitea\",\"config\":{\"url\":\""
                + URL
                + "\",\"content_type\":\"json\",\"secret\":\"newest\"},"
                + "\"events\":[\"push\",\"issues\",\"pull_request\"],\"active\":true}");
  }

  @Test
  void without_a_place_a_person_has_to_do_it() {
    assertThat(through(new Answers(Map.of())).hook(asked(in())))
        .isEqualTo(new Listening.ByHand("no repository or organization is named to listen in"));
  }

  @Test
  void a_place_that_is_hidden_is_no_hook() {
    assertThatThrownBy(() -> through(new Answers(Map.of())).hook(asked(in("acme/secret"))))
        .isInstanceOf(ToolUnavailable.class)
        .hasMessage("the tool knows no such place, or hides it");
  }

  @Test
  void what_changed_is_listed_page_by_page_and_place_by_place() {
    Instant since = Instant.parse("2026-11-20T09:00:00Z");
    String asked = "state=all&since=2026-11-20T09%3A00%3A00Z&limit=50&page=";
    Answers gitea =
        new Answers(
            Map.of(
                "GET " + API + "/repos/acme/web/issues?" + asked + "1",
                "[" + ISSUE.formatted(1, 1) + "," + ISSUE.formatted(2, 2) + "]",
                "GET " + API + "/repos/acme/web/issues?" + asked + "2",
                "[]",
                "GET " + API + "/repos/issues/search?owner=acme&" + asked + "1",
                "[]"));
    Connection connection = in("acme/web", "acme");
    Listening listening = through(gitea);

    assertThat(listening.changes(connection, Optional.of(since), Optional.empty(), Fixtures.NOW))
        .isEqualTo(
            new Listening.Changes(
                List.of(
                    new Listening.Changed("7#1", Instant.parse("2026-11-20T10:00:01Z")),
                    new Listening.Changed("7#2", Instant.parse("2026-11-20T10:00:02Z"))),
                Optional.of("0:2")));
    assertThat(listening.changes(connection, Optional.of(since), Optional.of("0:2"), Fixtures.NOW))
        .isEqualTo(new Listening.Changes(List.of(), Optional.of("1:1")));
    assertThat(listening.changes(connection, Optional.of(since), Optional.of("1:1"), Fixtures.NOW))
        .isEqualTo(new Listening.Changes(List.of()));
  }

  @Test
  void a_first_import_asks_for_what_is_open_wherever_the_token_reaches() {
    Answers gitea =
        new Answers(
            Map.of(
                "GET " + API + "/repos/issues/search?state=open&limit=50&page=1",
                "[" + ISSUE.formatted(1, 1) + "]"));

    assertThat(through(gitea).changes(in(), Optional.empty(), Optional.empty(), Fixtures.NOW))
        .isEqualTo(
            new Listening.Changes(
                List.of(new Listening.Changed("7#1", Instant.parse("2026-11-20T10:00:01Z"))),
                Optional.of("0:2")));
  }
}
