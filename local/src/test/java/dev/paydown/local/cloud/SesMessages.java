package dev.paydown.local.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.tools.json.BrainJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** What an emulator says its SES was handed. */
final class SesMessages {
  private final HttpClient http = HttpClient.newHttpClient();
  private final URI url;

  SesMessages(URI url) {
    this.url = url;
  }

  JsonNode all() {
    try {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(url).GET().build(), HttpResponse.BodyHandlers.ofString());
      // LocalStack has no such address before SES is first called.
      return answer.statusCode() == 200
          ? BrainJson.mapper().readTree(answer.body()).path("messages")
          : BrainJson.mapper().createArrayNode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
