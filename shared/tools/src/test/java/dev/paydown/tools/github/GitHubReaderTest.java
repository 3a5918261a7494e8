package dev.paydown.tools.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.proposal.EffectOutcome;
import dev.paydown.brain.proposal.Execution;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Attempt;
import dev.paydown.tools.Fixtures;
import dev.paydown.tools.Golden;
import dev.paydown.tools.Hostile;
import dev.paydown.tools.Reading;
import dev.paydown.tools.Recorded;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class GitHubReaderTest {
  private static final GitHubTool TOOL = new GitHubTool(Fixtures.NO_NETWORK);
  private static final Connection CONNECTION =
      Fixtures.connection("github", "secret", Optional.empty());

  /** What the recorded deliveries become, and which ones. */
  private static final Map<String, String> RECORDED =
      Map.ofEntries(
          Map.entry(
              "ItemChanged",
              "issues.assigned issues.edited issues.opened issues.typed" + " issues.unassigned"),
          Map.entry("ItemChanged LinkCut:CONTAINS", "sub_issues.sub_issue_removed"),
          Map.entry("ItemChanged LinkMade:CONTAINS", "sub_issues.parent_issue_added"),
          Map.entry(
              "ItemChanged StatusChanged:FINISHED",
              "deployment_status deployment_status.created.success"),
          Map.entry("ItemChanged StatusChanged:REOPENED", "issues.reopened"),
          Map.entry(
              "ItemChanged StatusChanged:STARTED",
              "issues.demilestoned issues.milestoned pull_request.converted_to_draft"
                  + " pull_request.opened pull_request.review_requested"
                  + " pull_request_review_thread.resolved"),
          Map.entry(
              "ItemChanged StatusChanged:STARTED ApprovalDecided:GRANTED ThreadPosted",
              "pull_request_review.submitted.approved"),
          Map.entry(
              "ItemChanged StatusChanged:STARTED ApprovalDecided:WITHDRAWN",
              "pull_request_review.dismissed"),
          Map.entry(
              "ItemChanged StatusChanged:STARTED ApprovalRequested",
              "pull_request.review_requested"),
          Map.entry("ItemChanged StatusChanged:STARTED CommitPushed", "pull_request.synchronize"),
          Map.entry(
              "ItemChanged StatusChanged:STARTED StatusChanged:CANCELLED", "pull_request.closed"),
          Map.entry(
              "ItemChanged StatusChanged:STARTED StatusChanged:FINISHED",
              "pull_request.closed.merged"),
          Map.entry(
              "ItemChanged StatusChanged:STARTED ThreadPosted",
              "issue_comment.created.on_pull_request"),
          Map.entry(
              "ItemChanged ThreadPosted",
              "issue_comment.created projects_v2_status_update.created"),
          Map.entry("LinkMade:CONTAINS", "projects_v2_item.converted"),
          Map.entry(
              "nothing",
              "check_suite.completed merge_group.checks_requested milestone.closed"
                  + " milestone.edited projects_v2_item.archived projects_v2_item.created"
                  + " projects_v2_item.edited"));

  @TestFactory
  Stream<DynamicTest> a_delivery_becomes_what_people_expect() {
    return Golden.of(TOOL, CONNECTION);
  }

  @TestFactory
  Stream<DynamicTest> whatever_is_made_of_a_delivery_it_is_read_without_harm() {
    return Hostile.variants(TOOL, CONNECTION);
  }

  @Test
  void an_event_that_is_not_named_once_is_unreadable() {
    Reading unreadable =
        new Reading.Unreadable("x-github-event is not sent once, as the name of an event");
    assertThat(read("{}", Map.of())).isEqualTo(unreadable);
    assertThat(read("{}", Map.of("x-github-event", "issues\n"))).isEqualTo(unreadable);
    assertThat(read("{}", Map.of("x-github-event", ""))).isEqualTo(unreadable);
  }

  @Test
  void a_form_that_is_not_encoded_is_unreadable() {
    Map<String, String> event = Map.of("x-github-event", "ping");
    assertThat(read("payload=%7", event))
        .isEqualTo(new Reading.Unreadable("the body is a form whose payload is not encoded"));
    assertThat(read("payload=%7B%7D&more=1", event))
        .isEqualTo(new Reading.Nothing("ping: GitHub can reach Paydown"));
  }

  @Test
  void a_projects_date_that_is_none_or_far_off_is_unreadable() {
    assertThat(targetDate("9999-12-31T00:00:00+00:00"))
        .isEqualTo(
            new Reading.Unreadable(
                "changes.field_value.to \"9999-12-31\" is not within 1900 to 2200"));
    assertThat(targetDate("soon"))
        .isEqualTo(new Reading.Unreadable("changes.field_value.to \"soon\" is not a date"));
  }

  private static Reading targetDate(String to) {
    return read(
        """
        {"action":"edited","projects_v2_item":{"content_node_id":"I_1","content_type":"Issue"},
         "changes":{"field_value":{"field_type":"date","field_name":"Due","to":"%s"}}}
        """
            .formatted(to),
        Map.of("x-github-event", "projects_v2_item"));
  }

  @Test
  void without_a_token_a_move_is_by_hand_with_the_link_and_nothing_is_read() {
    Connection connection =
        new Connection(
            "id",
            "ws",
            "github",
            "github",
            List.of("secret"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    Execution execution = Fixtures.execution("github", "I_1");
    assertThat(TOOL.act(Fixtures.acting(connection, execution)))
        .isEqualTo(new Attempt.Ended(new EffectOutcome.ByHand(execution.move().url())));
    assertThat(TOOL.fetch(connection, "I_1", Fixtures.NOW)).isEmpty();
  }

  @Test
  void every_recorded_delivery_becomes_facts_or_a_named_nothing() throws IOException {
    assertThat(Recorded.gathered(TOOL, CONNECTION)).isEqualTo(RECORDED);
  }

  private static Reading read(String body, Map<String, String> headers) {
    return TOOL.read(Fixtures.delivery(body, headers), CONNECTION);
  }
}
