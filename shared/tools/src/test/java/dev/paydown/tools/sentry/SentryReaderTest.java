package dev.paydown.tools.sentry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.proposal.EffectOutcome;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Attempt;
import dev.paydown.tools.Fixtures;
import dev.paydown.tools.Golden;
import dev.paydown.tools.Hostile;
import dev.paydown.tools.Recorded;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class SentryReaderTest {
  private static final Connection CONNECTION =
      Fixtures.connection("sentry", "secret", Optional.empty());

  /** What the recorded deliveries become, and which ones. */
  private static final Map<String, String> RECORDED =
      Map.ofEntries(
          Map.entry("ItemChanged StatusChanged:FINISHED", "issue.resolved"),
          Map.entry("PersonSeen ItemChanged", "issue.assigned"),
          Map.entry("PersonSeen ItemChanged StatusChanged:CANCELLED", "issue.ignored"),
          Map.entry("PersonSeen ItemChanged StatusChanged:FINISHED", "issue.resolved"),
          Map.entry("nothing", "event_alert.triggered metric_alert.critical"));

  @TestFactory
  Stream<DynamicTest> each_delivery_becomes_what_it_says() {
    return Golden.of(new SentryTool(Fixtures.NO_NETWORK), CONNECTION);
  }

  @TestFactory
  Stream<DynamicTest> no_variant_of_a_delivery_throws_or_becomes_half_a_fact() {
    return Hostile.variants(new SentryTool(Fixtures.NO_NETWORK), CONNECTION);
  }

  @Test
  void every_recorded_delivery_becomes_facts_or_a_named_nothing() throws IOException {
    assertThat(Recorded.gathered(new SentryTool(Fixtures.NO_NETWORK), CONNECTION))
        .isEqualTo(RECORDED);
  }

  @Test
  void a_move_is_by_hand() {
    assertThat(
            new SentryTool(Fixtures.NO_NETWORK)
                .act(Fixtures.acting(CONNECTION, Fixtures.execution("sentry", "4100"))))
        .isEqualTo(
            new Attempt.Ended(
                new EffectOutcome.ByHand(Optional.of("https://example.com/design-1"))));
  }
}
