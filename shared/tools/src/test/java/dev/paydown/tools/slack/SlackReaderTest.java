package dev.paydown.tools.slack;

import static dev.paydown.tools.Fixtures.NOW;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlackReaderTest {
  private static final Connection CONNECTION =
      Fixtures.connection("slack", "secret", Optional.empty());
  private static final String ASKING =
      """
      {"team_id": "T0ACME1", "event": {"type": "message", "channel": "C024BE91L", "user": "U0ADA",
       "text": "<@U0BOB> can you?", "ts": "1795421400.000100"}}""";

  @TestFactory
  Stream<DynamicTest> each_delivery_becomes_what_it_says() {
    return Golden.of(new SlackTool(Fixtures.NO_NETWORK), CONNECTION);
  }

  @TestFactory
  Stream<DynamicTest> no_variant_of_a_delivery_throws_or_becomes_half_a_fact() {
    return Hostile.variants(new SlackTool(Fixtures.NO_NETWORK), CONNECTION);
  }

  @Test
  void every_recorded_delivery_becomes_posts_links_or_a_named_nothing() throws IOException {
    String nothing = "nothing";
    assertThat(Recorded.became(new SlackTool(Fixtures.NO_NETWORK), CONNECTION))
        .containsAllEntriesOf(
            Map.ofEntries(
                Map.entry("app_rate_limited.java-slack-sdk", nothing),
                Map.entry(
                    "event_callback.app_mention.bolt-python", "ItemChanged ThreadPosted:asks-1"),
                Map.entry("event_callback.message_deleted.bolt-python", nothing),
                Map.entry("event_callback.message_file_share.bolt-python", nothing),
                Map.entry("event_callback.message_replied.java-slack-sdk", nothing),
                Map.entry(
                    "event_callback.message_with_issue_keys.bolt-python",
                    "ItemChanged ThreadPosted LinkMade:MENTIONS"),
                Map.entry("event_callback.reaction_added.bolt-python", nothing),
                Map.entry("interactive.block_actions.bolt-python", nothing),
                Map.entry("interactive.message_shortcut.java-slack-sdk", nothing),
                Map.entry("interactive.view_submission.bolt-python", nothing),
                Map.entry("url_verification.bolt-python", nothing)));
  }

  @ParameterizedTest
  @CsvSource({
    "https://acme.slack.com, https://acme.slack.com/archives/C024BE91L/p1795421400000100",
    "https://acme.enterprise.slack.com/,"
        + " https://acme.enterprise.slack.com/archives/C024BE91L/p1795421400000100",
    "http://acme.slack.com,"
        + " https://app.slack.com/client/T0ACME1/C024BE91L/thread/C024BE91L-1795421400.000100",
    "https://slack.com.example.com,"
        + " https://app.slack.com/client/T0ACME1/C024BE91L/thread/C024BE91L-1795421400.000100"
  })
  void a_thread_has_its_permalink_where_the_workspaces_address_is_known(String base, String url) {
    Connection connection =
        new Connection(
            "id",
            "ws",
            "slack",
            "slack",
            List.of("secret"),
            Optional.empty(),
            Optional.of(base),
            Optional.empty());
    assertThat(urls(new SlackTool(Fixtures.NO_NETWORK).read(delivery(ASKING), connection)))
        .containsExactly(url);
  }

  @Test
  void a_date_is_by_hand_and_nobody_is_asked() {
    assertThat(
            new SlackTool(Fixtures.NO_NETWORK)
                .act(
                    Fixtures.acting(CONNECTION, Fixtures.execution("slack", "C024BE91L/1.000100"))))
        .isEqualTo(
            new Attempt.Ended(
                new EffectOutcome.ByHand(Optional.of("https://example.com/design-1"))));
  }

  private static List<String> urls(Reading reading) {
    List<Fact> facts = ((Reading.Facts) reading).facts();
    return facts.stream()
        .filter(Fact.ItemChanged.class::isInstance)
        .flatMap(fact -> ((Fact.ItemChanged) fact).changes().stream())
        .filter(change -> change.field() == ItemField.URL)
        .map(change -> change.value().orElseThrow())
        .toList();
  }

  private static Delivery delivery(String body) {
    return new Delivery(Map.of(), body.getBytes(UTF_8), NOW);
  }
}
