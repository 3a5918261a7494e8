package dev.paydown.brain.store;

import java.time.Instant;

/**
 * An address at which somebody's calendar reads their dates, and nothing else.
 *
 * @param tokenHash SHA-256 (hex) of the token in the address; the token itself is nowhere stored
 * @param email whose dates it shows
 */
public record Feed(String workspace, String tokenHash, String email, Instant madeAt) {}
