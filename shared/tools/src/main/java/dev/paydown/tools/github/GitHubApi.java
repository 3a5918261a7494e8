package dev.paydown.tools.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.http.OutgoingHttp;
import dev.paydown.tools.http.Reply;
import dev.paydown.tools.http.RestApi;
import dev.paydown.tools.text.Clip;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Where a connection's GitHub is, and what opens it: the REST API of version 2022-11-28, and
 * GraphQL for what that does not have, items by their immutable id and their fields in projects.
 */
record GitHubApi(RestApi rest, RestApi graph) {
  static final String TOOL = "GitHub";
  private static final String VENDOR = "https://api.github.com";
  private static final Pattern OF_VENDOR = Pattern.compile("https://(www\\.)?github\\.com");
  private static final int PAGE = 100;
  private static final int PAGES = 10;
  private static final int SHOWN = 200;
  private static final Duration PAUSE = Duration.ofMinutes(1);

  static GitHubApi of(OutgoingHttp http, Connection connection, Instant now) {
    Map<String, String> headers =
        Map.of(
            "authorization", "Bearer " + connection.token().orElse(""),
            "user-agent", "paydown",
            "x-github-api-version", "2022-11-28");
    String site = connection.baseUrl().orElse(VENDOR).replaceFirst("/+$", "");
    if (OF_VENDOR.matcher(site).matches()) {
      site = VENDOR;
    }
    if (site.startsWith("https://api.")) {
      RestApi api = new RestApi(http, TOOL, site, headers, now);
      return new GitHubApi(api, api);
    }
    // A company's own server has both below /api (GitHub docs, Enterprise Server, REST API).
    String api = site.replaceFirst("/api(/v3)?$", "") + "/api";
    return new GitHubApi(
        new RestApi(http, TOOL, api + "/v3", headers, now),
        new RestApi(http, TOOL, api, headers, now));
  }

  /** Where it is, and what it has in projects. */
  Reply item(String uid) {
    return query(GitHubDocuments.ITEM, object().put("id", uid));
  }

  /**
   * Sends a GraphQL document. What went wrong is told with status 200 (GitHub docs, Rate limits and
   * query limits for the GraphQL API; Using the GraphQL API, Errors).
   */
  Reply query(String document, ObjectNode variables) {
    ObjectNode body = object().put("query", document);
    body.set("variables", variables);
    Reply reply = graph.send("POST", "/graphql", body);
    return reply instanceof Reply.Data(JsonNode answer) ? answered(answer) : reply;
  }

  private static Reply answered(JsonNode answer) {
    JsonNode error = answer.path("errors").path(0);
    if (error.isMissingNode()) {
      return answer.path("data").isObject()
          ? new Reply.Data(answer.path("data"))
          : new Reply.Ambiguous(TOOL + " gave an answer that is no GraphQL result");
    }
    String message = Clip.line(error.path("message").asText("without a message"), SHOWN);
    return switch (error.path("type").asText()) {
      case "NOT_FOUND" -> new Reply.Missing();
      case "RATE_LIMITED", "RATE_LIMIT" -> new Reply.NotNow(PAUSE, TOOL + " asks for time");
      // Without a type it is a fault of GitHub's own.
      case "" ->
          message.startsWith("Something went wrong")
              ? new Reply.Ambiguous(TOOL + " says: " + message)
              : new Reply.Refused(TOOL + " says: " + message);
      default -> new Reply.Refused(TOOL + " says: " + message);
    };
  }

  Reply get(String path) {
    return rest.get(path);
  }

  Reply send(String method, String path, JsonNode body) {
    return rest.send(method, path, body);
  }

  /**
   * The comments on an item, oldest first; of very many the latest thousand.
   *
   * @param count how many it shows that it has; there may be more by now
   */
  Reply comments(String issue, long count) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    long last = count / PAGE + 1;
    long page = Math.max(1, last - PAGES + 1);
    boolean more = true;
    while (more && page <= last + PAGES) {
      Reply reply = get(issue + "/comments?per_page=" + PAGE + "&page=" + page);
      if (!(reply instanceof Reply.Data(JsonNode comments))) {
        return reply;
      }
      comments.forEach(all::add);
      more = comments.size() == PAGE;
      page++;
    }
    return new Reply.Data(all);
  }

  /** A list of at most a hundred. */
  Reply list(String path) {
    return get(path + "?per_page=" + PAGE);
  }

  /** Whether there may be more than that list shows. */
  static boolean isFull(JsonNode list) {
    return list.size() >= PAGE;
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
