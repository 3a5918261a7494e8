package dev.paydown.tools.figma;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.Hmac;
import dev.paydown.tools.PlainSecret;
import dev.paydown.tools.Verdict;
import dev.paydown.tools.json.HostileJson;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;

/** Whether a delivery is Figma's, the id by which it is known again, and what of it may be kept. */
final class FigmaProof {
  private static final String PASSCODE = "passcode";
  private static final String ATTEMPTS = "retries";
  private static final JsonMapper IN_ORDER =
      JsonMapper.builder().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();

  private FigmaProof() {}

  static Verdict verdict(Delivery delivery, List<String> secrets) {
    return switch (HostileJson.parseRepeating(delivery.body())) {
      case HostileJson.Malformed(String why) -> new Verdict.Refused(why);
      case HostileJson.Value(JsonNode node) -> {
        JsonNode passcode = node.path(PASSCODE);
        if (!(node instanceof ObjectNode body) || !passcode.isTextual()) {
          yield new Verdict.Refused("the body is not an object with a passcode");
        }
        yield PlainSecret.isOneOf(secrets, passcode.textValue())
            ? new Verdict.Genuine(id(body))
            : new Verdict.Refused("the passcode is not a secret of this connection");
      }
    };
  }

  private static String id(ObjectNode body) {
    body.remove(List.of(PASSCODE, ATTEMPTS));
    return "sha256-" + HexFormat.of().formatHex(Hmac.digest(written(body)));
  }

  /**
   * The body without its passcode, so that whoever reads it cannot hand that on. Figma's own
   * example of a published library names fields twice.
   */
  static HostileJson.Parsed withoutPasscode(Delivery delivery) {
    HostileJson.Parsed parsed = HostileJson.parseRepeating(delivery.body());
    if (parsed instanceof HostileJson.Value(ObjectNode body)) {
      body.remove(PASSCODE);
    }
    return parsed;
  }

  /** Nothing of what is no object, for no one can tell what in it is secret. */
  static byte[] keepable(Delivery delivery) {
    return withoutPasscode(delivery) instanceof HostileJson.Value(ObjectNode body)
        ? written(body)
        : new byte[0];
  }

  private static byte[] written(ObjectNode body) {
    try {
      return IN_ORDER.writeValueAsString(body).getBytes(UTF_8);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("what was JSON can be written as JSON", e);
    }
  }
}
