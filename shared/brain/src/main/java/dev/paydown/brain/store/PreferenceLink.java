package dev.paydown.brain.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HexFormat;

/**
 * What an emailed link to a person's preferences stands for; the token itself is nowhere stored.
 *
 * @param tokenHash SHA-256 (hex) of the token
 * @param email whose preferences, as mail is addressed to them
 * @param zone the person's when it was mailed
 * @param issuedAt a revocation after this kills it
 */
public record PreferenceLink(
    String tokenHash, String workspace, String email, ZoneId zone, Instant issuedAt) {

  /** SHA-256 (hex) of a token. */
  public static String hash(String token) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
