package dev.paydown.tools;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

/** A secret that a tool sends as it is, in the place of a signature. */
public final class PlainSecret {
  private PlainSecret() {}

  /**
   * Whether what was sent is one of the secrets. Compares digests, and with all of them, so that
   * neither a secret's length nor which one it was shows in the time that it takes.
   */
  public static boolean isOneOf(List<String> secrets, String sent) {
    byte[] shown = Hmac.digest(sent.getBytes(UTF_8));
    boolean proved = false;
    for (String secret : secrets) {
      proved |= !secret.isEmpty() && Hmac.same(Hmac.digest(secret.getBytes(UTF_8)), shown);
    }
    return proved;
  }
}
