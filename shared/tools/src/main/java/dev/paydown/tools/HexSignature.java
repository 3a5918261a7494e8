package dev.paydown.tools;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A signature as most tools make it: HMAC-SHA256 over the raw body with the connection's secret as
 * text, in hex, in one header.
 *
 * @param header in lower case
 * @param prefix what stands before the hex: {@code sha256=}, or nothing
 * @param isList whether the header may hold several, with commas between them: any may be the right
 *     one, and what has another prefix or form is passed over
 */
public record HexSignature(String header, String prefix, boolean isList) {
  private static final int HEX_DIGITS = 64;

  /** One signature in the header. */
  public HexSignature(String header, String prefix) {
    this(header, prefix, false);
  }

  /** Why the delivery is not proved to be signed with one of the secrets; empty where it is. */
  public Optional<String> fault(Delivery delivery, List<String> secrets) {
    return fault(delivery, secrets, "");
  }

  /**
   * The same, where more than the body is signed.
   *
   * @param ahead what the code is over before the body
   */
  public Optional<String> fault(Delivery delivery, List<String> secrets, String ahead) {
    List<byte[]> shown = shown(delivery);
    if (shown.isEmpty()) {
      String before = prefix.isEmpty() ? "" : prefix + " and ";
      String how = isList ? ", with one that is " : ", as ";
      return Optional.of(header + " is not sent once" + how + before + "64 hex digits");
    }
    boolean proved = false;
    for (String secret : secrets) {
      if (!secret.isEmpty()) {
        byte[] right = Hmac.sha256(secret.getBytes(UTF_8), ahead.getBytes(UTF_8), delivery.body());
        for (byte[] code : shown) {
          proved |= Hmac.same(right, code);
        }
      }
    }
    return proved
        ? Optional.empty()
        : Optional.of("the signature was not made with a secret of this connection");
  }

  /**
   * A delivery that is proved, known by the id that its body shows; where it shows none of 1 to 200
   * printable ASCII characters, by {@code sha256-} and the hex of the body's SHA-256.
   */
  public static Verdict identified(Delivery delivery, Optional<String> inBody) {
    return new Verdict.Genuine(
        inBody
            .filter(DeliveryId::isOne)
            .orElseGet(() -> "sha256-" + HexFormat.of().formatHex(Hmac.digest(delivery.body()))));
  }

  private List<byte[]> shown(Delivery delivery) {
    String sent = delivery.header(header).orElse("");
    List<byte[]> codes = new ArrayList<>();
    for (String element : isList ? Arrays.asList(sent.split(",", -1)) : List.of(sent)) {
      String one = isList ? element.strip() : element;
      if (one.startsWith(prefix) && isCode(one.substring(prefix.length()))) {
        codes.add(HexFormat.of().parseHex(one.substring(prefix.length())));
      }
    }
    return codes;
  }

  private static boolean isCode(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!HexFormat.isHexDigit(text.charAt(i))) {
        return false;
      }
    }
    return text.length() == HEX_DIGITS;
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
      return identified(delivery, Optional.empty());
    }
    return delivery
        .header(idHeader)
        .filter(DeliveryId::isOne)
        .<Verdict>map(Verdict.Genuine::new)
        .orElseGet(
            () ->
                new Verdict.Refused(
                    idHeader + " is not sent once, as 1 to 200 printable ASCII characters"));
  }
}
