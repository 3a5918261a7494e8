package dev.paydown.tools;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.Advance;
import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.graph.Graph;
import dev.paydown.brain.graph.Link;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/**
 * A design in Figma, an issue in Jira, a pull request in GitHub and a thread in Slack are one piece
 * of work: what each tool says of the others becomes one graph, in whatever order it is heard.
 */
class OneGraphTest {
  private static final Instant RECEIVED = Instant.parse("2026-11-23T12:00:00Z");
  private static final Map<String, Tool> TOOLS = Tools.all(Fixtures.NO_NETWORK);

  private static final String DESIGN = "figma:Ck0utDesign01/43:2";
  private static final String ISSUE = "jira:QA-7";
  private static final String PULL = "github:acme/web#13";
  private static final String THREAD = "slack:C024BE91L/1795421400.000100";

  private static final List<LogEntry> HEARD =
      List.of(
          heard(
              "figma",
              Map.of(),
              """
              {"event_type":"DEV_MODE_STATUS_UPDATE","file_key":"Ck0utDesign01","file_name":"Checkout",
               "triggered_by":{"id":"70","handle":"Ada"},"node_id":"43:2","status":"READY_FOR_DEV",
               "related_links":[{"name":"QA-7","url":"https://acme.atlassian.net/browse/QA-7"}],
               "passcode":"secret","retries":0,"timestamp":"2026-11-23T08:00:00Z","webhook_id":"51"}
              """),
          heard(
              "jira",
              Map.of(),
              """
              {"timestamp":1795420800000,"webhookEvent":"jira:issue_created",
               "user":{"accountId":"ada"},
               "issue":{"id":"10007","key":"QA-7","self":"https://acme.atlassian.net/rest/api/2/10007",
                "fields":{"summary":"New checkout","issuetype":{"name":"Task"},"duedate":"2026-12-01",
                 "description":"Blocked by https://www.figma.com/design/Ck0utDesign01/Checkout?node-id=43-2",
                 "assignee":{"accountId":"bob"},
                 "status":{"name":"To Do","statusCategory":{"key":"new"}},"issuelinks":[]}}}
              """),
          heard(
              "jira",
              Map.of(),
              """
              {"timestamp":1795424400000,"webhookEvent":"jira:issue_updated",
               "user":{"accountId":"bob"},
               "issue":{"id":"10007","key":"QA-7","self":"https://acme.atlassian.net/rest/api/2/10007",
                "fields":{"summary":"New checkout","issuetype":{"name":"Task"},"duedate":"2026-12-01",
                 "assignee":{"accountId":"bob"},
                 "status":{"name":"In Progress","statusCategory":{"key":"indeterminate"}},
                 "issuelinks":[]}},
               "changelog":{"items":[{"field":"status","fieldId":"status","from":"1",
                "fromString":"To Do","to":"2","toString":"In Progress"}]}}
              """),
          heard(
              "github",
              Map.of("x-github-event", "pull_request"),
              """
              {"action":"opened","number":13,"sender":{"login":"bob","type":"User"},
               "repository":{"full_name":"acme/web"},
               "pull_request":{"node_id":"PR_13","number":13,"title":"New checkout","state":"open",
                "draft":false,"merged":false,"html_url":"https://github.com/acme/web/pull/13",
                "body":"Part of QA-7\\nBlocked by OPS-404","user":{"login":"bob","type":"User"},
                "assignees":[],"requested_reviewers":[],"requested_teams":[],"milestone":null,
                "created_at":"2026-11-23T09:00:00Z","updated_at":"2026-11-23T09:00:00Z",
                "head":{"sha":"a"},"base":{"repo":{"full_name":"acme/web"}}}}
              """),
          heard(
              "slack",
              Map.of(),
              """
              {"type":"event_callback","team_id":"T0ACME1","event_id":"Ev1","event_time":1795421400,
               "event":{"type":"message","channel":"C024BE91L","channel_type":"channel","user":"U0ADA",
                "text":"<@U0BOB> launch words\\nBlocked by <https://github.com/acme/web/pull/13>",
                "ts":"1795421400.000100","event_ts":"1795421400.000100"}}
              """));

  private static LogEntry heard(String tool, Map<String, String> headers, String body) {
    Delivery delivery = Fixtures.delivery(body.strip(), headers);
    Reading reading =
        Optional.ofNullable(TOOLS.get(tool))
            .orElseThrow()
            .read(delivery, Fixtures.connection(tool, "secret", Optional.empty()));
    assertThat(reading).isInstanceOf(Reading.Facts.class);
    String id = tool + "#" + Integer.toHexString(new String(delivery.body(), UTF_8).hashCode());
    return new LogEntry(id, RECEIVED, ((Reading.Facts) reading).facts());
  }

  @Test
  void each_tool_says_something_of_another_and_all_of_it_is_one_graph() {
    assertThat(links(fold(HEARD)))
        .containsExactlyInAnyOrder(
            DESIGN + " BLOCKS " + ISSUE,
            DESIGN + " MENTIONS " + ISSUE,
            "figma:Ck0utDesign01 CONTAINS " + DESIGN,
            ISSUE + " CONTAINS " + PULL,
            PULL + " BLOCKS " + THREAD);
  }

  @Test
  void what_names_nothing_that_anybody_knows_is_listed_and_links_nothing() {
    assertThat(waiting(fold(HEARD))).containsExactly("OPS-404 BLOCKS github/PR_13");
  }

  @RepeatedTest(100)
  void in_whatever_order_and_however_often_it_is_heard_it_is_the_same_graph(RepetitionInfo now) {
    Random random = new Random(now.getCurrentRepetition());
    List<LogEntry> shuffled = new ArrayList<>(HEARD);
    shuffled.add(HEARD.get(random.nextInt(HEARD.size())));
    Collections.shuffle(shuffled, random);
    WorkspaceState once = Advance.step(WorkspaceState.empty("acme"), HEARD);
    WorkspaceState then = WorkspaceState.empty("acme");
    for (LogEntry entry : shuffled) {
      then = Advance.step(then, List.of(entry));
    }
    Graph graph = new Graph(then);
    assertThat(links(graph)).isEqualTo(links(new Graph(once)));
    assertThat(waiting(graph)).isEqualTo(waiting(new Graph(once)));
    assertThat(then.items()).isEqualTo(once.items());
  }

  private static Graph fold(List<LogEntry> entries) {
    return new Graph(Advance.step(WorkspaceState.empty("acme"), entries));
  }

  private static SortedSet<String> links(Graph graph) {
    SortedSet<String> shown = new TreeSet<>();
    for (Link link : graph.links()) {
      String from = graph.item(link.from()).id();
      String to = graph.item(link.to()).id();
      shown.add(from + " " + link.kind() + " " + to);
      assertThat(graph.at(link.from())).contains(link);
      assertThat(graph.at(link.to())).contains(link);
    }
    return shown;
  }

  private static List<String> waiting(Graph graph) {
    return graph.waiting().stream()
        .map(facts -> shown(facts.from()) + " " + facts.kind() + " " + shown(facts.to()))
        .sorted()
        .toList();
  }

  private static String shown(ItemRef ref) {
    return switch (ref) {
      case ItemRef.Own own -> own.node();
      case ItemRef.Named(String text) -> text;
    };
  }
}
