package dev.paydown.aws.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.aws.Clients;
import dev.paydown.brain.wire.MailMessage;
import dev.paydown.pages.Samples;
import dev.paydown.tools.json.BrainJson;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.ses.model.MessageRejectedException;

/** Mail handed to a real SES API and read back from its inbox; mail taken in from a bucket. */
@Tag("localstack")
final class MailOnLocalStackTest {
  private static final URI ENDPOINT =
      URI.create(Objects.requireNonNull(System.getProperty("aws.endpointUrl"), "aws.endpointUrl"));
  private final Clients clients = new Clients();
  private final String sender = "paydown-" + UUID.randomUUID() + "@example.org";
  private final SesMail mail =
      new SesMail(clients.mail(), () -> "Paydown <" + sender + ">", Optional.empty());

  /** The raw MIME of each mail of this sender, by its id. */
  private Map<String, String> inbox() throws Exception {
    URI url = ENDPOINT.resolve("/_aws/ses?email=" + sender);
    String answer =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(url).GET().build(), BodyHandlers.ofString())
            .body();
    Map<String, String> raw = new HashMap<>();
    for (JsonNode message : BrainJson.mapper().readTree(answer).path("messages")) {
      raw.put(message.path("Id").asText(), message.path("RawData").asText());
    }
    return raw;
  }

  @Test
  void every_mail_is_in_ses_as_it_was_written() throws Exception {
    clients.mail().get().verifyEmailIdentity(verify -> verify.emailAddress(sender));
    Map<String, MailMessage> sent = new HashMap<>();
    Samples.mails().values().forEach(sample -> sent.put(mail.send("acme", sample), sample));
    Map<String, String> inbox = inbox();
    assertThat(inbox.keySet()).isEqualTo(sent.keySet()).hasSizeGreaterThan(5);
    for (Map.Entry<String, String> entry : inbox.entrySet()) {
      MailMessage wanted = Objects.requireNonNull(sent.get(entry.getKey()));
      assertThat(read(entry.getValue(), wanted)).isEqualTo(wanted);
    }
  }

  private static MailMessage read(String raw, MailMessage wanted) throws Exception {
    MimeMessage mime =
        new MimeMessage(
            Session.getInstance(new Properties()),
            new ByteArrayInputStream(raw.getBytes(StandardCharsets.ISO_8859_1)));
    MimeMultipart parts = (MimeMultipart) mime.getContent();
    Map<String, String> headers = new HashMap<>();
    for (String name : wanted.headers().keySet()) {
      String[] values = Objects.requireNonNull(mime.getHeader(name), name);
      headers.put(name, String.join(",", Arrays.asList(values)).replaceAll("\r\n\\s", " "));
    }
    return new MailMessage(
        mime.getAllRecipients()[0].toString(),
        mime.getSubject(),
        parts.getBodyPart(0).getContent().toString().replace("\r\n", "\n"),
        parts.getBodyPart(1).getContent().toString().replace("\r\n", "\n"),
        headers);
  }

  @Test
  void a_sender_that_is_not_confirmed_is_refused_and_nothing_is_sent() throws Exception {
    MailMessage message = Samples.mails().values().iterator().next();
    assertThatThrownBy(() -> mail.send("acme", message))
        .isInstanceOf(MessageRejectedException.class);
    assertThat(inbox()).isEmpty();
  }

  @Test
  void a_mail_taken_in_is_read_from_the_bucket_no_longer_than_asked() {
    S3Client s3 = clients.buckets().get();
    String bucket = "received-" + UUID.randomUUID();
    s3.createBucket(
        create ->
            create
                .bucket(bucket)
                .createBucketConfiguration(at -> at.locationConstraint("eu-west-1")));
    s3.putObject(
        put -> put.bucket(bucket).key("received/m1"), RequestBody.fromString("Subject: Late\r\n"));
    S3ReceivedMail received = new S3ReceivedMail(clients.buckets(), () -> bucket);
    assertThat(received.find("m1", 1_000))
        .hasValueSatisfying(bytes -> assertThat(bytes).asString().isEqualTo("Subject: Late\r\n"));
    assertThat(received.find("m1", 7))
        .hasValueSatisfying(bytes -> assertThat(bytes).asString().isEqualTo("Subject"));
    assertThat(received.find("m2", 7)).isEmpty();
    assertThat(received.find("../m1", 7)).isEmpty();
  }
}
