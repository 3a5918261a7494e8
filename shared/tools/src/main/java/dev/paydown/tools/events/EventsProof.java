package dev.paydown.tools.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.paydown.tools.Delivery;
import dev.paydown.tools.Hmac;
import dev.paydown.tools.PlainSecret;
import dev.paydown.tools.StandardWebhooks;
import dev.paydown.tools.Verdict;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a delivery is the connection's, and the id by which it is known again. A signature proves
 * the body and nothing else; the bearer token of CloudEvents' HTTP 1.1 Web Hooks, section 3.1,
 * proves who sent the whole request, on a connection that nobody else can read.
 */
final class EventsProof {
  private static final List<String> OF_A_SIGNATURE =
      List.of("webhook-signature", "webhook-id", "webhook-timestamp");
  private static final Pattern BEARER = Pattern.compile("(?i:bearer) {1,5}([\\x21-\\x7e]{1,500})");

  private EventsProof() {}

  static Verdict verdict(Delivery delivery, List<String> secrets) {
    Optional<String> token = token(delivery);
    boolean isBearer = token.isPresent() && PlainSecret.isOneOf(secrets, token.get());
    if (showsSignature(delivery)) {
      Verdict signed = StandardWebhooks.verify(delivery, secrets);
      return signed instanceof Verdict.Genuine && !isBearer && !isAllInTheBody(delivery)
          ? new Verdict.Refused(
              "a signature says nothing of the ce- headers: send the event structured, or with"
                  + " Authorization: Bearer")
          : signed;
    }
    if (token.isEmpty()) {
      return new Verdict.Refused(
          "neither webhook-id, webhook-timestamp and webhook-signature nor Authorization: Bearer"
              + " are sent, once each");
    }
    return isBearer
        ? new Verdict.Genuine(id(delivery))
        : new Verdict.Refused("the bearer token is not a secret of this connection");
  }

  private static boolean showsSignature(Delivery delivery) {
    for (String header : OF_A_SIGNATURE) {
      if (delivery.headers().containsKey(header)) {
        return true;
      }
    }
    return false;
  }

  private static Optional<String> token(Delivery delivery) {
    return delivery
        .header("authorization")
        .map(BEARER::matcher)
        .filter(Matcher::matches)
        .map(bearer -> bearer.group(1));
  }

  /**
   * Whether the reader takes nothing from a header but how to read the body. A CDEvent says all of
   * itself in its body.
   */
  private static boolean isAllInTheBody(Delivery delivery) {
    return ContentMode.of(delivery) != ContentMode.BINARY
        || (Envelopes.of(delivery) instanceof Envelopes.Single(CloudEvent event)
            && CdEvent.isType(event.type()));
  }

  /**
   * CloudEvents 1.0: source and id together are one event's alone. A batch is known by its body.
   */
  private static String id(Delivery delivery) {
    return switch (Envelopes.of(delivery)) {
      case Envelopes.Single(CloudEvent event) ->
          "event-" + hex((event.source() + "\n" + event.id()).getBytes(UTF_8));
      case Envelopes.Batch _ -> "sha256-" + hex(delivery.body());
      case Envelopes.Unreadable _ -> "sha256-" + hex(delivery.body());
    };
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(Hmac.digest(bytes));
  }
}
