package dev.paydown.brain.proposal;

import dev.paydown.brain.Picture;
import dev.paydown.brain.Recall;
import dev.paydown.brain.calendar.WorkCalendar;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.LagUnit;
import dev.paydown.brain.event.LinkType;
import dev.paydown.brain.event.Transition;
import dev.paydown.brain.forecast.ItemForecast;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.graph.ItemFacts.Turn;
import dev.paydown.brain.graph.Link;
import dev.paydown.brain.graph.Register;
import dev.paydown.brain.graph.Status;
import dev.paydown.brain.settings.ShiftMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Time gained: what precedes an item ends earlier than it stood when the item was dated, so that it
 * could start a working day or more before its planned start. Slack that was there when its dates
 * were chosen was chosen with them and is nobody's business; nor is a date promised to a customer.
 */
final class Gained {
  private static final Recall.Matter<Optional<Stood>> STOOD = new Recall.Matter<>();

  private final Situation situation;
  private final Picture picture;

  Gained(Situation situation) {
    this.situation = situation;
    this.picture = situation.picture();
  }

  Optional<Line> line(Item item) {
    ItemForecast expected = picture.forecast().of(item.node());
    if (!PullForward.isMovable(picture, item)
        || item.clientFacing()
        || situation.shift(item) == ShiftMode.OFF
        || expected.drivenBy().isPresent()
        || !expected.span().isKnown()
        || expected.span().start().isEmpty()
        || expected.earliest().isEmpty()) {
      return Optional.empty();
    }
    WorkCalendar calendar = picture.calendars().owner(item.owner());
    LocalDate now = expected.earliest().get();
    LocalDate today = calendar.onOrAfter(picture.forecast().today());
    LocalDate start = now.isAfter(today) ? now : today;
    if (calendar.daysAfter(start, expected.span().start().get()) < 1) {
      return Optional.empty();
    }
    Optional<Stood> stood =
        picture
            .recall()
            .of(STOOD, item.node(), dated(item, expected), () -> stood(item, expected, calendar));
    if (stood.isEmpty() || calendar.daysAfter(now, stood.get().earliest()) < 1) {
      return Optional.empty();
    }
    LocalDate finish = calendar.finish(start, expected.span().days());
    List<Move> moves = PullForward.earlier(situation, item, stood.get().cause(), start, finish);
    return moves.isEmpty()
        ? Optional.empty()
        : Optional.of(new Line(item, stood.get().cause(), moves, true));
  }

  /** How early its predecessors let it start when it was dated, and the one that decided it. */
  private record Stood(LocalDate earliest, Item cause) {}

  /** All that says how early it stood: when it was dated, and what precedes it. */
  private List<Object> dated(Item item, ItemForecast expected) {
    List<Object> dated = new ArrayList<>();
    dated.add(item);
    dated.add(expected.span());
    for (Link link : picture.graph().blockersOf(item.node())) {
      dated.add(link);
      dated.add(picture.graph().item(link.from()));
    }
    return dated;
  }

  private Optional<Stood> stood(Item item, ItemForecast expected, WorkCalendar calendar) {
    Optional<Stood> stood = Optional.empty();
    for (Link link : picture.graph().blockersOf(item.node())) {
      Item before = picture.graph().item(link.from());
      if (before.status() == Status.CANCELLED) {
        continue;
      }
      if (link.type() != LinkType.FS) {
        return Optional.empty(); // Tight to more than an end: nothing is gained for certain.
      }
      Optional<LocalDate> finish = finishAt(before, dated(before, link, expected));
      if (finish.isEmpty()) {
        continue;
      }
      LocalDate bound = bound(link, finish.get(), calendar);
      if (stood.isEmpty() || bound.isAfter(stood.get().earliest())) {
        stood = Optional.of(new Stood(bound, before));
      }
    }
    return stood;
  }

  private static LocalDate bound(Link link, LocalDate finish, WorkCalendar calendar) {
    return link.lagUnit() == LagUnit.WORKING
        ? calendar.soonest(finish.plusDays(1), link.lagDays())
        : calendar.onOrAfter(finish.plusDays(1L + link.lagDays()));
  }

  /** The latest of the item's own dates, the link's making, and the predecessor's first date. */
  private static Instant dated(Item before, Link link, ItemForecast expected) {
    Instant at = later(expected.span().setAt(), link.madeAt());
    return due(before).stream()
        .filter(register -> register.value().isPresent())
        .map(register -> register.stamp().at())
        .findFirst()
        .map(first -> later(at, first))
        .orElse(at);
  }

  /** The finish that its dates showed at that instant; facts of the instant itself count. */
  private Optional<LocalDate> finishAt(Item item, Instant at) {
    Optional<Instant> ended = Optional.empty();
    for (Turn turn : item.facts().turns()) {
      if (!turn.stamp().at().isAfter(at)) {
        ended =
            turn.to() == Transition.FINISHED
                ? Optional.of(turn.stamp().at())
                : turn.to() == Transition.REOPENED ? Optional.empty() : ended;
      }
    }
    if (ended.isPresent()) {
      return ended.map(picture.calendars().workspace()::dayOf);
    }
    WorkCalendar calendar = picture.calendars().owner(item.owner());
    LocalDate day = picture.calendars().workspace().dayOf(at);
    return due(item).stream()
        .filter(register -> !register.stamp().at().isAfter(at))
        .reduce((first, second) -> second)
        .flatMap(Register::value)
        .map(value -> calendar.onOrBefore(LocalDate.parse(value)))
        .map(due -> due.isBefore(day) ? day : due);
  }

  private static List<Register> due(Item item) {
    return item.facts().histories().getOrDefault(ItemField.DUE, List.of());
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
