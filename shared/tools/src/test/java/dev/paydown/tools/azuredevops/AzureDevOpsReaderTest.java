package dev.paydown.tools.azuredevops;

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

class AzureDevOpsReaderTest {
  private static final AzureDevOpsTool TOOL = new AzureDevOpsTool(Fixtures.NO_NETWORK);
  private static final Connection CONNECTION =
      Fixtures.connection("azuredevops", "secret", Optional.empty());

  private static final Map<String, String> RECORDED =
      Map.of(
          "git.pullrequest.merged.aspnet",
          "PersonSeen ItemChanged StatusChanged:STARTED StatusChanged:FINISHED",
          "git.pullrequest.updated.aspnet",
          "PersonSeen ItemChanged StatusChanged:STARTED StatusChanged:FINISHED",
          "issue_comment.go-scm",
          "PersonSeen ItemChanged StatusChanged:STARTED",
          "pr_created.go-scm",
          "PersonSeen ItemChanged StatusChanged:STARTED",
          "pr_merged.go-scm",
          "PersonSeen ItemChanged StatusChanged:STARTED StatusChanged:FINISHED",
          "pr_updated.go-scm",
          "PersonSeen ItemChanged StatusChanged:STARTED StatusChanged:FINISHED",
          "workitem.commented.aspnet",
          "ItemChanged ThreadPosted",
          "workitem.deleted.aspnet",
          "ItemChanged StatusChanged:CANCELLED",
          "workitem.updated.aspnet",
          "ItemChanged");

  @TestFactory
  Stream<DynamicTest> a_delivery_becomes_what_people_expect() {
    return Golden.of(TOOL, CONNECTION);
  }

  @TestFactory
  Stream<DynamicTest> whatever_is_made_of_a_delivery_it_is_read_without_harm() {
    return Hostile.variants(TOOL, CONNECTION);
  }

  @Test
  void a_body_that_is_no_object_is_unreadable() {
    assertThat(read("[]")).isEqualTo(new Reading.Unreadable("the body is not a JSON object"));
    assertThat(read("")).isEqualTo(new Reading.Unreadable("the body is empty"));
  }

  @Test
  void a_move_is_by_hand_with_the_link() {
    Execution execution = Fixtures.execution("azuredevops", "12");
    assertThat(TOOL.act(Fixtures.acting(CONNECTION, execution)))
        .isEqualTo(new Attempt.Ended(new EffectOutcome.ByHand(execution.move().url())));
  }

  @Test
  void every_recorded_delivery_becomes_facts() throws IOException {
    assertThat(Recorded.became(TOOL, CONNECTION)).isEqualTo(RECORDED);
  }

  private static Reading read(String body) {
    return TOOL.read(Fixtures.delivery(body, Map.of()), CONNECTION);
  }
}
