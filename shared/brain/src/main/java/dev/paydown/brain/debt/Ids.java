package dev.paydown.brain.debt;

import dev.paydown.brain.settings.LiabilityKind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names made of what they name, so that a replay makes the same ones. */
public final class Ids {
  private Ids() {}

  /** The name of a liability: its kind, then what tells it from every other of that kind. */
  static String of(LiabilityKind kind, String node, String occasion) {
    return kind.label() + "-" + of(kind.label(), node, occasion);
  }

  /** The first 64 bits of SHA-256 over the parts, in hex. */
  public static String of(String... parts) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(String.join("\u0000", parts).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
