package dev.paydown.brain.graph;

import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.LagUnit;
import dev.paydown.brain.event.LinkKind;
import dev.paydown.brain.event.LinkType;
import dev.paydown.brain.event.Provenance;
import dev.paydown.brain.graph.LinkFacts.Saying;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What hangs together how: who answers to which name, and the links that stand. No date, owner or
 * standing has a part in it, so that most of what happens leaves it as it is.
 *
 * @param names every node, in order
 * @param places the place of each among them
 * @param waiting the links of which an end is not known yet
 */
record Shape(
    List<String> names,
    Map<String, Integer> places,
    References references,
    List<Link> links,
    List<LinkFacts> waiting,
    Map<String, Ends> endsByNode) {

  /** An item's links, each list in the order of the graph's; asked of every item many times. */
  record Ends(
      List<Link> into,
      List<Link> outOf,
      List<Link> blockers,
      List<Link> blocked,
      List<String> parents,
      List<String> children) {
    static final Ends NONE = of(List.of(), List.of());

    /** Whether nothing binds the item but the one link at most that blocks it itself. */
    boolean isBoundByItsOwn() {
      return parents.isEmpty() && blockers.size() < 2;
    }

    static Ends of(List<Link> into, List<Link> outOf) {
      return new Ends(
          into,
          outOf,
          only(into),
          only(outOf),
          contained(into, Link::from),
          contained(outOf, Link::to));
    }
  }

  /** The shape of those items, by node, and of the links that were said. */
  static Shape of(SortedMap<String, Item> items, Collection<LinkFacts> said) {
    References references = new References(items.values());
    Resolving resolving = new Resolving(items, references);
    said.forEach(resolving::take);
    resolving.addParents();
    List<String> names = List.copyOf(items.keySet());
    Map<String, Integer> places = new HashMap<>();
    names.forEach(name -> places.put(name, places.size()));
    return new Shape(
        names, places, references, resolving.links, resolving.waiting, ends(resolving.links));
  }

  /** Whether an item that stood so and now stands otherwise hangs together with the same. */
  static boolean isAlike(Item before, Item after) {
    return before.node().equals(after.node())
        && before.id().equals(after.id())
        && before.url().equals(after.url())
        && before.facts().reading().equals(after.facts().reading())
        && parent(before).equals(parent(after));
  }

  private static Optional<Register> parent(Item item) {
    return Optional.ofNullable(item.facts().registers().get(ItemField.PARENT));
  }

  Ends ends(String node) {
    return endsByNode.getOrDefault(node, Ends.NONE);
  }

  private static Map<String, Ends> ends(List<Link> links) {
    Map<String, List<Link>> into = new HashMap<>();
    Map<String, List<Link>> outOf = new HashMap<>();
    for (Link link : links) {
      into.computeIfAbsent(link.to(), any -> new ArrayList<>()).add(link);
      outOf.computeIfAbsent(link.from(), any -> new ArrayList<>()).add(link);
    }
    Map<String, Ends> ends = new HashMap<>();
    Stream.concat(into.keySet().stream(), outOf.keySet().stream())
        .forEach(
            node ->
                ends.computeIfAbsent(
                    node,
                    any ->
                        Ends.of(
                            into.getOrDefault(node, List.of()),
                            outOf.getOrDefault(node, List.of()))));
    return ends;
  }

  private static List<Link> only(List<Link> links) {
    return links.stream()
        .filter(link -> link.kind() == LinkKind.BLOCKS && !link.from().equals(link.to()))
        .toList();
  }

  private static List<String> contained(List<Link> links, Function<Link, String> end) {
    return links.stream()
        .filter(link -> link.kind() == LinkKind.CONTAINS && !link.from().equals(link.to()))
        .map(end)
        .distinct()
        .sorted()
        .toList();
  }

  /** Finds which items each link is between. */
  private static final class Resolving {
    private final SortedMap<String, Item> items;
    private final References references;
    private final List<Link> links = new ArrayList<>();
    private final List<LinkFacts> waiting = new ArrayList<>();

    Resolving(SortedMap<String, Item> items, References references) {
      this.items = items;
      this.references = references;
    }

    void take(LinkFacts facts) {
      if (stands(facts)) {
        resolve(facts);
      }
    }

    private boolean stands(LinkFacts facts) {
      if (!facts.sayings().getLast().present()) {
        return false;
      }
      return !isOnlyListed(facts) || (isListed(facts, facts.from()) && isListed(facts, facts.to()));
    }

    /** Whether nobody said it, since it was last cut, but whole readings of an item's links. */
    private static boolean isOnlyListed(LinkFacts facts) {
      for (Saying saying : facts.sayings().reversed()) {
        if (!saying.present()) {
          return true;
        }
        if (!saying.listed()) {
          return false;
        }
      }
      return true;
    }

    /** A link that a later reading of one of its ends does not list is gone. */
    private boolean isListed(LinkFacts facts, ItemRef end) {
      return references
          .find(end)
          .flatMap(node -> Optional.ofNullable(items.get(node)))
          .flatMap(item -> item.facts().reading())
          .filter(reading -> reading.stamp().compareTo(facts.sayings().getLast().stamp()) > 0)
          .map(reading -> reading.keys().contains(facts.key()))
          .orElse(true);
    }

    private void resolve(LinkFacts facts) {
      Optional<String> from = references.find(facts.from());
      Optional<String> to = references.find(facts.to());
      if (from.isEmpty() || to.isEmpty()) {
        waiting.add(facts);
        return;
      }
      Saying last = facts.sayings().getLast();
      links.add(
          new Link(
              from.get(),
              to.get(),
              facts.kind(),
              last.type(),
              last.lagDays(),
              last.lagUnit(),
              last.provenance(),
              madeAt(facts)));
    }

    /** When the link that stands was made: the first saying since it was last cut. */
    private static Instant madeAt(LinkFacts facts) {
      Instant at = facts.sayings().getLast().stamp().at();
      for (Saying saying : facts.sayings().reversed()) {
        if (!saying.present()) {
          break;
        }
        at = saying.stamp().at();
      }
      return at;
    }

    void addParents() {
      for (Item item : items.values()) {
        Optional<Register> said = parent(item);
        if (said.isPresent() && said.get().value().isPresent()) {
          references
              .find(References.parse(said.get().value().get()))
              .filter(node -> !node.equals(item.node()))
              .ifPresent(node -> links.add(contains(node, item.node(), said.get())));
        }
      }
    }

    private static Link contains(String parent, String child, Register register) {
      return new Link(
          parent,
          child,
          LinkKind.CONTAINS,
          LinkType.FS,
          0,
          LagUnit.WORKING,
          Provenance.NATIVE,
          register.stamp().at());
    }
  }
}
