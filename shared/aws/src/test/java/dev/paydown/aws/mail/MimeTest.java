package dev.paydown.aws.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paydown.brain.wire.MailMessage;
import jakarta.mail.Address;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

final class MimeTest {
  private static final String SUBJECT =
      "Entw\u00fcrfe fertig \u2014 you are clear to start on a task with a rather long title \u2713";
  private static final String TEXT = "Zeile eins \u2713\n.\nFrom here on\n" + "x".repeat(2000);
  private static final String HTML = "<p>Gr\u00fc\u00dfe \u2713</p>";

  private static MailMessage message(String to, Map<String, String> headers) {
    return new MailMessage(to, SUBJECT, TEXT, HTML, headers);
  }

  @Test
  void a_message_parsed_back_is_the_message() throws Exception {
    byte[] bytes =
        Mime.bytes(
            "Paydown <paydown@example.org>",
            message(
                "ada@example.org",
                Map.of(
                    "List-Unsubscribe",
                    "<https://example.org/u>",
                    "List-Unsubscribe-Post",
                    "List-Unsubscribe=One-Click")));
    MimeMessage parsed =
        new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
    assertThat(parsed.getSubject()).isEqualTo(SUBJECT);
    assertThat(parsed.getFrom())
        .extracting(Address::toString)
        .containsExactly("Paydown <paydown@example.org>");
    assertThat(parsed.getAllRecipients())
        .extracting(Address::toString)
        .containsExactly("ada@example.org");
    assertThat(parsed.getHeader("List-Unsubscribe")).containsExactly("<https://example.org/u>");
    assertThat(parsed.getHeader("List-Unsubscribe-Post"))
        .containsExactly("List-Unsubscribe=One-Click");
    assertThat(parsed.getMessageID()).isNull();
    assertThat(parsed.getContentType()).startsWith("multipart/alternative");
    MimeMultipart parts = (MimeMultipart) parsed.getContent();
    assertThat(parts.getCount()).isEqualTo(2);
    assertThat(parts.getBodyPart(0).getContentType())
        .isEqualToIgnoringCase("text/plain; charset=UTF-8");
    assertThat(lines(parts.getBodyPart(0).getContent())).isEqualTo(TEXT);
    assertThat(parts.getBodyPart(1).getContentType())
        .isEqualToIgnoringCase("text/html; charset=UTF-8");
    assertThat(parts.getBodyPart(1).getContent()).isEqualTo(HTML);
  }

  private static String lines(Object content) {
    return content.toString().replace("\r\n", "\n");
  }

  @Test
  void it_is_ascii_in_short_lines() {
    byte[] bytes = Mime.bytes("paydown@example.org", message("ada@example.org", Map.of()));
    String raw = new String(bytes, StandardCharsets.ISO_8859_1);
    assertThat(raw.chars().allMatch(c -> c < 128)).isTrue();
    assertThat(raw.lines().mapToInt(String::length).max().orElse(0)).isLessThanOrEqualTo(998);
  }

  @Test
  void an_address_or_header_that_smuggles_is_refused_and_not_repeated() {
    assertThatThrownBy(
            () -> Mime.bytes("p@example.org", message("a@example.org\r\nBcc: b@x.org", Map.of())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the mail's to is not one address");
    assertThatThrownBy(
            () ->
                Mime.bytes(
                    "p@example.org", message("a@example.org", Map.of("X-A", "b\r\nBcc: c@x.org"))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> Mime.bytes("p@example.org", message("a@example.org, b@example.org", Map.of())))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
