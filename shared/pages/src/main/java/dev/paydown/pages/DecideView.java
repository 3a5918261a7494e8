package dev.paydown.pages;

import dev.paydown.brain.proposal.Proposal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What the decide page shows.
 *
 * @param zone the recipient's
 * @param expiresAt when this link stops working
 * @param fault what was wrong with the answer just sent, in a sentence
 */
public record DecideView(
    Proposal proposal, ZoneId zone, Instant expiresAt, Instant now, Optional<String> fault) {

  /** The page as it is first opened. */
  public static DecideView of(Proposal proposal, ZoneId zone, Instant expiresAt, Instant now) {
    return new DecideView(proposal, zone, expiresAt, now, Optional.empty());
  }
}
