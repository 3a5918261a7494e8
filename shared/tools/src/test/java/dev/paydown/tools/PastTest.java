package dev.paydown.tools;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request.Method;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import dev.paydown.brain.Advance;
import dev.paydown.brain.Picture;
import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.graph.Graph;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.azuredevops.AzureDevOpsTool;
import dev.paydown.tools.gitea.GiteaTool;
import dev.paydown.tools.http.OutgoingHttp;
import dev.paydown.tools.jira.JiraTool;
import dev.paydown.tools.linear.LinearTool;
import dev.paydown.tools.trello.TrelloTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Due dates that were moved before a tool was connected, as its own record of changes has them. */
class PastTest {
  private static final String JIRA = "https://acme.atlassian.net/rest/api/3/issue/10042";
  private static final String CHANGELOG = JIRA + "/changelog?startAt=%d&maxResults=100";
  private static final String MOVED =
      """
      {"isLast": true, "startAt": 0, "values": [
        {"id": "1", "created": "2026-11-17T10:00:00.000+0100", "author": {"accountId": "ada"},
         "items": [{"field": "status", "from": "1", "to": "3"}]},
        {"id": "2", "created": "2026-11-19T10:00:00.000+0100", "author": {"accountId": "ada"},
         "items": [{"field": "duedate", "fieldId": "duedate",
                    "from": "2026-11-24", "fromString": "2026-11-24 00:00:00.0",
                    "to": "2026-11-27", "toString": "2026-11-27 00:00:00.0"}]},
        {"id": "3", "created": "2026-11-20T10:00:00.000+0100",
         "author": {"accountId": "rule", "accountType": "app"},
         "items": [{"field": "duedate", "fieldId": "duedate", "from": "2026-11-27", "to": ""}]},
        {"id": "4", "created": "2026-11-20T11:00:00.000+0100", "author": {"accountId": "ada"},
         "items": [{"field": "duedate", "fieldId": "duedate", "to": "2026-12-01"}]}]}
      """;
  private static final String CREATED =
      """
      {"id": "10042", "fields": {"created": "2026-11-16T09:00:00.000+0100"}}
      """;

  private static Connection connection(String tool, String token, String base) {
    return new Connection(
        "abc",
        "ws",
        tool,
        tool,
        List.of("secret"),
        Optional.of(token),
        Optional.of(base),
        Optional.empty());
  }

  private static Connection jira() {
    return connection("jira", "ada@example.com:token", "https://acme.atlassian.net");
  }

  private static List<Fact> past(Tool tool, Connection connection, String uid) {
    return tool.listening().orElseThrow().past(connection, uid, Fixtures.NOW);
  }

  private static Answers answers(String... requestsAndAnswers) {
    Map<String, String> answers = new HashMap<>();
    for (int i = 0; i < requestsAndAnswers.length; i += 2) {
      answers.put(requestsAndAnswers[i], requestsAndAnswers[i + 1]);
    }
    return new Answers(answers);
  }

  private static String words(List<Fact> facts) {
    return Words.of(new Reading.Facts(facts)).strip();
  }

  @Test
  void jira_tells_each_date_at_its_own_time_and_whose_it_was() {
    Answers jira =
        answers("GET " + CHANGELOG.formatted(0), MOVED, "GET " + JIRA + "?fields=created", CREATED);

    assertThat(words(past(new JiraTool(jira), jira(), "10042")))
        .isEqualTo(
            """
            2026-11-16T08:00:00Z human jira/10042 shows
                due: 2026-11-24
            2026-11-19T09:00:00Z human jira/10042 shows
                due: 2026-11-27
            2026-11-20T09:00:00Z bot jira/10042 shows
                due cleared
            2026-11-20T10:00:00Z human jira/10042 shows
                due: 2026-12-01
            """
                .strip());
  }

  @Test
  void jiras_changelog_is_read_page_by_page_up_to_its_first_thousand() {
    Map<String, String> pages = new HashMap<>();
    for (int page = 0; page < 12; page++) {
      pages.put(
          "GET " + CHANGELOG.formatted(page * 100),
          """
          {"isLast": false, "values": [{"created": "2026-11-%02dT09:00:00.000+0000",
           "items": [{"field": "duedate", "to": "2026-12-%02d"}]}]}
          """
              .formatted(page + 1, page + 1));
    }
    Answers jira = new Answers(pages);
    assertThat(past(new JiraTool(jira), jira(), "10042")).hasSize(10);
    assertThat(jira.asked()).hasSize(10);
  }

  @Test
  void an_issue_that_never_moved_costs_one_request_and_says_nothing() {
    Answers jira = answers("GET " + CHANGELOG.formatted(0), "{\"isLast\":true,\"values\":[]}");
    assertThat(past(new JiraTool(jira), jira(), "10042")).isEmpty();
    assertThat(jira.asked()).hasSize(1);
  }

  @Test
  void a_jira_without_changelogs_or_that_hides_them_has_no_past() {
    assertThat(past(new JiraTool(answers()), jira(), "10042")).isEmpty();
    OutgoingHttp hidden =
        _ -> new OutgoingHttp.Outcome.Answered(403, Map.of(), "{}".getBytes(UTF_8));
    assertThat(past(new JiraTool(hidden), jira(), "10042")).isEmpty();
  }

  @Test
  void a_jira_that_asks_for_time_gets_it() {
    OutgoingHttp busy =
        _ ->
            new OutgoingHttp.Outcome.Answered(
                429, Map.of("retry-after", List.of("90")), "{}".getBytes(UTF_8));
    assertThatThrownBy(() -> past(new JiraTool(busy), jira(), "10042"))
        .isInstanceOfSatisfying(
            ToolUnavailable.class,
            tool -> assertThat(tool.after()).isEqualTo(Duration.ofSeconds(90)));
  }

  @Test
  void a_date_moved_before_connecting_leaves_the_first_as_committed_and_the_item_late() {
    Answers jira =
        answers(
            "GET " + CHANGELOG.formatted(0),
            MOVED,
            "GET " + JIRA + "?fields=created",
            CREATED,
            "GET " + JIRA + "?fields=%2Aall&expand=names",
            """
            {"id": "10042", "key": "WEB-42", "fields": {"summary": "Cookie form",
             "updated": "2026-11-20T11:00:00.100+0100", "duedate": "2026-12-01"}}
            """);
    Tool tool = new JiraTool(jira);
    List<Fact> read = new ArrayList<>(past(tool, jira(), "10042"));
    read.addAll(tool.fetch(jira(), "10042", Fixtures.NOW).orElseThrow());
    LogEntry entry = new LogEntry("read#jira#10042", Fixtures.NOW, read);
    WorkspaceState state = Advance.step(WorkspaceState.empty("ws"), List.of(entry));

    Item item = new Graph(state).item("jira/10042");
    assertThat(item.committed()).contains(LocalDate.parse("2026-11-24"));
    assertThat(item.due()).contains(LocalDate.parse("2026-12-01"));
    assertThat(Picture.of(state).slipDays(item)).isEqualTo(5);
  }

  @Test
  void what_is_asked_of_jira_and_what_the_tests_answer_is_as_jira_describes() throws IOException {
    Optional<Path> file = Shared.find("specs/jira.openapi.json");
    Assumptions.assumeTrue(file.isPresent());
    OpenApiInteractionValidator description =
        OpenApiInteractionValidator.createForInlineApiSpecification(Files.readString(file.get()))
            .build();
    Answers jira =
        answers("GET " + CHANGELOG.formatted(0), MOVED, "GET " + JIRA + "?fields=created", CREATED);
    assertThat(past(new JiraTool(jira), jira(), "10042")).isNotEmpty();
    assertThat(jira.asked()).hasSize(2);
    for (OutgoingHttp.Request request : jira.asked()) {
      SimpleRequest.Builder asked = new SimpleRequest.Builder(Method.GET, request.uri().getPath());
      for (String pair : Arrays.asList(request.uri().getQuery().split("&", -1))) {
        asked.withQueryParam(pair.split("=", 2)[0], pair.split("=", 2)[1]);
      }
      request.headers().forEach(asked::withHeader);
      assertThat(description.validateRequest(asked.build()).getMessages()).isEmpty();
    }
    assertThat(
            description
                .validateResponse(
                    "/rest/api/3/issue/10042/changelog",
                    Method.GET,
                    SimpleResponse.Builder.ok()
                        .withContentType("application/json")
                        .withBody(MOVED)
                        .build())
                .getMessages())
        .isEmpty();
  }

  private static OutgoingHttp.Outcome linear(OutgoingHttp.Request request, int times) {
    String body = new String(request.body(), UTF_8);
    assertThat(body).contains("PaydownIssuePast").contains("\"id\":\"i-12\"");
    int page = body.contains("\"after\":\"p") ? body.indexOf("\"after\":\"p") + 10 : -1;
    int at = page < 0 ? 0 : body.charAt(page) - '0';
    String answer =
        """
        {"data": {"issue": {"createdAt": "2026-11-16T08:00:00.000Z", "history": {
          "nodes": [
            {"createdAt": "2026-11-%02dT08:00:00.000Z", "fromDueDate": "2026-11-%d",
             "toDueDate": "2026-11-%d", "actor": %s},
            {"createdAt": "2026-11-%02dT09:00:00.000Z", "actor": {"id": "u-ada", "app": false}}],
          "pageInfo": {"hasNextPage": %b, "endCursor": "p%d"}}}}}
        """
            .formatted(
                20 - at,
                26 - at,
                27 - at,
                at == 0 ? "{\"id\": \"u-app\", \"app\": true}" : "{\"id\": \"u\", \"app\": false}",
                20 - at,
                at + 1 < times,
                at + 1);
    return new OutgoingHttp.Outcome.Answered(200, Map.of(), answer.getBytes(UTF_8));
  }

  @Test
  void linear_tells_them_latest_first_and_a_page_at_a_time() {
    Tool tool = new LinearTool(request -> linear(request, 2));
    assertThat(words(past(tool, connection("linear", "token", "https://api.linear.app"), "i-12")))
        .isEqualTo(
            """
            2026-11-16T08:00:00Z human linear/i-12 shows
                due: 2026-11-25
            2026-11-19T08:00:00Z human linear/i-12 shows
                due: 2026-11-26
            2026-11-20T08:00:00Z bot linear/i-12 shows
                due: 2026-11-27
            """
                .strip());
  }

  @Test
  void of_a_history_that_is_not_read_to_its_end_nobody_knows_what_stood_at_the_beginning() {
    Tool tool = new LinearTool(request -> linear(request, 100));
    List<Fact> past = past(tool, connection("linear", "token", "https://api.linear.app"), "i-12");
    assertThat(past).hasSize(10);
    assertThat(past.getFirst().at()).isEqualTo("2026-11-11T08:00:00Z");
  }

  @Test
  void a_linear_project_has_no_past_that_can_be_read() {
    Tool tool = new LinearTool(answers("POST https://api.linear.app/graphql", "{\"data\": {}}"));
    assertThat(past(tool, connection("linear", "token", "https://api.linear.app"), "p-1"))
        .isEmpty();
  }

  @Test
  void trello_tells_them_and_its_id_when_the_card_was_made() {
    String card = "6afab8000000000000000042";
    Answers trello =
        answers(
            "GET https://api.trello.com/1/cards/"
                + card
                + "/actions?filter=updateCard:due&fields=data,date,type&limit=1000"
                + "&memberCreator=true&memberCreator_fields=username,fullName",
            """
            [{"type": "updateCard", "date": "2026-11-20T10:00:00.000Z",
              "memberCreator": {"id": "2", "username": "dates_bot"},
              "data": {"old": {"due": "2026-11-27T16:00:00.000Z"}, "card": {"due": null}}},
             {"type": "updateCard", "date": "2026-11-19T10:00:00.000Z",
              "memberCreator": {"id": "1", "username": "ada"},
              "data": {"old": {"due": "2026-11-24T16:00:00.000Z"},
                       "card": {"due": "2026-11-27T16:00:00.000Z"}}}]
            """);
    Connection board = connection("trello", "key:token", "https://api.trello.com");
    assertThat(words(past(new TrelloTool(trello), board, card)))
        .isEqualTo(
            """
            2026-11-16T08:00:00Z human trello/6afab8000000000000000042 shows
                due: 2026-11-24
            2026-11-19T10:00:00Z human trello/6afab8000000000000000042 shows
                due: 2026-11-27
            2026-11-20T10:00:00Z bot trello/6afab8000000000000000042 shows
                due cleared
            """
                .strip());
    assertThat(past(new TrelloTool(Fixtures.NO_NETWORK), board, "../members/me")).isEmpty();
  }

  @Test
  void gitea_tells_them_in_its_timeline() {
    String api = "https://git.example.com/api/v1";
    String entries =
        """
        [{"id": 1, "type": "comment", "body": "2026-01-01", "created_at": "2026-11-17T10:00:00Z"},
         {"id": 2, "type": "modified_deadline", "body": "2026-11-27|2026-11-24",
          "created_at": "2026-11-19T10:00:00Z", "user": {"id": 1, "login": "ada"}},
         {"id": 3, "type": "removed_deadline", "body": "2026-11-27",
          "created_at": "2026-11-20T10:00:00Z", "user": {"id": -2, "login": "gitea-actions"}},
         {"id": 4, "type": "added_deadline", "body": "2026-12-01",
          "created_at": "2026-11-20T11:00:00Z", "user": {"id": 1, "login": "ada"}}]
        """;
    Answers gitea =
        answers(
            "GET " + api + "/repositories/7",
            "{\"id\": 7, \"name\": \"web\", \"owner\": {\"login\": \"acme\"}}",
            "GET " + api + "/repos/acme/web/issues/42/timeline?limit=50&page=1",
            entries,
            "GET " + api + "/repos/acme/web/issues/42/timeline?limit=50&page=2",
            "[]",
            "GET " + api + "/repos/acme/web/issues/42",
            "{\"created_at\": \"2026-11-16T08:00:00Z\"}");
    Connection git = connection("gitea", "token", "https://git.example.com");
    assertThat(words(past(new GiteaTool(gitea), git, "7#42")))
        .isEqualTo(
            """
            2026-11-16T08:00:00Z human gitea/7#42 shows
                due: 2026-11-24
            2026-11-19T10:00:00Z human gitea/7#42 shows
                due: 2026-11-27
            2026-11-20T10:00:00Z bot gitea/7#42 shows
                due cleared
            2026-11-20T11:00:00Z human gitea/7#42 shows
                due: 2026-12-01
            """
                .strip());
  }

  @Test
  void azure_devops_tells_them_in_a_work_items_updates_from_its_making_on() {
    String base = "https://dev.azure.com/acme";
    String updates =
        """
        {"count": 3, "value": [
          {"id": 1, "revisedBy": {"displayName": "Ada", "uniqueName": "ada@example.com"},
           "fields": {"System.ChangedDate": {"newValue": "2026-11-16T08:00:00Z"},
             "Microsoft.VSTS.Scheduling.TargetDate": {"newValue": "2026-11-24T00:00:00Z"}}},
          {"id": 2, "revisedBy": {"displayName": "Ada", "uniqueName": "ada@example.com"},
           "fields": {"System.ChangedDate": {"oldValue": "2026-11-16T08:00:00Z",
             "newValue": "2026-11-17T08:00:00Z"}, "System.Title": {"newValue": "t"}}},
          {"id": 3, "revisedBy": {"displayName": "Shop Build Service (acme)"},
           "fields": {"System.ChangedDate": {"newValue": "2026-11-19T08:00:00Z"},
             "Microsoft.VSTS.Scheduling.DueDate": {"newValue": "2026-11-26T23:00:00Z"}}}]}
        """;
    Answers azure =
        answers(
            "GET " + base + "/_apis/wit/workItems/12/updates?$top=200&$skip=0&api-version=6.0",
            updates);
    assertThat(
            words(
                past(
                    new AzureDevOpsTool(azure),
                    connection("azuredevops", "token", base + "/"),
                    "12")))
        .isEqualTo(
            """
            2026-11-16T08:00:00Z human azuredevops/12 shows
                due: 2026-11-24
            2026-11-19T08:00:00Z bot azuredevops/12 shows
                due: 2026-11-27
            """
                .strip());
  }

  @Test
  void of_a_very_long_history_its_beginning_and_its_end_are_told() {
    List<DueHistory.Move> moves = new ArrayList<>();
    for (int day = 0; day < 300; day++) {
      moves.add(
          new DueHistory.Move(
              Fixtures.NOW.minus(Duration.ofDays(300 - day)),
              Actor.HUMAN,
              Optional.of(LocalDate.parse("2026-01-01").plusDays(day)),
              Optional.of(LocalDate.parse("2026-01-02").plusDays(day))));
    }
    List<Fact> facts = DueHistory.facts(new ItemRef.Own("jira", "1"), moves, Optional::empty);
    assertThat(facts).hasSize(100);
    assertThat(facts.getFirst().at()).isEqualTo(moves.getFirst().at());
    assertThat(facts.getLast().at()).isEqualTo(moves.getLast().at());
  }
}
