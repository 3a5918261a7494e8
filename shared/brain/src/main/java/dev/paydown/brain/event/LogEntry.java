package dev.paydown.brain.event;

import java.time.Instant;
import java.util.List;

/**
 * One row of the log: what one delivery, reading, decision or tick said, normalised.
 *
 * @param id unique in the workspace; a second row of the same id is a repeat and is not stored.
 *     Deliveries: {@code connection#deliveryId}
 * @param receivedAt when Paydown took it in
 */
public record LogEntry(String id, Instant receivedAt, List<Fact> facts) {
  public LogEntry {
    facts = List.copyOf(facts);
  }
}
