package dev.paydown.brain.ledger;

import dev.paydown.brain.Picture;
import dev.paydown.brain.debt.Liability;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.graph.Link;
import dev.paydown.brain.graph.Status;
import dev.paydown.brain.settings.LiabilityKind;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the graph makes debt dearer by: who waits, and how many handoffs were crossed. */
final class Connections {
  private final Picture picture;
  private final Map<String, Path> paths = new HashMap<>();

  Connections(Picture picture) {
    this.picture = picture;
  }

  /** Distinct people who wait for the liability's item on a day, at least 1. */
  long waiting(Liability liability, LocalDate day) {
    Set<String> people = new HashSet<>();
    if (liability.kind() == LiabilityKind.BLOCKER
        || liability.kind() == LiabilityKind.PENDING_APPROVAL) {
      picture.graph().item(liability.node()).owner().ifPresent(people::add);
    }
    for (String node : picture.graph().behind(liability.node())) {
      Item item = picture.graph().item(node);
      Optional<LocalDate> start = picture.forecast().of(node).span().start();
      if (item.isUnstarted() && start.isPresent() && !start.get().isAfter(day)) {
        item.owner().ifPresent(people::add);
      }
    }
    return Math.max(1, people.size());
  }

  /**
   * Owner changes between finished items on the longest finished path that leads to the item; the
   * one into the item itself does not count.
   */
  int handoffsCrossed(String node) {
    Path longest = new Path(0, 0);
    for (Link link : picture.graph().blockersOf(node)) {
      if (picture.graph().item(link.from()).status() == Status.DONE) {
        longest = longest.or(path(link.from(), new HashSet<>()));
      }
    }
    return longest.changes();
  }

  private record Path(int items, int changes) {
    Path or(Path other) {
      return other.items > items || (other.items == items && other.changes > changes)
          ? other
          : this;
    }
  }

  /** The longest finished path that ends with a finished item; a cycle is not walked twice. */
  private Path path(String node, Set<String> above) {
    Path known = paths.get(node);
    if (known != null) {
      return known;
    }
    Path longest = new Path(1, 0);
    if (above.add(node)) {
      Optional<String> owner = picture.graph().item(node).owner();
      for (Link link : picture.graph().blockersOf(node)) {
        Item before = picture.graph().item(link.from());
        if (before.status() == Status.DONE && !above.contains(before.node())) {
          Path upTo = path(before.node(), above);
          int change = before.owner().equals(owner) ? 0 : 1;
          longest = longest.or(new Path(upTo.items() + 1, upTo.changes() + change));
        }
      }
      above.remove(node);
      paths.put(node, longest);
    }
    return longest;
  }
}
