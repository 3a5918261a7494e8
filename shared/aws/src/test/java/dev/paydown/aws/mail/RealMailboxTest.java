package dev.paydown.aws.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetupTest;
import dev.paydown.brain.wire.MailMessage;
import dev.paydown.pages.Samples;
import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.SendRawEmailRequest;
import software.amazon.awssdk.services.ses.model.SendRawEmailResponse;

/** Every mail as it arrives: what SES is handed, sent over SMTP and read back from the mailbox. */
final class RealMailboxTest {
  private static final int HEAVIEST = 60 * 1024;
  private static final int CLIPPED = 102 * 1024;
  private static final Pattern DATE = Pattern.compile("\\b[0-9]{1,2} (Oct|Nov|Dec)( 20[0-9]{2})?");
  private static final Pattern FIGURE = Pattern.compile("\\b[0-9]+ h [0-9]{2} min [0-9]{2} s");

  @RegisterExtension
  private final GreenMailExtension server = new GreenMailExtension(ServerSetupTest.SMTP);

  /** Takes what SES would be handed. */
  private static final class Handed implements SesClient {
    private final List<byte[]> raw = new ArrayList<>();

    @Override
    public SendRawEmailResponse sendRawEmail(SendRawEmailRequest request) {
      raw.add(request.rawMessage().data().asByteArray());
      return SendRawEmailResponse.builder().messageId("id").build();
    }

    @Override
    public String serviceName() {
      return "ses";
    }

    @Override
    public void close() {}
  }

  /** The message as it lies in the mailbox. */
  private MimeMessage arrived(MailMessage mail) throws Exception {
    Handed ses = new Handed();
    new SesMail(() -> ses, () -> "Paydown <paydown@example.org>", Optional.empty())
        .send("acme", mail);
    Properties smtp = new Properties();
    smtp.put("mail.smtp.host", "127.0.0.1");
    smtp.put("mail.smtp.port", Integer.toString(server.getSmtp().getPort()));
    Session session = Session.getInstance(smtp);
    try (InputStream raw = new ByteArrayInputStream(ses.raw.getFirst());
        Transport transport = session.getTransport("smtp")) {
      transport.connect();
      transport.sendMessage(
          new MimeMessage(session, raw), new Address[] {new InternetAddress(mail.to())});
    }
    MimeMessage[] received = server.getReceivedMessages();
    return received[received.length - 1];
  }

  private static String lines(Object content) {
    return content.toString().replace("\r\n", "\n");
  }

  @Test
  void every_mail_arrives_as_text_and_html_of_the_same_facts() throws Exception {
    for (Map.Entry<String, MailMessage> sample : Samples.mails().entrySet()) {
      String name = sample.getKey();
      MailMessage mail = sample.getValue();
      MimeMessage arrived = arrived(mail);
      assertThat(arrived.getContentType()).as(name).startsWith("multipart/alternative");
      MimeMultipart parts = (MimeMultipart) arrived.getContent();
      assertThat(parts.getCount()).as(name).isEqualTo(2);
      for (int i = 0; i < 2; i++) {
        BodyPart part = parts.getBodyPart(i);
        assertThat(part.getContentType().toLowerCase(Locale.ROOT))
            .as(name)
            .isEqualTo((i == 0 ? "text/plain" : "text/html") + "; charset=utf-8");
        assertThat(part.getHeader("Content-Transfer-Encoding")).containsExactly("base64");
      }
      String text = lines(parts.getBodyPart(0).getContent());
      String html = lines(parts.getBodyPart(1).getContent());
      assertThat(text).as(name).isEqualTo(mail.text());
      assertThat(html).as(name).isEqualTo(mail.html());
      assertThat(facts(Jsoup.parse(html).body().text())).as(name).isEqualTo(facts(text));
      int size = arrived.getSize();
      System.out.printf("%-28s %6d bytes of HTML, %6d as MIME%n", name, bytes(html), size);
      assertThat(bytes(html)).as(name).isLessThanOrEqualTo(HEAVIEST);
      assertThat(size).as(name + ", as Gmail clips it").isLessThan(CLIPPED);
    }
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** The dates and amounts that it names. */
  private static Set<String> facts(String text) {
    Set<String> facts = new TreeSet<>();
    for (Pattern pattern : List.of(DATE, FIGURE)) {
      Matcher found = pattern.matcher(text.replaceAll("\\s+", " "));
      while (found.find()) {
        facts.add(found.group());
      }
    }
    return facts;
  }

  @Test
  void every_mail_says_who_it_is_from_and_for_and_that_no_machine_shall_answer() throws Exception {
    for (Map.Entry<String, MailMessage> sample : Samples.mails().entrySet()) {
      MimeMessage arrived = arrived(sample.getValue());
      assertThat(arrived.getFrom()[0]).hasToString("Paydown <paydown@example.org>");
      assertThat(arrived.getAllRecipients()).hasSize(1);
      assertThat(arrived.getHeader("Auto-Submitted")).containsExactly("auto-generated");
      assertThat(arrived.getHeader("MIME-Version")).containsExactly("1.0");
      assertThat(arrived.getHeader("Bcc")).isNull();
    }
  }

  @Test
  void a_subject_is_one_line_whatever_the_title_holds() throws Exception {
    for (Map.Entry<String, MailMessage> sample : Samples.mails().entrySet()) {
      MimeMessage arrived = arrived(sample.getValue());
      assertThat(arrived.getHeader("Subject")).as(sample.getKey()).hasSize(1);
      assertThat(arrived.getSubject())
          .as(sample.getKey())
          .isEqualTo(sample.getValue().subject())
          .doesNotContain("\r", "\n", "\u202E")
          .hasSizeLessThanOrEqualTo(120);
    }
    MimeMessage hostile = arrived(Samples.mail("mail-ask-hostile"));
    assertThat(hostile.getSubject()).startsWith("Give a new date for =HYPERLINK");
    assertThat(hostile.getAllRecipients()).hasSize(1);
  }

  @Test
  void no_mail_holds_what_clients_drop_or_would_have_to_fetch() throws Exception {
    for (Map.Entry<String, MailMessage> sample : Samples.mails().entrySet()) {
      MimeMultipart parts = (MimeMultipart) arrived(sample.getValue()).getContent();
      String html = lines(parts.getBodyPart(1).getContent());
      Document page = Jsoup.parse(html);
      assertThat(
              page.select(
                  "style, link, script, svg, img, picture, video, audio, iframe, object, embed,"
                      + " form, input, button, base, [background], [src], [srcset], [class]"))
          .as(sample.getKey())
          .isEmpty();
      for (String style : page.select("[style]").eachAttr("style")) {
        assertThat(style)
            .as(sample.getKey())
            .doesNotContain("url(", "position:", "float:", "flex", "grid", "var(", "@");
      }
      assertThat(page.select("[role=presentation]")).as(sample.getKey()).isNotEmpty();
    }
  }
}
