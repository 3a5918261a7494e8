package dev.paydown.brain.debt;

import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.graph.People;
import dev.paydown.brain.graph.Register;
import dev.paydown.brain.graph.Standing;
import dev.paydown.brain.graph.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** How one item stood, and whose it was, at any instant, by what is known now. */
final class Timeline {
  private final Item item;
  private final List<Standing> course;
  private final boolean isEverFinished;
  private final List<Owned> owners = new ArrayList<>();

  /** Whose it was from an instant on. */
  private record Owned(Instant from, Optional<String> owner) {}

  Timeline(Item item, People people) {
    this.item = item;
    this.course = Standing.course(item.facts().turns());
    this.isEverFinished = course.stream().anyMatch(each -> each.status() == Status.DONE);
    for (Register said : history(ItemField.OWNER)) {
      Optional<String> owner = said.value().map(value -> people.resolve(new PersonRef(value)));
      if (owners.isEmpty() || !owners.getLast().owner().equals(owner)) {
        owners.add(new Owned(said.stamp().at(), owner));
      }
    }
  }

  Item item() {
    return item;
  }

  /** Every standing, oldest first; the first is from the beginning of time. */
  List<Standing> course() {
    return course;
  }

  /** The instants at which its standing changed. */
  Set<Instant> changes() {
    Set<Instant> changes = new HashSet<>();
    course.forEach(standing -> changes.add(standing.from()));
    return changes;
  }

  /** Whether it was ever finished. */
  boolean everFinished() {
    return isEverFinished;
  }

  /** How it stood at an instant; what happened at the instant itself counts. */
  Standing at(Instant instant) {
    for (Standing standing : course.reversed()) {
      if (!standing.from().isAfter(instant)) {
        return standing;
      }
    }
    return course.getFirst();
  }

  /**
   * A while during which something held.
   *
   * @param then how the item stood when it no longer did; empty: it holds still
   */
  record While(Instant from, Optional<Standing> then) {
    Optional<Instant> until() {
      return then.map(Standing::from);
    }

    boolean isBefore(Instant instant) {
      return then.isPresent() && !then.get().from().isAfter(instant);
    }
  }

  /** Each unbroken while during which it stood so, oldest first. */
  List<While> whiles(Predicate<Standing> so) {
    List<While> found = new ArrayList<>();
    Optional<Instant> from = Optional.empty();
    for (Standing standing : course) {
      boolean holds = so.test(standing);
      if (holds && from.isEmpty()) {
        from = Optional.of(standing.from());
      } else if (!holds && from.isPresent()) {
        // Two turns of one instant leave no time between them.
        if (standing.from().isAfter(from.get())) {
          found.add(new While(from.get(), Optional.of(standing)));
        }
        from = Optional.empty();
      }
    }
    from.ifPresent(begun -> found.add(new While(begun, Optional.empty())));
    return found;
  }

  /** Whose it was at an instant, as far as anybody had said by then. */
  Optional<String> ownerAt(Instant instant) {
    Optional<String> owner = Optional.empty();
    for (Owned owned : owners) {
      if (owned.from().isAfter(instant)) {
        break;
      }
      owner = owned.owner();
    }
    return owner;
  }

  /** The instants at which it changed hands. */
  List<Instant> ownerChanges() {
    return owners.stream().map(Owned::from).toList();
  }

  /** When it next changes hands after an instant. */
  Optional<Instant> ownerChangeAfter(Instant instant) {
    for (Owned owned : owners) {
      if (owned.from().isAfter(instant)) {
        return Optional.of(owned.from());
      }
    }
    return Optional.empty();
  }

  /** Every saying of a field that keeps its history, oldest first. */
  List<Register> history(ItemField field) {
    return item.facts().histories().getOrDefault(field, List.of());
  }

  /** What a field showed at an instant. */
  Optional<String> valueAt(ItemField field, Instant instant) {
    Optional<String> value = Optional.empty();
    for (Register said : history(field)) {
      if (!said.stamp().at().isAfter(instant)) {
        value = said.value();
      }
    }
    return value;
  }

  /** The due date that it showed at an instant. */
  Optional<LocalDate> dueAt(Instant instant) {
    return valueAt(ItemField.DUE, instant).map(LocalDate::parse);
  }

  /** How much of it was done at an instant, 0 to 100. */
  int percentAt(Instant instant) {
    return valueAt(ItemField.PERCENT, instant).map(Integer::parseInt).orElse(0);
  }

  /** When the field began to show what it shows now. */
  Optional<Instant> setAt(ItemField field) {
    Optional<Instant> at = Optional.empty();
    Optional<String> shown = Optional.empty();
    for (Register said : history(field)) {
      if (!said.value().equals(shown)) {
        at = Optional.of(said.stamp().at());
      }
      shown = said.value();
    }
    return at;
  }
}
