package dev.paydown.tools.asana;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Answers;
import dev.paydown.tools.Fixtures;
import dev.paydown.tools.Listening;
import dev.paydown.tools.ToolUnavailable;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Hooks made in Asana, and what changed in it, against answers of its API's form. */
class AsanaListeningTest {
  private static final String API = "https://app.asana.com/api/1.0";
  private static final String URL = "https://paydown.example.com/hooks/abc";
  private static final String OLD = "2026-11-01T10:00:00.000Z";
  private static final String NEW = "2026-11-23T08:00:00.000Z";
  private final Map<String, String> answers = new HashMap<>();

  private static Connection in(String... places) {
    return new Connection(
            "abc",
            "ws",
            "asana",
            "asana",
            List.of(),
            Optional.of("token"),
            Optional.empty(),
            Optional.empty())
        .in(List.of(places));
  }

  private Answers asana() {
    return new Answers(answers);
  }

  private static Listening through(Answers asana) {
    return new AsanaTool(asana).listening().orElseThrow();
  }

  private static Listening.Hooked hook(Answers asana, Connection connection) {
    return through(asana).hook(new Listening.Asked(connection, URL, Fixtures.NOW));
  }

  private void project(String gid, String changed) {
    answers.put(
        "GET " + API + "/projects/" + gid + "?opt_fields=modified_at,workspace",
        "{\"data\": {\"gid\": \"%s\", \"modified_at\": \"%s\", \"workspace\": {\"gid\": \"11\"}}}"
            .formatted(gid, changed));
  }

  private void hooks(String project, String data) {
    answers.put(
        "GET "
            + API
            + "/webhooks?limit=100&opt_fields=active,target&workspace=11&resource="
            + project,
        "{\"data\": " + data + "}");
  }

  @Test
  void a_hook_that_stands_is_left_and_one_that_lacks_or_no_longer_posts_is_made() {
    project("1", OLD);
    project("2", OLD);
    hooks("1", "[{\"gid\": \"7\", \"active\": true, \"target\": \"" + URL + "\"}]");
    hooks("2", "[{\"gid\": \"8\", \"active\": false, \"target\": \"" + URL + "\"}]");
    answers.put("POST " + API + "/webhooks", "{\"data\": {\"gid\": \"9\"}}");
    Answers asana = asana();

    assertThat(hook(asana, in("1", "2"))).isEqualTo(new Listening.Standing(List.of("1", "2")));

    assertThat(asana.asked())
        .filteredOn(request -> request.method().equals("POST"))
        .singleElement()
        .satisfies(
            request ->
                assertThat(new String(request.body(), UTF_8))
                    .isEqualTo("{\"data\":{\"resource\":\"2\",\"target\":\"" + URL + "\"}}"));
  }

  @Test
  void without_a_project_a_person_has_to_do_it() {
    assertThat(hook(asana(), in()))
        .isEqualTo(new Listening.ByHand("no project is named to listen in"));
  }

  @Test
  void a_project_that_is_hidden_is_no_hook() {
    assertThatThrownBy(() -> hook(asana(), in("3")))
        .isInstanceOf(ToolUnavailable.class)
        .hasMessage("the tool knows no such place, or hides it");
  }

  @Test
  void what_changed_is_listed_page_by_page_and_project_by_project() {
    String since = "&modified_since=2026-11-23T07%3A00%3A00Z";
    String tasks = "GET " + API + "/tasks?limit=99&opt_fields=modified_at&project=";
    project("1", NEW);
    project("2", OLD);
    answers.put(
        tasks + "1" + since,
        """
        {"data": [{"gid": "41", "modified_at": "%s"}], "next_page": {"offset": "o/1"}}
        """
            .formatted(NEW));
    answers.put(tasks + "1" + since + "&offset=o%2F1", "{\"data\": [], \"next_page\": null}");
    answers.put(tasks + "2" + since, "{\"data\": [], \"next_page\": null}");
    Optional<Instant> from = Optional.of(Instant.parse("2026-11-23T07:00:00Z"));
    Listening listening = through(asana());

    assertThat(listening.changes(in("1", "2"), from, Optional.empty(), Fixtures.NOW))
        .isEqualTo(
            new Listening.Changes(
                List.of(
                    new Listening.Changed("project-1", Instant.parse(NEW)),
                    new Listening.Changed("41", Instant.parse(NEW))),
                Optional.of("0:o/1")));
    assertThat(listening.changes(in("1", "2"), from, Optional.of("0:o/1"), Fixtures.NOW))
        .isEqualTo(new Listening.Changes(List.of(), Optional.of("1:")));
    assertThat(listening.changes(in("1", "2"), from, Optional.of("1:"), Fixtures.NOW))
        .isEqualTo(new Listening.Changes(List.of()));
    assertThat(listening.changes(in(), from, Optional.empty(), Fixtures.NOW))
        .isEqualTo(new Listening.Changes(List.of()));
  }

  @Test
  void a_first_import_asks_for_what_is_open() {
    project("1", OLD);
    answers.put(
        "GET " + API + "/tasks?limit=99&opt_fields=modified_at&project=1&completed_since=now",
        "{\"data\": [{\"gid\": \"41\", \"modified_at\": \"" + OLD + "\"}]}");
    assertThat(through(asana()).changes(in("1"), Optional.empty(), Optional.empty(), Fixtures.NOW))
        .isEqualTo(
            new Listening.Changes(
                List.of(
                    new Listening.Changed("project-1", Instant.parse(OLD)),
                    new Listening.Changed("41", Instant.parse(OLD)))));
  }
}
