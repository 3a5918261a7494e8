package dev.paydown.brain.ledger;

import dev.paydown.brain.Picture;
import dev.paydown.brain.debt.Liability;
import dev.paydown.brain.event.Transition;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.graph.ItemFacts.Turn;
import dev.paydown.brain.graph.Link;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which event of the log is behind a posting. */
final class Causes {
  private final Picture picture;

  Causes(Picture picture) {
    this.picture = picture;
  }

  /** The item, what blocks it, and what drives its dates. */
  List<Item> items(String node) {
    Item item = picture.graph().item(node);
    Map<String, Item> near = new LinkedHashMap<>(Map.of(item.node(), item));
    for (Link link : picture.graph().boundBy(node)) {
      near.putIfAbsent(link.from(), picture.graph().item(link.from()));
    }
    Item origin = picture.origin(item);
    near.putIfAbsent(origin.node(), origin);
    return List.copyOf(near.values());
  }

  /** The log entry that speaks of that instant, on the item or what leads to it. */
  Optional<String> at(Liability liability, Instant instant) {
    return items(liability.node()).stream()
        .flatMap(item -> Happening.of(item).stream())
        .filter(happening -> happening.counts() && happening.at().equals(instant))
        .map(Happening::event)
        .findFirst();
  }

  /** The log entry of the event that opened it; the instant where none did. */
  String opening(Liability liability, Instant openedAt) {
    return at(liability, openedAt)
        .or(() -> at(liability, liability.since()))
        .orElseGet(openedAt::toString);
  }

  /** The log entry of the event that ended it; the instant where none did. */
  String ending(Liability liability) {
    Instant endedAt = liability.endedAt().orElseGet(picture::now);
    return at(liability, endedAt).orElseGet(endedAt::toString);
  }

  /** The log entry that took up again what had ended, on the item or before it; else now. */
  String reopening(Liability liability) {
    return items(liability.node()).stream()
        .flatMap(item -> item.facts().turns().stream())
        .filter(turn -> turn.to() == Transition.REOPENED || turn.to() == Transition.STARTED)
        .filter(turn -> !turn.stamp().at().isBefore(liability.since()))
        .map(Turn::stamp)
        .max(Comparator.naturalOrder())
        .map(stamp -> stamp.entry())
        .orElseGet(() -> picture.now().toString());
  }

  /** The log entry of the last turn of an item by an instant; else now. */
  String lastTurn(String node, Instant by) {
    return picture.graph().item(node).facts().turns().stream()
        .filter(turn -> !turn.stamp().at().isAfter(by))
        .reduce((first, second) -> second)
        .map(turn -> turn.stamp().entry())
        .orElseGet(() -> picture.now().toString());
  }

  /** The log entry that put the settings in force. */
  String settings() {
    return picture.state().settings().isEmpty()
        ? picture.now().toString()
        : picture.state().settings().getLast().stamp().entry();
  }
}
