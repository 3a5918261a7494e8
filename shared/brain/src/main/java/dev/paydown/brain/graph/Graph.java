package dev.paydown.brain.graph;

import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.LagUnit;
import dev.paydown.brain.event.LinkKind;
import dev.paydown.brain.event.LinkType;
import dev.paydown.brain.event.Provenance;
import dev.paydown.brain.graph.LinkFacts.Saying;
import dev.paydown.brain.settings.InitiativeShift;
import dev.paydown.brain.settings.ShiftMode;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** One graph across all tools: items as their facts show them, links whose both ends are known. */
public final class Graph {
  private final SortedMap<String, Item> items;
  private final Map<String, Item> found;
  private final List<Link> links;
  private final List<LinkFacts> waiting;
  private final Map<String, Ends> ends;
  private final References references;
  private final People people;
  private final ShiftMode shift;
  private final List<InitiativeShift> initiatives;

  /** An item's links, each list in the order of the graph's; asked of every item many times. */
  private record Ends(
      List<Link> into,
      List<Link> outOf,
      List<Link> blockers,
      List<Link> blocked,
      List<String> parents,
      List<String> children) {
    static final Ends NONE = of(List.of(), List.of());

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

  /** The graph of what is held of a workspace. */
  public Graph(WorkspaceState state) {
    this.items = new TreeMap<>();
    this.links = new ArrayList<>();
    this.waiting = new ArrayList<>();
    this.people = new People(state);
    this.shift = state.settingsNow().shift();
    this.initiatives = state.settingsNow().initiatives();
    Confirmed confirmed = new Confirmed(state);
    state.items().forEach((node, facts) -> items.put(node, Items.read(facts, people, confirmed)));
    this.found = new HashMap<>(items);
    this.references = new References(items.values());
    for (LinkFacts facts : state.links().values()) {
      if (stands(facts)) {
        resolve(facts);
      }
    }
    addParents();
    this.ends = ends(links);
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

  private Ends ends(String node) {
    return ends.getOrDefault(node, Ends.NONE);
  }

  private Graph(Graph other, Collection<Item> otherwise) {
    this.items = new TreeMap<>(other.items);
    this.found = new HashMap<>(other.found);
    otherwise.forEach(
        item -> {
          items.put(item(item.node()).node(), item);
          found.put(item.node(), item);
        });
    this.links = other.links;
    this.waiting = other.waiting;
    this.ends = other.ends;
    this.references = other.references;
    this.people = other.people;
    this.shift = other.shift;
    this.initiatives = other.initiatives;
  }

  /** The same graph, had some of its items stood otherwise; links stay as they are. */
  public Graph with(Collection<Item> otherwise) {
    return new Graph(this, otherwise);
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
        .flatMap(node -> item(node).facts().reading())
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

  private void addParents() {
    for (Item item : items.values()) {
      Register parent = item.facts().registers().get(ItemField.PARENT);
      if (parent != null && parent.value().isPresent()) {
        references
            .find(References.parse(parent.value().get()))
            .filter(node -> !node.equals(item.node()))
            .ifPresent(node -> links.add(contains(node, item.node(), parent)));
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

  /** Every item, by node. */
  public SortedMap<String, Item> items() {
    return items;
  }

  /** The item of that node, which the graph has. */
  public Item item(String node) {
    Item item = found.get(node);
    if (item == null) {
      throw new IllegalArgumentException("the graph has no item " + node);
    }
    return item;
  }

  /** The item that people call so: an id, a key or a URL. */
  public Optional<Item> named(String text) {
    return references.find(new ItemRef.Named(text)).map(this::item);
  }

  /** The item that a source points at, if the graph has it. */
  public Optional<Item> find(ItemRef ref) {
    return references.find(ref).map(this::item);
  }

  /** Every link that stands. */
  public List<Link> links() {
    return links;
  }

  /** The links of which an end is not known yet. */
  public List<LinkFacts> waiting() {
    return waiting;
  }

  /** The links at an item, both ways. */
  public List<Link> at(String node) {
    List<Link> all = new ArrayList<>(ends(node).into());
    all.addAll(ends(node).outOf());
    return all;
  }

  /** What blocks the item, by link; cancelled predecessors included. */
  public List<Link> blockersOf(String node) {
    return ends(node).blockers();
  }

  /**
   * What must let go before the item can start, by link: what blocks it, and what blocks anything
   * that contains it, which binds it as well. Cancelled predecessors included.
   */
  public List<Link> boundBy(String node) {
    List<Link> own = blockersOf(node);
    if (parentsOf(node).isEmpty() && own.size() < 2) {
      return own;
    }
    return Stream.concat(Stream.of(node), above(node).stream())
        .flatMap(near -> blockersOf(near).stream())
        .distinct()
        .toList();
  }

  /** What the item blocks, by link. */
  public List<Link> blockedBy(String node) {
    return ends(node).blocked();
  }

  private static List<Link> only(List<Link> links) {
    return links.stream()
        .filter(link -> link.kind() == LinkKind.BLOCKS && !link.from().equals(link.to()))
        .toList();
  }

  /** The items that the item contains, near ones only, in no item twice. */
  public List<String> childrenOf(String node) {
    return ends(node).children();
  }

  /** The items that contain the item, near ones only. */
  public List<String> parentsOf(String node) {
    return ends(node).parents();
  }

  private static List<String> contained(List<Link> links, Function<Link, String> end) {
    return links.stream()
        .filter(link -> link.kind() == LinkKind.CONTAINS && !link.from().equals(link.to()))
        .map(end)
        .distinct()
        .sorted()
        .toList();
  }

  /** Everything the item contains, at any depth, itself not included. */
  public Set<String> below(String node) {
    return reach(node, this::childrenOf);
  }

  /** Everything that contains the item, near ones first, itself not included. */
  public Set<String> above(String node) {
    return reach(node, this::parentsOf);
  }

  /** What a slip does to the item: as the nearest initiative over it says, else the workspace. */
  public ShiftMode shift(String node) {
    if (initiatives.isEmpty()) {
      return shift;
    }
    return Stream.concat(Stream.of(node), above(node).stream())
        .map(near -> item(near).id())
        .flatMap(id -> initiatives.stream().filter(each -> each.matches(id)))
        .map(InitiativeShift::shift)
        .findFirst()
        .orElse(shift);
  }

  private static Set<String> reach(String node, Function<String, List<String>> next) {
    Set<String> seen = new LinkedHashSet<>();
    Deque<String> queue = new ArrayDeque<>(List.of(node));
    while (!queue.isEmpty()) {
      for (String near : next.apply(queue.remove())) {
        if (!near.equals(node) && seen.add(near)) {
          queue.add(near);
        }
      }
    }
    return seen;
  }

  /**
   * Every item that waits for this one, near ones first, itself not included: what it blocks, what
   * that contains, what waits for those, and what waits for a container that this one is part of.
   */
  public Set<String> behind(String node) {
    return behind(Set.of(node));
  }

  /** The same of several items at once: every other item that waits for any of them. */
  public Set<String> behind(Set<String> nodes) {
    Set<String> waiting = new LinkedHashSet<>();
    Set<String> seen = new HashSet<>(nodes);
    Deque<String> queue = new ArrayDeque<>(nodes.stream().sorted().toList());
    while (!queue.isEmpty()) {
      String near = queue.remove();
      boolean waits = waiting.contains(near);
      List<String> next = new ArrayList<>(blockedBy(near).stream().map(Link::to).toList());
      if (waits) {
        next.addAll(childrenOf(near));
      }
      for (String reached : next) {
        if (!nodes.contains(reached) && waiting.add(reached)) {
          seen.add(reached);
          queue.add(reached);
        }
      }
      parentsOf(near).stream().filter(seen::add).forEach(queue::add);
    }
    return waiting;
  }

  /** Who is who. */
  public People people() {
    return people;
  }
}
