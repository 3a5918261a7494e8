package dev.paydown.tools;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;

/** JSON Web Tokens as senders make them. */
public final class Tokens {
  private Tokens() {}

  /** One with those claims, signed HS256. */
  public static String signed(String secret, String claims) {
    return signed(secret, "{\"alg\":\"HS256\",\"typ\":\"JWT\"}", claims);
  }

  /** One with that header, signed HS256 whatever it says. */
  static String signed(String secret, String header, String claims) {
    String content = part(header.getBytes(UTF_8)) + "." + part(claims.getBytes(UTF_8));
    return content + "." + part(Hmac.sha256(secret.getBytes(UTF_8), content.getBytes(UTF_8)));
  }

  private static String part(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
