package dev.paydown.brain.proposal;

import dev.paydown.brain.Picture;
import dev.paydown.brain.Recall;
import dev.paydown.brain.calendar.WorkCalendar;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.LinkKind;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.graph.Link;
import dev.paydown.brain.graph.Register;
import dev.paydown.brain.graph.Status;
import dev.paydown.brain.proposal.Packet.Moved;
import dev.paydown.brain.proposal.Packet.Place;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Puts together the context that travels with a proposal. */
final class Packets {
  private static final Recall.Matter<List<Moved>> MOVED = new Recall.Matter<>();
  private static final int MOVED_MAX = 8;
  private static final int PLACES_MAX = 8;
  private static final int OWED_MAX = 50;

  private Packets() {}

  /** The context of an item, with the events of those items that led here. */
  static Packet of(Picture picture, Item item, List<Item> ledHere) {
    List<Item> told = new ArrayList<>(ledHere);
    told.add(item);
    List<Moved> moved = new ArrayList<>();
    byNode(told).values().forEach(each -> moved.addAll(moved(picture, each)));
    moved.sort(Comparator.comparing(Moved::at).thenComparing(Moved::what));
    List<Moved> latest =
        moved.size() > MOVED_MAX ? moved.subList(moved.size() - MOVED_MAX, moved.size()) : moved;
    List<String> owed = new ArrayList<>(item.owed());
    for (Item before : ledHere) {
      before.owed().forEach(line -> owed.add(line + " (" + before.id() + ")"));
    }
    return new Packet(
        item.text(ItemField.WHY).or(() -> inherited(picture, item, ItemField.WHY)),
        item.text(ItemField.DONE),
        shortened(owed),
        latest,
        places(picture, item, ledHere));
  }

  private static List<String> shortened(List<String> owed) {
    if (owed.size() <= OWED_MAX) {
      return owed;
    }
    List<String> shortened = new ArrayList<>(owed.subList(0, OWED_MAX));
    shortened.add("and " + (owed.size() - OWED_MAX) + " more");
    return shortened;
  }

  /** Each once, in their order; of one node there is one item. */
  static SequencedMap<String, Item> byNode(List<Item> items) {
    SequencedMap<String, Item> byNode = new LinkedHashMap<>();
    items.forEach(item -> byNode.putIfAbsent(item.node(), item));
    return byNode;
  }

  /** Why an item exists is often said on what contains it, or on what precedes it. */
  private static Optional<String> inherited(Picture picture, Item item, ItemField field) {
    return picture.graph().at(item.node()).stream()
        .filter(link -> link.to().equals(item.node()) && link.kind() != LinkKind.MENTIONS)
        .sorted(Comparator.comparing(Link::kind).reversed().thenComparing(Link::from))
        .flatMap(link -> picture.graph().item(link.from()).text(field).stream())
        .findFirst();
  }

  private static List<Moved> moved(Picture picture, Item item) {
    return picture.recall().of(MOVED, item.node(), item, () -> moved(item));
  }

  private static List<Moved> moved(Item item) {
    List<Moved> moved = new ArrayList<>();
    Optional<String> shown = Optional.empty();
    for (Register due : item.facts().histories().getOrDefault(ItemField.DUE, List.of())) {
      if (shown.isPresent() && due.value().isPresent() && !shown.equals(due.value())) {
        moved.add(
            new Moved(
                due.stamp().at(),
                item.id()
                    + " “"
                    + item.title()
                    + "” moved from "
                    + inWords(shown.get())
                    + " to "
                    + inWords(due.value().get())));
      }
      shown = due.value();
    }
    item.endedAt()
        .ifPresent(
            at ->
                moved.add(
                    new Moved(
                        at,
                        item.id()
                            + " “"
                            + item.title()
                            + "” was "
                            + (item.status() == Status.DONE ? "finished" : "cancelled")
                            + item.owner().map(owner -> " by its owner " + owner).orElse(""))));
    return moved;
  }

  private static String inWords(String date) {
    return WorkCalendar.inWords(LocalDate.parse(date));
  }

  private static List<Place> places(Picture picture, Item item, List<Item> ledHere) {
    List<Item> near = new ArrayList<>(List.of(item));
    near.addAll(ledHere);
    for (Link link : picture.graph().at(item.node())) {
      near.add(picture.graph().item(link.from()));
      near.add(picture.graph().item(link.to()));
    }
    return byNode(near).values().stream()
        .flatMap(
            each -> each.url().map(url -> new Place(each.id() + " " + each.title(), url)).stream())
        .limit(PLACES_MAX)
        .toList();
  }
}
