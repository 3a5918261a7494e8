package dev.paydown.brain.graph;

import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.settings.InitiativeShift;
import dev.paydown.brain.settings.ShiftMode;
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
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** One graph across all tools: items as their facts show them, links whose both ends are known. */
public final class Graph {
  private final SortedMap<String, Item> items;
  private final Map<String, Item> found;
  private final SortedMap<String, LinkFacts> said;
  private final Confirmed confirmed;
  private final Shape shape;
  private final People people;
  private final ShiftMode shift;
  private final List<InitiativeShift> initiatives;

  /** The graph of what is held of a workspace. */
  public Graph(WorkspaceState state) {
    this(state, new Confirmed(state));
  }

  /**
   * The same, where what is confirmed is at hand.
   *
   * @param confirmed that of the state
   */
  public Graph(WorkspaceState state, Confirmed confirmed) {
    this.items = new TreeMap<>();
    this.said = state.links();
    this.confirmed = confirmed;
    this.people = new People(state);
    this.shift = state.settingsNow().shift();
    this.initiatives = state.settingsNow().initiatives();
    state.items().forEach((node, facts) -> items.put(node, Items.read(facts, people, confirmed)));
    this.found = new HashMap<>(items);
    this.shape = Shape.of(items, said.values());
  }

  private Graph(
      Graph before, SortedMap<String, LinkFacts> said, Confirmed confirmed, List<Item> changed) {
    this.items = changed.isEmpty() ? before.items : new TreeMap<>(before.items);
    this.found = changed.isEmpty() ? before.found : new HashMap<>(before.found);
    this.said = said;
    this.confirmed = confirmed;
    this.people = before.people;
    this.shift = before.shift;
    this.initiatives = before.initiatives;
    boolean isAlike = before.said.equals(said);
    for (Item item : changed) {
      Item was = found.get(item.node());
      isAlike = isAlike && was != null && Shape.isAlike(was, item);
      items.put(was == null ? item.node() : was.node(), item);
      found.put(item.node(), item);
    }
    this.shape = isAlike ? before.shape : Shape.of(items, said.values());
  }

  /**
   * The graph of what is held by now: what nothing new is stated of stays the same object.
   *
   * @param now the same workspace, ruled by the same settings and people as when this was read off
   * @param confirmedNow that of the state
   */
  public Graph readAgain(WorkspaceState now, Confirmed confirmedNow) {
    List<Item> changed = new ArrayList<>();
    int more = 0;
    for (Map.Entry<String, ItemFacts> stated : now.items().entrySet()) {
      String node = stated.getKey();
      Item held = found.get(node);
      boolean isAsItWas =
          held != null
              && held.facts().equals(stated.getValue())
              && confirmed.of(node).equals(confirmedNow.of(node));
      if (!isAsItWas) {
        changed.add(Items.read(stated.getValue(), people, confirmedNow));
        more += held == null ? 1 : 0;
      }
    }
    // What is held by now may be what stood before: then there are fewer items.
    return now.items().size() == items.size() + more
        ? new Graph(this, now.links(), confirmedNow, changed)
        : new Graph(now, confirmedNow);
  }

  private Shape.Ends ends(String node) {
    return shape.ends(node);
  }

  private Graph(Graph other, Collection<Item> otherwise) {
    this.items = new TreeMap<>(other.items);
    this.found = new HashMap<>(other.found);
    otherwise.forEach(
        item -> {
          items.put(item(item.node()).node(), item);
          found.put(item.node(), item);
        });
    this.said = other.said;
    this.confirmed = other.confirmed;
    this.shape = other.shape;
    this.people = other.people;
    this.shift = other.shift;
    this.initiatives = other.initiatives;
  }

  /** The same graph, had some of its items stood otherwise; links stay as they are. */
  public Graph with(Collection<Item> otherwise) {
    return new Graph(this, otherwise);
  }

  /**
   * How things hang together: the names and all that was ever said of links and readings of them;
   * equal only where nothing of that was read again.
   */
  public Object shape() {
    return shape;
  }

  /** Every node, in order. */
  public List<String> names() {
    return shape.names();
  }

  /** The place of each node among the names. */
  public Map<String, Integer> places() {
    return shape.places();
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
    return shape.references().find(new ItemRef.Named(text)).map(this::item);
  }

  /** The item that a source points at, if the graph has it. */
  public Optional<Item> find(ItemRef ref) {
    return shape.references().find(ref).map(this::item);
  }

  /** Every link that stands. */
  public List<Link> links() {
    return shape.links();
  }

  /** The links of which an end is not known yet. */
  public List<LinkFacts> waiting() {
    return shape.waiting();
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
    Shape.Ends ends = ends(node);
    if (ends.isBoundByItsOwn()) {
      return ends.blockers();
    }
    return Stream.concat(Stream.of(node), above(node).stream())
        .flatMap(near -> blockersOf(near).stream())
        .distinct()
        .toList();
  }

  /** Whether nothing binds the item but the one link at most that blocks it itself. */
  public boolean isBoundByItsOwn(String node) {
    return ends(node).isBoundByItsOwn();
  }

  /** What the item blocks, by link. */
  public List<Link> blockedBy(String node) {
    return ends(node).blocked();
  }

  /** The items that the item contains, near ones only, in no item twice. */
  public List<String> childrenOf(String node) {
    return ends(node).children();
  }

  /** The items that contain the item, near ones only. */
  public List<String> parentsOf(String node) {
    return ends(node).parents();
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
    Deque<String> queue = new ArrayDeque<>(new TreeSet<>(nodes));
    List<String> next = new ArrayList<>();
    while (!queue.isEmpty()) {
      String near = queue.remove();
      Shape.Ends ends = ends(near);
      next.clear();
      ends.blocked().forEach(link -> next.add(link.to()));
      if (waiting.contains(near)) {
        next.addAll(ends.children());
      }
      for (String reached : next) {
        if (!nodes.contains(reached) && waiting.add(reached)) {
          seen.add(reached);
          queue.add(reached);
        }
      }
      for (String parent : ends.parents()) {
        if (seen.add(parent)) {
          queue.add(parent);
        }
      }
    }
    return waiting;
  }

  /** Who is who. */
  public People people() {
    return people;
  }
}
