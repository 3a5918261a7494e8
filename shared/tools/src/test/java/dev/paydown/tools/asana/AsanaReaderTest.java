package dev.paydown.tools.asana;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.proposal.EffectOutcome;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Answers;
import dev.paydown.tools.Attempt;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.Fixtures;
import dev.paydown.tools.Golden;
import dev.paydown.tools.GoldenReadings;
import dev.paydown.tools.Hostile;
import dev.paydown.tools.Reading;
import dev.paydown.tools.Recorded;
import dev.paydown.tools.Shared;
import dev.paydown.tools.ToolUnavailable;
import dev.paydown.tools.Verdict;
import dev.paydown.tools.http.OutgoingHttp.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class AsanaReaderTest {
  private static final Connection CONNECTION =
      Fixtures.connection("asana", "secret", Optional.empty());
  private static final AsanaTool TOOL = new AsanaTool(new Answers(Map.of()));

  @TestFactory
  Stream<DynamicTest> each_delivery_becomes_what_it_says() {
    return Golden.of(TOOL, CONNECTION);
  }

  @TestFactory
  Stream<DynamicTest> no_variant_of_a_delivery_throws_or_becomes_half_a_fact() {
    return Hostile.variants(TOOL, CONNECTION);
  }

  @TestFactory
  Stream<DynamicTest> each_reading_becomes_what_the_api_shows() {
    return new GoldenReadings(AsanaTool::new, CONNECTION).each();
  }

  @TestFactory
  Stream<DynamicTest> no_answer_of_the_api_becomes_half_a_fact() {
    return new GoldenReadings(AsanaTool::new, CONNECTION).variants();
  }

  @Test
  void recorded_events_have_their_task_read_and_a_deleted_one_is_cancelled() throws IOException {
    assertThat(Recorded.became(TOOL, CONNECTION))
        .containsAllEntriesOf(
            Map.of(
                "events.story_comment_added.constructed", "ReadAsked",
                "events.task_changed_assignee.constructed", "ReadAsked",
                "events.task_deleted_system_user_null.constructed", "StatusChanged:CANCELLED",
                "events.task_dependency_added.constructed", "ReadAsked",
                // These two are no deliveries: an answer of the API, and headers.
                "getEvents_response.docs", "unreadable: events is missing",
                "handshake.headers.docs", "unreadable: events is missing"));
  }

  @Test
  void the_event_that_asanas_docs_show_of_its_api_is_read_as_a_webhook_sends_it()
      throws IOException {
    JsonNode answer = recorded("getEvents_response.docs.json");
    JsonNode body = JsonNodeFactory.instance.objectNode().set("events", answer.path("data"));
    assertThat(TOOL.read(delivery(body.toString(), Map.of()), CONNECTION))
        .isEqualTo(
            new Reading.Facts(
                List.of(
                    new Fact.ReadAsked(
                        new ItemRef.Own("asana", "12345"),
                        Instant.parse("2012-02-22T02:06:58.147Z")))));
  }

  @Test
  void the_recorded_handshake_is_answered_as_it_must_be() throws IOException {
    JsonNode recorded = recorded("handshake.headers.docs.json");
    Map<String, String> sent = headers(recorded.at("/request/headers"));
    assertThat(TOOL.verify(delivery("", sent), CONNECTION))
        .isEqualTo(
            new Verdict.Handshake(
                headers(recorded.at("/expected_response/headers")),
                "",
                Optional.of(recorded.at("/request/headers/X-Hook-Secret").asText())));
  }

  @Test
  void a_tool_that_does_not_answer_is_asked_again_when_it_says() {
    Map<String, List<String>> wait = Map.of("retry-after", List.of("30"));
    AsanaTool busy = new AsanaTool(request -> new Outcome.Answered(429, wait, new byte[0]));
    assertThatThrownBy(() -> busy.fetch(CONNECTION, "4100", Fixtures.NOW))
        .isInstanceOfSatisfying(
            ToolUnavailable.class, e -> assertThat(e.after()).isEqualTo(Duration.ofSeconds(30)));
  }

  @Test
  void a_connection_without_a_token_asks_nothing() {
    Answers answers = new Answers(Map.of());
    AsanaTool tool = new AsanaTool(answers);
    Connection mute =
        new Connection(
            "id",
            "ws",
            "asana",
            "asana",
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    assertThatThrownBy(() -> tool.fetch(mute, "4100", Fixtures.NOW))
        .isInstanceOf(ToolUnavailable.class)
        .hasMessage("the connection has no token for Asana");
    assertThat(tool.act(Fixtures.acting(mute, Fixtures.execution("asana", "4100"))))
        .isEqualTo(
            new Attempt.Ended(
                new EffectOutcome.ByHand(Optional.of("https://example.com/design-1"))));
    assertThat(answers.asked()).isEmpty();
  }

  private static JsonNode recorded(String name) throws IOException {
    Optional<Path> file = Shared.find("webhooks/asana/" + name);
    Assumptions.assumeTrue(file.isPresent());
    return new ObjectMapper().readTree(file.get().toFile());
  }

  private static Map<String, String> headers(JsonNode shown) {
    Map<String, String> headers = new HashMap<>();
    shown
        .properties()
        .forEach(
            header ->
                headers.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue().asText()));
    return headers;
  }

  private static Delivery delivery(String body, Map<String, String> headers) {
    return new Delivery(
        Fixtures.delivery("", headers).headers(), body.getBytes(UTF_8), Fixtures.NOW);
  }
}
