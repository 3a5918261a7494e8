package dev.paydown.bench.growth;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.LagUnit;
import dev.paydown.brain.event.LinkKind;
import dev.paydown.brain.event.LinkType;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.event.Provenance;
import dev.paydown.brain.store.Advancer;
import dev.paydown.local.memory.MemoryTable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Workspaces as they stand before anything is measured. */
final class Seeds {
  /** As long as an import takes at once; of a large workspace a tenth, as each loads all of it. */
  private static final int AT_ONCE = 5_000;

  private static final int FOLDS_MAX = 10;

  private Seeds() {}

  static String name(int number) {
    return "w%06d".formatted(number);
  }

  /** So many workspaces, in each of which one item waits for another. */
  static void pairs(World world, int count) {
    for (int i = 0; i < count; i++) {
      items(world, name(i), 2);
    }
  }

  /** One workspace of so many items, each of which waits for the one before it in its ten. */
  static void items(World world, String workspace, int count) {
    world.make(workspace);
    Advancer advancer = new Advancer(world.deployment.workspaces());
    List<LogEntry> entries = new ArrayList<>();
    int atOnce = Math.max(AT_ONCE, count / FOLDS_MAX);
    for (int i = 0; i < count; i++) {
      LogEntry entry = opened(i, key(i, count), count);
      world.deployment.log().append(workspace, entry);
      entries.add(entry);
      if (entries.size() == atOnce) {
        fold(advancer, workspace, entries);
      }
    }
    fold(advancer, workspace, entries);
    List<MemoryTable.Change> _ = world.changes();
  }

  /** In a pair they are a and b. */
  private static String key(int number, int count) {
    return count == 2 ? String.valueOf((char) ('a' + number)) : "i" + number;
  }

  private static void fold(Advancer advancer, String workspace, List<LogEntry> entries) {
    if (!entries.isEmpty() && !advancer.advance(workspace, entries).isEmpty()) {
      throw new IllegalStateException("an entry of the seed cannot be folded");
    }
    entries.clear();
  }

  private static LogEntry opened(int number, String key, int count) {
    Instant at = World.BEGINNING.minusSeconds(86_400);
    ItemRef.Own item = new ItemRef.Own("desk", key);
    // A week apart, so that nothing is late before something slips.
    LocalDate start = LocalDate.parse("2026-11-23").plusWeeks(number % 10);
    List<Fact> facts = new ArrayList<>();
    facts.add(
        new Fact.ItemChanged(
            item,
            at,
            0,
            Actor.HUMAN,
            List.of(
                FieldChange.set(ItemField.KEY, key),
                FieldChange.set(ItemField.TITLE, "A piece of work, the " + number + "th of it"),
                FieldChange.set(ItemField.OWNER, "p" + number % 50 + "@example.com"),
                FieldChange.set(ItemField.START, start.toString()),
                FieldChange.set(ItemField.DUE, start.plusDays(2).toString()))));
    if (number % 10 > 0) {
      facts.add(
          new Fact.LinkMade(
              new ItemRef.Own("desk", key(number - 1, count)),
              item,
              LinkKind.BLOCKS,
              LinkType.FS,
              0,
              LagUnit.WORKING,
              Provenance.STATED,
              at,
              0,
              Actor.HUMAN));
    }
    return new LogEntry("seed#" + number, at, facts);
  }
}
