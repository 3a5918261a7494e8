package dev.paydown.tools.events;

import static dev.paydown.tools.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.paydown.brain.proposal.EffectOutcome;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Acting;
import dev.paydown.tools.Attempt;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.Fixtures;
import dev.paydown.tools.StandardWebhooks;
import dev.paydown.tools.Verdict;
import dev.paydown.tools.http.OutgoingHttp.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallbackTest {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final EventsTool TOOL =
      new EventsTool(request -> new Outcome.Unreached("no network in this test"));

  @Test
  void a_move_is_asked_of_the_callback_signed_and_the_same_each_time() throws IOException {
    List<byte[]> bodies = new ArrayList<>();
    List<Map<String, String>> sent = new ArrayList<>();
    EventsTool tool =
        new EventsTool(
            request -> {
              sent.add(request.headers());
              bodies.add(request.body());
              return new Outcome.Answered(204, Map.of(), new byte[0]);
            });
    Connection connection = connection(Optional.of("https://studio.example/moves"));
    for (int attempt = 1; attempt <= 2; attempt++) {
      assertThat(
              tool.act(
                  new Acting(
                      connection,
                      Fixtures.execution("events", "design-1"),
                      attempt,
                      NOW.plusSeconds(attempt),
                      Acting.UserIds.UNKNOWN)))
          .isEqualTo(
              new Attempt.Ended(
                  new EffectOutcome.Done(Optional.of("https://example.com/design-1"))));
    }
    assertThat(bodies.get(0)).isEqualTo(bodies.get(1));
    Map<String, List<String>> headers = new HashMap<>();
    sent.get(0).forEach((name, value) -> headers.put(name, List.of(value)));
    assertThat(StandardWebhooks.verify(new Delivery(headers, bodies.get(0), NOW), List.of(SECRET)))
        .isEqualTo(new Verdict.Genuine("exec-1"));
    JsonNode event = new JsonMapper().readTree(bodies.get(0));
    assertThat(event.path("type").asText()).isEqualTo("dev.paydown.move.requested");
    assertThat(event.path("data").path("action").asText()).isEqualTo("set-date");
    assertThat(event.path("data").path("to").asText()).isEqualTo("2026-11-26");
    assertThat(event.path("data").path("context").path("why").asText()).isEqualTo("A law");
  }

  @Test
  void how_the_callback_answers_decides_what_becomes_of_the_move() {
    assertThat(answered(new Outcome.Answered(410, Map.of(), new byte[0])))
        .isEqualTo(failed("the callback answered 410"));
    assertThat(answered(new Outcome.Answered(302, Map.of(), new byte[0])))
        .isEqualTo(failed("the callback answered 302"));
    assertThat(answered(new Outcome.Forbidden("it is private")))
        .isEqualTo(failed("the callback was not made: it is private"));
    assertThat(
            answered(new Outcome.Answered(429, Map.of("retry-after", List.of("90")), new byte[0])))
        .isEqualTo(new Attempt.Later(Duration.ofSeconds(90), "the callback answered 429"));
    assertThat(answered(new Outcome.Answered(503, Map.of(), new byte[0])))
        .isEqualTo(new Attempt.Later(Duration.ofMinutes(1), "the callback answered 503"));
    assertThat(answered(new Outcome.Lost("gone")))
        .isEqualTo(new Attempt.Later(Duration.ofMinutes(1), "gone"));
  }

  @Test
  void without_a_callback_the_event_on_the_bus_is_all_there_is() {
    assertThat(
            TOOL.act(
                Fixtures.acting(
                    connection(Optional.empty()), Fixtures.execution("events", "design-1"))))
        .isEqualTo(
            new Attempt.Ended(new EffectOutcome.Done(Optional.of("https://example.com/design-1"))));
  }

  private static Attempt answered(Outcome outcome) {
    return new EventsTool(request -> outcome)
        .act(
            Fixtures.acting(
                connection(Optional.of("https://studio.example/moves")),
                Fixtures.execution("events", "design-1")));
  }

  private static Attempt failed(String why) {
    return new Attempt.Ended(new EffectOutcome.Failed(why));
  }

  private static Connection connection(Optional<String> callback) {
    return Fixtures.connection("events", SECRET, callback);
  }
}
