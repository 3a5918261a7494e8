package dev.paydown.brain.debt;

import dev.paydown.brain.Picture;
import dev.paydown.brain.Recall;
import dev.paydown.brain.debt.Episode.Ended;
import dev.paydown.brain.event.LinkKind;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.graph.ItemFacts.LinkReading;
import dev.paydown.brain.graph.Link;
import dev.paydown.brain.graph.LinkFacts;
import dev.paydown.brain.graph.LinkFacts.Saying;
import dev.paydown.brain.graph.Status;
import dev.paydown.brain.settings.LiabilityKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * {@code cycle}: live items that wait for each other, one liability for each strongly connected
 * component, from the link that closed it to the cut, or the end of a member, that opened it. A
 * cycle that grows or shrinks is the same one.
 */
final class Cycles implements Detector {
  private static final Recall.Matter<Wiring> WIRING = new Recall.Matter<>();

  /** More make no sentence. */
  private static final int NAMED_MAX = 6;

  private final Picture picture;
  private final WorkingTime time;

  /**
   * What ever blocked what, and which items that ever closed a cycle between: of how things hang
   * together, whatever becomes of the items meanwhile.
   */
  private record Wiring(List<Wire> wires, List<NavigableSet<String>> components) {}

  /** A while in which one item blocked another. */
  private record Wire(String from, String to, Instant made, Optional<Instant> cut) {
    boolean isAt(Instant at) {
      return !made.isAfter(at) && cut.map(at::isBefore).orElse(true);
    }
  }

  /** A cycle that goes on, under the name of the least member that it began with. */
  private record Round(Item item, Instant since, NavigableSet<String> members) {}

  Cycles(Picture picture, WorkingTime time) {
    this.picture = picture;
    this.time = time;
  }

  private Wiring wiring() {
    List<Wire> wires = new ArrayList<>();
    Set<String> standing = new HashSet<>();
    for (Link link : picture.graph().links()) {
      if (link.kind() == LinkKind.BLOCKS) {
        standing.add(link.from() + "\n" + link.to());
      }
    }
    for (LinkFacts facts : picture.state().links().values()) {
      Optional<Item> from = picture.graph().find(facts.from());
      Optional<Item> to = picture.graph().find(facts.to());
      boolean isOne =
          facts.kind() == LinkKind.BLOCKS && from.isPresent() && to.isPresent() && !from.equals(to);
      if (isOne) {
        wire(facts, from.get(), to.get(), standing, wires);
      }
    }
    Map<String, Set<String>> ever = new HashMap<>();
    wires.forEach(wire -> add(ever, wire));
    return new Wiring(wires, Components.of(ever));
  }

  private static void wire(
      LinkFacts facts, Item from, Item to, Set<String> standing, List<Wire> wires) {
    Optional<Instant> made = Optional.empty();
    for (Saying saying : facts.sayings()) {
      Instant at = saying.stamp().at();
      if (saying.present()) {
        made = made.or(() -> Optional.of(at));
      } else if (made.isPresent()) {
        wires.add(new Wire(from.node(), to.node(), made.get(), Optional.of(at)));
        made = Optional.empty();
      }
    }
    if (made.isPresent()) {
      boolean stands = standing.contains(from.node() + "\n" + to.node());
      // What still stands by its sayings and yet is gone was not listed any more when read.
      Optional<Instant> read =
          List.of(from, to).stream()
              .flatMap(item -> item.facts().reading().stream())
              .map((LinkReading reading) -> reading.stamp().at())
              .max(Comparator.naturalOrder());
      wires.add(new Wire(from.node(), to.node(), made.get(), stands ? Optional.empty() : read));
    }
  }

  @Override
  public List<Episode> episodes() {
    Wiring wiring = picture.recall().of(WIRING, "", picture.graph().shape(), this::wiring);
    List<Episode> found = new ArrayList<>();
    for (NavigableSet<String> component : wiring.components()) {
      List<Wire> within =
          wiring.wires().stream()
              .filter(wire -> component.contains(wire.from()) && component.contains(wire.to()))
              .toList();
      rounds(component, within, found);
    }
    return found;
  }

  private static void add(Map<String, Set<String>> next, Wire wire) {
    next.computeIfAbsent(wire.from(), any -> new TreeSet<>()).add(wire.to());
  }

  /** Goes through everything that ever closed or opened a cycle among these items. */
  private void rounds(NavigableSet<String> nodes, List<Wire> within, List<Episode> found) {
    NavigableSet<Instant> turns = new TreeSet<>();
    for (Wire wire : within) {
      turns.add(wire.made());
      wire.cut().ifPresent(turns::add);
    }
    nodes.forEach(node -> turns.addAll(time.past().of(node).changes()));
    turns.remove(Instant.MIN);
    List<Round> rounds = new ArrayList<>();
    for (Instant at : turns) {
      List<NavigableSet<String>> now = Components.of(next(within, at));
      List<Round> going = new ArrayList<>();
      for (Round round : rounds) {
        Optional<NavigableSet<String>> on =
            now.stream()
                .filter(members -> members.stream().anyMatch(round.members()::contains))
                .findFirst();
        if (on.isPresent()) {
          now.remove(on.get());
          going.add(new Round(round.item(), round.since(), on.get()));
        } else {
          found.add(episode(round, Optional.of(ended(round, at)), within));
        }
      }
      now.forEach(members -> going.add(new Round(least(members), at, members)));
      rounds = going;
    }
    rounds.forEach(round -> found.add(episode(round, Optional.empty(), within)));
  }

  private Map<String, Set<String>> next(List<Wire> within, Instant at) {
    Map<String, Set<String>> next = new TreeMap<>();
    within.stream()
        .filter(wire -> wire.isAt(at) && isLive(wire.from(), at) && isLive(wire.to(), at))
        .forEach(wire -> add(next, wire));
    return next;
  }

  private boolean isLive(String node, Instant at) {
    return time.past().of(node).at(at).status().isLive();
  }

  private Ended ended(Round round, Instant at) {
    boolean isCalledOff =
        round.members().stream()
            .map(node -> time.past().of(node).at(at))
            .anyMatch(then -> then.status() == Status.CANCELLED && then.from().equals(at));
    return new Ended(at, isCalledOff ? LiabilityState.WRITTEN_OFF : LiabilityState.PAID);
  }

  private Item least(NavigableSet<String> members) {
    return members.stream()
        .map(picture.graph()::item)
        .min(Comparator.comparing(Item::id))
        .orElseThrow();
  }

  private Episode episode(Round round, Optional<Ended> ended, List<Wire> within) {
    Instant judgedAt = time.judgedAt(ended.map(Ended::at));
    int days = time.term(LiabilityKind.CYCLE, judgedAt).opensDays();
    Optional<String> clearer = picture.clearers().namedFor(round.item());
    return new Episode(
        LiabilityKind.CYCLE,
        round.item(),
        "",
        true,
        List.copyOf(round.members()),
        round.since(),
        time.runsOut(clearer, round.since(), days, judgedAt),
        ended,
        Optional.empty(),
        clearer,
        inWords(inOrder(round.members(), within)) + ", since " + time.inWords(round.since()),
        at -> time.runsOut(clearer, at, days, judgedAt));
  }

  private String inWords(List<String> order) {
    boolean isLong = order.size() > NAMED_MAX;
    List<String> named = isLong ? order.subList(0, NAMED_MAX) : order;
    return named.stream()
            .map(node -> picture.graph().item(node).id())
            .collect(Collectors.joining(" blocks "))
        + (isLong ? " and so on, " + order.size() + " items" : "")
        + ", which blocks the first again";
  }

  /** Round the cycle from its least member; what lies beside the way round comes after. */
  private List<String> inOrder(NavigableSet<String> members, List<Wire> within) {
    Map<String, Set<String>> next = new HashMap<>();
    within.forEach(wire -> add(next, wire));
    List<String> order = new ArrayList<>();
    Set<String> left = new TreeSet<>(members);
    Optional<String> at = Optional.of(least(members).node());
    while (at.isPresent()) {
      order.add(at.get());
      left.remove(at.get());
      at = next.getOrDefault(at.get(), Set.of()).stream().filter(left::contains).findFirst();
    }
    order.addAll(left);
    return order;
  }
}
