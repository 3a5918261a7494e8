package dev.paydown.tools;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A signature as most tools make it: HMAC-SHA256 over the raw body with the connection's secret as
 * text, in hex, in one header.
 *
 * @param header in lower case
 * @param prefix what stands before the hex: {@code sha256=}, or nothing
 */
public record HexSignature(String header, String prefix) {
  private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{64}");
  private static final Pattern ID = Pattern.compile("[\\x21-\\x7e]{1,200}");

  /** Why the delivery is not proved to be signed with one of the secrets; empty where it is. */
  public Optional<String> fault(Delivery delivery, List<String> secrets) {
    Optional<String> hex =
        delivery
            .header(header)
            .filter(sent -> sent.startsWith(prefix))
            .map(sent -> sent.substring(prefix.length()))
            .filter(sent -> HEX.matcher(sent).matches());
    if (hex.isEmpty()) {
      String before = prefix.isEmpty() ? "" : prefix + " and ";
      return Optional.of(header + " is not sent once, as " + before + "64 hex digits");
    }
    byte[] shown = HexFormat.of().parseHex(hex.get());
    boolean proved = false;
    for (String secret : secrets) {
      if (!secret.isEmpty()) {
        proved |= Hmac.same(Hmac.sha256(secret.getBytes(UTF_8), delivery.body()), shown);
      }
    }
    return proved
        ? Optional.empty()
        : Optional.of("the signature was not made with a secret of this connection");
  }

  /** Genuine if it is signed, with the id in that header. */
  public Verdict verdict(Delivery delivery, List<String> secrets, String idHeader) {
    return fault(delivery, secrets)
        .<Verdict>map(Verdict.Refused::new)
        .orElseGet(() -> identified(delivery, idHeader));
  }

  /**
   * A delivery that is proved, known by the id in that header; where that is absent, by {@code
   * sha256-} and the hex of the body's SHA-256, the same for each attempt of the same body.
   */
  public static Verdict identified(Delivery delivery, String idHeader) {
    if (!delivery.headers().containsKey(idHeader)) {
      byte[] digest = Hmac.digest(delivery.body());
      return new Verdict.Genuine("sha256-" + HexFormat.of().formatHex(digest));
    }
    return delivery
        .header(idHeader)
        .filter(id -> ID.matcher(id).matches())
        .<Verdict>map(Verdict.Genuine::new)
        .orElseGet(
            () ->
                new Verdict.Refused(
                    idHeader + " is not sent once, as 1 to 200 printable ASCII characters"));
  }
}
