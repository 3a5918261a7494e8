package dev.paydown.local.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.tools.json.BrainJson;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Paydown's API as the commands use it. What it refuses is a {@link Failure} in one line. */
final class Api {
  private static final Duration AT_MOST = Duration.ofMinutes(5);
  private static final int MOST_PAGES = 10_000;
  private static final Pattern NEXT = Pattern.compile("<([^>]+)>; *rel=\"?next\"?");

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
  private final String url;
  private final Optional<String> token;

  /** An API at that address; without a token only what needs none can be asked. */
  Api(String url, Optional<String> token) {
    this.url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    this.token = token;
  }

  /** Asks for what stands. */
  JsonNode get(String path) {
    return send("GET", path, Optional.empty(), true);
  }

  /** Sends JSON and says what was answered. */
  JsonNode send(String method, String path, JsonNode body) {
    return send(method, path, Optional.of(body), true);
  }

  /** Asks for something to be done that needs no words. */
  JsonNode send(String method, String path) {
    return send(method, path, Optional.empty(), true);
  }

  /** The same where no token is needed: what only the embedded run has. */
  JsonNode sendHere(String method, String path, Optional<JsonNode> body) {
    return send(method, path, body, false);
  }

  /** A whole list, page after page. */
  JsonNode list(String path, String name) {
    ArrayNode all = BrainJson.mapper().createArrayNode();
    Optional<String> after = Optional.empty();
    for (int page = 0; page < MOST_PAGES; page++) {
      JsonNode answer = get(after.map(cursor -> path + "?after=" + encoded(cursor)).orElse(path));
      answer.path(name).forEach(all::add);
      JsonNode next = answer.path("next");
      if (!next.isTextual()) {
        ObjectNode whole = BrainJson.mapper().createObjectNode();
        whole.set(name, all);
        return whole;
      }
      after = Optional.of(next.asText());
    }
    throw new Failure(path + " never ends");
  }

  /** What time it is there: the embedded run has a clock of its own. */
  Instant now() {
    try {
      return Instant.parse(sendHere("GET", "/local/clock", Optional.empty()).path("now").asText());
    } catch (Failure | DateTimeParseException e) {
      return InstantSource.system().instant();
    }
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /**
   * One page of a text.
   *
   * @param next the path of the page after it, if there is one
   */
  record Page(String text, Optional<String> next) {}

  /** Asks for a text, which may come in pages. */
  Page page(String path) {
    HttpResponse<String> response = exchange("GET", path, Optional.empty(), true);
    if (response.statusCode() != 200) {
      answer(response);
      throw new Failure(url + " answered " + response.statusCode() + ", and no text");
    }
    return new Page(response.body(), response.headers().firstValue("link").map(Api::next));
  }

  /** Where the link leads on this address: the token goes nowhere else. */
  private static String next(String link) {
    Matcher said = NEXT.matcher(link);
    try {
      URI uri = new URI(said.matches() ? said.group(1) : "");
      if (uri.getRawPath() != null && uri.getRawPath().startsWith("/api/")) {
        return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
      }
    } catch (URISyntaxException e) {
      throw new Failure("the link to the next page is no address: " + link, e);
    }
    throw new Failure("the link to the next page leads nowhere: " + link);
  }

  private JsonNode send(String method, String path, Optional<JsonNode> body, boolean needsToken) {
    return answer(exchange(method, path, body, needsToken));
  }

  private HttpResponse<String> exchange(
      String method, String path, Optional<JsonNode> body, boolean needsToken) {
    HttpRequest.Builder request;
    try {
      request = HttpRequest.newBuilder(URI.create(url + path)).timeout(AT_MOST);
    } catch (IllegalArgumentException e) {
      throw new Failure(url + " is no address such as http://127.0.0.1:8080", e);
    }
    if (needsToken) {
      request.header(
          "authorization",
          "Bearer "
              + token.orElseThrow(
                  () -> new Failure("give the admin token by --token or PAYDOWN_TOKEN")));
    }
    body.ifPresent(json -> request.header("content-type", "application/json"));
    request.method(
        method,
        body.map(json -> HttpRequest.BodyPublishers.ofString(json.toString()))
            .orElseGet(HttpRequest.BodyPublishers::noBody));
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new Failure("nothing answers at " + url + ": is it running (./paydown up)?", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure("interrupted", e);
    }
  }

  private JsonNode answer(HttpResponse<String> response) {
    if (response.statusCode() == 204) {
      return BrainJson.mapper().createObjectNode();
    }
    JsonNode json;
    try {
      json = BrainJson.mapper().readTree(response.body());
    } catch (JsonProcessingException e) {
      throw new Failure(url + " answered " + response.statusCode() + ", and no JSON", e);
    }
    if (response.statusCode() / 100 == 2) {
      return json;
    }
    String title = json.path("title").asText(json.path("message").asText("refused"));
    String detail = json.path("detail").asText("");
    String said = detail.isEmpty() ? title : title + ": " + detail;
    throw new Failure(
        response.statusCode() == 401
            ? "the admin token does not open " + url + " (" + said + ")"
            : said + " (" + response.statusCode() + ")");
  }
}
