package dev.paydown.tools;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.tools.json.HostileJson;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A bearer token that only who knows the secret can have made: a JSON Web Token signed with
 * HMAC-SHA256 (RFC 7519; RFC 7515, {@code HS256}). It proves who sends, until it expires, and says
 * nothing of the body: whoever has seen one may send anything with it until then.
 */
public final class HmacJwt {
  private static final String HEADER = "authorization";

  /** For clocks that differ (RFC 7519, 4.1.4). */
  private static final Duration LEEWAY = Duration.ofMinutes(1);

  private static final Pattern TOKEN =
      Pattern.compile(
          "(?:(Bearer) +)?([A-Za-z0-9_-]{2,2000})\\.([A-Za-z0-9_-]{2,12000})\\.([A-Za-z0-9_-]{43})",
          Pattern.CASE_INSENSITIVE);

  /** The seconds of the last instant that a time may name here, in the year 2200. */
  private static final double LAST_SECOND = 7_289_654_400.0;

  private HmacJwt() {}

  /** How the token stands in the header {@code Authorization}. */
  public enum Scheme {
    /** After the word {@code Bearer}. */
    BEARER,
    /** Alone, or after that word. */
    BARE
  }

  /** Why the delivery is not proved by a token of one of the secrets; empty where it is. */
  public static Optional<String> fault(Delivery delivery, List<String> secrets, Scheme scheme) {
    Matcher token = TOKEN.matcher(delivery.header(HEADER).orElse(""));
    if (!token.matches() || (scheme == Scheme.BEARER && token.group(1) == null)) {
      return Optional.of(
          HEADER
              + " is not sent once, as "
              + (scheme == Scheme.BEARER ? "Bearer and " : "")
              + "a JSON Web Token signed with HS256");
    }
    if (!isHs256(token.group(2))) {
      return Optional.of("the token is not signed with HS256, and nothing that must be understood");
    }
    if (!isProved(token, secrets)) {
      return Optional.of("the token was not made with a secret of this connection");
    }
    return decoded(token.group(3))
        .map(claims -> claimed(claims, delivery))
        .orElse(Optional.of("the token's claims are not a JSON object"));
  }

  private static boolean isHs256(String part) {
    return decoded(part)
        .filter(header -> header.path("alg").asText().equals("HS256") && !header.has("crit"))
        .isPresent();
  }

  private static boolean isProved(Matcher token, List<String> secrets) {
    Optional<byte[]> shown = bytes(token.group(4));
    byte[] signed = (token.group(2) + "." + token.group(3)).getBytes(UTF_8);
    boolean proved = false;
    for (String secret : secrets) {
      if (!secret.isEmpty() && shown.isPresent()) {
        proved |= Hmac.same(Hmac.sha256(secret.getBytes(UTF_8), signed), shown.get());
      }
    }
    return proved;
  }

  private static Optional<String> claimed(JsonNode claims, Delivery delivery) {
    Instant now = delivery.receivedAt();
    Optional<Instant> expires = time(claims.path("exp"));
    if (expires.isEmpty()) {
      return Optional.of("the token does not say when it expires");
    }
    if (!now.isBefore(expires.get().plus(LEEWAY))) {
      return Optional.of("the token has expired");
    }
    if (claims.has("nbf")
        && time(claims.path("nbf")).filter(at -> !at.isAfter(now.plus(LEEWAY))).isEmpty()) {
      return Optional.of("the token does not count yet");
    }
    return isForHere(claims.path("aud"), delivery.url())
        ? Optional.empty()
        : Optional.of("the token is for another address");
  }

  private static Optional<Instant> time(JsonNode seconds) {
    return seconds.isNumber() && seconds.doubleValue() >= 0 && seconds.doubleValue() <= LAST_SECOND
        ? Optional.of(Instant.ofEpochMilli((long) (seconds.doubleValue() * 1_000)))
        : Optional.empty();
  }

  /** Where it names addresses, one of them must be ours; other audiences are names of apps. */
  private static boolean isForHere(JsonNode audience, String url) {
    boolean namesAddress = false;
    for (JsonNode one : audience.isArray() ? audience : List.of(audience)) {
      String name = one.asText();
      if (name.startsWith("http://") || name.startsWith("https://")) {
        namesAddress = true;
        if (bare(name).equals(bare(url))) {
          return true;
        }
      }
    }
    return !namesAddress;
  }

  private static String bare(String url) {
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }

  private static Optional<JsonNode> decoded(String part) {
    return bytes(part)
        .map(HostileJson::parse)
        .flatMap(
            parsed ->
                switch (parsed) {
                  case HostileJson.Value(JsonNode node) ->
                      Optional.of(node).filter(JsonNode::isObject);
                  case HostileJson.Malformed _ -> Optional.empty();
                });
  }

  private static Optional<byte[]> bytes(String part) {
    try {
      return Optional.of(Base64.getUrlDecoder().decode(part));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
