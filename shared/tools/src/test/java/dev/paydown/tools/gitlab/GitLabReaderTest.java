package dev.paydown.tools.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.event.PersonRef;
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

class GitLabReaderTest {
  private static final GitLabTool TOOL = new GitLabTool(Fixtures.NO_NETWORK);
  private static final Connection CONNECTION =
      Fixtures.connection("gitlab", "secret", Optional.empty());

  /** What the recorded deliveries become, and which ones. */
  private static final Map<String, String> RECORDED =
      Map.ofEntries(
          Map.entry(
              "ItemChanged", "issue.confidential.update issue.open issue_edited issue_labeled"),
          Map.entry("ItemChanged StatusChanged:FINISHED", "issue.update"),
          Map.entry("ItemChanged StatusChanged:REOPENED", "issue.reopen"),
          Map.entry(
              "ItemChanged StatusChanged:STARTED",
              "merge_request.open merge_request.update pull_request_review_ready"),
          Map.entry(
              "ItemChanged StatusChanged:STARTED ApprovalDecided:GRANTED",
              "merge_request.approval"),
          Map.entry(
              "ItemChanged StatusChanged:STARTED StatusChanged:CANCELLED", "merge_request.close"),
          Map.entry(
              "ItemChanged StatusChanged:STARTED StatusChanged:FINISHED", "merge_request.merge"),
          Map.entry("ItemChanged ThreadPosted", "note.issue.create"),
          Map.entry("PersonSeen ItemChanged StatusChanged:FINISHED", "deployment"),
          Map.entry(
              "PersonSeen ItemChanged StatusChanged:STARTED ApprovalRequested", "merge_request"),
          Map.entry(
              "PersonSeen ItemChanged StatusChanged:STARTED ThreadPosted", "note_merge_request"),
          Map.entry("PersonSeen ItemChanged ThreadPosted", "note_issue"),
          Map.entry("nothing", "milestone.close milestone.create pipeline pipeline_hook"));

  @TestFactory
  Stream<DynamicTest> a_delivery_becomes_what_people_expect() {
    return Golden.of(TOOL, CONNECTION);
  }

  @TestFactory
  Stream<DynamicTest> whatever_is_made_of_a_delivery_it_is_read_without_harm() {
    return Hostile.variants(TOOL, CONNECTION);
  }

  @Test
  void all_forms_of_a_time_are_one_instant() {
    for (String time :
        List.of(
            "2026-11-23 10:00:00 +0100",
            "2026-11-23 09:00:00 UTC",
            "2026-11-23T09:00:00Z",
            "2026-11-23T09:00:00.000Z",
            "2026-11-23T10:00:00.000+01:00")) {
      assertThat(read(opened(time)))
          .as(time)
          .isEqualTo(read(opened("2026-11-23T09:00:00+00:00")))
          .isInstanceOf(Reading.Facts.class);
    }
    assertThat(read(opened("yesterday")))
        .isEqualTo(
            new Reading.Unreadable(
                "object_attributes.updated_at \"yesterday\" is not a time as GitLab writes it"));
  }

  private static String opened(String at) {
    return """
    {"object_kind":"issue","object_attributes":
     {"id":1,"state":"opened","action":"open","updated_at":"%s"}}
    """
        .formatted(at);
  }

  @Test
  void a_user_name_with_a_dot_is_asked_whole() {
    assertThat(
            GitLabPeople.asked(
                "gitlab", "@ada.west, @bob. @_eve! @allen @all. @all @all.x @a.b@c @x/y"))
        .containsExactly(
            PersonRef.alias("gitlab", "ada.west"),
            PersonRef.alias("gitlab", "bob"),
            PersonRef.alias("gitlab", "_eve"),
            PersonRef.alias("gitlab", "allen"),
            PersonRef.alias("gitlab", "all.x"));
  }

  @Test
  void what_is_neither_an_issue_nor_a_merge_request_is_by_hand_and_asked_of_nobody() {
    Execution execution = Fixtures.execution("gitlab", "deployment-1");
    assertThat(TOOL.act(Fixtures.acting(CONNECTION, execution)))
        .isEqualTo(new Attempt.Ended(new EffectOutcome.ByHand(execution.move().url())));
    assertThat(TOOL.fetch(CONNECTION, "deployment-1", Fixtures.NOW)).isEmpty();
  }

  @Test
  void every_recorded_delivery_becomes_facts_or_a_named_nothing() throws IOException {
    assertThat(Recorded.gathered(TOOL, CONNECTION)).isEqualTo(RECORDED);
  }

  private static Reading read(String body) {
    return TOOL.read(Fixtures.delivery(body, Map.of()), CONNECTION);
  }
}
