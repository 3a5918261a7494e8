package dev.paydown.tools.sentry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.event.Fact;
import dev.paydown.brain.proposal.EffectOutcome;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Attempt;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.Fixtures;
import dev.paydown.tools.Golden;
import dev.paydown.tools.Hostile;
import dev.paydown.tools.Reading;
import dev.paydown.tools.Shared;
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

class SentryReaderTest {
  private static final Connection CONNECTION =
      Fixtures.connection("sentry", "secret", Optional.empty());

  @TestFactory
  Stream<DynamicTest> each_delivery_becomes_what_it_says() {
    return Golden.of(new SentryTool(), CONNECTION);
  }

  @TestFactory
  Stream<DynamicTest> no_variant_of_a_delivery_throws_or_becomes_half_a_fact() {
    return Hostile.variants(new SentryTool(), CONNECTION);
  }

  @Test
  void every_recorded_issue_becomes_facts_and_every_alert_a_named_nothing() throws IOException {
    Optional<Path> folder = Shared.find("webhooks/sentry");
    Assumptions.assumeTrue(folder.isPresent());
    Map<String, String> became = new TreeMap<>();
    try (Stream<Path> samples = Files.list(folder.get())) {
      for (Path sample : samples.toList()) {
        String name = sample.getFileName().toString();
        String resource = name.substring(0, name.indexOf('.'));
        became.put(name.replaceFirst("\\.json$", ""), types(read(resource, sample)));
      }
    }
    String seen = "PersonSeen ItemChanged";
    assertThat(became)
        .containsAllEntriesOf(
            Map.of(
                "event_alert.triggered.integration-platform-example",
                "event_alert.triggered: not part of the work graph",
                "issue.assigned.zulip",
                seen,
                "issue.ignored.integration-platform-example",
                seen + " StatusChanged CANCELLED",
                "issue.resolved.integration-platform-example",
                seen + " StatusChanged FINISHED",
                "issue.resolved.zulip",
                "ItemChanged StatusChanged FINISHED",
                "metric_alert.critical.integration-platform-example",
                "metric_alert.critical: nobody owes an alert that ends by itself"));
  }

  @Test
  void a_move_is_by_hand() {
    assertThat(
            new SentryTool().act(Fixtures.acting(CONNECTION, Fixtures.execution("sentry", "4100"))))
        .isEqualTo(
            new Attempt.Ended(
                new EffectOutcome.ByHand(Optional.of("https://example.com/design-1"))));
  }

  private static String types(Reading reading) {
    return switch (reading) {
      case Reading.Facts(List<Fact> facts) ->
          facts.stream().map(SentryReaderTest::type).collect(Collectors.joining(" "));
      case Reading.Nothing(String why) -> why;
      case Reading.Unreadable(String why) -> "unreadable: " + why;
    };
  }

  private static String type(Fact fact) {
    String type = fact.getClass().getSimpleName();
    return fact instanceof Fact.StatusChanged turned ? type + " " + turned.to() : type;
  }

  private static Reading read(String resource, Path body) throws IOException {
    Map<String, List<String>> headers = Map.of("sentry-hook-resource", List.of(resource));
    return new SentryTool()
        .read(new Delivery(headers, Files.readAllBytes(body), Fixtures.NOW), CONNECTION);
  }
}
