package dev.paydown.brain.store;

import dev.paydown.brain.proposal.Raised;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;

/**
 * What an emailed link stands for; the token itself is nowhere stored.
 *
 * @param tokenHash SHA-256 (hex) of the token
 * @param digest SHA-256 (hex) of the exact moves that the link was mailed for
 * @param code the step-up under way
 * @param zone the recipient's when it was mailed, in which its page writes every time
 * @param byHand the ids of the moves that no tool could make when it was mailed, as mail and page
 *     say
 * @param raised why it came up to the recipient; empty: it was asked of them first
 */
public record MagicLink(
    String tokenHash,
    String workspace,
    String proposal,
    int version,
    String digest,
    String recipient,
    Instant expiresAt,
    Optional<Instant> usedAt,
    Optional<Code> code,
    ZoneId zone,
    Set<String> byHand,
    Optional<Raised> raised) {
  public MagicLink {
    byHand = Set.copyOf(byHand);
  }

  /** A link whose page writes times in UTC, and whose moves can all be made. */
  public MagicLink(
      String tokenHash,
      String workspace,
      String proposal,
      int version,
      String digest,
      String recipient,
      Instant expiresAt,
      Optional<Instant> usedAt,
      Optional<Code> code) {
    this(
        tokenHash,
        workspace,
        proposal,
        version,
        digest,
        recipient,
        expiresAt,
        usedAt,
        code,
        ZoneOffset.UTC,
        Set.of(),
        Optional.empty());
  }

  /**
   * A mailed step-up code.
   *
   * @param choiceDigest SHA-256 (hex) of the answer that it was mailed for
   */
  public record Code(String codeHash, Instant expiresAt, int triesLeft, String choiceDigest) {}
}
