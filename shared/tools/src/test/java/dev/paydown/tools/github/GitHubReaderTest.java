package dev.paydown.tools.github;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.proposal.EffectOutcome;
import dev.paydown.brain.proposal.Execution;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Attempt;
import dev.paydown.tools.Fixtures;
import dev.paydown.tools.Golden;
import dev.paydown.tools.Hostile;
import dev.paydown.tools.Reading;
import dev.paydown.tools.Shared;
import dev.paydown.tools.Sound;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class GitHubReaderTest {
  private static final GitHubTool TOOL = new GitHubTool();
  private static final Connection CONNECTION =
      Fixtures.connection("github", "secret", Optional.empty());

  /** Which facts the recorded deliveries become, and by what deliveries. */
  private static final Map<String, String> RECORDED =
      Map.ofEntries(
          Map.entry(
              "ItemChanged",
              "issues.assigned issues.edited issues.opened issues.typed issues.unassigned"),
          Map.entry(
              "ItemChanged StatusChanged",
              "deployment_status.created.success deployment_status issues.demilestoned"
                  + " issues.milestoned issues.reopened pull_request.converted_to_draft"
                  + " pull_request.opened pull_request.review_requested"
                  + " pull_request_review_thread.resolved"),
          Map.entry(
              "ItemChanged StatusChanged StatusChanged",
              "pull_request.closed pull_request.closed.merged"),
          Map.entry("ItemChanged StatusChanged CommitPushed", "pull_request.synchronize"),
          Map.entry("ItemChanged StatusChanged ApprovalRequested", "pull_request.review_requested"),
          Map.entry("ItemChanged StatusChanged ApprovalDecided", "pull_request_review.dismissed"),
          Map.entry(
              "ItemChanged StatusChanged ApprovalDecided ThreadPosted",
              "pull_request_review.submitted.approved"),
          Map.entry(
              "ItemChanged StatusChanged ThreadPosted", "issue_comment.created.on_pull_request"),
          Map.entry(
              "ItemChanged ThreadPosted",
              "issue_comment.created projects_v2_status_update.created"),
          Map.entry("ItemChanged ItemChanged LinkMade", "sub_issues.parent_issue_added"),
          Map.entry("ItemChanged ItemChanged LinkCut ItemChanged", "sub_issues.sub_issue_removed"),
          Map.entry("LinkMade", "projects_v2_item.converted"),
          Map.entry(
              "nothing",
              "check_suite.completed merge_group.checks_requested milestone.closed milestone.edited"
                  + " projects_v2_item.archived projects_v2_item.created projects_v2_item.edited"));

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
  void a_move_is_by_hand_with_the_link() {
    Execution execution = Fixtures.execution("github", "I_1");
    assertThat(TOOL.act(Fixtures.acting(CONNECTION, execution)))
        .isEqualTo(new Attempt.Ended(new EffectOutcome.ByHand(execution.move().url())));
    assertThat(TOOL.fetch(CONNECTION, "I_1", Fixtures.NOW)).isEmpty();
  }

  @Test
  void every_recorded_delivery_becomes_facts_or_a_named_nothing() throws IOException {
    Optional<Path> manifest = Shared.find("webhooks/MANIFEST.json");
    Assumptions.assumeTrue(manifest.isPresent());
    Map<String, String> became = new TreeMap<>();
    for (JsonNode recorded : new JsonMapper().readTree(manifest.get().toFile())) {
      String file = recorded.path("file").asText();
      if (file.startsWith("github/")) {
        String event = recorded.path("routing_headers").path("X-GitHub-Event").asText();
        String body = Files.readString(manifest.get().resolveSibling(file));
        Reading reading = read(body, Map.of("x-github-event", event));
        Sound.check(reading);
        String what = file.substring(7).replaceFirst("\\.[a-z-]+\\.json$", "");
        became.merge(types(reading), what, (a, b) -> a.endsWith(b) ? a : a + " " + b);
      }
    }
    assertThat(became).isEqualTo(RECORDED);
  }

  private static String types(Reading reading) {
    return switch (reading) {
      case Reading.Facts(List<Fact> facts) ->
          facts.stream()
              .map(fact -> fact.getClass().getSimpleName())
              .collect(Collectors.joining(" "));
      case Reading.Nothing _ -> "nothing";
      case Reading.Unreadable(String why) -> "unreadable: " + why;
    };
  }

  private static Reading read(String body, Map<String, String> headers) {
    return TOOL.read(Fixtures.delivery(body, headers), CONNECTION);
  }
}
