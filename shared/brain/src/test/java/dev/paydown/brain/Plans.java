package dev.paydown.brain;

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
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Makes up plans without loops: dated, half-dated and undated items, every kind of link. Lags count
 * working days: a weekend swallows part of a calendar day's lag, and with it part of a delay.
 */
final class Plans {
  private static final Instant SAID = Instant.parse("2026-11-02T08:00:00Z");
  private static final LocalDate FIRST = LocalDate.parse("2026-11-03");
  private final Random random;

  Plans(Random random) {
    this.random = random;
  }

  /** A plan of that many items, all of one calendar. */
  WorkspaceState plan(int items) {
    List<Fact> facts = new ArrayList<>();
    for (int item = 0; item < items; item++) {
      facts.add(item(item));
      for (int link = random.nextInt(3); link > 0 && item > 0; link--) {
        facts.add(link(random.nextInt(item), item));
      }
    }
    return Advance.read(WorkspaceState.empty("acme"), List.of(new LogEntry("plan", SAID, facts)));
  }

  static String node(int item) {
    return ref(item).node();
  }

  private static ItemRef.Own ref(int item) {
    return new ItemRef.Own("studio", "i" + (100 + item));
  }

  private Fact item(int item) {
    List<FieldChange> changes = new ArrayList<>();
    changes.add(FieldChange.set(ItemField.KEY, "i" + (100 + item)));
    LocalDate start = FIRST.plusDays(random.nextInt(20));
    switch (random.nextInt(8)) {
      case 0 -> changes.add(FieldChange.set(ItemField.START, start.toString()));
      case 1 -> changes.add(estimate());
      case 2 -> {
        changes.add(FieldChange.set(ItemField.START, start.toString()));
        changes.add(estimate());
      }
      default -> {
        changes.add(FieldChange.set(ItemField.START, start.toString()));
        changes.add(FieldChange.set(ItemField.DUE, start.plusDays(random.nextInt(12)).toString()));
      }
    }
    return new Fact.ItemChanged(ref(item), SAID, 0, Actor.HUMAN, changes);
  }

  private FieldChange estimate() {
    return FieldChange.set(ItemField.ESTIMATE_DAYS, String.valueOf(random.nextInt(6)));
  }

  private Fact link(int from, int to) {
    LinkType type =
        random.nextInt(3) == 0 ? List.of(LinkType.values()).get(random.nextInt(4)) : LinkType.FS;
    return new Fact.LinkMade(
        ref(from),
        ref(to),
        LinkKind.BLOCKS,
        type,
        random.nextInt(3) == 0 ? random.nextInt(6) - 2 : 0,
        LagUnit.WORKING,
        Provenance.NATIVE,
        SAID,
        0,
        Actor.HUMAN);
  }
}
