package dev.paydown.brain.graph;

import java.time.Instant;

/**
 * An item whose tool shows more than it announces: read it through the tool's API.
 *
 * @param askedAt the receipt of the event that asked; a burst asks once
 */
public record ReadWanted(String connection, String uid, Instant askedAt) {
  /** The item's name in the graph. */
  public String node() {
    return connection + "/" + uid;
  }
}
