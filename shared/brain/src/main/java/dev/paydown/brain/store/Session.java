package dev.paydown.brain.store;

import java.time.Instant;

/**
 * Somebody who may look at a workspace for a while, because they answered with a code that was
 * mailed to them.
 *
 * @param tokenHash SHA-256 (hex) of the token in their browser; the token itself is nowhere stored
 * @param email whom the code was mailed to
 * @param expiresAt from when on it opens nothing
 */
public record Session(String workspace, String tokenHash, String email, Instant expiresAt) {
  /** Whether it still opens the workspace at that instant. */
  public boolean isOpen(Instant at) {
    return expiresAt.isAfter(at);
  }
}
