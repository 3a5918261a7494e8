package dev.paydown.tools.figma;

import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Lookup;
import dev.paydown.tools.http.OutgoingHttp;
import dev.paydown.tools.http.RestApi;
import java.time.Instant;
import java.util.Map;

/** Where Figma's API is, and what opens it. */
final class FigmaApi {
  static final String TOOL = "Figma";
  private static final String VENDOR = "https://api.figma.com";

  private FigmaApi() {}

  /**
   * With the connection's token.
   *
   * @throws dev.paydown.tools.ToolUnavailable if it has none
   */
  static RestApi of(OutgoingHttp http, Connection connection, Instant now) {
    Map<String, String> headers = Map.of("x-figma-token", Lookup.token(TOOL, connection));
    String base = connection.baseUrl().orElse(VENDOR).replaceAll("/+$", "");
    return new RestApi(http, TOOL, base, headers, now);
  }

  static String file(String key) {
    return "/v1/files/" + RestApi.part(key);
  }
}
