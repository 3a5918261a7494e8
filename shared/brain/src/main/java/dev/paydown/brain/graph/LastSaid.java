package dev.paydown.brain.graph;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** When each connection's tool last said something of an item, by source time. */
public final class LastSaid {
  private LastSaid() {}

  /** By connection name; one that said nothing is not there. */
  public static Map<String, Instant> byConnection(Collection<ItemFacts> items) {
    Map<String, Instant> last = new HashMap<>();
    for (ItemFacts item : items) {
      item.lastSaidAt()
          .ifPresent(at -> last.merge(item.own().connection(), at, (a, b) -> a.isAfter(b) ? a : b));
    }
    return last;
  }
}
