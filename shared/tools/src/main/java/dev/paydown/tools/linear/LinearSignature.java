package dev.paydown.tools.linear;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.HexSignature;
import dev.paydown.tools.Verdict;
import dev.paydown.tools.json.HostileJson;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Proves that a delivery comes from Linear. */
final class LinearSignature {
  private static final Duration BACK = Duration.ofHours(24);
  private static final Duration AHEAD = Duration.ofMinutes(5);
  private static final HexSignature SIGNATURE = new HexSignature("linear-signature", "");
  private static final Pattern MILLIS = Pattern.compile("[0-9]{1,15}");
  private static final long MOST_MILLIS = 999_999_999_999_999L;

  private LinearSignature() {}

  static Verdict verify(Delivery delivery, List<String> secrets) {
    Optional<String> fault = SIGNATURE.fault(delivery, secrets);
    if (fault.isPresent()) {
      return new Verdict.Refused(fault.get());
    }
    Sent sent = sentAt(delivery);
    return sent.isRefused(delivery.receivedAt())
        ? new Verdict.Refused(sent.fault())
        : HexSignature.identified(delivery, "linear-delivery");
  }

  /** The time that a delivery states; the body's, which is signed, goes before the header's. */
  private static Sent sentAt(Delivery delivery) {
    JsonNode stated =
        delivery.json() instanceof HostileJson.Value(JsonNode body)
            ? body.path("webhookTimestamp")
            : MissingNode.getInstance();
    if (!stated.isMissingNode() && !stated.isNull()) {
      boolean isMillis =
          stated.isIntegralNumber()
              && stated.canConvertToLong()
              && stated.longValue() >= 0
              && stated.longValue() <= MOST_MILLIS;
      return isMillis ? new Sent.At(stated.longValue(), "webhookTimestamp") : new Sent.Unclear();
    }
    if (!delivery.headers().containsKey("linear-timestamp")) {
      return new Sent.Untold();
    }
    String header = delivery.header("linear-timestamp").orElse("");
    return MILLIS.matcher(header).matches()
        ? new Sent.At(Long.parseLong(header), "linear-timestamp")
        : new Sent.Unclear();
  }

  /** When a delivery says that it was sent. */
  private sealed interface Sent {
    record At(long millis, String where) implements Sent {}

    record Untold() implements Sent {}

    record Unclear() implements Sent {}

    default boolean isRefused(Instant receivedAt) {
      return switch (this) {
        case At(long millis, String _) -> {
          Instant at = Instant.ofEpochMilli(millis);
          yield at.isBefore(receivedAt.minus(BACK)) || at.isAfter(receivedAt.plus(AHEAD));
        }
        case Untold() -> false;
        case Unclear() -> true;
      };
    }

    default String fault() {
      return switch (this) {
        case At(long _, String where) -> where + " is over 24 hours back or 5 minutes ahead";
        case Untold() -> "";
        case Unclear() -> "the timestamp is not a number of milliseconds";
      };
    }
  }
}
