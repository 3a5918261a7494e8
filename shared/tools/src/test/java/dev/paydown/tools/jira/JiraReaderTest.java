package dev.paydown.tools.jira;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.proposal.EffectOutcome;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Attempt;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.Fixtures;
import dev.paydown.tools.Golden;
import dev.paydown.tools.Hostile;
import dev.paydown.tools.Reading;
import dev.paydown.tools.Recorded;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JiraReaderTest {
  private static final Connection CONNECTION =
      Fixtures.connection("jira", "secret", Optional.empty());

  /** What the recorded deliveries become, and which ones. */
  private static final Map<String, String> RECORDED =
      Map.ofEntries(
          Map.entry(
              "ItemChanged",
              "issue_created.epic_link issue_updated.assigned_with_parent"
                  + " issue_updated.moved"),
          Map.entry(
              "ItemChanged StatusChanged:REOPENED LinkMade:BLOCKS LinkMade:MENTIONS",
              "issue_updated.status_and_links"),
          Map.entry("ItemChanged ThreadPosted", "cloud-comment-created"),
          Map.entry("ItemChanged ThreadPosted:asks-1", "cloud-comment-created-mention-user"),
          Map.entry("LinkCut:BLOCKS", "issuelink_deleted.blocks"),
          Map.entry("LinkMade:BLOCKS", "issuelink_created.blocks"),
          Map.entry(
              "PersonSeen ItemChanged",
              "cloud-issue-created-many-fields issue-assigned-empty-changelog"
                  + " issue-created issue-updated-assigned issue-updated-assigned-nobody"
                  + " issue-updated-multiple-values issue-updated-raised-priority"
                  + " issue-updated-rank issue-updated-renamed issue-updated-sprint"),
          Map.entry(
              "PersonSeen ItemChanged StatusChanged:FINISHED",
              "issue-updated-resolved server-issue-updated-closed"),
          Map.entry("PersonSeen ItemChanged StatusChanged:REOPENED", "issue-updated-reopened"),
          Map.entry(
              "PersonSeen ItemChanged StatusChanged:STARTED",
              "issue-updated-started-working server-issue-updated-in-progress"));

  @TestFactory
  Stream<DynamicTest> each_delivery_becomes_what_it_says() {
    return Golden.of(new JiraTool(Fixtures.NO_NETWORK), CONNECTION);
  }

  @TestFactory
  Stream<DynamicTest> no_variant_of_a_delivery_throws_or_becomes_half_a_fact() {
    return Hostile.variants(new JiraTool(Fixtures.NO_NETWORK), CONNECTION);
  }

  @Test
  void every_recorded_delivery_becomes_facts_or_a_named_nothing() throws IOException {
    assertThat(Recorded.gathered(new JiraTool(Fixtures.NO_NETWORK), CONNECTION))
        .isEqualTo(RECORDED);
  }

  @ParameterizedTest
  @CsvSource({"28800,1", "15,0.001", "14,", "1,", "0,"})
  void an_estimate_of_some_seconds_is_none(int seconds, @Nullable String days) {
    String body =
        """
        {"timestamp": 1795424400000, "webhookEvent": "jira:issue_created",
         "issue": {"id": "10042", "key": "QA-1", "self": "https://acme.example/rest/api/2/10042",
          "fields": {"summary": "Test", "timetracking": {"originalEstimateSeconds": %d}}}}"""
            .formatted(seconds);
    Delivery delivery =
        new Delivery(Map.of(), body.getBytes(UTF_8), Instant.parse("2026-11-23T09:00:00Z"));

    Reading reading = new JiraTool(Fixtures.NO_NETWORK).read(delivery, CONNECTION);

    assertThat(estimates(reading)).isEqualTo(Stream.ofNullable(days).toList());
  }

  private static List<String> estimates(Reading reading) {
    return reading instanceof Reading.Facts(List<Fact> facts)
            && facts.getLast() instanceof Fact.ItemChanged item
        ? item.changes().stream()
            .filter(change -> change.field() == ItemField.ESTIMATE_DAYS)
            .flatMap(change -> change.value().stream())
            .toList()
        : List.of(reading.toString());
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
}
