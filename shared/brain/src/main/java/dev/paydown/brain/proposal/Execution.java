package dev.paydown.brain.proposal;

import java.time.Instant;
import java.util.Optional;

/**
 * One confirmed move on its way into its tool.
 *
 * @param id the same for the same move of the same version: what makes acting once possible
 * @param recipient who confirmed it
 * @param headline what was asked, for the comment's first line
 * @param correlation the proposal's
 */
public record Execution(
    String id,
    String workspace,
    String proposal,
    int version,
    String recipient,
    String headline,
    Move move,
    Packet packet,
    Instant decidedAt,
    Optional<String> correlation) {}
