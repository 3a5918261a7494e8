package dev.paydown.brain.graph;

import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.brain.event.Transition;
import dev.paydown.brain.graph.ItemFacts.Turn;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Reads an item out of its facts. */
final class Items {
  private Items() {}

  static Item read(ItemFacts facts, People people, Confirmed confirmed) {
    Standing standing = Standing.of(facts.turns());
    String node = facts.own().node();
    String key = value(facts, ItemField.KEY).orElse(facts.own().uid());
    return new Item(
        node,
        facts.own().connection() + ":" + key,
        facts,
        value(facts, ItemField.KIND).orElse("task"),
        value(facts, ItemField.TITLE).filter(title -> !title.isBlank()).orElse(key),
        value(facts, ItemField.URL),
        value(facts, ItemField.OWNER).map(owner -> people.resolve(new PersonRef(owner))),
        standing.status,
        value(facts, ItemField.PERCENT).map(Integer::parseInt).orElse(0),
        date(facts, ItemField.START),
        date(facts, ItemField.DUE),
        confirmed.committed(node).map(LocalDate::parse).or(() -> first(facts)),
        value(facts, ItemField.ESTIMATE_DAYS).map(Double::parseDouble),
        standing.startedAt,
        standing.endedAt,
        value(facts, ItemField.CLIENT_FACING).map(Boolean::parseBoolean).orElse(false),
        value(facts, ItemField.PINNED).map(Boolean::parseBoolean).orElse(false));
  }

  /** Whether it was open and nobody had begun, by what is known now of that instant. */
  static boolean wasUnstarted(ItemFacts facts, Instant at) {
    Standing then =
        Standing.of(facts.turns().stream().filter(turn -> !turn.stamp().at().isAfter(at)).toList());
    return then.status.isLive() && then.startedAt.isEmpty();
  }

  private static Optional<String> value(ItemFacts facts, ItemField field) {
    return Optional.ofNullable(facts.registers().get(field)).flatMap(Register::value);
  }

  private static Optional<LocalDate> date(ItemFacts facts, ItemField field) {
    return value(facts, field).map(LocalDate::parse);
  }

  /** The first due date the item ever had, by source time. */
  private static Optional<LocalDate> first(ItemFacts facts) {
    return facts.histories().getOrDefault(ItemField.DUE, List.of()).stream()
        .flatMap(register -> register.value().stream())
        .findFirst()
        .map(LocalDate::parse);
  }

  /** Where the turns leave an item. */
  private static final class Standing {
    private Status status = Status.OPEN;
    private Status underBlock = Status.OPEN;
    private Optional<Instant> startedAt = Optional.empty();
    private Optional<Instant> endedAt = Optional.empty();

    static Standing of(List<Turn> turns) {
      Standing standing = new Standing();
      turns.forEach(standing::take);
      return standing;
    }

    private void take(Turn turn) {
      Instant at = turn.stamp().at();
      Transition to = turn.to();
      switch (to) {
        case STARTED -> {
          startedAt = startedAt.or(() -> Optional.of(at));
          become(Status.STARTED, Optional.empty());
        }
        case FINISHED -> {
          if (status != Status.DONE) {
            become(Status.DONE, Optional.of(at));
          }
        }
        case CANCELLED -> {
          if (status != Status.CANCELLED) {
            become(Status.CANCELLED, Optional.of(at));
          }
        }
        case REOPENED -> {
          if (!status.isLive() || status == Status.STARTED) {
            startedAt = Optional.empty();
            become(Status.OPEN, Optional.empty());
          }
        }
        case BLOCKED -> {
          if (status.isLive() && status != Status.BLOCKED) {
            underBlock = status;
            become(Status.BLOCKED, Optional.empty());
          }
        }
        case UNBLOCKED -> {
          if (status == Status.BLOCKED) {
            become(underBlock, Optional.empty());
          }
        }
      }
    }

    private void become(Status next, Optional<Instant> ended) {
      status = next;
      endedAt = ended;
    }
  }
}
