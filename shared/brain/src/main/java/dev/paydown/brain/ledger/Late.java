package dev.paydown.brain.ledger;

import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.graph.ItemFacts;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What was learned since the books were last posted that speaks of a time for which they are posted
 * already.
 *
 * @param nodes items of which a start, an end or an acknowledgement before the last working day's
 *     end became known
 * @param rules the settings or the people were put anew: any day may count otherwise
 */
record Late(Set<String> nodes, boolean rules) {
  private static final ItemFacts NONE = ItemFacts.none(new ItemRef.Own("", ""));

  /**
   * Compares.
   *
   * @param posted what was held when the books were last posted
   * @param before what counts as late: the end of the last working day
   */
  static Late between(WorkspaceState posted, WorkspaceState now, Instant before) {
    boolean rules =
        !posted.settings().equals(now.settings()) || !posted.people().equals(now.people());
    Set<String> nodes = new HashSet<>();
    for (Map.Entry<String, ItemFacts> item : now.items().entrySet()) {
      ItemFacts was = posted.items().getOrDefault(item.getKey(), NONE);
      if (!was.equals(item.getValue()) && isLate(was, item.getValue(), before)) {
        nodes.add(item.getKey());
      }
    }
    return new Late(nodes, rules);
  }

  private static boolean isLate(ItemFacts was, ItemFacts now, Instant before) {
    return now.turns().stream()
            .anyMatch(turn -> turn.stamp().at().isBefore(before) && !was.turns().contains(turn))
        || now.acks().stream()
            .anyMatch(ack -> ack.stamp().at().isBefore(before) && !was.acks().contains(ack));
  }

  /** Whether there is nothing to look back for. */
  boolean isEmpty() {
    return nodes.isEmpty() && !rules;
  }
}
