package dev.paydown.tools.linear;

import static org.assertj.core.api.Assertions.assertThat;

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
import dev.paydown.tools.Fixtures;
import dev.paydown.tools.Golden;
import dev.paydown.tools.Hostile;
import dev.paydown.tools.Reading;
import dev.paydown.tools.Recorded;
import dev.paydown.tools.http.OutgoingHttp.Outcome;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class LinearReaderTest {
  private static final LinearTool TOOL =
      new LinearTool(request -> new Outcome.Unreached("no network in this test"));
  private static final Connection CONNECTION =
      Fixtures.connection("linear", "secret", Optional.empty());
  private static final Instant AT = Instant.parse("2026-11-23T08:00:00Z");
  private static final ItemRef.Own ISSUE = new ItemRef.Own("linear", "i-1");

  /** What the recorded deliveries become, and which ones. */
  private static final Map<String, String> RECORDED =
      Map.ofEntries(
          Map.entry("ItemChanged ReadAsked", "createIssue updateIssueAssign updateIssueCycle"),
          Map.entry("ItemChanged StatusChanged:CANCELLED", "removeIssue"),
          Map.entry("ItemChanged StatusChanged:STARTED", "updateProjectForRename"),
          Map.entry("ItemChanged StatusChanged:STARTED ReadAsked", "Issue.create Issue.update"),
          Map.entry("PersonSeen ItemChanged", "Project.update.target_date"),
          Map.entry("ThreadPosted", "createComment"),
          Map.entry("nothing", "updateComment updateCycleForChangeStartTime"));

  @TestFactory
  Stream<DynamicTest> a_delivery_becomes_what_people_expect() {
    return Golden.of(TOOL, CONNECTION);
  }

  @TestFactory
  Stream<DynamicTest> whatever_is_made_of_a_delivery_it_is_read_without_harm() {
    return Hostile.variants(TOOL, CONNECTION);
  }

  @Test
  void a_new_issue_tells_its_fields_its_people_and_what_its_text_states() {
    Reading reading =
        read(
            """
            {"action":"create","type":"Issue","createdAt":"2026-11-23T08:00:00Z",
             "actor":{"id":"u-1","type":"user","email":"Ada@example.com","name":"Ada"},
             "data":{"id":"i-1","identifier":"ENG-12","title":"Form","url":"https://linear.app/x/issue/ENG-12",
              "updatedAt":"2026-11-23T08:00:00Z","dueDate":"2026-11-27","assigneeId":"u-2","projectId":"p-1",
              "estimate":5,"description":"## Why\\nA law\\n\\nBlocked by ENG-3",
              "state":{"type":"unstarted"}}}
            """);
    assertThat(reading)
        .isEqualTo(
            new Reading.Facts(
                List.of(
                    new Fact.PersonSeen(
                        AT,
                        new PersonRef("linear:u-1"),
                        Optional.of(new PersonRef("ada@example.com")),
                        "Ada"),
                    new Fact.ItemChanged(
                        ISSUE,
                        AT,
                        0,
                        Actor.HUMAN,
                        List.of(
                            FieldChange.set(ItemField.KIND, "task"),
                            FieldChange.set(ItemField.KEY, "ENG-12"),
                            FieldChange.set(ItemField.TITLE, "Form"),
                            FieldChange.set(ItemField.URL, "https://linear.app/x/issue/ENG-12"),
                            FieldChange.set(ItemField.OWNER, "linear:u-2"),
                            FieldChange.set(ItemField.DUE, "2026-11-27"),
                            FieldChange.set(ItemField.PARENT, "own:linear/p-1"),
                            FieldChange.set(ItemField.WHY, "A law\n\nBlocked by ENG-3"))),
                    new Fact.LinkMade(
                        new ItemRef.Named("ENG-3"),
                        ISSUE,
                        LinkKind.BLOCKS,
                        LinkType.FS,
                        0,
                        LagUnit.WORKING,
                        Provenance.STATED,
                        AT,
                        0,
                        Actor.HUMAN),
                    new Fact.ReadAsked(ISSUE, AT))));
  }

  @Test
  void a_field_is_cleared_only_where_it_was_set_and_is_gone() {
    Reading reading =
        read(
            """
            {"action":"update","type":"Issue","actor":{"id":"b","type":"integration"},
             "data":{"id":"i-1","number":3,"team":{"key":"ENG"},"updatedAt":"2026-11-23T08:00:00Z"},
             "updatedFrom":{"dueDate":"2026-11-27","assigneeId":null,"updatedAt":"2026-11-22T08:00:00Z"}}
            """);
    assertThat(reading)
        .isEqualTo(
            new Reading.Facts(
                List.of(
                    new Fact.ItemChanged(
                        ISSUE,
                        AT,
                        0,
                        Actor.BOT,
                        List.of(
                            FieldChange.set(ItemField.KIND, "task"),
                            FieldChange.set(ItemField.KEY, "ENG-3"),
                            FieldChange.cleared(ItemField.DUE))),
                    new Fact.ReadAsked(ISSUE, AT))));
  }

  @Test
  void status_turns_at_the_times_that_linear_notes() {
    assertThat(status("started", "\"startedAt\":\"2026-11-23T07:00:00Z\",", "\"stateId\":\"s\""))
        .containsExactly(turned(Transition.STARTED, "2026-11-23T07:00:00Z", "u-1"));
    assertThat(status("completed", "\"completedAt\":\"2026-11-23T07:30:00Z\",", ""))
        .containsExactly(turned(Transition.FINISHED, "2026-11-23T07:30:00Z", ""));
    assertThat(status("canceled", "", "\"stateId\":\"s\""))
        .containsExactly(turned(Transition.CANCELLED, "2026-11-23T08:00:00Z", "u-1"));
    assertThat(status("unstarted", "", "\"stateId\":\"s\",\"startedAt\":\"2026-11-20T07:00:00Z\""))
        .containsExactly(turned(Transition.REOPENED, "2026-11-23T08:00:00Z", "u-1"));
    assertThat(status("unstarted", "", "\"stateId\":\"s\",\"startedAt\":null")).isEmpty();
  }

  @Test
  void an_issue_that_is_removed_is_cancelled_unless_it_was_done() {
    String body =
        "{\"action\":\"remove\",\"type\":\"Issue\",\"createdAt\":\"2026-11-23T08:10:00Z\",\"data\":{"
            + "\"id\":\"i-1\",\"updatedAt\":\"2026-11-23T08:00:00Z\",\"state\":{\"type\":\"%s\"}}}";
    assertThat(turns(read(body.formatted("started"))))
        .containsExactly(turned(Transition.CANCELLED, "2026-11-23T08:10:00Z", ""));
    assertThat(turns(read(body.formatted("completed"))))
        .containsExactly(turned(Transition.FINISHED, "2026-11-23T08:00:00Z", ""));
  }

  @Test
  void a_comment_is_a_post_by_its_user_who_may_ask_somebody() {
    Reading reading =
        read(
            """
            {"action":"create","type":"Comment","data":{"id":"c-1","issueId":"i-1","userId":"u-1",
             "body":"@bob@example.com is it done?","createdAt":"2026-11-23T08:00:00Z"}}
            """);
    assertThat(reading)
        .isEqualTo(
            new Reading.Facts(
                List.of(
                    new Fact.ThreadPosted(
                        ISSUE,
                        AT,
                        0,
                        Actor.HUMAN,
                        new PersonRef("linear:u-1"),
                        List.of(PersonRef.email("bob@example.com")),
                        false,
                        "@bob@example.com is it done?"))));
  }

  @Test
  void a_text_that_no_longer_states_a_link_cuts_it() {
    Reading reading =
        read(
            """
            {"action":"update","type":"Comment","data":{"id":"c-1","issueId":"i-1","body":"never mind",
             "updatedAt":"2026-11-23T08:00:00Z"},"updatedFrom":{"body":"Blocked by ENG-3"}}
            """);
    assertThat(reading)
        .isEqualTo(
            new Reading.Facts(
                List.of(
                    new Fact.LinkCut(
                        new ItemRef.Named("ENG-3"), ISSUE, LinkKind.BLOCKS, AT, 0, Actor.HUMAN))));
  }

  @Test
  void a_project_is_an_initiative_with_both_dates() {
    Reading reading =
        read(
            """
            {"action":"update","type":"Project","data":{"id":"p-1","name":"Launch","slugId":"abc",
             "startDate":"2026-11-02","targetDate":"2026-12-04","leadId":"u-1","updatedAt":"2026-11-23T08:00:00Z",
             "status":{"type":"planned"}},"updatedFrom":{"targetDate":"2026-11-30"}}
            """);
    assertThat(reading)
        .isEqualTo(
            new Reading.Facts(
                List.of(
                    new Fact.ItemChanged(
                        new ItemRef.Own("linear", "p-1"),
                        AT,
                        0,
                        Actor.HUMAN,
                        List.of(
                            FieldChange.set(ItemField.KIND, "initiative"),
                            FieldChange.set(ItemField.KEY, "abc"),
                            FieldChange.set(ItemField.TITLE, "Launch"),
                            FieldChange.set(ItemField.OWNER, "linear:u-1"),
                            FieldChange.set(ItemField.START, "2026-11-02"),
                            FieldChange.set(ItemField.DUE, "2026-12-04"))))));
  }

  @Test
  void what_cannot_be_understood_names_the_field() {
    assertThat(read("{\"action\":\"create\",\"type\":\"Issue\",\"data\":{}}"))
        .isEqualTo(new Reading.Unreadable("data.id is missing"));
    assertThat(
            read(
                "{\"action\":\"create\",\"type\":\"Issue\",\"data\":{\"id\":\"i\",\"dueDate\":\"x\"}}"))
        .isEqualTo(new Reading.Unreadable("data.dueDate \"x\" is not a date"));
    assertThat(read("[]")).isEqualTo(new Reading.Unreadable("the body is not a JSON object"));
    assertThat(read("{")).isInstanceOf(Reading.Unreadable.class);
    assertThat(read("{\"action\":\"create\",\"type\":\"Reaction\",\"data\":{}}"))
        .isEqualTo(new Reading.Nothing("Reaction create: not part of the work graph"));
  }

  @Test
  void every_recorded_delivery_becomes_facts_or_a_named_nothing() throws IOException {
    assertThat(Recorded.gathered(TOOL, CONNECTION)).isEqualTo(RECORDED);
  }

  private static List<Fact> status(String type, String data, String before) {
    return turns(
        read(
            "{\"action\":\"update\",\"type\":\"Issue\",\"actor\":{\"id\":\"u-1\",\"type\":\"user\"},\"data\":{\"id\":\"i-1\","
                + data
                + "\"updatedAt\":\"2026-11-23T08:00:00Z\",\"state\":{\"type\":\""
                + type
                + "\"}},\"updatedFrom\":{"
                + before
                + "}}"));
  }

  private static List<Fact> turns(Reading reading) {
    assertThat(reading).isInstanceOf(Reading.Facts.class);
    return ((Reading.Facts) reading)
        .facts().stream().filter(Fact.StatusChanged.class::isInstance).toList();
  }

  private static Fact turned(Transition to, String at, String by) {
    return new Fact.StatusChanged(
        ISSUE,
        Instant.parse(at),
        0,
        Actor.HUMAN,
        to,
        by.isEmpty() ? Optional.empty() : Optional.of(new PersonRef("linear:" + by)));
  }

  private static Reading read(String body) {
    return LinearReader.read(Fixtures.delivery(body, Map.of()), "linear");
  }
}
