package dev.paydown.tools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.http.OutgoingHttp;
import dev.paydown.tools.http.Reply;
import dev.paydown.tools.http.RestApi;
import dev.paydown.tools.json.BadField;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reading through a tool's REST API: what is there, nothing, or the tool is not to be had now.
 *
 * @param connection its name
 * @param now when the reading is made
 */
public record Lookup(RestApi api, String connection, Instant now) {
  private static final Duration LONG = Duration.ofHours(1);
  private static final Duration SOON = Duration.ofMinutes(1);

  /**
   * Through an API that takes the connection's token as a bearer's.
   *
   * @param vendor where the API is, unless the connection says otherwise
   * @param headers what each request has beside the token
   * @throws ToolUnavailable if the connection has no token
   */
  public static Lookup bearer(
      OutgoingHttp http,
      String tool,
      String vendor,
      Map<String, String> headers,
      Connection connection,
      Instant now) {
    Map<String, String> all = new HashMap<>(headers);
    all.put("authorization", "Bearer " + token(tool, connection));
    String base = connection.baseUrl().orElse(vendor).replaceAll("/+$", "");
    return new Lookup(new RestApi(http, tool, base, all, now), connection.name(), now);
  }

  /**
   * The connection's token.
   *
   * @throws ToolUnavailable if it has none
   */
  public static String token(String tool, Connection connection) {
    return connection
        .token()
        .orElseThrow(() -> new ToolUnavailable("the connection has no token for " + tool, LONG));
  }

  /**
   * What is at the path; empty where the tool knows no such thing.
   *
   * @throws ToolUnavailable if the tool does not answer, or refuses
   */
  public Optional<JsonNode> find(String path) {
    return found(api.get(path));
  }

  /**
   * The same of what the token need not be allowed to see: empty too where the tool refuses.
   *
   * @throws ToolUnavailable if the tool does not answer
   */
  public Optional<JsonNode> findIfAllowed(String path) {
    Reply reply = api.get(path);
    return reply instanceof Reply.Refused ? Optional.empty() : found(reply);
  }

  /**
   * What a reply to a reading shows; empty where the tool knows no such thing.
   *
   * @throws ToolUnavailable if the tool did not answer, or refused
   */
  public static Optional<JsonNode> found(Reply reply) {
    return switch (reply) {
      case Reply.Data(JsonNode data) -> Optional.of(data);
      case Reply.Missing() -> Optional.empty();
      case Reply.Refused(String why) -> throw ToolUnavailable.refusal(why, LONG);
      case Reply.NotNow(Duration after, String why) -> throw new ToolUnavailable(why, after);
      case Reply.Ambiguous(String why) -> throw new ToolUnavailable(why, SOON);
    };
  }

  /**
   * What the reply shows to a request for what has to be there.
   *
   * @throws ToolUnavailable if the tool did not answer, or refused, or knows no such place
   */
  public static JsonNode needed(Reply reply) {
    return found(reply)
        .orElseThrow(() -> new ToolUnavailable("the tool knows no such place, or hides it", LONG));
  }

  /**
   * Takes away what is at the path.
   *
   * @return whether there was such a thing
   * @throws ToolUnavailable if the tool does not answer, or refuses
   */
  public static boolean removed(RestApi api, String path) {
    return found(api.send("DELETE", path, MissingNode.getInstance())).isPresent();
  }

  /** That the tool answered, and its answer is of another form than it is known to have. */
  public static ToolUnavailable unreadable(String tool, BadField fault) {
    String why = tool + "'s answer is not to be understood: " + fault.what();
    return ToolUnavailable.refusal(why, LONG);
  }
}
