package dev.paydown.aws.secrets;

import java.security.SecureRandom;
import java.util.Base64;

/** Makes what somebody is let in by: it goes to them and nowhere else, its hash into the store. */
public final class Tokens {
  private static final int BYTES = 32;

  private Tokens() {}

  /** A new one: 256 random bits in base64url, 43 characters. */
  public static String fresh(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
