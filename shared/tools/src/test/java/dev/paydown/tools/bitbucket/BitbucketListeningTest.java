package dev.paydown.tools.bitbucket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.ApprovalOutcome;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.PersonRef;
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
import org.junit.jupiter.api.Test;

/** Hooks made in Bitbucket, Cloud and Data Center, against answers of their APIs' form. */
class BitbucketListeningTest {
  private static final String CLOUD = "https://api.bitbucket.org/2.0";
  private static final String SERVER = "https://bitbucket.example.com/rest/api/1.0";
  private static final String URL = "https://paydown.example.com/hooks/abc";

  private static Connection in(Optional<String> server, String... places) {
    return new Connection(
            "abc",
            "ws",
            "bitbucket",
            "bitbucket",
            List.of("newest", "former"),
            Optional.of("token"),
            server,
            Optional.empty())
        .in(List.of(places));
  }

  private static Listening.Hooked hooked(OutgoingHttp http, Connection connection) {
    Listening listening = new BitbucketTool(http).listening().orElseThrow();
    return listening.hook(new Listening.Asked(connection, URL, Fixtures.NOW));
  }

  private static String body(Answers bitbucket) {
    return new String(bitbucket.asked().getLast().body(), UTF_8);
  }

  @Test
  void a_hook_is_made_in_a_repository_of_cloud_with_the_newest_secret() {
    String hooks = CLOUD + "/repositories/acme/web/hooks";
    Answers bitbucket =
        new Answers(
            Map.of("GET " + hooks + "?pagelen=100", "{\"values\":[]}", "POST " + hooks, "{}"));
    assertThat(hooked(bitbucket, in(Optional.empty(), "acme/web")))
        .isEqualTo(new Listening.Standing(List.of("acme/web")));
    assertThat(body(bitbucket))
        .startsWith("{\"description\":\"Paydown\",\"url\":\"" + URL + "\",\"active\":true,")
        .contains("\"pullrequest:created\"", "\"issue:updated\"", "\"repo:push\"")
        .endsWith("],\"secret\":\"newest\"}");
  }

  @Test
  void one_that_stands_in_a_workspace_is_changed_in_place() {
    String hooks = CLOUD + "/workspaces/acme/hooks";
    Answers bitbucket =
        new Answers(
            Map.of(
                "GET " + hooks + "?pagelen=100",
                "{\"values\":[{\"uuid\":\"{u1}\",\"url\":\"" + URL + "\"}]}",
                "PUT " + hooks + "/%7Bu1%7D",
                "{}"));
    assertThat(hooked(bitbucket, in(Optional.empty(), "acme")))
        .isEqualTo(new Listening.Standing(List.of("acme")));
    assertThat(bitbucket.asked())
        .extracting(OutgoingHttp.Request::method)
        .containsExactly("GET", "PUT");
  }

  @Test
  void data_centers_hooks_are_in_repositories_and_projects() {
    Optional<String> server = Optional.of("https://bitbucket.example.com");
    String ofRepository = SERVER + "/projects/WEB/repos/shop/webhooks";
    String ofProject = SERVER + "/projects/OPS/webhooks";
    Answers bitbucket =
        new Answers(
            Map.of(
                "GET " + ofRepository + "?limit=100",
                "{\"values\":[{\"id\":7,\"url\":\"" + URL + "\"}]}",
                "PUT " + ofRepository + "/7",
                "{}",
                "GET " + ofProject + "?limit=100",
                "{\"values\":[]}",
                "POST " + ofProject,
                "{}"));
    assertThat(hooked(bitbucket, in(server, "WEB/shop", "OPS")))
        .isEqualTo(new Listening.Standing(List.of("WEB/shop", "OPS")));
    assertThat(body(bitbucket))
        .startsWith("{\"name\":\"Paydown\",")
        .contains("\"pr:opened\"", "\"pr:reviewer:needs_work\"")
        .endsWith("\"configuration\":{\"secret\":\"newest\"}}");
  }

  @Test
  void a_data_center_that_names_a_review_otherwise_is_asked_by_its_name() {
    List<String> bodies = new ArrayList<>();
    OutgoingHttp newer =
        request -> {
          String body = new String(request.body(), UTF_8);
          bodies.add(body);
          return new OutgoingHttp.Outcome.Answered(
              body.contains("needs_work") ? 400 : 200, Map.of(), "{\"values\":[]}".getBytes(UTF_8));
        };
    Connection connection = in(Optional.of("https://bitbucket.example.com"), "OPS");
    assertThat(hooked(newer, connection)).isInstanceOf(Listening.Standing.class);
    assertThat(bodies.getLast()).contains("pr:reviewer:changes_requested");
  }

  @Test
  void without_a_place_a_person_has_to_do_it_and_a_hidden_place_is_no_hook() {
    Answers none = new Answers(Map.of());
    assertThat(hooked(none, in(Optional.empty())))
        .isEqualTo(
            new Listening.ByHand("no repository, workspace or project is named to listen in"));
    assertThatThrownBy(() -> hooked(none, in(Optional.empty(), "acme/secret")))
        .isInstanceOf(ToolUnavailable.class)
        .hasMessage("the tool knows no such place, or hides it");
  }

  private static final String REPOSITORY = "2c7cbd2c-0a3e-4d6f-9f3d-1d0a6a5b8f10";
  private static final String BY_ID = CLOUD + "/repositories/%7B%7D/%7B" + REPOSITORY + "%7D";

  private static String pull(int id, String state, String participants) {
    return """
        {"id": %d, "title": "The form", "description": "Blocked by WEB-7", "state": "%s",
         "author": {"type": "user", "account_id": "ada"},
         "created_on": "2026-11-16T09:00:00.000000+00:00",
         "updated_on": "2026-11-19T09:00:00.000000+00:00",
         "links": {"html": {"href": "https://bitbucket.org/acme/web/pull-requests/%d"}},
         "destination": {"repository": {"uuid": "{%s}", "full_name": "acme/web"}},
         "reviewers": [{"type": "user", "account_id": "bob"},
                       {"type": "user", "account_id": "cleo"}],
         "participants": %s}
        """
        .formatted(id, state, id, REPOSITORY, participants);
  }

  private static String issue(int id, String state) {
    return """
        {"id": %d, "title": "Broken", "kind": "bug", "state": "%s", "assignee": null,
         "content": {"raw": ""}, "created_on": "2026-11-16T09:00:00.000000+00:00",
         "updated_on": "2026-11-20T09:00:00.000000+00:00",
         "repository": {"uuid": "{%s}", "full_name": "acme/web"}}
        """
        .formatted(id, state, REPOSITORY);
  }

  private static Listening.Changes changes(
      Answers bitbucket, Optional<Instant> since, Optional<String> cursor, String... places) {
    return new BitbucketTool(bitbucket)
        .listening()
        .orElseThrow()
        .changes(in(Optional.empty(), places), since, cursor, Fixtures.NOW);
  }

  @Test
  void the_first_sweep_goes_through_open_pull_requests_and_open_issues() {
    String web = CLOUD + "/repositories/acme/web";
    String open = "state%3D%22new%22%20OR%20state%3D%22open%22%20OR%20state%3D%22on%20hold%22";
    String sorted = "&sort=updated_on&pagelen=50&page=";
    Answers bitbucket =
        new Answers(
            Map.of(
                "GET " + CLOUD + "/repositories/acme?pagelen=100&sort=full_name&page=1",
                "{\"values\":[{\"full_name\":\"acme/web\",\"has_issues\":true}]}",
                "GET " + web + "/pullrequests?state=OPEN" + sorted + "1",
                "{\"values\":[" + pull(12, "OPEN", "[]") + "],\"next\":\"more\"}",
                "GET " + web + "/pullrequests?state=OPEN" + sorted + "2",
                "{\"values\":[]}",
                "GET " + web + "/issues?q=" + open + sorted + "1",
                "{\"values\":[" + issue(3, "open") + "]}"));
    Listening.Changes first = changes(bitbucket, Optional.empty(), Optional.empty(), "acme");
    assertThat(first.items())
        .containsExactly(
            new Listening.Changed(REPOSITORY + "/pr-12", Instant.parse("2026-11-19T09:00:00Z")));
    Listening.Changes second = changes(bitbucket, Optional.empty(), first.next(), "acme");
    assertThat(second).isEqualTo(new Listening.Changes(List.of(), Optional.of("1:1")));
    assertThat(changes(bitbucket, Optional.empty(), second.next(), "acme"))
        .isEqualTo(
            new Listening.Changes(
                List.of(
                    new Listening.Changed(
                        REPOSITORY + "/issue-3", Instant.parse("2026-11-20T09:00:00Z")))));
  }

  @Test
  void a_later_sweep_lists_whatever_changed_since_ended_or_not() {
    String web = CLOUD + "/repositories/acme/web";
    Answers bitbucket =
        new Answers(
            Map.of(
                "GET " + web + "?fields=full_name,has_issues",
                "{\"full_name\":\"acme/web\",\"has_issues\":false}",
                "GET "
                    + web
                    + "/pullrequests?state=OPEN&state=MERGED&state=DECLINED&state=SUPERSEDED"
                    + "&q=updated_on%3E%3D2026-11-19T08%3A00%3A00Z&sort=updated_on&pagelen=50&page=1",
                "{\"values\":[" + pull(12, "MERGED", "[]") + "]}"));
    Optional<Instant> since = Optional.of(Instant.parse("2026-11-19T08:00:00Z"));
    Listening.Changes changes = changes(bitbucket, since, Optional.empty(), "acme/web");
    assertThat(changes.items()).hasSize(1);
    assertThat(changes.next()).isEmpty();
  }

  @Test
  void data_center_and_a_connection_without_places_list_nothing_and_ask_nothing() {
    Answers none = new Answers(Map.of());
    assertThat(changes(none, Optional.empty(), Optional.empty()))
        .isEqualTo(new Listening.Changes(List.of()));
    Connection server = in(Optional.of("https://bitbucket.example.com"), "WEB/shop");
    BitbucketTool tool = new BitbucketTool(none);
    assertThat(
            tool.listening()
                .orElseThrow()
                .changes(server, Optional.empty(), Optional.empty(), Fixtures.NOW))
        .isEqualTo(new Listening.Changes(List.of()));
    assertThat(tool.fetch(server, "7/pr-1", Fixtures.NOW)).isEmpty();
    assertThat(none.asked()).isEmpty();
  }

  @Test
  void a_pull_request_is_read_whole_with_the_reviews_that_stand() {
    String participants =
        """
        [{"user": {"type": "user", "account_id": "bob"}, "approved": true, "state": "approved",
          "participated_on": "2026-11-18T10:00:00.000000+00:00"}]
        """;
    List<Fact> facts = fetched("pr-12", BY_ID + "/pullrequests/12", pull(12, "OPEN", participants));
    ItemRef.Own item = new ItemRef.Own("bitbucket", REPOSITORY + "/pr-12");
    Instant at = Instant.parse("2026-11-19T09:00:00Z");
    PersonRef bob = PersonRef.alias("bitbucket", "bob");
    PersonRef cleo = PersonRef.alias("bitbucket", "cleo");
    assertThat(facts)
        .contains(
            new Fact.ApprovalRequested(item, at, 0, Actor.HUMAN, cleo),
            new Fact.ApprovalDecided(
                item,
                Instant.parse("2026-11-18T10:00:00Z"),
                1,
                Actor.HUMAN,
                bob,
                ApprovalOutcome.GRANTED))
        .doesNotContain(new Fact.ApprovalRequested(item, at, 0, Actor.HUMAN, bob));
    assertThat(facts.toString())
        .contains("acme/web/pull-requests/12", "The form", "STARTED", "WEB-7");
    assertThat(fetched("pr-12", BY_ID + "/pullrequests/12", pull(12, "MERGED", "[]")).toString())
        .contains("FINISHED")
        .doesNotContain("ApprovalRequested");
  }

  @Test
  void an_issue_is_read_as_it_stands_and_what_is_gone_is_nothing() {
    assertThat(fetched("issue-3", BY_ID + "/issues/3", issue(3, "open")).toString())
        .contains("Broken", "acme/web#3", "FieldChange[field=OWNER, value=Optional.empty]")
        .doesNotContain("StatusChanged");
    assertThat(fetched("issue-3", BY_ID + "/issues/3", issue(3, "wontfix")).toString())
        .contains("CANCELLED");
    BitbucketTool none = new BitbucketTool(new Answers(Map.of()));
    Connection cloud = in(Optional.empty(), "acme/web");
    assertThat(none.fetch(cloud, REPOSITORY + "/issue-3", Fixtures.NOW)).isEmpty();
    assertThat(none.fetch(cloud, "something else", Fixtures.NOW)).isEmpty();
  }

  private static List<Fact> fetched(String uid, String address, String shown) {
    return new BitbucketTool(new Answers(Map.of("GET " + address, shown)))
        .fetch(in(Optional.empty(), "acme/web"), REPOSITORY + "/" + uid, Fixtures.NOW)
        .orElseThrow();
  }
}
