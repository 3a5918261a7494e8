package dev.paydown.brain.debt;

import java.time.Instant;
import java.util.Optional;

/**
 * Something meaningful that a person did: a status, an owner, a date, a review, a commit or a
 * reply. Labels, titles, bots and Paydown's own echoes are none.
 *
 * @param by who did it, where the source says so
 * @param what in a word or two: {@code started}, {@code due 2026-11-06}, {@code replied}
 */
record Act(Instant at, Optional<String> by, String what) {}
