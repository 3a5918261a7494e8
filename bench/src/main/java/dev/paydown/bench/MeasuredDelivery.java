package dev.paydown.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.Hmac;
import dev.paydown.tools.StandardWebhooks;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;

/**
 * A delivery that ingest is measured with, signed as its tool does.
 *
 * @param what it is, in words
 * @param most the bar: the ratio to the floor that shall not be exceeded
 */
record MeasuredDelivery(String what, Connection connection, Delivery delivery, double most) {
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
  private static final double MOST_AT_2_KB = 3;
  private static final double MOST_AT_8_KB = 1.6;
  private static final String SECRET = StandardWebhooks.newSecret(new Random(1));

  /** Two that say more than is kept, as tools do, and two whose one long text is kept whole. */
  static List<MeasuredDelivery> all() {
    return List.of(
        linear(),
        jira(),
        event("an event whose text is kept whole", 2048, MOST_AT_2_KB),
        event("an event whose text is kept whole", 8192, MOST_AT_8_KB));
  }

  private static MeasuredDelivery linear() {
    byte[] body = resource("linear-2kb.json");
    String code = HexFormat.of().formatHex(Hmac.sha256(SECRET.getBytes(UTF_8), body));
    return of(
        "a Linear issue whose due date moved",
        "linear",
        Map.of("linear-signature", code, "linear-delivery", "d-1", "linear-event", "Issue"),
        body,
        MOST_AT_2_KB);
  }

  private static MeasuredDelivery jira() {
    byte[] body = resource("jira-8kb.json");
    String code = HexFormat.of().formatHex(Hmac.sha256(SECRET.getBytes(UTF_8), body));
    return of(
        "a Jira issue whose due date moved",
        "jira",
        Map.of("x-hub-signature", "sha256=" + code, "x-atlassian-webhook-identifier", "d-1"),
        body,
        MOST_AT_8_KB);
  }

  private static MeasuredDelivery event(String what, int bytes, double most) {
    String event =
        """
        {"specversion":"1.0","id":"1","source":"bench","type":"dev.paydown.item.opened",\
        "subject":"design-1","time":"2026-11-23T09:00:00Z","data":{"title":"Checkout design",\
        "owner":"dana@example.com","due":"2026-11-27","why":"%s"}}""";
    int filling = Math.max(1, bytes - event.length() + 2);
    byte[] body = event.formatted("a".repeat(filling)).getBytes(UTF_8);
    return of(what, "events", StandardWebhooks.sign(SECRET, "msg_1", NOW, body), body, most);
  }

  /** The same once more, received so much later: nothing is known of it from before. */
  Delivery again(long millisLater) {
    return new Delivery(
        delivery.headers(), delivery.body(), delivery.receivedAt().plusMillis(millisLater));
  }

  private static MeasuredDelivery of(
      String what, String tool, Map<String, String> headers, byte[] body, double most) {
    Map<String, List<String>> all = new LinkedHashMap<>();
    headers.forEach((name, value) -> all.put(name, List.of(value)));
    Connection connection =
        new Connection(
            "id",
            "acme",
            tool,
            tool,
            List.of(SECRET),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return new MeasuredDelivery(what, connection, new Delivery(all, body, NOW), most);
  }

  /** Without the white space that makes the file readable: no tool sends any. */
  private static byte[] resource(String name) {
    JsonMapper mapper = new JsonMapper();
    try (InputStream file = MeasuredDelivery.class.getResourceAsStream(name)) {
      return mapper.writeValueAsBytes(mapper.readTree(Objects.requireNonNull(file, name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
