package dev.paydown.brain.graph;

import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.PersonRef;
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
        standing.status(),
        value(facts, ItemField.PERCENT).map(Integer::parseInt).orElse(0),
        date(facts, ItemField.START),
        date(facts, ItemField.DUE),
        confirmed.committed(node).map(LocalDate::parse).or(() -> first(facts)),
        value(facts, ItemField.ESTIMATE_DAYS).map(Double::parseDouble),
        standing.startedAt(),
        standing.endedAt(),
        value(facts, ItemField.CLIENT_FACING).map(Boolean::parseBoolean).orElse(false),
        value(facts, ItemField.PINNED).map(Boolean::parseBoolean).orElse(false));
  }

  /** Whether it was open and nobody had begun, by what is known now of that instant. */
  static boolean wasUnstarted(ItemFacts facts, Instant at) {
    return Standing.of(
            facts.turns().stream().filter(turn -> !turn.stamp().at().isAfter(at)).toList())
        .isUnstarted();
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
}
