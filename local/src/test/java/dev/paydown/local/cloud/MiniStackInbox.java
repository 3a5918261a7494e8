package dev.paydown.local.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.local.inbox.Inbox.Kept;
import dev.paydown.local.inbox.SentMails;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What MiniStack's SES was handed from one sender, as it understood the raw MIME. */
final class MiniStackInbox implements SentMails {
  private final SesMessages messages;
  private final String sender;

  MiniStackInbox(URI endpoint, String sender) {
    messages = new SesMessages(endpoint.resolve("/_ministack/ses/messages"));
    this.sender = sender;
  }

  @Override
  public List<Kept> all() {
    List<Kept> mails = new ArrayList<>();
    for (JsonNode account : messages.all()) {
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
}
