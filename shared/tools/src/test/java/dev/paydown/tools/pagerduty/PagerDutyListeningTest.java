package dev.paydown.tools.pagerduty;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.brain.event.Transition;
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

/** Webhooks made in PagerDuty, against answers of its API's form. */
class PagerDutyListeningTest {
  private static final String API = "https://api.pagerduty.com";
  private static final String HOOKS = API + "/webhook_subscriptions";
  private static final String LIST = "GET " + HOOKS + "?limit=100&offset=0";
  private static final String URL = "https://paydown.example.com/hooks/abc";
  private static final String NONE = "{\"webhook_subscriptions\":[],\"more\":false}";
  private static final String MADE =
      "{\"webhook_subscription\":{\"id\":\"PNEW\",\"delivery_method\":{\"secret\":\"chosen\"}}}";

  private static Connection in(String... places) {
    return Fixtures.connection("pagerduty", "ours", Optional.empty()).in(List.of(places));
  }

  private static Listening listening(OutgoingHttp http) {
    return new PagerDutyTool(http).listening().orElseThrow();
  }

  private static Listening.Hooked hooked(OutgoingHttp http, Connection connection) {
    return listening(http).hook(new Listening.Asked(connection, URL, Fixtures.NOW));
  }

  private static Listening.Standing standing(String... places) {
    return new Listening.Standing(List.of(places), Optional.empty(), Optional.of("chosen"));
  }

  private static List<String> asked(Answers pagerDuty) {
    return pagerDuty.asked().stream().map(one -> one.method() + " " + one.uri()).toList();
  }

  private static String body(Answers pagerDuty) {
    return pagerDuty.asked().stream()
        .filter(one -> one.method().equals("POST"))
        .map(one -> new String(one.body(), UTF_8))
        .reduce("", (_, last) -> last);
  }

  @Test
  void a_webhook_is_made_for_the_whole_account_and_its_secret_is_told() {
    Answers pagerDuty = new Answers(Map.of(LIST, NONE, "POST " + HOOKS, MADE));
    assertThat(hooked(pagerDuty, in())).isEqualTo(standing());
    assertThat(body(pagerDuty))
        .startsWith(
            "{\"webhook_subscription\":{\"type\":\"webhook_subscription\",\"description\":\"Paydown\","
                + "\"active\":true,\"delivery_method\":{\"type\":\"http_delivery_method\",\"url\":\""
                + URL
                + "\"},\"filter\":{\"type\":\"account_reference\"},\"events\":[")
        .contains("\"incident.triggered\"", "\"incident.annotated\"", "\"incident.task.created\"")
        .doesNotContain("ours");
    assertThat(pagerDuty.asked().getFirst().headers())
        .containsEntry("authorization", "Token token=token")
        .containsEntry("accept", "application/vnd.pagerduty+json;version=2");
  }

  @Test
  void a_place_is_a_service_or_else_a_team() {
    Answers ofService =
        new Answers(
            Map.of(LIST, NONE, "GET " + API + "/services/PSVC", "{}", "POST " + HOOKS, MADE));
    assertThat(hooked(ofService, in("PSVC"))).isEqualTo(standing("PSVC"));
    assertThat(body(ofService)).contains("{\"id\":\"PSVC\",\"type\":\"service_reference\"}");
    Answers ofTeam =
        new Answers(Map.of(LIST, NONE, "GET " + API + "/teams/PTEAM", "{}", "POST " + HOOKS, MADE));
    assertThat(hooked(ofTeam, in("PTEAM"))).isEqualTo(standing("PTEAM"));
    assertThat(body(ofTeam)).contains("{\"id\":\"PTEAM\",\"type\":\"team_reference\"}");
  }

  @Test
  void a_new_one_takes_the_place_of_those_that_post_to_the_same_address() {
    String page = "{\"webhook_subscriptions\":[%s],\"more\":%s}";
    String hook = "{\"id\":\"%s\",\"delivery_method\":{\"url\":\"%s\"}}";
    String second = "GET " + HOOKS + "?limit=100&offset=100";
    Answers pagerDuty =
        new Answers(
            Map.of(
                LIST,
                page.formatted(hook.formatted("POTHER", "https://example.com/"), true),
                second,
                page.formatted(hook.formatted("PFORMER", URL), false),
                "POST " + HOOKS,
                MADE));
    assertThat(hooked(pagerDuty, in())).isEqualTo(standing());
    assertThat(asked(pagerDuty))
        .containsExactly(LIST, second, "POST " + HOOKS, "DELETE " + HOOKS + "/PFORMER");
  }

  @Test
  void an_account_without_events_of_tasks_is_asked_without_them() {
    List<String> bodies = new ArrayList<>();
    OutgoingHttp without =
        request -> {
          String body = new String(request.body(), UTF_8);
          bodies.add(body);
          return new OutgoingHttp.Outcome.Answered(
              body.contains("task") ? 400 : 200, Map.of(), MADE.getBytes(UTF_8));
        };
    assertThat(hooked(without, in())).isEqualTo(standing());
    assertThat(bodies.getLast()).contains("incident.triggered").doesNotContain("task");
  }

  @Test
  void what_cannot_be_made_says_what_to_do() {
    Answers none = new Answers(Map.of(LIST, NONE));
    assertThat(hooked(none, in("PSVC", "PTEAM")))
        .isEqualTo(
            new Listening.ByHand(
                "PagerDuty chooses a secret for each webhook: name one service or team, or none"
                    + " for all of the account, and connect every other one under a name of its"
                    + " own"));
    assertThatThrownBy(() -> hooked(none, in("PNONE")))
        .isInstanceOf(ToolUnavailable.class)
        .hasMessage("the tool knows no such place, or hides it");
    OutgoingHttp readsOnly =
        request ->
            new OutgoingHttp.Outcome.Answered(
                request.method().equals("GET") ? 200 : 403,
                Map.of(),
                "{\"error\":{\"message\":\"Access Denied\"}}".getBytes(UTF_8));
    assertThatThrownBy(() -> hooked(readsOnly, in()))
        .isInstanceOf(ToolUnavailable.class)
        .hasMessage("PagerDuty says: Access Denied");
    Answers silent = new Answers(Map.of(LIST, NONE, "POST " + HOOKS, "{}"));
    assertThatThrownBy(() -> hooked(silent, in()))
        .isInstanceOf(ToolUnavailable.class)
        .hasMessage("PagerDuty did not tell the secret of the new webhook");
  }

  private static final String AT = "2026-11-19T09:00:00Z";

  private static Listening.Changes changes(
      Answers pagerDuty, Optional<Instant> since, Optional<String> cursor, String... places) {
    return listening(pagerDuty).changes(in(places), since, cursor, Fixtures.NOW);
  }

  @Test
  void the_first_sweep_lists_open_incidents_page_by_page() {
    String open =
        "GET "
            + API
            + "/incidents?statuses%5B%5D=triggered&statuses%5B%5D=acknowledged&date_range=all"
            + "&sort_by=created_at&team_ids%5B%5D=PTEAM&limit=100&offset=";
    Answers pagerDuty =
        new Answers(
            Map.of(
                "GET " + API + "/teams/PTEAM",
                "{\"team\":{}}",
                open + "0",
                "{\"incidents\":[{\"id\":\"Q1\",\"created_at\":\"" + AT + "\"}],\"more\":true}",
                open + "100",
                "{\"incidents\":[],\"more\":false}"));
    Listening.Changes first = changes(pagerDuty, Optional.empty(), Optional.empty(), "PTEAM");
    assertThat(first.items()).containsExactly(new Listening.Changed("Q1", Instant.parse(AT)));
    assertThat(changes(pagerDuty, Optional.empty(), first.next(), "PTEAM"))
        .isEqualTo(new Listening.Changes(List.of()));
  }

  @Test
  void a_later_sweep_lists_each_incident_of_the_log_once_and_of_the_service_alone() {
    Instant since = Instant.parse(AT);
    String log =
        "GET "
            + API
            + "/log_entries?is_overview=true&since="
            + since
            + "&until="
            + Fixtures.NOW
            + "&limit=100&offset=0";
    String entry =
        "{\"created_at\":\"2026-11-19T%s:00Z\",\"incident\":{\"id\":\"%s\"},\"service\":{\"id\":\"%s\"}}";
    Answers pagerDuty =
        new Answers(
            Map.of(
                "GET " + API + "/services/PS",
                "{\"service\":{}}",
                log,
                "{\"log_entries\":["
                    + entry.formatted("11:00", "Q1", "PS")
                    + ","
                    + entry.formatted("10:00", "Q1", "PS")
                    + ","
                    + entry.formatted("09:30", "Q2", "OTHER")
                    + "],\"more\":false}"));
    Listening.Changed first = new Listening.Changed("Q1", Instant.parse("2026-11-19T11:00:00Z"));
    assertThat(changes(pagerDuty, Optional.of(since), Optional.empty(), "PS"))
        .isEqualTo(new Listening.Changes(List.of(first)));
    assertThat(changes(pagerDuty, Optional.of(since), Optional.empty()).items())
        .containsExactly(new Listening.Changed("Q2", Instant.parse("2026-11-19T09:30:00Z")), first);
  }

  private static List<Fact> read(String status, String reason) {
    String shown =
        """
        {"incident": {"id": "Q1", "type": "incident", "incident_number": 12, "title": "Down",
          "status": "%s", "html_url": "https://acme.pagerduty.com/incidents/Q1",
          "created_at": "2026-11-19T08:00:00Z", "updated_at": "2026-11-19T09:00:00Z",
          "last_status_change_at": "2026-11-19T08:30:00Z",
          "last_status_change_by": {"id": "PADA", "type": "user_reference", "summary": "Ada"},
          "resolve_reason": %s,
          "assignments": [{"assignee": {"id": "PBOB", "type": "user_reference"}}]}}
        """
            .formatted(status, reason);
    return new PagerDutyTool(new Answers(Map.of("GET " + API + "/incidents/Q1", shown)))
        .fetch(in(), "Q1", Fixtures.NOW)
        .orElseThrow();
  }

  @Test
  void an_incident_is_read_as_it_stands_by_whoever_brought_it_there() {
    ItemRef.Own item = new ItemRef.Own("pagerduty", "Q1");
    PersonRef ada = PersonRef.alias("pagerduty", "PADA");
    assertThat(read("acknowledged", "null"))
        .contains(
            new Fact.ItemChanged(
                item,
                Instant.parse(AT),
                0,
                Actor.HUMAN,
                List.of(
                    FieldChange.set(ItemField.KIND, "incident"),
                    FieldChange.set(ItemField.KEY, "#12"),
                    FieldChange.set(ItemField.TITLE, "Down"),
                    FieldChange.set(ItemField.URL, "https://acme.pagerduty.com/incidents/Q1"),
                    FieldChange.set(ItemField.OWNER, "pagerduty:PBOB"))),
            new Fact.StatusChanged(
                item,
                Instant.parse("2026-11-19T08:30:00Z"),
                0,
                Actor.HUMAN,
                Transition.STARTED,
                Optional.of(ada)));
    assertThat(read("triggered", "null")).noneMatch(Fact.StatusChanged.class::isInstance);
    assertThat(read("resolved", "null").toString()).contains("FINISHED");
    assertThat(read("resolved", "{\"type\":\"merge_resolve_reason\"}").toString())
        .contains("CANCELLED");
  }

  @Test
  void a_task_or_what_is_gone_is_nothing() {
    PagerDutyTool none = new PagerDutyTool(new Answers(Map.of()));
    assertThat(none.fetch(in(), "Q1", Fixtures.NOW)).isEmpty();
    assertThat(none.fetch(in(), "task-PT", Fixtures.NOW)).isEmpty();
  }
}
