package dev.paydown.tools.trello;

import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Lookup;
import dev.paydown.tools.http.OutgoingHttp;
import dev.paydown.tools.http.RestApi;
import java.time.Instant;
import java.util.Map;

/** Where a connection's Trello is, and what opens it. */
final class TrelloApi {
  static final String TOOL = "Trello";
  private static final String VENDOR = "https://api.trello.com";

  private TrelloApi() {}

  static RestApi of(OutgoingHttp http, Connection connection, Instant now) {
    Map<String, String> headers =
        Map.of("authorization", authorization(connection.token().orElse("")));
    String base = connection.baseUrl().orElse(VENDOR) + "/1";
    return new RestApi(http, TOOL, base, headers, now);
  }

  /**
   * The same, to read through.
   *
   * @throws dev.paydown.tools.ToolUnavailable if the connection has no token
   */
  static Lookup lookup(OutgoingHttp http, Connection connection, Instant now) {
    String _ = Lookup.token(TOOL, connection);
    return new Lookup(of(http, connection, now), connection.name(), now);
  }

  static String card(String uid) {
    return "/cards/" + RestApi.part(uid);
  }

  /**
   * A token goes with the key that it was made for: {@code KEY:TOKEN} (Atlassian developer docs,
   * Trello, Authorization, Passing token and key in API requests).
   */
  private static String authorization(String token) {
    int colon = token.indexOf(':');
    String key = colon < 0 ? "" : token.substring(0, colon);
    return "OAuth oauth_consumer_key=\"%s\", oauth_token=\"%s\""
        .formatted(safe(key), withoutKey(token));
  }

  /** The connection's token without the key, as its own part of the API is addressed. */
  static String token(Connection connection) {
    return withoutKey(connection.token().orElse(""));
  }

  private static String withoutKey(String token) {
    return safe(token.substring(token.indexOf(':') + 1));
  }

  private static String safe(String part) {
    return part.replaceAll("[^A-Za-z0-9]", "");
  }
}
