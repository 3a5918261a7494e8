package dev.paydown.tools;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC and the digest beside it, as webhooks are signed. */
public final class Hmac {
  private Hmac() {}

  /** The code by SHA-256 over all parts, one after the other. */
  public static byte[] sha256(byte[] key, byte[]... parts) {
    return code("HmacSHA256", key, parts);
  }

  /** The code by SHA-1, likewise, for a tool that still signs with it. */
  public static byte[] sha1(byte[] key, byte[]... parts) {
    return code("HmacSHA1", key, parts);
  }

  private static byte[] code(String algorithm, byte[] key, byte[]... parts) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(key, algorithm));
      for (byte[] part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
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
