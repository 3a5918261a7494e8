package dev.paydown.aws.mail;

import dev.paydown.brain.wire.MailMessage;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;

/**
 * A message as RFC 5322 bytes: text and HTML as alternatives, UTF-8, encoded so that it is ASCII.
 */
final class Mime {
  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  private Mime() {}

  /**
   * The message's bytes.
   *
   * @throws IllegalArgumentException if an address or a header is not one; it does not say which
   *     address
   */
  static byte[] bytes(String from, MailMessage message) {
    try {
      Unnamed mime = new Unnamed(Session.getInstance(new Properties()));
      mime.setFrom(address(from, "from"));
      mime.setRecipient(Message.RecipientType.TO, address(message.to(), "to"));
      mime.setSubject(message.subject(), UTF_8);
      for (Map.Entry<String, String> header : message.headers().entrySet()) {
        mime.setHeader(oneLine(header.getKey()), oneLine(header.getValue()));
      }
      MimeMultipart alternatives = new MimeMultipart("alternative");
      alternatives.addBodyPart(part(message.text(), "plain"));
      alternatives.addBodyPart(part(message.html(), "html"));
      mime.setContent(alternatives);
      mime.saveChanges();
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      mime.writeTo(bytes);
      return bytes.toByteArray();
    } catch (MessagingException e) {
      throw new IllegalArgumentException("a message cannot be written as MIME", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The address alone, without the name that may stand before it.
   *
   * @throws IllegalArgumentException if it is not one address; it does not say which
   */
  static String addressOf(String from) {
    return address(from, "from").getAddress();
  }

  private static MimeBodyPart part(String content, String subtype) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(content, UTF_8, subtype);
    part.setHeader("Content-Transfer-Encoding", "base64");
    return part;
  }

  private static InternetAddress address(String text, String field) {
    try {
      return new InternetAddress(text, true);
    } catch (AddressException notShown) {
      throw new IllegalArgumentException("the mail's " + field + " is not one address");
    }
  }

  private static String oneLine(String text) {
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("a mail header is one line without control characters");
    }
    return text;
  }

  /** SES names the message; the library's own way would name this machine. */
  private static final class Unnamed extends MimeMessage {
    Unnamed(Session session) {
      super(session);
    }

    @Override
    protected void updateMessageID() {}
  }
}
