package dev.paydown.pages;

import dev.paydown.brain.proposal.Proposal;
import dev.paydown.brain.proposal.Raised;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/**
 * What the decide page shows.
 *
 * @param zone the recipient's
 * @param expiresAt when this link stops working
 * @param byHand the ids of the moves that no tool can make
 * @param raised who was asked before and did not answer, if it came up to the recipient
 * @param fault what was wrong with the answer just sent, in a sentence
 */
public record DecideView(
    Proposal proposal,
    ZoneId zone,
    Instant expiresAt,
    Instant now,
    Set<String> byHand,
    Optional<Raised> raised,
    Optional<String> fault) {
  public DecideView {
    byHand = Set.copyOf(byHand);
  }

  /** The page as it is first opened, where all moves can be made. */
  public static DecideView of(Proposal proposal, ZoneId zone, Instant expiresAt, Instant now) {
    return new DecideView(
        proposal, zone, expiresAt, now, Set.of(), Optional.empty(), Optional.empty());
  }
}
