package dev.paydown.local.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.local.inbox.Inbox.Kept;
import dev.paydown.local.inbox.SentMails;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** What LocalStack's SES was handed, as the raw MIME that it was handed, from one sender. */
final class SesInbox implements SentMails {
  private final SesMessages messages;

  /** The mails of that sender in the emulator at that endpoint. */
  SesInbox(URI endpoint, String sender) {
    messages = new SesMessages(endpoint.resolve("/_aws/ses?email=" + sender));
  }

  @Override
  public List<Kept> all() {
    List<Kept> mails = new ArrayList<>();
    for (JsonNode message : messages.all()) {
      mails.add(
          kept(
              mails.size() + 1,
              Instant.parse(message.path("Timestamp").asText().replaceFirst("Z?$", "Z")),
              message.path("RawData").asText()));
    }
    return mails;
  }

  private static Kept kept(int number, Instant at, String raw) {
    try {
      MimeMessage mime =
          new MimeMessage(
              Session.getInstance(new Properties()),
              new ByteArrayInputStream(raw.getBytes(StandardCharsets.ISO_8859_1)));
      MimeMultipart parts = (MimeMultipart) mime.getContent();
      return new Kept(
          number,
          at,
          mime.getAllRecipients()[0].toString(),
          mime.getSubject(),
          parts.getBodyPart(0).getContent().toString().replace("\r\n", "\n"),
          parts.getBodyPart(1).getContent().toString().replace("\r\n", "\n"));
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException("what SES was handed is no mail of ours", e);
    }
  }
}
