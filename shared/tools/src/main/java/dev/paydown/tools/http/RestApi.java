package dev.paydown.tools.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.paydown.tools.http.OutgoingHttp.Outcome;
import dev.paydown.tools.http.OutgoingHttp.Request;
import dev.paydown.tools.json.HostileJson;
import dev.paydown.tools.text.Clip;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A tool's REST API as one connection sees it at one instant: JSON out, JSON in, and what a status
 * means (RFC 9110, section 15): 2xx carried out; 404 and 410 no such thing; 429, or any status with
 * a Retry-After or a spent rate limit, not now; 412 not on the version that was read, so not now
 * either; 408 and 5xx ambiguous; any other refused, in the tool's own words.
 *
 * @param tool what people call it, for reasons
 * @param base where the API is, without a slash at the end
 * @param headers of each request: what opens the API stands among them
 */
public record RestApi(
    OutgoingHttp http, String tool, String base, Map<String, String> headers, Instant now) {
  private static final Duration PAUSE = Duration.ofMinutes(1);
  private static final int SHOWN = 200;

  /** Where tools that say what went wrong say it, the first that is there. */
  private static final List<String> MESSAGES =
      List.of(
          "/message",
          "/errorMessages/0",
          "/errors/0/message",
          "/errors/0",
          "/error/message",
          "/error_description",
          "/error");

  public RestApi {
    headers = Map.copyOf(headers);
  }

  /** Leaves the headers out: they open the API. */
  @Override
  public String toString() {
    return "RestApi[" + tool + "]";
  }

  /** Reads what is at the path, which begins with a slash and may have a query. */
  public Reply get(String path) {
    return send("GET", path, MissingNode.getInstance());
  }

  /** Sends the body, or none where it is missing. */
  public Reply send(String method, String path, JsonNode body) {
    Map<String, String> all = new HashMap<>(headers);
    all.putIfAbsent("accept", "application/json");
    byte[] bytes = new byte[0];
    if (!body.isMissingNode()) {
      all.putIfAbsent("content-type", "application/json");
      bytes = body.toString().getBytes(UTF_8);
    }
    try {
      return switch (http.send(new Request(method, new URI(base + path), all, bytes))) {
        case Outcome.Answered answer -> answered(answer);
        case Outcome.Forbidden(String why) -> new Reply.Refused(why);
        case Outcome.Unreached(String why) -> new Reply.NotNow(PAUSE, why);
        case Outcome.Lost(String why) -> new Reply.Ambiguous(why);
      };
    } catch (URISyntaxException e) {
      return new Reply.Refused("the connection's baseUrl is not an address");
    }
  }

  /** One segment of a path, or one value of a query. */
  public static String part(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }

  private Reply answered(Outcome.Answered answer) {
    int status = answer.status();
    JsonNode body =
        switch (HostileJson.parse(answer.body())) {
          case HostileJson.Value(JsonNode node) -> node;
          case HostileJson.Malformed _ -> MissingNode.getInstance();
        };
    if (status / 100 == 2) {
      return body.isMissingNode() && answer.body().length > 0
          ? new Reply.Ambiguous(tool + " gave an answer that is not JSON")
          : new Reply.Data(body);
    }
    if (status == 429 || (status / 100 == 4 && (asksForTime(answer) || asksForTime(body)))) {
      return new Reply.NotNow(RetryAfter.of(answer, now, PAUSE), tool + " asks for time");
    }
    if (status == 412) {
      return new Reply.NotNow(PAUSE, tool + " shows a newer version");
    }
    if (status >= 500 || status == 408) {
      return new Reply.Ambiguous(tool + " answered " + status);
    }
    return status == 404 || status == 410
        ? new Reply.Missing()
        : new Reply.Refused(
            said(body)
                .or(() -> plain(answer))
                .map(words -> tool + " says: " + words)
                .orElse(refusal(status)));
  }

  /** Trello answers so: in words and nothing else. */
  private static Optional<String> plain(Outcome.Answered answer) {
    return answer
        .header("content-type")
        .filter(type -> type.startsWith("text/plain"))
        .map(_ -> Clip.line(new String(answer.body(), UTF_8), SHOWN))
        .filter(words -> !words.isBlank());
  }

  /** GitHub docs, Rate limits: a spent limit is a 403 with this header at 0, or Retry-After. */
  private static boolean asksForTime(Outcome.Answered answer) {
    return answer.header("retry-after").isPresent()
        || answer.header("x-ratelimit-remaining").filter("0"::equals).isPresent();
  }

  /** Google docs, Calendar API, Handle API errors: a spent limit is a 403 that says so by name. */
  private static boolean asksForTime(JsonNode body) {
    return Set.of("rateLimitExceeded", "userRateLimitExceeded")
        .contains(body.at("/error/errors/0/reason").asText());
  }

  private String refusal(int status) {
    return switch (status) {
      case 401 -> tool + " does not take the connection's token";
      case 403 -> tool + " does not let the connection's token do that";
      default -> tool + " answered " + status;
    };
  }

  private static Optional<String> said(JsonNode body) {
    return MESSAGES.stream()
        .map(body::at)
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText)
        .filter(text -> !text.isBlank())
        .findFirst()
        .map(text -> Clip.line(text, SHOWN));
  }
}
