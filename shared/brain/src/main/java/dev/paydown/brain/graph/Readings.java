package dev.paydown.brain.graph;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.LagUnit;
import dev.paydown.brain.event.LinkKind;
import dev.paydown.brain.event.LinkType;
import dev.paydown.brain.event.Provenance;
import dev.paydown.brain.event.Stamp;
import dev.paydown.brain.graph.LinkFacts.Saying;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Sayings about links, each kept once. */
final class Readings {
  private Readings() {}

  static String key(LinkKind kind, ItemRef from, ItemRef to) {
    return kind + "|" + text(from) + "|" + text(to);
  }

  private static String text(ItemRef ref) {
    return switch (ref) {
      case ItemRef.Own own -> "own:" + own.node();
      case ItemRef.Named named -> "named:" + named.text();
    };
  }

  static Saying cut(Stamp stamp, Actor actor) {
    return new Saying(
        stamp, actor, false, LinkType.FS, 0, LagUnit.WORKING, Provenance.STATED, false);
  }

  /**
   * Each reading says the same links again: of equal sayings the one of the least entry is kept.
   */
  static LinkFacts with(LinkFacts link, Saying saying) {
    List<Saying> sayings = new ArrayList<>(link.sayings());
    for (Saying held : link.sayings()) {
      if (anonymous(held).equals(anonymous(saying))) {
        if (held.stamp().compareTo(saying.stamp()) <= 0) {
          return link;
        }
        sayings.remove(held);
      }
    }
    sayings.add(saying);
    sayings.sort(Comparator.comparing(Saying::stamp).thenComparing(Saying::toString));
    return new LinkFacts(link.key(), link.from(), link.to(), link.kind(), sayings);
  }

  private static Saying anonymous(Saying saying) {
    return new Saying(
        new Stamp(saying.stamp().at(), saying.stamp().version(), ""),
        saying.actor(),
        saying.present(),
        saying.type(),
        saying.lagDays(),
        saying.lagUnit(),
        saying.provenance(),
        saying.listed());
  }
}
