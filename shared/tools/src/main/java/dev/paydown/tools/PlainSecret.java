package dev.paydown.tools;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

/** A secret that is sent as it stands, in a header of its own or as a bearer token. */
public final class PlainSecret {
  private PlainSecret() {}

  /**
   * Whether the text is one of the secrets. Digests are compared, so that not even a secret's
   * length shows in the time that it takes.
   */
  public static boolean isOneOf(List<String> secrets, String text) {
    byte[] shown = Hmac.digest(text.getBytes(UTF_8));
    boolean proved = false;
    for (String secret : secrets) {
      proved |= Hmac.same(Hmac.digest(secret.getBytes(UTF_8)), shown) && !secret.isEmpty();
    }
    return proved;
  }
}
