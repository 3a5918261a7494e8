package dev.paydown.brain.graph;

import dev.paydown.brain.Advance;
import dev.paydown.brain.WorkspaceState;
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
import dev.paydown.brain.event.Transition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What tools say about items, and the graph that comes of it. */
final class Sources {
  private final List<LogEntry> log = new ArrayList<>();

  /** Hours of one Monday, as instants. */
  static Instant at(int hour) {
    return Instant.parse("2026-11-02T00:00:00Z").plusSeconds(hour * 3600L);
  }

  static ItemRef.Own own(String connection, String uid) {
    return new ItemRef.Own(connection, uid);
  }

  static ItemRef.Own own(String uid) {
    return own("studio", uid);
  }

  /** Receives facts in that hour, as one delivery. */
  Sources receive(int hour, Fact... facts) {
    log.add(new LogEntry("e" + (100 + log.size()), at(hour), List.of(facts)));
    return this;
  }

  /** Opens items of those keys at midnight. */
  Sources open(String... keys) {
    for (String key : keys) {
      receive(0, changed(own(key), 0, FieldChange.set(ItemField.KEY, key)));
    }
    return this;
  }

  static Fact changed(ItemRef.Own item, int hour, FieldChange... changes) {
    return new Fact.ItemChanged(item, at(hour), 0, Actor.HUMAN, List.of(changes));
  }

  static Fact turned(String key, int hour, Transition to) {
    return new Fact.StatusChanged(own(key), at(hour), 0, Actor.HUMAN, to, Optional.empty());
  }

  static Fact.LinkMade made(ItemRef from, ItemRef to, LinkKind kind, int hour) {
    return new Fact.LinkMade(
        from,
        to,
        kind,
        LinkType.FS,
        0,
        LagUnit.WORKING,
        Provenance.STATED,
        at(hour),
        0,
        Actor.HUMAN);
  }

  static Fact.LinkMade blocks(String from, String to, int hour) {
    return made(own(from), own(to), LinkKind.BLOCKS, hour);
  }

  static Fact.LinkMade contains(String parent, String child, int hour) {
    return made(own(parent), own(child), LinkKind.CONTAINS, hour);
  }

  static Fact cut(String from, String to, int hour) {
    return new Fact.LinkCut(own(from), own(to), LinkKind.BLOCKS, at(hour), 0, Actor.HUMAN);
  }

  static Fact listed(String key, int hour, Fact.LinkMade... links) {
    return new Fact.LinksRead(own(key), at(hour), List.of(links));
  }

  WorkspaceState state() {
    return Advance.read(WorkspaceState.empty("acme"), log);
  }

  /** The same deliveries, arrived the other way round. */
  WorkspaceState backwards() {
    return Advance.read(WorkspaceState.empty("acme"), log.reversed());
  }

  Graph graph() {
    return new Graph(state());
  }

  Item item(String key) {
    return graph().item(own(key).node());
  }
}
