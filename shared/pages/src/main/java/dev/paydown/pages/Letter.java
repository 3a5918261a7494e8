package dev.paydown.pages;

import dev.paydown.brain.proposal.Proposal;
import dev.paydown.brain.proposal.Raised;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * One proposal put before its recipient.
 *
 * @param url the magic link
 * @param expiresAt when the link stops working
 * @param byHand the ids of the moves that no tool can make
 * @param raised who was asked before and did not answer, if it came up to the recipient
 */
public record Letter(
    Proposal proposal, String url, Instant expiresAt, Set<String> byHand, Optional<Raised> raised) {
  public Letter {
    byHand = Set.copyOf(byHand);
  }

  /** One that went to nobody before. */
  public Letter(Proposal proposal, String url, Instant expiresAt, Set<String> byHand) {
    this(proposal, url, expiresAt, byHand, Optional.empty());
  }

  /** One whose moves can all be made. */
  public Letter(Proposal proposal, String url, Instant expiresAt) {
    this(proposal, url, expiresAt, Set.of());
  }
}
