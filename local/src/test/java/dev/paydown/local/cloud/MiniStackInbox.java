package dev.paydown.local.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.local.inbox.Inbox.Kept;
import dev.paydown.local.inbox.SentMails;
import dev.paydown.tools.json.BrainJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What MiniStack's SES was handed from one sender, as it understood the raw MIME. */
final class MiniStackInbox implements SentMails {
  private final HttpClient http = HttpClient.newHttpClient();
  private final URI url;
  private final String sender;

  MiniStackInbox(URI endpoint, String sender) {
    url = endpoint.resolve("/_ministack/ses/messages");
    this.sender = sender;
  }

  @Override
  public List<Kept> all() {
    List<Kept> mails = new ArrayList<>();
    for (JsonNode account : messages()) {
      for (JsonNode message : account) {
        if (message.path("Source").asText().equals(sender)) {
          mails.add(
              new Kept(
                  mails.size() + 1,
                  Instant.ofEpochMilli((long) (message.path("Timestamp").asDouble() * 1000)),
                  message.path("To").path(0).asText(),
                  message.path("Subject").asText(),
                  message.path("BodyText").asText(),
                  message.path("BodyHtml").asText()));
        }
      }
    }
    return mails;
  }

  private JsonNode messages() {
    try {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(url).GET().build(), HttpResponse.BodyHandlers.ofString());
      return BrainJson.mapper().readTree(answer.body()).path("messages");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
