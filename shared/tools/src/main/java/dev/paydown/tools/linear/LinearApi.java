package dev.paydown.tools.linear;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.http.OutgoingHttp;
import dev.paydown.tools.http.OutgoingHttp.Outcome;
import dev.paydown.tools.http.OutgoingHttp.Request;
import dev.paydown.tools.http.Reply;
import dev.paydown.tools.http.RetryAfter;
import dev.paydown.tools.json.HostileJson;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/** One GraphQL request to Linear, and what its answer means. */
final class LinearApi {
  private static final String VENDOR = "https://api.linear.app/graphql";
  private static final Duration PAUSE = Duration.ofMinutes(1);
  private static final int SHOWN = 200;
  private final OutgoingHttp http;

  LinearApi(OutgoingHttp http) {
    this.http = http;
  }

  Reply send(Connection connection, String document, ObjectNode variables, Instant now) {
    if (connection.token().isEmpty()) {
      return new Reply.Refused("the connection has no token for Linear's API");
    }
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("query", document);
    body.set("variables", variables);
    Map<String, String> headers =
        Map.of(
            "authorization", connection.token().get(),
            "content-type", "application/json",
            "accept", "application/json");
    try {
      URI uri = new URI(address(connection));
      return switch (http.send(Request.post(uri, headers, body.toString().getBytes(UTF_8)))) {
        case Outcome.Answered answer -> answered(answer, now);
        case Outcome.Forbidden(String why) -> new Reply.Refused(why);
        case Outcome.Unreached(String why) -> new Reply.NotNow(PAUSE, why);
        case Outcome.Lost(String why) -> new Reply.Ambiguous(why);
      };
    } catch (URISyntaxException e) {
      return new Reply.Refused("the connection's baseUrl is not an address");
    }
  }

  private static String address(Connection connection) {
    String base = connection.baseUrl().orElse(VENDOR).replaceAll("/+$", "");
    return base.endsWith("/graphql") ? base : base + "/graphql";
  }

  private static Reply answered(Outcome.Answered answer, Instant now) {
    int status = answer.status();
    JsonNode body =
        switch (HostileJson.parse(answer.body())) {
          case HostileJson.Value(JsonNode node) -> node;
          case HostileJson.Malformed _ -> MissingNode.getInstance();
        };
    JsonNode error = body.path("errors").path(0);
    String code = error.path("extensions").path("code").asText("").toUpperCase(Locale.ROOT);
    // Linear says so with status 400 and this code, a proxy before it with 429.
    if (status == 429 || code.equals("RATELIMITED")) {
      return new Reply.NotNow(RetryAfter.of(answer, now, PAUSE), "Linear asks for time");
    }
    if (status >= 500 || status == 408) {
      return new Reply.Ambiguous("Linear answered " + status);
    }
    if (!error.isMissingNode()) {
      String message = error.path("message").asText("without a message");
      return message.toLowerCase(Locale.ROOT).startsWith("entity not found")
          ? new Reply.Missing()
          : new Reply.Refused("Linear says: " + said(error, message));
    }
    if (status == 200) {
      return body.path("data").isObject()
          ? new Reply.Data(body.path("data"))
          : new Reply.Ambiguous("Linear gave an answer that is no GraphQL result");
    }
    return new Reply.Refused("Linear answered " + status);
  }

  private static String said(JsonNode error, String message) {
    String shown = error.path("extensions").path("userPresentableMessage").asText(message);
    String line = shown.replaceAll("[\\p{Cntrl}\\p{Cf}]", " ");
    return line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
  }
}
