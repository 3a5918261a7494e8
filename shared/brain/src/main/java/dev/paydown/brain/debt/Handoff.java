package dev.paydown.brain.debt;

import dev.paydown.brain.Picture;
import dev.paydown.brain.event.LinkType;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.graph.Link;
import dev.paydown.brain.graph.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Work that passes from one owner to another: every predecessor is finished or cancelled, and a
 * different owner is clear to start.
 *
 * @param to the successor, whose liability it is
 * @param from the predecessor that ended last
 * @param offeredAt the source time of that end
 * @param pickedUpAt when somebody started the successor, or finished it outright
 */
public record Handoff(Item to, Item from, Instant offeredAt, Optional<Instant> pickedUpAt) {
  /** An acknowledgement pauses a handoff for this many days of the owner's working time. */
  public static final int ACKNOWLEDGED_DAYS = 2;

  /** The handoff into an item, if there is one. */
  public static Optional<Handoff> into(Picture picture, Item item) {
    Optional<Item> last = Optional.empty();
    boolean finished = false;
    for (Link link : before(picture, item)) {
      Item before = picture.graph().item(link.from());
      if (before.endedAt().isEmpty()) {
        return Optional.empty();
      }
      finished |= before.status() == Status.DONE;
      if (last.isEmpty() || endedAt(before).isAfter(endedAt(last.get()))) {
        last = Optional.of(before);
      }
    }
    if (last.isEmpty() || !finished || last.get().owner().equals(item.owner())) {
      return Optional.empty();
    }
    Instant offeredAt = endedAt(last.get());
    Optional<Instant> pickedUpAt =
        item.startedAt().or(() -> item.status() == Status.DONE ? item.endedAt() : Optional.empty());
    if (pickedUpAt.isPresent() && pickedUpAt.get().isBefore(offeredAt)) {
      return Optional.empty();
    }
    return Optional.of(new Handoff(item, last.get(), offeredAt, pickedUpAt));
  }

  /**
   * The links whose work must end before an item is clear to start. What stands before a container
   * alone is handed to the container, but holds up what is handed on inside it.
   */
  static List<Link> before(Picture picture, Item item) {
    List<Link> own = ends(picture.graph().blockersOf(item.node()));
    return own.isEmpty() || picture.graph().isBoundByItsOwn(item.node())
        ? own
        : ends(picture.graph().boundBy(item.node()));
  }

  private static List<Link> ends(List<Link> links) {
    for (Link link : links) {
      if (link.type() != LinkType.FS) {
        return links.stream().filter(each -> each.type() == LinkType.FS).toList();
      }
    }
    return links;
  }

  private static Instant endedAt(Item item) {
    return item.endedAt().orElseThrow();
  }
}
