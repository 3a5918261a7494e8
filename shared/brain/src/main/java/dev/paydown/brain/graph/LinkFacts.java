package dev.paydown.brain.graph;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.LagUnit;
import dev.paydown.brain.event.LinkKind;
import dev.paydown.brain.event.LinkType;
import dev.paydown.brain.event.Provenance;
import dev.paydown.brain.event.Stamp;
import java.util.List;

/**
 * Everything stated about one link between two references, oldest saying first.
 *
 * @param key of kind and both references: the same for the same link
 */
public record LinkFacts(String key, ItemRef from, ItemRef to, LinkKind kind, List<Saying> sayings) {
  public LinkFacts {
    sayings = List.copyOf(sayings);
  }

  /**
   * The link made ({@code present}) or cut.
   *
   * @param listed said only by a whole reading of an item's links: a later reading can unsay it
   */
  public record Saying(
      Stamp stamp,
      Actor actor,
      boolean present,
      LinkType type,
      int lagDays,
      LagUnit lagUnit,
      Provenance provenance,
      boolean listed) {}
}
