package dev.paydown.brain.ledger;

import dev.paydown.brain.Picture;
import dev.paydown.brain.debt.Liability;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.graph.Link;
import dev.paydown.brain.graph.Register;
import dev.paydown.brain.graph.Status;
import dev.paydown.brain.settings.LiabilityKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the graph makes debt dearer by: who waits, and how many handoffs were crossed. */
final class Connections {
  private final Picture picture;
  private Optional<Map<String, Path>> paths = Optional.empty();
  private final Map<String, List<Item>> behind = new HashMap<>();

  Connections(Picture picture) {
    this.picture = picture;
  }

  /**
   * Whose work waited on a day.
   *
   * @param nodes the items whose owners waited
   * @param people how many they are, at least 1
   */
  record Waiting(List<String> nodes, long people) {}

  /**
   * Who waited for the liability's item at the end of a day: the item's owner where the item waits
   * for somebody else, and the owners of the items behind it that were live, unstarted and planned
   * to have started.
   */
  Waiting waiting(Liability liability, LocalDate day, Instant dayEnd) {
    List<String> nodes = new ArrayList<>();
    if (waitsForSomebodyElse(liability)) {
      nodes.add(liability.node());
    }
    for (Item item : behind(liability.node())) {
      Optional<LocalDate> start = picture.forecast().of(item.node()).span().start();
      if (start.isPresent() && !start.get().isAfter(day) && item.wasUnstarted(dayEnd)) {
        nodes.add(item.node());
      }
    }
    return waiting(nodes, dayEnd);
  }

  /** Those of the nodes that, by what is known now, did wait at the end of that day. */
  Waiting stillWaiting(Liability liability, List<String> nodes, Instant dayEnd) {
    return waiting(
        nodes.stream()
            .filter(
                node ->
                    node.equals(liability.node())
                        || picture.graph().item(node).wasUnstarted(dayEnd))
            .toList(),
        dayEnd);
  }

  private Waiting waiting(List<String> nodes, Instant at) {
    Set<String> people = new HashSet<>();
    List<String> owned = new ArrayList<>();
    for (String node : nodes) {
      Optional<String> owner = ownerAt(node, at);
      owner.ifPresent(people::add);
      owner.ifPresent(any -> owned.add(node));
    }
    return new Waiting(owned, Math.max(1, people.size()));
  }

  private static boolean waitsForSomebodyElse(Liability liability) {
    return liability.kind() == LiabilityKind.BLOCKER
        || liability.kind() == LiabilityKind.PENDING_APPROVAL;
  }

  private List<Item> behind(String node) {
    return behind.computeIfAbsent(
        node, any -> picture.graph().behind(node).stream().map(picture.graph()::item).toList());
  }

  /** Whose an item was then; before anybody was named, whose it became first. */
  Optional<String> ownerAt(String node, Instant at) {
    List<Register> owners =
        picture.graph().item(node).facts().histories().getOrDefault(ItemField.OWNER, List.of());
    Optional<Register> then = Optional.empty();
    for (Register owner : owners) {
      if (then.isEmpty() || !owner.stamp().at().isAfter(at)) {
        then = Optional.of(owner);
      }
    }
    return then.flatMap(Register::value)
        .map(owner -> picture.graph().people().resolve(new PersonRef(owner)));
  }

  /**
   * Owner changes between finished items on the longest finished path that leads to the item; the
   * one into the item itself does not count.
   */
  int handoffsCrossed(String node) {
    Path longest = Path.NONE;
    for (Link link : picture.graph().blockersOf(node)) {
      longest = longest.or(finished().getOrDefault(link.from(), Path.NONE));
    }
    return longest.changes();
  }

  private record Path(int items, int changes) {
    static final Path NONE = new Path(0, 0);

    Path or(Path other) {
      return other.items > items || (other.items == items && other.changes > changes)
          ? other
          : this;
    }
  }

  /** The longest finished path that ends with each finished item; a cycle is walked once. */
  private Map<String, Path> finished() {
    if (paths.isPresent()) {
      return paths.get();
    }
    Map<String, Path> found = new HashMap<>();
    for (String node : picture.forecast().order()) {
      Item item = picture.graph().item(node);
      if (item.status() == Status.DONE) {
        Path longest = new Path(1, 0);
        for (Link link : picture.graph().blockersOf(node)) {
          Path upTo = found.getOrDefault(link.from(), Path.NONE);
          if (upTo.items() > 0) {
            Optional<String> owner = picture.graph().item(link.from()).owner();
            int change = owner.equals(item.owner()) ? 0 : 1;
            longest = longest.or(new Path(upTo.items() + 1, upTo.changes() + change));
          }
        }
        found.put(node, longest);
      }
    }
    paths = Optional.of(found);
    return found;
  }
}
