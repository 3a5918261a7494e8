package dev.paydown.brain.store;

import java.time.Instant;
import java.time.ZoneId;

/**
 * What an emailed link to a person's preferences stands for; the token itself is nowhere stored.
 *
 * @param tokenHash SHA-256 (hex) of the token
 * @param email whose preferences, as mail is addressed to them
 * @param zone the person's when it was mailed
 * @param issuedAt a revocation after this kills it
 */
public record PreferenceLink(
    String tokenHash, String workspace, String email, ZoneId zone, Instant issuedAt) {}
