package dev.paydown.pages;

import dev.paydown.brain.proposal.Proposal;
import java.time.Instant;

/**
 * One proposal put before its recipient.
 *
 * @param url the magic link
 * @param expiresAt when the link stops working
 */
public record Letter(Proposal proposal, String url, Instant expiresAt) {}
