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
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** monday.com's GraphQL API, as one connection's token opens it. */
record MondayApi(RestApi api) {
  static final String TOOL = "monday.com";
  private static final String VENDOR = "https://api.monday.com";
  private static final int SHOWN = 200;
  private static final Duration LONG = Duration.ofHours(1);
  private static final Duration SOON = Duration.ofMinutes(1);
  private static final Pattern BUSY = Pattern.compile("(?i)complexity|rate|limit");

  /** Codes of faults that are monday's own, and pass. */
  private static final Pattern OWN = Pattern.compile("(?i)internal|temporar|timeout|concurrency");

  /** The connection's base address is the account's, for links; the API is at one for all. */
  static MondayApi of(OutgoingHttp http, Connection connection, Instant now) {
    Map<String, String> headers = Map.of("authorization", Lookup.token(TOOL, connection));
    return new MondayApi(new RestApi(http, TOOL, VENDOR, headers, now));
  }

  /**
   * The API as it was in that version, {@code 2026-10}: each is kept for half a year at least
   * (monday.com developer docs, API versioning). Where none is named, the current one answers.
   */
  MondayApi in(String version) {
    Map<String, String> headers = new HashMap<>(api.headers());
    headers.put("api-version", version);
    return new MondayApi(new RestApi(api.http(), api.tool(), api.base(), headers, api.now()));
  }

  /**
   * What the document was answered with: errors come with status 200 (monday.com developer docs,
   * Errors).
   *
   * @throws ToolUnavailable if it was answered with an error: a refusal, unless monday asks for
   *     time or says that the fault is its own
   */
  JsonNode asked(String document, ObjectNode variables) {
    ObjectNode body = object().put("query", document);
    body.set("variables", variables);
    JsonNode answer = Lookup.needed(api.send("POST", "/v2", body));
    JsonNode error = answer.at("/errors/0");
    JsonNode message = error.isMissingNode() ? answer.path("error_message") : error.path("message");
    if (!error.isMissingNode() || !message.isMissingNode()) {
      throw fault(
          error.at("/extensions/code").asText(),
          TOOL + " says: " + Clip.line(message.asText("no reason"), SHOWN));
    }
    return answer.path("data");
  }

  private static ToolUnavailable fault(String code, String why) {
    if (BUSY.matcher(code).find()) {
      return new ToolUnavailable(why, SOON);
    }
    return OWN.matcher(code).find()
        ? new ToolUnavailable(why, LONG)
        : ToolUnavailable.refusal(why, LONG);
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
