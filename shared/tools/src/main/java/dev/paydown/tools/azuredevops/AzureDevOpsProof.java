package dev.paydown.tools.azuredevops;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.HexSignature;
import dev.paydown.tools.PlainSecret;
import dev.paydown.tools.Verdict;
import dev.paydown.tools.json.HostileJson;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a delivery is of a subscription that knows a secret, and the id of its event. */
final class AzureDevOpsProof {
  private static final String HEADER = "authorization";
  private static final Pattern BASIC =
      Pattern.compile("(?i:basic) {1,9}([A-Za-z0-9+/]{1,2000}={0,2})");
  private static final Pattern ID = Pattern.compile("[\\x21-\\x7e]{1,100}");

  private AzureDevOpsProof() {}

  static Verdict verdict(Delivery delivery, List<String> secrets) {
    Optional<String> password = delivery.header(HEADER).flatMap(AzureDevOpsProof::password);
    if (password.isEmpty()) {
      return new Verdict.Refused(HEADER + " is not sent once, as Basic with a user and a password");
    }
    if (!PlainSecret.isOneOf(secrets, password.get())) {
      return new Verdict.Refused("the password is not a secret of this connection");
    }
    return eventId(delivery.body())
        .<Verdict>map(Verdict.Genuine::new)
        .orElseGet(() -> HexSignature.identified(delivery, Optional.empty()));
  }

  private static Optional<String> password(String authorization) {
    Matcher basic = BASIC.matcher(authorization);
    if (!basic.matches()) {
      return Optional.empty();
    }
    try {
      String pair = new String(Base64.getDecoder().decode(basic.group(1)), UTF_8);
      int colon = pair.indexOf(':');
      return colon < 0 ? Optional.empty() : Optional.of(pair.substring(colon + 1));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> eventId(byte[] body) {
    return switch (HostileJson.parse(body)) {
      case HostileJson.Malformed _ -> Optional.empty();
      case HostileJson.Value(JsonNode node) -> {
        Optional<String> own = shown(node, "id");
        Optional<String> subscription = shown(node, "subscriptionId");
        Optional<String> notification = shown(node, "notificationId");
        yield own.or(() -> subscription.flatMap(a -> notification.map(b -> a + "-" + b)));
      }
    };
  }

  private static Optional<String> shown(JsonNode node, String name) {
    return Optional.of(node.path(name).asText()).filter(id -> ID.matcher(id).matches());
  }
}
