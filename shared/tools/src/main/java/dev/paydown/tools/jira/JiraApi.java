package dev.paydown.tools.jira;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.paydown.brain.store.Connection;
import dev.paydown.tools.http.OutgoingHttp;
import dev.paydown.tools.http.RestApi;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

/** Where a connection's Jira is, and what opens it. */
final class JiraApi {
  static final String TOOL = "Jira";

  private JiraApi() {}

  static RestApi of(OutgoingHttp http, Connection connection, Instant now) {
    Map<String, String> headers =
        Map.of("authorization", authorization(connection.token().orElse("")));
    return new RestApi(http, TOOL, site(connection), headers, now);
  }

  /** The site's own address: the connection's base URL. */
  static String site(Connection connection) {
    return connection.baseUrl().orElse("");
  }

  static String issue(String uid) {
    return "/rest/api/3/issue/" + RestApi.part(uid);
  }

  /**
   * An API token goes with its user's address before it (Atlassian developer docs, Basic auth for
   * REST APIs); any other token is a bearer's.
   */
  private static String authorization(String token) {
    return isOfUser(token)
        ? "Basic " + Base64.getEncoder().encodeToString(token.getBytes(UTF_8))
        : "Bearer " + token;
  }

  /** Whether it is a person's token, and not an OAuth 2.0 app's. */
  static boolean isOfUser(String token) {
    return token.indexOf('@') > 0 && token.indexOf(':') > 0;
  }
}
