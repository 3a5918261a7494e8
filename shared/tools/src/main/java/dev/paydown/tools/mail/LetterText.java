package dev.paydown.tools.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.paydown.tools.text.HtmlText;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimePartDataSource;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Optional;

/**
 * The text of a mail: its first plain part, else its first one of HTML. Attachments are passed
 * over. Parts are looked at as deep, and as many, as mail programs nest them, and not further.
 *
 * @param written the whole text, quotations and all
 * @param isReport whether the mail is a report of a mail server
 * @param hasMail whether another mail is attached
 */
record LetterText(String written, boolean isReport, boolean hasMail) {
  private static final int DEEPEST = 10;
  private static final int MOST_PARTS = 60;
  private static final int LONGEST = 256 * 1024;

  static LetterText of(MimePart mail) throws MessagingException {
    Walk walk = new Walk();
    boolean isReport = Walk.type(mail).match("multipart/report");
    if (!isReport) {
      walk.part(mail, 0);
    }
    String html = walk.html.map(text -> HtmlText.of(text).markdown()).orElse("");
    return new LetterText(walk.plain.orElse(html), isReport, walk.hasMail);
  }

  private static final class Walk {
    private Optional<String> plain = Optional.empty();
    private Optional<String> html = Optional.empty();
    private boolean hasMail;
    private int parts;

    void part(MimePart part, int depth) throws MessagingException {
      if (parts++ >= MOST_PARTS || depth > DEEPEST) {
        return;
      }
      ContentType type = type(part);
      if (type.match("multipart/*")) {
        parts(part, depth);
      } else if (type.match("message/rfc822")) {
        hasMail = true;
      } else if (!isAttached(part)) {
        if (type.match("text/html")) {
          html = html.or(() -> text(part, type));
        } else if (type.match("text/plain")) {
          plain = plain.or(() -> text(part, type));
        }
      }
    }

    /** What is not parted as it says has no part that can be read. */
    private void parts(MimePart part, int depth) {
      try {
        MimeMultipart all = new MimeMultipart(new MimePartDataSource(part));
        int count = Math.min(all.getCount(), MOST_PARTS);
        for (int i = 0; i < count; i++) {
          if (all.getBodyPart(i) instanceof MimePart one) {
            part(one, depth + 1);
          }
        }
      } catch (MessagingException | RuntimeException e) {
        parts++;
      }
    }

    private static boolean isAttached(MimePart part) throws MessagingException {
      String[] how = part.getHeader("Content-Disposition");
      return how != null && how[0].strip().toLowerCase(Locale.ROOT).startsWith("attachment");
    }

    static ContentType type(MimePart part) throws MessagingException {
      try {
        return new ContentType(part.getContentType());
      } catch (ParseException e) {
        return new ContentType("text", "plain", null);
      }
    }

    /** What its encoding or its charset cannot tell is passed over. */
    private static Optional<String> text(MimePart part, ContentType type) {
      try (InputStream decoded = part.getInputStream()) {
        String text = new String(decoded.readNBytes(LONGEST), charset(type));
        return Optional.of(text).filter(words -> !words.isBlank());
      } catch (MessagingException | IOException | RuntimeException e) {
        return Optional.empty();
      }
    }

    private static Charset charset(ContentType type) {
      String name = type.getParameter("charset");
      try {
        return name == null ? UTF_8 : Charset.forName(MimeUtility.javaCharset(name));
      } catch (IllegalArgumentException unknown) {
        return UTF_8;
      }
    }
  }
}
