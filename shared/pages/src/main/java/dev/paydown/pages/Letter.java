package dev.paydown.pages;

import dev.paydown.brain.proposal.Proposal;
import java.time.Instant;
import java.util.Set;

/**
 * One proposal put before its recipient.
 *
 * @param url the magic link
 * @param expiresAt when the link stops working
 * @param byHand the ids of the moves that no tool can make
 */
public record Letter(Proposal proposal, String url, Instant expiresAt, Set<String> byHand) {
  public Letter {
    byHand = Set.copyOf(byHand);
  }

  /** One whose moves can all be made. */
  public Letter(Proposal proposal, String url, Instant expiresAt) {
    this(proposal, url, expiresAt, Set.of());
  }
}
