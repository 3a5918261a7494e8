package dev.paydown.tools.events;

import static dev.paydown.tools.Fixtures.NOW;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.Fixtures;
import dev.paydown.tools.StandardWebhooks;
import dev.paydown.tools.Verdict;
import dev.paydown.tools.http.OutgoingHttp.Outcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventsSignatureTest {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final EventsTool TOOL =
      new EventsTool((uri, headers, body) -> new Outcome.Unreached("no network in this test"));

  @Test
  void a_signed_delivery_is_genuine_by_its_webhook_id() {
    byte[] body = event("thread.closed", "{}").getBytes(UTF_8);
    Map<String, List<String>> headers = new HashMap<>();
    StandardWebhooks.sign(SECRET, "msg_1", NOW, body)
        .forEach((name, value) -> headers.put(name, List.of(value)));
    assertThat(TOOL.verify(new Delivery(headers, body, NOW), connection(Optional.empty())))
        .isEqualTo(new Verdict.Genuine("msg_1"));
  }

  private static Connection connection(Optional<String> callback) {
    return Fixtures.connection("events", SECRET, callback);
  }

  private static String event(String type, String data) {
    return "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"s\",\"subject\":\"design-1\","
        + "\"time\":\"2026-11-20T15:00:00Z\",\"type\":\"dev.paydown."
        + type
        + "\",\"data\":"
        + data
        + "}";
  }
}
