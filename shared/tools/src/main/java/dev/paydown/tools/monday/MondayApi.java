package dev.paydown.tools.monday;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Lookup;
import dev.paydown.tools.ToolUnavailable;
import dev.paydown.tools.http.OutgoingHttp;
import dev.paydown.tools.http.RestApi;
import dev.paydown.tools.text.Clip;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** monday.com's GraphQL API, as one connection's token opens it. */
record MondayApi(RestApi api) {
  static final String TOOL = "monday.com";
  private static final String VENDOR = "https://api.monday.com";
  private static final int SHOWN = 200;
  private static final Duration LONG = Duration.ofHours(1);
  private static final Duration SOON = Duration.ofMinutes(1);

  /** The connection's base address is the account's, for links; the API is at one for all. */
  static MondayApi of(OutgoingHttp http, Connection connection, Instant now) {
    Map<String, String> headers = Map.of("authorization", Lookup.token(TOOL, connection));
    return new MondayApi(new RestApi(http, TOOL, VENDOR, headers, now));
  }

  /**
   * What the document was answered with: errors come with status 200 (monday.com developer docs,
   * Errors).
   *
   * @throws ToolUnavailable if it was answered with an error
   */
  JsonNode asked(String document, ObjectNode variables) {
    ObjectNode body = object().put("query", document);
    body.set("variables", variables);
    JsonNode answer = Lookup.needed(api.send("POST", "/v2", body));
    JsonNode error = answer.at("/errors/0");
    JsonNode message = error.isMissingNode() ? answer.path("error_message") : error.path("message");
    if (!error.isMissingNode() || !message.isMissingNode()) {
      boolean isBusy =
          error.at("/extensions/code").asText().matches("(?i).*(complexity|rate|limit).*");
      throw new ToolUnavailable(
          TOOL + " says: " + Clip.line(message.asText("no reason"), SHOWN), isBusy ? SOON : LONG);
    }
    return answer.path("data");
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
