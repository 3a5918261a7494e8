package dev.paydown.aws.secrets;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals secrets at rest with AES-256-GCM (NIST SP 800-38D): a random 96-bit nonce for each, and
 * bound to the workspace and the connection it belongs to.
 */
public final class Sealer {
  private static final byte FORMAT = 1;
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final int KEY = 32;

  private final DeploymentKey key;
  private final SecureRandom random;

  /**
   * Seals with this key, which is asked for when first needed.
   *
   * @param random for the nonces
   */
  public Sealer(DeploymentKey key, SecureRandom random) {
    this.key = key;
    this.random = random;
  }

  /** Seals with these 32 bytes. */
  public static Sealer of(byte[] key, SecureRandom random) {
    byte[] own = key.clone();
    return new Sealer(own::clone, random);
  }

  /** The text sealed, in base64. */
  public String seal(String text, String workspace, String connection) {
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, nonce, workspace, connection);
      byte[] sealed = cipher.doFinal(text.getBytes(StandardCharsets.UTF_8));
      byte[] all = new byte[1 + NONCE + sealed.length];
      all[0] = FORMAT;
      System.arraycopy(nonce, 0, all, 1, NONCE);
      System.arraycopy(sealed, 0, all, 1 + NONCE, sealed.length);
      return Base64.getEncoder().encodeToString(all);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a secret cannot be sealed", e);
    }
  }

  /**
   * The text that was sealed.
   *
   * @throws IllegalStateException if it was sealed with another key, for another workspace or
   *     connection, or was changed
   */
  public String open(String sealed, String workspace, String connection) {
    byte[] all = Base64.getDecoder().decode(sealed);
    if (all.length <= 1 + NONCE || all[0] != FORMAT) {
      throw new IllegalStateException("a sealed secret has an unknown form");
    }
    try {
      byte[] nonce = Arrays.copyOfRange(all, 1, 1 + NONCE);
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, nonce, workspace, connection);
      return new String(
          cipher.doFinal(all, 1 + NONCE, all.length - 1 - NONCE), StandardCharsets.UTF_8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a sealed secret does not open with this key here", e);
    }
  }

  private Cipher cipher(int mode, byte[] nonce, String workspace, String connection)
      throws GeneralSecurityException {
    byte[] bytes = key.bytes();
    if (bytes.length != KEY) {
      throw new IllegalStateException(
          "the deployment's key has " + bytes.length + " bytes, not 32");
    }
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(bytes, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD((workspace + "\n" + connection).getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
