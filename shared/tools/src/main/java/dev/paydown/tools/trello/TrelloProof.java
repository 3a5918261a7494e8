package dev.paydown.tools.trello;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.Hmac;
import dev.paydown.tools.Verdict;
import dev.paydown.tools.json.HostileJson;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether a delivery is Trello's, and the id by which it is known again. */
final class TrelloProof {
  private static final String HEADER = "x-trello-webhook";

  /** Twenty bytes, with what of the last sign is not used left at nothing. */
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9+/]{26}[AEIMQUYcgkosw048]=");

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9]{1,100}");

  private TrelloProof() {}

  static Verdict verdict(Delivery delivery, List<String> secrets) {
    Optional<byte[]> shown =
        delivery
            .header(HEADER)
            .filter(code -> CODE.matcher(code).matches())
            .map(Base64.getDecoder()::decode);
    if (shown.isEmpty()) {
      return new Verdict.Refused(HEADER + " is not sent once, as 20 bytes in base64");
    }
    byte[] url = delivery.url().getBytes(UTF_8);
    boolean proved = false;
    for (String secret : secrets) {
      if (!secret.isEmpty()) {
        byte[] right = Hmac.sha1(secret.getBytes(UTF_8), delivery.body(), url);
        proved |= Hmac.same(right, shown.get());
      }
    }
    return proved
        ? new Verdict.Genuine(id(delivery.body()))
        : new Verdict.Refused(
            "the signature was not made with a secret of this connection, for its delivery URL");
  }

  private static String id(byte[] body) {
    return switch (HostileJson.parse(body)) {
      case HostileJson.Malformed _ -> digest(body);
      case HostileJson.Value(JsonNode node) -> {
        String id = node.path("action").path("id").asText();
        yield ID.matcher(id).matches() ? id : digest(body);
      }
    };
  }

  private static String digest(byte[] body) {
    return "sha256-" + HexFormat.of().formatHex(Hmac.digest(body));
  }
}
