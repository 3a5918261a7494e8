package dev.paydown.local.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.local.inbox.Inbox.Kept;
import dev.paydown.local.inbox.SentMails;
import dev.paydown.tools.json.BrainJson;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** What LocalStack's SES was handed, as the raw MIME that it was handed, from one sender. */
final class SesInbox implements SentMails {
  private final HttpClient http = HttpClient.newHttpClient();
  private final URI url;

  /** The mails of that sender in the emulator at that endpoint. */
  SesInbox(URI endpoint, String sender) {
    url = endpoint.resolve("/_aws/ses?email=" + sender);
  }

  @Override
  public List<Kept> all() {
    List<Kept> mails = new ArrayList<>();
    for (JsonNode message : messages()) {
      mails.add(
          kept(
              mails.size() + 1,
              Instant.parse(message.path("Timestamp").asText().replaceFirst("Z?$", "Z")),
              message.path("RawData").asText()));
    }
    return mails;
  }

  private JsonNode messages() {
    try {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(url).GET().build(), HttpResponse.BodyHandlers.ofString());
      // The address is not there before SES is first called.
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
