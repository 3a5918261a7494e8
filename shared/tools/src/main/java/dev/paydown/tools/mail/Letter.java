package dev.paydown.tools.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.paydown.tools.Hmac;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.text.Clip;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One mail as far as it is read (RFC 5322).
 *
 * @param thread the Message-ID of the mail that began the thread, as far as this one tells
 * @param isFirst whether this mail begins it
 * @param from its one author
 * @param isReport whether a mail server wrote it about another mail (RFC 6522)
 * @param isAutomatic whether a program wrote it (RFC 3834)
 * @param isOurs whether Paydown did
 */
record Letter(
    String thread,
    boolean isFirst,
    String subject,
    String from,
    List<String> to,
    Optional<Instant> sentAt,
    boolean isReport,
    boolean isAutomatic,
    boolean isOurs,
    LetterText text) {
  private static final Pattern ID = Pattern.compile("<([^<>\\s]{1,998})>");
  private static final Pattern PLAIN = Pattern.compile("[\\x21-\\x7e]{1,200}");
  private static final Pattern OF_A_SERVER =
      Pattern.compile("(?:mailer-daemon|postmaster)@.*", Pattern.CASE_INSENSITIVE);
  private static final int LONGEST_DATE = 200;
  private static final Pattern COMMENT = Pattern.compile("\\([^()]{0,100}\\)");
  private static final Pattern SPACES = Pattern.compile("\\s{1,100}");
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

  /** A mail that nobody can make sense of. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable(String what) {
      super(what);
    }

    String what() {
      return String.valueOf(getMessage());
    }
  }

  static Letter of(byte[] mail) throws Unreadable {
    try {
      Properties lenient = new Properties();
      lenient.setProperty("mail.mime.address.strict", "false");
      return of(
          new MimeMessage(Session.getInstance(lenient), new ByteArrayInputStream(mail)), mail);
    } catch (MessagingException | IOException | RuntimeException e) {
      // The library throws many things at what is no mail; none may reach a sender as a 5xx.
      throw new Unreadable("the body is not a mail as RFC 5322 and MIME write it");
    }
  }

  private static Letter of(MimeMessage mail, byte[] raw)
      throws MessagingException, IOException, Unreadable {
    List<String> authors = addresses(mail, "From");
    if (authors.size() != 1) {
      throw new Unreadable("From is not one address");
    }
    List<String> before = ids(mail, "References");
    if (before.isEmpty()) {
      before = ids(mail, "In-Reply-To");
    }
    String own = ids(mail, "Message-ID").stream().findFirst().orElseGet(() -> digest(raw));
    LetterText text = LetterText.of(mail);
    return new Letter(
        before.isEmpty() ? own : before.getFirst(),
        before.isEmpty(),
        subject(mail),
        authors.getFirst(),
        addresses(mail, "To"),
        sentAt(mail).filter(EARLIEST::isBefore),
        text.isReport()
            || has(mail, "X-Failed-Recipients")
            || OF_A_SERVER.matcher(authors.getFirst()).matches(),
        isAutomatic(mail),
        has(mail, "X-Paydown"),
        text);
  }

  /** The Message-ID of a mail of which nothing else is read. */
  static Optional<String> ownId(byte[] mail) {
    try {
      String[] shown = new InternetHeaders(new ByteArrayInputStream(mail)).getHeader("Message-ID");
      return shown == null ? Optional.empty() : ids(shown).stream().findFirst();
    } catch (MessagingException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static List<String> ids(MimeMessage mail, String header) throws MessagingException {
    String[] shown = mail.getHeader(header);
    return shown == null ? List.of() : ids(shown);
  }

  private static List<String> ids(String[] shown) {
    List<String> ids = new ArrayList<>();
    Matcher id = ID.matcher(shown[0]);
    while (id.find() && ids.size() < Clip.LIST) {
      boolean isPlain = PLAIN.matcher(id.group(1)).matches();
      ids.add(isPlain ? id.group(1) : digest(id.group(1).getBytes(UTF_8)));
    }
    return ids;
  }

  private static String digest(byte[] bytes) {
    return "sha256-" + HexFormat.of().formatHex(Hmac.digest(bytes));
  }

  /** Read here: the library writes what it cannot read of a date into the log, words and all. */
  private static Optional<Instant> sentAt(MimeMessage mail) throws MessagingException {
    String[] shown = mail.getHeader("Date");
    if (shown == null || shown[0].length() > LONGEST_DATE) {
      return Optional.empty();
    }
    String plain = COMMENT.matcher(MimeUtility.unfold(shown[0])).replaceAll(" ").strip();
    try {
      return Optional.of(
          DateTimeFormatter.RFC_1123_DATE_TIME.parse(
              SPACES.matcher(plain).replaceAll(" "), Instant::from));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static String subject(MimeMessage mail) throws MessagingException, IOException {
    String[] shown = mail.getHeader("Subject");
    if (shown == null) {
      return "";
    }
    String unfolded = MimeUtility.unfold(shown[0]);
    try {
      return Clip.title(MimeUtility.decodeText(unfolded));
    } catch (IOException unknownCharset) {
      return Clip.title(unfolded);
    }
  }

  /** Those of the header that can be mailed to, each once, in its order. */
  private static List<String> addresses(MimeMessage mail, String header) throws MessagingException {
    List<String> addresses = new ArrayList<>();
    String[] shown = mail.getHeader(header);
    for (String line : shown == null ? new String[0] : shown) {
      for (InternetAddress address : parsed(line)) {
        Optional.ofNullable(address.getAddress())
            .map(one -> one.toLowerCase(Locale.ROOT))
            .filter(Fields::isEmail)
            .filter(one -> !addresses.contains(one) && addresses.size() < Clip.LIST)
            .ifPresent(addresses::add);
      }
    }
    return addresses;
  }

  private static List<InternetAddress> parsed(String line) {
    try {
      return Arrays.asList(InternetAddress.parseHeader(line, false));
    } catch (AddressException e) {
      return List.of();
    }
  }

  private static boolean isAutomatic(MimeMessage mail) throws MessagingException {
    boolean isSubmittedSo =
        first(mail, "Auto-Submitted").filter(how -> !how.startsWith("no")).isPresent();
    boolean isBulk =
        first(mail, "Precedence")
            .filter(how -> how.matches("(?:bulk|junk|auto_reply).*"))
            .isPresent();
    return isSubmittedSo || isBulk || has(mail, "X-Autoreply") || has(mail, "X-Autorespond");
  }

  private static Optional<String> first(MimeMessage mail, String header) throws MessagingException {
    String[] shown = mail.getHeader(header);
    return shown == null
        ? Optional.empty()
        : Optional.of(shown[0].strip().toLowerCase(Locale.ROOT));
  }

  private static boolean has(MimeMessage mail, String header) throws MessagingException {
    return mail.getHeader(header) != null;
  }
}
