package dev.paydown.tools;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Standard Webhooks, symmetric version {@code v1}: HMAC-SHA256 over {@code id.timestamp.body}, in
 * base64, by the header {@code webhook-signature} (specification 1.0.0 of standardwebhooks.com).
 *
 * <p>A secret is base64 of its key, with or without {@code whsec_} before it. Keys made here have
 * 32 bytes; a key of another length that verifies is taken.
 */
public final class StandardWebhooks {
  private static final String PREFIX = "whsec_";
  private static final int KEY_BYTES = 32;

  private StandardWebhooks() {}

  /** A new secret, {@code whsec_} and base64 of 32 random bytes. */
  public static String newSecret(RandomGenerator random) {
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    return PREFIX + Base64.getEncoder().encodeToString(key);
  }

  /** Whether the text holds a key that can sign. */
  public static boolean isKey(String secret) {
    return key(secret).isPresent();
  }

  /**
   * The headers that prove the body.
   *
   * @param id the same for each attempt of the same message
   * @param at when it is sent
   * @throws IllegalArgumentException if the secret holds no key; the message leaves it out
   */
  public static Map<String, String> sign(String secret, String id, Instant at, byte[] body) {
    byte[] key =
        key(secret)
            .orElseThrow(() -> new IllegalArgumentException("the secret is not base64 of a key"));
    String timestamp = Long.toString(at.getEpochSecond());
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("webhook-id", id);
    headers.put("webhook-timestamp", timestamp);
    headers.put(
        "webhook-signature",
        "v1," + Base64.getEncoder().encodeToString(code(key, id, timestamp, body)));
    return headers;
  }

  /**
   * Whether one of the signatures was made with one of the secrets, within {@link SentAt#TOLERANCE}
   * of the receipt. Signatures of other versions are passed over.
   */
  public static Verdict verify(Delivery delivery, List<String> secrets) {
    Optional<String> id = delivery.header("webhook-id");
    Optional<String> timestamp = delivery.header("webhook-timestamp");
    Optional<String> signatures = delivery.header("webhook-signature");
    if (id.isEmpty() || timestamp.isEmpty() || signatures.isEmpty()) {
      return new Verdict.Refused(
          "webhook-id, webhook-timestamp and webhook-signature are sent once each");
    }
    if (!DeliveryId.isOne(id.get())) {
      return new Verdict.Refused("webhook-id is not 1 to 200 printable ASCII characters");
    }
    Optional<String> late =
        SentAt.fault("webhook-timestamp", timestamp.get(), delivery.receivedAt());
    if (late.isPresent()) {
      return new Verdict.Refused(late.get());
    }
    List<byte[]> shown = codes(signatures.get());
    boolean proved = false;
    for (String secret : secrets) {
      Optional<byte[]> key = key(secret);
      if (key.isPresent()) {
        byte[] right = code(key.get(), id.get(), timestamp.get(), delivery.body());
        for (byte[] code : shown) {
          proved |= Hmac.same(right, code);
        }
      }
    }
    return proved
        ? new Verdict.Genuine(id.get())
        : new Verdict.Refused("no v1 signature was made with a secret of this connection");
  }

  private static List<byte[]> codes(String header) {
    List<byte[]> codes = new ArrayList<>();
    for (String element : Arrays.asList(header.split(" ", -1))) {
      if (element.startsWith("v1,")) {
        decode(element.substring(3)).ifPresent(codes::add);
      }
    }
    return codes;
  }

  private static Optional<byte[]> key(String secret) {
    String text = secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret;
    return decode(text);
  }

  private static Optional<byte[]> decode(String base64) {
    try {
      byte[] bytes = Base64.getDecoder().decode(base64);
      return bytes.length == 0 ? Optional.empty() : Optional.of(bytes);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static byte[] code(byte[] key, String id, String timestamp, byte[] body) {
    return Hmac.sha256(key, (id + "." + timestamp + ".").getBytes(UTF_8), body);
  }
}
