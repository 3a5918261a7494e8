package dev.paydown.tools.figma;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.LagUnit;
import dev.paydown.brain.event.LinkKind;
import dev.paydown.brain.event.LinkType;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.brain.event.Provenance;
import dev.paydown.brain.event.Transition;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Answers;
import dev.paydown.tools.Fixtures;
import dev.paydown.tools.Listening;
import dev.paydown.tools.Listening.Changed;
import dev.paydown.tools.Listening.Changes;
import dev.paydown.tools.ToolUnavailable;
import dev.paydown.tools.http.OutgoingHttp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which files changed in Figma, and what one of them shows, by answers of its API's form. */
class FigmaSweepTest {
  private static final String API = "https://api.figma.com";
  private static final String FILE = API + "/v1/files/Ck0utDesign01";
  private static final Instant TOUCHED = Instant.parse("2026-11-20T10:00:00Z");
  private static final String META =
      "{\"file\": {\"name\": \"Checkout\", \"last_touched_at\": \"2026-11-20T10:00:00Z\"}}";
  private static final ItemRef.Own DESIGN = new ItemRef.Own("figma", "Ck0utDesign01");

  private static Connection in(String... places) {
    return Fixtures.connection("figma", "secret", Optional.empty()).in(List.of(places));
  }

  private static Changes changes(
      OutgoingHttp figma, Connection connection, Optional<Instant> since, Optional<String> cursor) {
    Listening listening = new FigmaTool(figma).listening().orElseThrow();
    return listening.changes(connection, since, cursor, Fixtures.NOW);
  }

  private static String file(String key, String at) {
    return "{\"key\": \"%s\", \"name\": \"n\", \"last_modified\": \"%s\"}".formatted(key, at);
  }

  @Test
  void of_a_team_each_projects_files_are_listed_a_project_at_a_time_as_they_changed() {
    Answers figma =
        new Answers(
            Map.of(
                "GET " + API + "/v1/teams/123/projects",
                "{\"projects\": [{\"id\": \"7\", \"name\": \"a\"}, {\"id\": 8, \"name\": \"b\"}]}",
                "GET " + API + "/v1/projects/7/files",
                "{\"files\": [%s, %s, %s]}"
                    .formatted(
                        file("late", "2026-11-22T10:00:00Z"),
                        file("old", "2026-11-19T10:00:00Z"),
                        file("early", "2026-11-21T10:00:00Z")),
                "GET " + API + "/v1/projects/8/files",
                "{\"files\": []}",
                "GET " + FILE + "/meta",
                META));
    Connection connection = in("team/123", "file/Ck0utDesign01", "elsewhere");
    Optional<Instant> since = Optional.of(Instant.parse("2026-11-20T09:00:00Z"));

    Changes first = changes(figma, connection, since, Optional.empty());
    Changes second = changes(figma, connection, since, first.next());
    Changes third = changes(figma, connection, since, second.next());

    assertThat(first.items())
        .containsExactly(
            new Changed("early", Instant.parse("2026-11-21T10:00:00Z")),
            new Changed("late", Instant.parse("2026-11-22T10:00:00Z")));
    assertThat(second.items()).isEmpty();
    assertThat(third).isEqualTo(new Changes(List.of(new Changed("Ck0utDesign01", TOUCHED))));
  }

  @Test
  void on_connecting_what_was_changed_within_thirty_days_is_listed() {
    Answers figma =
        new Answers(
            Map.of(
                "GET " + API + "/v1/projects/7/files",
                "{\"files\": [%s, %s]}"
                    .formatted(
                        file("fresh", "2026-10-25T10:00:00Z"),
                        file("left", "2026-10-23T10:00:00Z"))));
    assertThat(changes(figma, in("project/7"), Optional.empty(), Optional.empty()))
        .isEqualTo(
            new Changes(List.of(new Changed("fresh", Instant.parse("2026-10-25T10:00:00Z")))));
  }

  @Test
  void of_many_files_a_page_is_a_hundred() {
    StringBuilder files = new StringBuilder();
    for (int i = 0; i < 150; i++) {
      files.append(i == 0 ? "" : ",").append(file("f" + (1000 + i), "2026-11-22T10:00:00Z"));
    }
    Answers figma =
        new Answers(Map.of("GET " + API + "/v1/projects/7/files", "{\"files\": [" + files + "]}"));
    Changes first = changes(figma, in("project/7"), Optional.empty(), Optional.empty());
    Changes second = changes(figma, in("project/7"), Optional.empty(), first.next());
    assertThat(first.items()).hasSize(100);
    assertThat(second.items()).hasSize(50);
    assertThat(second.next()).isEmpty();
  }

  @Test
  void where_no_place_is_named_nothing_is_listed_or_asked() {
    Answers figma = new Answers(Map.of());
    assertThat(changes(figma, in(), Optional.empty(), Optional.empty()))
        .isEqualTo(new Changes(List.of()));
    assertThat(figma.asked()).isEmpty();
  }

  @Test
  void a_place_that_the_token_may_not_see_is_said() {
    OutgoingHttp hidden =
        _ -> new OutgoingHttp.Outcome.Answered(403, Map.of(), "{}".getBytes(UTF_8));
    assertThatThrownBy(() -> changes(hidden, in("project/7"), Optional.empty(), Optional.empty()))
        .isInstanceOf(ToolUnavailable.class);
  }

  private static Optional<List<Fact>> fetched(OutgoingHttp figma, String uid) {
    return new FigmaTool(figma).fetch(in("project/7"), uid, Fixtures.NOW);
  }

  private static Fact shown(String uid, Instant at, FieldChange... changes) {
    return new Fact.ItemChanged(
        new ItemRef.Own("figma", uid), at, 0, Actor.HUMAN, List.of(changes));
  }

  private static FieldChange set(ItemField field, String value) {
    return FieldChange.set(field, value);
  }

  @Test
  void a_file_is_read_with_its_threads_its_named_versions_and_what_is_linked_from_its_layers() {
    Answers figma =
        new Answers(
            Map.of(
                "GET " + FILE + "/meta",
                META,
                "GET " + FILE + "/comments",
                """
                {"comments": [
                  {"id": "502", "file_key": "Ck0utDesign01", "parent_id": "501",
                   "message": "Yes", "created_at": "2026-11-19T11:00:00Z", "user": {"id": "2"}},
                  {"id": "501", "file_key": "Ck0utDesign01", "parent_id": "",
                   "message": "Is this\\nthe last word?", "created_at": "2026-11-19T10:00:00Z",
                   "resolved_at": "2026-11-20T09:00:00Z", "user": {"id": "1", "handle": "Ada"}}]}
                """,
                "GET " + FILE + "/versions?page_size=50",
                """
                {"versions": [
                  {"id": "9", "created_at": "2026-11-20T10:00:00Z", "label": null,
                   "user": {"id": "1", "handle": "Ada"}},
                  {"id": "8", "created_at": "2026-11-18T10:00:00Z", "label": "For review",
                   "user": {"id": "1", "handle": "Ada"}}]}
                """,
                "GET " + FILE + "/dev_resources",
                """
                {"dev_resources": [
                  {"id": "1", "name": "QA-7", "url": "https://acme.atlassian.net/browse/QA-7",
                   "file_key": "Ck0utDesign01", "node_id": "43:2"},
                  {"id": "2", "name": "x", "url": "javascript:alert(1)",
                   "file_key": "Ck0utDesign01", "node_id": "43:2"}]}
                """));
    String page = "https://www.figma.com/file/Ck0utDesign01";
    assertThat(fetched(figma, "Ck0utDesign01").orElseThrow())
        .containsExactly(
            shown(
                "Ck0utDesign01",
                TOUCHED,
                set(ItemField.KIND, "design"),
                set(ItemField.KEY, "Ck0utDesign01"),
                set(ItemField.URL, page),
                set(ItemField.TITLE, "Checkout")),
            shown(
                "Ck0utDesign01#501",
                Instant.parse("2026-11-19T10:00:00Z"),
                set(ItemField.KIND, "thread"),
                set(ItemField.KEY, "Ck0utDesign01#501"),
                set(ItemField.URL, page + "#501"),
                set(ItemField.TITLE, "Is this the last word?"),
                set(ItemField.PARENT, "own:figma/Ck0utDesign01")),
            new Fact.StatusChanged(
                new ItemRef.Own("figma", "Ck0utDesign01#501"),
                Instant.parse("2026-11-20T09:00:00Z"),
                0,
                Actor.HUMAN,
                Transition.FINISHED,
                Optional.empty()),
            new Fact.CommitPushed(
                DESIGN,
                Instant.parse("2026-11-18T10:00:00Z"),
                0,
                Actor.HUMAN,
                PersonRef.alias("figma", "1")),
            shown(
                "Ck0utDesign01/43:2",
                TOUCHED,
                set(ItemField.KIND, "design"),
                set(ItemField.KEY, "Ck0utDesign01/43:2"),
                set(ItemField.URL, page + "?node-id=43-2"),
                set(ItemField.TITLE, "Checkout (43:2)"),
                set(ItemField.PARENT, "own:figma/Ck0utDesign01")),
            new Fact.LinkMade(
                new ItemRef.Own("figma", "Ck0utDesign01/43:2"),
                new ItemRef.Named("https://acme.atlassian.net/browse/QA-7"),
                LinkKind.MENTIONS,
                LinkType.FS,
                0,
                LagUnit.WORKING,
                Provenance.STATED,
                TOUCHED,
                0,
                Actor.HUMAN));
  }

  @Test
  void what_the_token_may_not_see_of_a_file_is_left_out() {
    OutgoingHttp figma =
        request ->
            request.uri().getPath().endsWith("/meta")
                ? new OutgoingHttp.Outcome.Answered(200, Map.of(), META.getBytes(UTF_8))
                : new OutgoingHttp.Outcome.Answered(403, Map.of(), "{}".getBytes(UTF_8));
    assertThat(fetched(figma, "Ck0utDesign01").orElseThrow()).hasSize(1);
  }

  @Test
  void a_file_that_is_gone_is_none_and_of_a_layer_or_thread_alone_nothing_is_asked() {
    Answers figma = new Answers(Map.of());
    assertThat(fetched(figma, "Ck0utDesign01")).isEmpty();
    assertThat(figma.asked()).hasSize(1);
    assertThat(fetched(figma, "Ck0utDesign01#501")).isEmpty();
    assertThat(fetched(figma, "Ck0utDesign01/43:2")).isEmpty();
    assertThat(figma.asked()).hasSize(1);
  }

  @Test
  void an_answer_of_another_form_is_said_to_be_one() {
    Answers figma = new Answers(Map.of("GET " + FILE + "/meta", "{\"file\": {\"name\": 7}}"));
    assertThatThrownBy(() -> fetched(figma, "Ck0utDesign01"))
        .isInstanceOf(ToolUnavailable.class)
        .hasMessageContaining("name is not a text");
  }
}
