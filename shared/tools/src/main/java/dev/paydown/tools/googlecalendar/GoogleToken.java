package dev.paydown.tools.googlecalendar;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.tools.Hmac;
import dev.paydown.tools.ToolUnavailable;
import dev.paydown.tools.http.OutgoingHttp;
import dev.paydown.tools.http.OutgoingHttp.Outcome;
import dev.paydown.tools.http.OutgoingHttp.Request;
import dev.paydown.tools.http.RestApi;
import dev.paydown.tools.json.HostileJson;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What opens Google's API for an hour. A connection's token is either that itself, or the JSON with
 * {@code client_id}, {@code client_secret} and {@code refresh_token} for which Google gives one
 * (Google Identity docs, Using OAuth 2.0, Refreshing an access token; RFC 6749, section 6). One
 * that was given is used until a minute before it ends.
 */
final class GoogleToken {
  private static final URI ISSUER = URI.create("https://oauth2.googleapis.com/token");
  private static final Duration LONG = Duration.ofHours(1);
  private static final Duration SOON = Duration.ofMinutes(1);
  private static final int MOST = 1_000;
  private final OutgoingHttp http;
  private final Map<String, Held> held = new ConcurrentHashMap<>();

  GoogleToken(OutgoingHttp http) {
    this.http = http;
  }

  private record Held(String access, Instant until) {
    @Override
    public String toString() {
      return "Held until " + until;
    }
  }

  /**
   * The token that requests are made with.
   *
   * @throws ToolUnavailable if Google gives none
   */
  String access(String token, Instant now) {
    if (!token.strip().startsWith("{")) {
      return token;
    }
    String key = HexFormat.of().formatHex(Hmac.digest(token.getBytes(UTF_8)));
    Held before = held.get(key);
    if (before != null && now.isBefore(before.until())) {
      return before.access();
    }
    if (held.size() >= MOST) {
      held.clear();
    }
    Held given = given(form(token), now);
    held.put(key, given);
    return given.access();
  }

  private static String form(String token) {
    JsonNode keys = json(token.getBytes(UTF_8)).orElseThrow(() -> amiss("JSON"));
    StringBuilder form = new StringBuilder("grant_type=refresh_token");
    for (String name : new String[] {"client_id", "client_secret", "refresh_token"}) {
      String value = keys.path(name).asText();
      if (value.isEmpty()) {
        throw amiss(name);
      }
      form.append('&').append(name).append('=').append(RestApi.part(value));
    }
    return form.toString();
  }

  private static ToolUnavailable amiss(String lacking) {
    return new ToolUnavailable("the connection's token for Google holds no " + lacking, LONG);
  }

  private Held given(String form, Instant now) {
    Map<String, String> headers =
        Map.of("content-type", "application/x-www-form-urlencoded", "accept", "application/json");
    return switch (http.send(Request.post(ISSUER, headers, form.getBytes(UTF_8)))) {
      case Outcome.Answered answer -> answered(answer, now);
      case Outcome.Forbidden(String why) -> throw new ToolUnavailable(why, LONG);
      case Outcome.Unreached(String why) -> throw new ToolUnavailable(why, SOON);
      case Outcome.Lost(String why) -> throw new ToolUnavailable(why, SOON);
    };
  }

  private static Held answered(Outcome.Answered answer, Instant now) {
    boolean passes = answer.status() >= 500 || answer.status() == 429;
    String access =
        json(answer.body())
            .filter(body -> answer.status() == 200)
            .map(body -> body.path("access_token").asText())
            .filter(text -> text.matches("[\\x21-\\x7e]{1,4000}"))
            .orElseThrow(
                () ->
                    new ToolUnavailable(
                        "Google gives no access token: it answered " + answer.status(),
                        passes ? SOON : LONG));
    long seconds = json(answer.body()).map(body -> body.path("expires_in").asLong(0)).orElse(0L);
    Duration lasts = Duration.ofSeconds(Math.clamp(seconds, 0, 3_600)).minus(SOON);
    return new Held(access, now.plus(lasts));
  }

  private static Optional<JsonNode> json(byte[] bytes) {
    return switch (HostileJson.parse(bytes)) {
      case HostileJson.Malformed _ -> Optional.empty();
      case HostileJson.Value(JsonNode node) -> Optional.of(node);
    };
  }
}
