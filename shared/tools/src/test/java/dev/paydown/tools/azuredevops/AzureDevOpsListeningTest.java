package dev.paydown.tools.azuredevops;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Answers;
import dev.paydown.tools.Fixtures;
import dev.paydown.tools.Listening;
import dev.paydown.tools.ToolUnavailable;
import dev.paydown.tools.http.OutgoingHttp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Subscriptions made in Azure DevOps, against answers of its API's form. */
class AzureDevOpsListeningTest {
  private static final String BASE = "https://dev.azure.com/acme";
  private static final String HOOKS = BASE + "/_apis/hooks/subscriptions";
  private static final String VERSION = "api-version=6.0";
  private static final String LIST =
      "GET " + HOOKS + "?publisherId=tfs&consumerId=webHooks&" + VERSION;
  private static final String MAKE = "POST " + HOOKS + "?" + VERSION;
  private static final String PROJECT = "GET " + BASE + "/_apis/projects/My%20Shop?" + VERSION;
  private static final String URL = "https://paydown.example.com/hooks/abc";
  private static final Listening.ByHand NOT_OPEN =
      new Listening.ByHand(
          "the connection has no token, or no baseUrl: https://dev.azure.com/ORGANIZATION, or the"
              + " collection on a company's own server");

  private static Connection connection(Optional<String> token, Optional<String> base) {
    return new Connection(
        "abc",
        "ws",
        "azuredevops",
        "azuredevops",
        List.of("newest", "former"),
        token,
        base,
        Optional.empty());
  }

  private static Connection in(String... places) {
    return connection(Optional.of("token"), Optional.of(BASE + "/")).in(List.of(places));
  }

  private static Listening listening(OutgoingHttp http) {
    return new AzureDevOpsTool(http).listening().orElseThrow();
  }

  private static Listening.Hooked hooked(OutgoingHttp http, Connection connection) {
    return listening(http).hook(new Listening.Asked(connection, URL, Fixtures.NOW));
  }

  private static List<String> asked(Answers azure) {
    return azure.asked().stream().map(one -> one.method() + " " + one.uri()).toList();
  }

  private static String body(OutgoingHttp.Request request) {
    return new String(request.body(), UTF_8);
  }

  @Test
  void a_project_gets_a_subscription_for_each_kind_of_event_with_the_newest_secret() {
    Answers azure =
        new Answers(Map.of(PROJECT, "{\"id\":\"p1\"}", LIST, "{\"value\":[]}", MAKE, "{}"));
    assertThat(hooked(azure, in("My Shop"))).isEqualTo(new Listening.Standing(List.of("My Shop")));
    assertThat(asked(azure)).startsWith(PROJECT, LIST, MAKE).hasSize(12);
    assertThat(azure.asked().subList(2, 12))
        .map(one -> body(one).replaceFirst(".*\"eventType\":\"([^\"]+)\".*", "$1"))
        .containsExactly(
            "workitem.created",
            "workitem.updated",
            "workitem.commented",
            "workitem.deleted",
            "workitem.restored",
            "git.pullrequest.created",
            "git.pullrequest.updated",
            "git.pullrequest.merged",
            "ms.vss-code.git-pullrequest-comment-event",
            "git.push");
    assertThat(body(azure.asked().get(2)))
        .isEqualTo(
            "{\"publisherId\":\"tfs\",\"eventType\":\"workitem.created\",\"consumerId\":\"webHooks\","
                + "\"consumerActionId\":\"httpRequest\",\"publisherInputs\":{\"projectId\":\"p1\"},"
                + "\"consumerInputs\":{\"url\":\""
                + URL
                + "\",\"basicAuthUsername\":\"paydown\",\"basicAuthPassword\":\"newest\","
                + "\"resourceDetailsToSend\":\"all\",\"messagesToSend\":\"all\","
                + "\"detailedMessagesToSend\":\"all\"}}");
    assertThat(azure.asked().getFirst().headers()).containsEntry("authorization", "Basic OnRva2Vu");
  }

  @Test
  void one_that_stands_is_changed_in_place_and_those_of_others_and_elsewhere_are_left() {
    String one =
        "{\"id\":\"%s\",\"eventType\":\"git.push\",\"publisherInputs\":{\"projectId\":\"%s\"},"
            + "\"consumerInputs\":{\"url\":\"%s\"}}";
    String listed =
        "{\"value\":["
            + String.join(
                ",",
                one.formatted("s1", "p1", URL),
                one.formatted("s2", "p2", URL),
                one.formatted("s3", "p1", "https://example.com/"))
            + "]}";
    String change = "PUT " + HOOKS + "/s1?" + VERSION;
    Answers azure =
        new Answers(Map.of(PROJECT, "{\"id\":\"p1\"}", LIST, listed, MAKE, "{}", change, "{}"));
    assertThat(hooked(azure, in("My Shop"))).isEqualTo(new Listening.Standing(List.of("My Shop")));
    assertThat(asked(azure).subList(2, 12))
        .containsOnly(MAKE, change)
        .containsOnlyOnce(change)
        .endsWith(change);
    assertThat(body(azure.asked().getLast()))
        .contains("\"basicAuthPassword\":\"newest\"")
        .endsWith(",\"status\":\"enabled\"}");
  }

  @Test
  void what_cannot_be_made_says_what_to_do() {
    Answers none = new Answers(Map.of());
    assertThat(hooked(none, connection(Optional.of("token"), Optional.empty())))
        .isEqualTo(NOT_OPEN);
    assertThat(hooked(none, connection(Optional.empty(), Optional.of(BASE)))).isEqualTo(NOT_OPEN);
    assertThat(hooked(none, in()))
        .isEqualTo(new Listening.ByHand("no project is named to listen in"));
    assertThat(none.asked()).isEmpty();
    assertThatThrownBy(() -> hooked(none, in("My Shop")))
        .isInstanceOf(ToolUnavailable.class)
        .hasMessage("the tool knows no such place, or hides it");
    Answers odd = new Answers(Map.of(PROJECT, "{}"));
    assertThatThrownBy(() -> hooked(odd, in("My Shop")))
        .isInstanceOf(ToolUnavailable.class)
        .hasMessage("Azure DevOps did not show the project's id");
    OutgoingHttp refusing =
        _ ->
            new OutgoingHttp.Outcome.Answered(
                403, Map.of(), "{\"message\":\"TF400813: not authorized\"}".getBytes(UTF_8));
    assertThatThrownBy(() -> hooked(refusing, in("My Shop")))
        .isInstanceOf(ToolUnavailable.class)
        .hasMessage("Azure DevOps says: TF400813: not authorized");
  }

  private static final String REPOSITORY = "11111111-2222-3333-4444-555555555555";
  private static final String SHOP = BASE + "/My%20Shop/_apis/";
  private static final String WIQL = "POST " + SHOP + "wit/wiql?timePrecision=true&" + VERSION;
  private static final Instant AT = Instant.parse("2026-11-19T09:00:00Z");

  private static Listening.Changes changes(
      Answers azure, Optional<Instant> since, Optional<String> cursor) {
    return listening(azure).changes(in("My Shop"), since, cursor, Fixtures.NOW);
  }

  @Test
  void the_first_sweep_lists_open_work_items_a_hundred_at_a_time_and_active_pull_requests() {
    Map<String, String> answers = new HashMap<>();
    answers.put(
        WIQL,
        IntStream.rangeClosed(1, 101)
            .mapToObj(id -> "{\"id\":" + id + "}")
            .collect(Collectors.joining(",", "{\"workItems\":[", "]}")));
    String hundred =
        IntStream.rangeClosed(1, 100).mapToObj(String::valueOf).collect(Collectors.joining(","));
    for (String ids : List.of(hundred, "101")) {
      answers.put(
          "GET "
              + BASE
              + "/_apis/wit/workitems?ids="
              + ids
              + "&fields=System.ChangedDate&"
              + VERSION,
          Stream.of(ids.split(","))
              .map(id -> "{\"id\":" + id + ",\"fields\":{\"System.ChangedDate\":\"" + AT + "\"}}")
              .collect(Collectors.joining(",", "{\"value\":[", "]}")));
    }
    answers.put(
        "GET " + SHOP + "git/pullrequests?searchCriteria.status=active&$top=100&$skip=0&" + VERSION,
        "{\"value\":[{\"pullRequestId\":21,\"creationDate\":\"%s\",\"repository\":{\"id\":\"%s\"}}]}"
            .formatted(AT, REPOSITORY));
    Answers azure = new Answers(answers);
    Listening.Changes first = changes(azure, Optional.empty(), Optional.empty());
    assertThat(first.items()).hasSize(100).contains(new Listening.Changed("1", AT));
    Listening.Changes second = changes(azure, Optional.empty(), first.next());
    assertThat(second.items()).containsExactly(new Listening.Changed("101", AT));
    Listening.Changes third = changes(azure, Optional.empty(), second.next());
    assertThat(third)
        .isEqualTo(
            new Listening.Changes(List.of(new Listening.Changed(REPOSITORY + "/pr-21", AT))));
    assertThat(body(azure.asked().getFirst())).contains("NOT IN ('Closed', 'Done'");
    Optional<Instant> later = Optional.of(AT.plusSeconds(1));
    assertThat(changes(azure, later, Optional.of("1:1")).items()).isEmpty();
    Listening.Changes _ = changes(azure, later, Optional.empty());
    assertThat(body(azure.asked().get(azure.asked().size() - 2)))
        .contains("[System.ChangedDate] >= '2026-11-19T09:00:01Z' ORDER BY");
  }

  private static List<Fact> read(String uid, String path, String shown) {
    Answers azure = new Answers(Map.of("GET " + BASE + "/_apis/" + path + VERSION, shown));
    return new AzureDevOpsTool(azure).fetch(in("My Shop"), uid, Fixtures.NOW).orElseThrow();
  }

  @Test
  void a_work_item_is_read_whole_and_what_it_does_not_show_is_cleared() {
    String shown =
        """
        {"id": 12, "rev": 4, "url": "https://dev.azure.com/acme/_apis/wit/workItems/12",
         "fields": {"System.TeamProject": "My Shop", "System.WorkItemType": "Bug",
           "System.Title": "Broken", "System.State": "Active",
           "System.ChangedDate": "2026-11-19T09:00:00Z",
           "Microsoft.VSTS.Common.ActivatedDate": "2026-11-18T09:00:00Z",
           "Microsoft.VSTS.Scheduling.DueDate": "2026-11-27T00:00:00Z"},
         "relations": [{"rel": "System.LinkTypes.Dependency-Reverse",
           "url": "https://dev.azure.com/acme/_apis/wit/workItems/7"}]}
        """;
    List<Fact> facts = read("12", "wit/workitems/12?$expand=relations&", shown);
    assertThat(facts.toString())
        .contains(
            "Broken",
            "/My%20Shop/_workitems/edit/12",
            "FieldChange[field=DUE, value=Optional[2026-11-27]]")
        .contains("FieldChange[field=OWNER, value=Optional.empty]")
        .contains("FieldChange[field=START, value=Optional.empty]")
        .contains("STARTED", "BLOCKS");
    assertThat(facts)
        .filteredOn(Fact.ItemChanged.class::isInstance)
        .allSatisfy(fact -> assertThat(((Fact.ItemChanged) fact).at()).isEqualTo(AT));
  }

  @Test
  void a_pull_request_is_read_as_it_began_with_who_still_owes_a_review() {
    String shown =
        """
        {"pullRequestId": 21, "title": "The form", "description": "Blocked by WEB-7",
         "status": "active", "creationDate": "2026-11-19T09:00:00Z",
         "repository": {"id": "%s", "webUrl": "https://dev.azure.com/acme/web/_git/web"},
         "createdBy": {"id": "a", "uniqueName": "ada@example.com", "displayName": "Ada"},
         "reviewers": [{"id": "b", "uniqueName": "bob@example.com", "vote": 0},
                       {"id": "c", "uniqueName": "cleo@example.com", "vote": 10}]}
        """
            .formatted(REPOSITORY);
    List<Fact> facts = read(REPOSITORY + "/pr-21", "git/pullrequests/21?", shown);
    assertThat(facts)
        .filteredOn(Fact.ApprovalRequested.class::isInstance)
        .singleElement()
        .satisfies(
            fact ->
                assertThat(((Fact.ApprovalRequested) fact).of())
                    .isEqualTo(PersonRef.email("bob@example.com")));
    assertThat(facts.toString()).contains("The form", "STARTED", "WEB-7", "/pullrequest/21");
  }

  @Test
  void what_is_gone_or_no_id_of_its_own_is_nothing() {
    AzureDevOpsTool none = new AzureDevOpsTool(new Answers(Map.of()));
    for (String uid : List.of("12", REPOSITORY + "/pr-21", "../projects")) {
      assertThat(none.fetch(in("My Shop"), uid, Fixtures.NOW)).isEmpty();
    }
    Connection nowhere = connection(Optional.of("token"), Optional.empty());
    assertThat(none.fetch(nowhere, "12", Fixtures.NOW)).isEmpty();
    assertThat(
            listening(new Answers(Map.of())).changes(in(), Optional.empty(), Optional.empty(), AT))
        .isEqualTo(new Listening.Changes(List.of()));
  }
}
