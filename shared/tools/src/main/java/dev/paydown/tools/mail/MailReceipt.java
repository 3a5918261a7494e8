package dev.paydown.tools.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.paydown.tools.Delivery;
import dev.paydown.tools.HexSignature;
import dev.paydown.tools.Hmac;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the server that took a mail in found out about it, each {@code PASS}, {@code FAIL}, {@code
 * GRAY} or {@code PROCESSING_FAILED} (Amazon SES docs, Contents of notifications for Amazon SES
 * email receiving). It goes with the mail in a header, signed together with it with the
 * connection's secret, so that nobody else can say that a mail is genuine.
 */
public record MailReceipt(String spam, String virus, String dkim, String dmarc) {
  private static final String HEADER = "paydown-receipt";
  private static final HexSignature SIGNATURE = new HexSignature("paydown-receipt-signature", "");
  private static final Pattern FORM =
      Pattern.compile(
          "spam=([A-Z_]{1,40}) virus=([A-Z_]{1,40}) dkim=([A-Z_]{1,40}) dmarc=([A-Z_]{1,40})");
  private static final String PASS = "PASS";
  private static final String FAIL = "FAIL";

  private String written() {
    return "spam=%s virus=%s dkim=%s dmarc=%s".formatted(spam, virus, dkim, dmarc);
  }

  /** The mail with this receipt, as the server that took it in hands it on. */
  public Delivery signed(String secret, byte[] mail, Instant receivedAt) {
    byte[] code = Hmac.sha256(secret.getBytes(UTF_8), ahead(written()), mail);
    return new Delivery(
        Map.of(
            HEADER,
            List.of(written()),
            SIGNATURE.header(),
            List.of(HexFormat.of().formatHex(code))),
        mail,
        receivedAt);
  }

  /** Why the delivery is not to be believed; empty where it is. */
  static Optional<String> fault(Delivery delivery, List<String> secrets) {
    String written = delivery.header(HEADER).orElse("");
    Matcher form = FORM.matcher(written);
    if (!form.matches()) {
      return Optional.of(HEADER + " is not sent once, with the verdicts on the mail");
    }
    return SIGNATURE
        .fault(delivery, secrets, new String(ahead(written), UTF_8))
        .or(
            () ->
                new MailReceipt(form.group(1), form.group(2), form.group(3), form.group(4))
                    .fault());
  }

  private static byte[] ahead(String written) {
    return (written + "\n").getBytes(UTF_8);
  }

  /**
   * A mail's own words say who wrote it, and anybody can write them: DMARC says that the domain in
   * From stands for it (RFC 7489), DKIM that nothing was changed on the way (RFC 6376).
   */
  private Optional<String> fault() {
    if (virus.equals(FAIL)) {
      return Optional.of("the mail carries a virus");
    }
    if (spam.equals(FAIL)) {
      return Optional.of("the mail is spam");
    }
    if (!dmarc.equals(PASS) || !dkim.equals(PASS)) {
      return Optional.of("DMARC and DKIM do not both prove who sent the mail");
    }
    return Optional.empty();
  }
}
