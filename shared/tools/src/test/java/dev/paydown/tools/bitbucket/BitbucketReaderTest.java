package dev.paydown.tools.bitbucket;

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
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class BitbucketReaderTest {
  private static final BitbucketTool TOOL = new BitbucketTool(Fixtures.NO_NETWORK);
  private static final Connection CONNECTION =
      Fixtures.connection("bitbucket", "secret", Optional.empty());

  private static final Map<String, String> RECORDED =
      Map.ofEntries(
          Map.entry("issue-created.go-playground", "ItemChanged"),
          Map.entry("issue-updated.go-playground", "ItemChanged ThreadPosted"),
          Map.entry("pr_created.go-scm", "ItemChanged StatusChanged:STARTED"),
          Map.entry(
              "pr_fulfilled.go-scm", "ItemChanged StatusChanged:STARTED StatusChanged:FINISHED"),
          Map.entry(
              "pull-request-approved.go-playground",
              "ItemChanged StatusChanged:STARTED ApprovalDecided:GRANTED"),
          Map.entry(
              "pull-request-comment-created.go-playground",
              "ItemChanged StatusChanged:STARTED ThreadPosted"),
          Map.entry("repo-commit-status-updated.go-playground", "nothing"),
          Map.entry(
              "server.pr-merged.go-playground",
              "PersonSeen ItemChanged StatusChanged:STARTED StatusChanged:FINISHED"),
          Map.entry(
              "server.pr-opened.go-playground",
              "PersonSeen ItemChanged StatusChanged:STARTED ApprovalRequested"),
          Map.entry(
              "server.pr-reviewer-approved.go-playground",
              "PersonSeen ItemChanged StatusChanged:STARTED ApprovalDecided:GRANTED"),
          Map.entry(
              "server.pr-reviewer-needs-work.go-playground",
              "PersonSeen ItemChanged StatusChanged:STARTED ApprovalDecided:DENIED"));

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
        new Reading.Unreadable("x-event-key is not sent once, as the key of an event");
    assertThat(read("{}", Map.of())).isEqualTo(unreadable);
    assertThat(read("{}", Map.of("x-event-key", ""))).isEqualTo(unreadable);
    assertThat(read("{}", Map.of("x-event-key", "pr:opened\n"))).isEqualTo(unreadable);
  }

  @Test
  void a_body_that_is_no_object_is_unreadable() {
    Map<String, String> key = Map.of("x-event-key", "repo:push");
    assertThat(read("[]", key)).isEqualTo(new Reading.Unreadable("the body is not a JSON object"));
    assertThat(read("", key)).isEqualTo(new Reading.Unreadable("the body is empty"));
  }

  @Test
  void a_move_is_by_hand_with_the_link() {
    Execution execution = Fixtures.execution("bitbucket", "44/pr-5");
    assertThat(TOOL.act(Fixtures.acting(CONNECTION, execution)))
        .isEqualTo(new Attempt.Ended(new EffectOutcome.ByHand(execution.move().url())));
  }

  @Test
  void every_recorded_delivery_becomes_facts_or_a_named_nothing() throws IOException {
    assertThat(Recorded.became(TOOL, CONNECTION)).isEqualTo(RECORDED);
  }

  private static Reading read(String body, Map<String, String> headers) {
    return TOOL.read(Fixtures.delivery(body, headers), CONNECTION);
  }
}
