package dev.paydown.tools;

import dev.paydown.brain.proposal.Execution;
import dev.paydown.brain.proposal.Move;
import dev.paydown.brain.store.Connection;
import java.time.Instant;
import java.util.List;

/**
 * One attempt at one confirmed move.
 *
 * @param attempt from 1; above 1 an earlier attempt may have had its effect
 * @param userIds who is who in the connection's tool
 */
public record Acting(
    Connection connection, Execution execution, int attempt, Instant now, UserIds userIds) {

  /** What people said, and tools showed, of whose a user id is. */
  @FunctionalInterface
  public interface UserIds {
    /** Nobody has said anything. */
    UserIds UNKNOWN = _ -> List.of();

    /** The tool's user ids of the person with that address. */
    List<String> of(String email);
  }

  /** What is to be made. */
  public Move move() {
    return execution.move();
  }
}
