package dev.paydown.tools.jira;

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

class JiraReaderTest {
  private static final Connection CONNECTION =
      Fixtures.connection("jira", "secret", Optional.empty());

  @TestFactory
  Stream<DynamicTest> each_delivery_becomes_what_it_says() {
    return Golden.of(new JiraTool(Fixtures.NO_NETWORK), CONNECTION);
  }

  @TestFactory
  Stream<DynamicTest> no_variant_of_a_delivery_throws_or_becomes_half_a_fact() {
    return Hostile.variants(new JiraTool(Fixtures.NO_NETWORK), CONNECTION);
  }

  @Test
  void every_recorded_delivery_becomes_facts() throws IOException {
    Optional<Path> folder = Shared.find("webhooks/jira");
    Assumptions.assumeTrue(folder.isPresent());
    Map<String, String> became = new TreeMap<>();
    try (Stream<Path> samples = Files.list(folder.get())) {
      for (Path sample : samples.toList()) {
        Reading reading = read(Files.readString(sample));
        String name = sample.getFileName().toString().replaceFirst("\\.[a-z-]+\\.json$", "");
        became.put(name, types(reading));
      }
    }
    String shown = "PersonSeen ItemChanged";
    assertThat(became)
        .containsAllEntriesOf(
            Map.of(
                "cloud-comment-created", "ItemChanged ThreadPosted",
                "cloud-comment-created-mention-user", "ItemChanged ThreadPosted asking 1",
                "issuelink_created.blocks", "LinkMade BLOCKS",
                "issuelink_deleted.blocks", "LinkCut BLOCKS"))
        .containsAllEntriesOf(
            Map.of(
                "cloud-issue-created-many-fields",
                shown,
                "issue-created",
                shown,
                "issue-updated-renamed",
                shown,
                "issue-updated-started-working",
                shown + " StatusChanged STARTED",
                "issue-updated-resolved",
                shown + " StatusChanged FINISHED",
                "issue-updated-reopened",
                shown + " StatusChanged REOPENED",
                "server-issue-updated-in-progress",
                shown + " StatusChanged STARTED",
                "server-issue-updated-closed",
                shown + " StatusChanged FINISHED",
                "issue_updated.moved",
                "ItemChanged",
                "issue_updated.status_and_links",
                "ItemChanged StatusChanged REOPENED LinkMade BLOCKS LinkMade MENTIONS"));
  }

  @Test
  void a_move_is_by_hand() {
    assertThat(
            new JiraTool(Fixtures.NO_NETWORK)
                .act(Fixtures.acting(CONNECTION, Fixtures.execution("jira", "10042"))))
        .isEqualTo(
            new Attempt.Ended(
                new EffectOutcome.ByHand(Optional.of("https://example.com/design-1"))));
  }

  /** The facts by type, each person seen once. */
  private static String types(Reading reading) {
    assertThat(reading).isInstanceOf(Reading.Facts.class);
    List<Fact> facts = ((Reading.Facts) reading).facts();
    return facts.stream().map(JiraReaderTest::type).distinct().collect(Collectors.joining(" "));
  }

  private static String type(Fact fact) {
    String type = fact.getClass().getSimpleName();
    return switch (fact) {
      case Fact.StatusChanged turned -> type + " " + turned.to();
      case Fact.LinkMade made -> type + " " + made.kind();
      case Fact.LinkCut cut -> type + " " + cut.kind();
      case Fact.ThreadPosted posted ->
          type + (posted.asks().isEmpty() ? "" : " asking " + posted.asks().size());
      default -> type;
    };
  }

  private static Reading read(String body) {
    return new JiraTool(Fixtures.NO_NETWORK)
        .read(new Delivery(Map.of(), body.getBytes(UTF_8), Fixtures.NOW), CONNECTION);
  }
}
