package dev.paydown.brain.debt;

import dev.paydown.brain.Picture;
import dev.paydown.brain.settings.LiabilityKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The liabilities of one kind as they are held, by item: what follows from forecasts cannot be read
 * off the facts afterwards, so it is kept from the moment it opens.
 */
final class Held {
  /** Reopening within this many working days continues the same liability. */
  static final int CONTINUES_DAYS = 5;

  private final Picture picture;
  private final LiabilityKind kind;
  private final Map<String, List<Liability>> byNode = new HashMap<>();

  Held(Picture picture, LiabilityKind kind) {
    this.picture = picture;
    this.kind = kind;
    for (Liability liability : picture.state().liabilities().values()) {
      if (liability.kind() == kind) {
        byNode.computeIfAbsent(liability.node(), any -> new ArrayList<>()).add(liability);
      }
    }
    byNode.values().forEach(all -> all.sort(Comparator.comparing(Liability::openedAt)));
  }

  /** Those of an item, oldest first, reversed ones included. */
  List<Liability> of(String node) {
    return byNode.getOrDefault(node, List.of());
  }

  /** The one that is open on an item. */
  Optional<Liability> open(String node) {
    for (Liability liability : of(node)) {
      if (liability.state() == LiabilityState.OPEN) {
        return Optional.of(liability);
      }
    }
    return Optional.empty();
  }

  /** The one that goes on if the item owes the same again from that instant. */
  Optional<Liability> continued(String node, Instant again) {
    return of(node).stream()
        .filter(liability -> liability.state() != LiabilityState.REVERSED)
        .reduce((first, second) -> second)
        .filter(last -> last.endedAt().map(at -> continues(picture, at, again)).orElse(false));
  }

  /** Whether what opens again at an instant is still what ended then. */
  static boolean continues(Picture picture, Instant endedAt, Instant openedAt) {
    return !picture
        .calendars()
        .workspace()
        .sameTimeAfter(endedAt, CONTINUES_DAYS)
        .isBefore(openedAt);
  }

  /** A new name on an item. */
  String nextId(String node) {
    return Ids.of(kind, node, String.valueOf(of(node).size()));
  }
}
