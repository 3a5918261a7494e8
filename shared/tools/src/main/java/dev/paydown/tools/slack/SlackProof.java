package dev.paydown.tools.slack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.HexSignature;
import dev.paydown.tools.SentAt;
import dev.paydown.tools.Verdict;
import dev.paydown.tools.json.HostileJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Proves that a request comes from Slack, and tells which one it is. */
final class SlackProof {
  private static final HexSignature SIGNATURE = new HexSignature("x-slack-signature", "v0=");
  private static final String TIMESTAMP = "x-slack-request-timestamp";
  private static final Pattern CHALLENGE = Pattern.compile("[\\x21-\\x7e]{1,1000}");

  private SlackProof() {}

  static Verdict verify(Delivery delivery, List<String> secrets) {
    Optional<String> seconds = delivery.header(TIMESTAMP);
    if (seconds.isEmpty()) {
      return new Verdict.Refused(TIMESTAMP + " is not sent once");
    }
    return SentAt.fault(TIMESTAMP, seconds.get(), delivery.receivedAt())
        .or(() -> SIGNATURE.fault(delivery, secrets, "v0:" + seconds.get() + ":"))
        .<Verdict>map(Verdict.Refused::new)
        .orElseGet(() -> proved(delivery));
  }

  private static Verdict proved(Delivery delivery) {
    if (SlackForm.isPlain(delivery.body())) {
      return HexSignature.identified(delivery, SlackForm.field(delivery.body(), "trigger_id"));
    }
    return switch (SlackForm.json(delivery.body())) {
      case HostileJson.Malformed _ -> HexSignature.identified(delivery, Optional.empty());
      case HostileJson.Value(JsonNode body) ->
          challenge(body).orElseGet(() -> HexSignature.identified(delivery, id(body)));
    };
  }

  private static Optional<Verdict> challenge(JsonNode body) {
    return Optional.of(body.path("challenge").asText())
        .filter(_ -> body.path("type").asText().equals("url_verification"))
        .filter(challenge -> CHALLENGE.matcher(challenge).matches())
        .map(
            challenge ->
                new Verdict.Handshake(
                    Map.of("content-type", "text/plain"), challenge, Optional.empty()));
  }

  private static Optional<String> id(JsonNode body) {
    for (JsonNode id :
        List.of(
            body.path("event_id"),
            body.path("trigger_id"),
            body.path("action_ts"),
            body.path("actions").path(0).path("action_ts"))) {
      if (!id.asText().isEmpty()) {
        return Optional.of(id.asText());
      }
    }
    return Optional.empty();
  }
}
