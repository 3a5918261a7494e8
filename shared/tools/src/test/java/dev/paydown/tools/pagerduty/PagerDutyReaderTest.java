package dev.paydown.tools.pagerduty;

import static java.nio.charset.StandardCharsets.UTF_8;
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

class PagerDutyReaderTest {
  private static final Connection CONNECTION =
      Fixtures.connection("pagerduty", "secret", Optional.empty());

  @TestFactory
  Stream<DynamicTest> each_delivery_becomes_what_it_says() {
    return Golden.of(new PagerDutyTool(), CONNECTION);
  }

  @TestFactory
  Stream<DynamicTest> no_variant_of_a_delivery_throws_or_becomes_half_a_fact() {
    return Hostile.variants(new PagerDutyTool(), CONNECTION);
  }

  @Test
  void every_recorded_delivery_becomes_facts() throws IOException {
    Optional<Path> folder = Shared.find("webhooks/pagerduty");
    Assumptions.assumeTrue(folder.isPresent());
    Map<String, String> became = new TreeMap<>();
    try (Stream<Path> samples = Files.list(folder.get())) {
      for (Path sample : samples.toList()) {
        String name = sample.getFileName().toString().replaceFirst("\\.[a-z-]+\\.json$", "");
        became.put(name, types(read(Files.readString(sample))));
      }
    }
    assertThat(became)
        .containsAllEntriesOf(
            Map.of(
                "incident.acknowledged", "ItemChanged StatusChanged STARTED",
                "incident.annotated", "ItemChanged ThreadPosted",
                "incident.priority_updated", "ItemChanged",
                "incident.resolved", "ItemChanged StatusChanged FINISHED"));
  }

  @Test
  void a_move_is_by_hand() {
    assertThat(
            new PagerDutyTool()
                .act(Fixtures.acting(CONNECTION, Fixtures.execution("pagerduty", "Q0INC12"))))
        .isEqualTo(
            new Attempt.Ended(
                new EffectOutcome.ByHand(Optional.of("https://example.com/design-1"))));
  }

  private static String types(Reading reading) {
    assertThat(reading).isInstanceOf(Reading.Facts.class);
    List<Fact> facts = ((Reading.Facts) reading).facts();
    return facts.stream().map(PagerDutyReaderTest::type).collect(Collectors.joining(" "));
  }

  private static String type(Fact fact) {
    String type = fact.getClass().getSimpleName();
    return fact instanceof Fact.StatusChanged turned ? type + " " + turned.to() : type;
  }

  private static Reading read(String body) {
    return new PagerDutyTool()
        .read(new Delivery(Map.of(), body.getBytes(UTF_8), Fixtures.NOW), CONNECTION);
  }
}
