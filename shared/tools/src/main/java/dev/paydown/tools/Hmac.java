package dev.paydown.tools;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC and the digest beside it, as webhooks are signed. */
public final class Hmac {
  private static final String BY_SHA_256 = "HmacSHA256";
  private static final String BY_SHA_1 = "HmacSHA1";

  /**
   * Has a key of nobody's, for only what has one can be copied. Nearly every delivery is proved by
   * such a code, and to find the provider anew is a good part of making it over a short body.
   */
  private static final Mac BLANK = blank();

  private Hmac() {}

  private static Mac blank() {
    try {
      return made(BY_SHA_256, new byte[1]);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + BY_SHA_256, e);
    }
  }

  private static Mac made(String algorithm, byte[] key) throws GeneralSecurityException {
    Mac mac = Mac.getInstance(algorithm);
    mac.init(new SecretKeySpec(key, algorithm));
    return mac;
  }

  /** The code by SHA-256 over all parts, one after the other. */
  public static byte[] sha256(byte[] key, byte[]... parts) {
    try {
      Mac mac = (Mac) BLANK.clone();
      mac.init(new SecretKeySpec(key, BY_SHA_256));
      return code(mac, parts);
    } catch (GeneralSecurityException | CloneNotSupportedException e) {
      throw new IllegalStateException("every JDK has " + BY_SHA_256, e);
    }
  }

  /** The code by SHA-1, likewise, for a tool that still signs with it. */
  public static byte[] sha1(byte[] key, byte[]... parts) {
    try {
      return code(made(BY_SHA_1, key), parts);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + BY_SHA_1, e);
    }
  }

  private static byte[] code(Mac mac, byte[]... parts) {
    for (byte[] part : parts) {
      mac.update(part);
    }
    return mac.doFinal();
  }

  /** The plain SHA-256 of the bytes. */
  public static byte[] digest(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Whether both are the same, in a time that does not tell where they differ. */
  public static boolean same(byte[] one, byte[] other) {
    return MessageDigest.isEqual(one, other);
  }
}
