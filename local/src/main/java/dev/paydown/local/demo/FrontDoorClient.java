package dev.paydown.local.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.tools.json.BrainJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** Talks to the embedded run as anybody would: over HTTP. */
final class FrontDoorClient {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final URI base;

  FrontDoorClient(URI base) {
    this.base = base;
  }

  String base() {
    return base.toString();
  }

  JsonNode get(String path, Map<String, String> headers) {
    return json(send(request(path, headers).GET().build()));
  }

  /** What is there; nothing where there is no such thing yet. */
  JsonNode find(String path) {
    return json(send(request(path, Map.of()).GET().build(), 404));
  }

  JsonNode send(String method, String path, Map<String, String> headers, Object body) {
    return json(
        send(
            request(path, headers)
                .header("content-type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(BrainJson.write(body)))
                .build()));
  }

  /** Sends raw bytes, as a tool does; anything but 2xx is a fault of the demo. */
  void deliver(String url, Map<String, String> headers, byte[] body) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE);
    headers.forEach(request::header);
    send(request.POST(HttpRequest.BodyPublishers.ofByteArray(body)).build());
  }

  String page(String url) {
    return send(HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE).GET().build());
  }

  /** Posts a form, as a browser does. */
  String form(String url, String fields) {
    return send(
        HttpRequest.newBuilder(URI.create(url))
            .timeout(PATIENCE)
            .header("content-type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(fields))
            .build());
  }

  private HttpRequest.Builder request(String path, Map<String, String> headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE);
    headers.forEach(request::header);
    return request;
  }

  private String send(HttpRequest request) {
    return send(request, 0);
  }

  /** The body; empty where the answer has that status. */
  private String send(HttpRequest request, int none) {
    try {
      HttpResponse<String> answer =
          http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      if (answer.statusCode() == none) {
        return "";
      }
      if (answer.statusCode() / 100 != 2) {
        throw new IOException(
            request.method()
                + " "
                + request.uri().getPath().replaceFirst("(/hooks/|/decide/).*", "$1…")
                + " was answered "
                + answer.statusCode());
      }
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the demo was stopped", e);
    }
  }

  private static JsonNode json(String body) {
    try {
      return BrainJson.mapper().readTree(body.isBlank() ? "{}" : body);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
