package dev.paydown.brain.forecast;

import dev.paydown.brain.Recall;
import dev.paydown.brain.calendar.Calendars;
import dev.paydown.brain.calendar.WorkCalendar;
import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.graph.Confirmed;
import dev.paydown.brain.graph.Graph;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.graph.ItemFacts.Turn;
import dev.paydown.brain.graph.Link;
import dev.paydown.brain.graph.Register;
import dev.paydown.brain.graph.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Works out spans: start and due known, the days between, in the calendar then in force; else the
 * estimate; else, with only a due date, the days from the latest predecessor's planned finish as it
 * stood when the dates were set. A date that Paydown wrote on a confirmation keeps the span.
 */
final class Spans {
  private static final Recall.Matter<Span> SPAN = new Recall.Matter<>();

  private final Graph graph;
  private final Calendars calendars;
  private final Confirmed confirmed;
  private final Map<String, Span> known = new HashMap<>();
  private final Recall recall;

  Spans(Graph graph, Calendars calendars, Confirmed confirmed, Recall recall) {
    this.graph = graph;
    this.calendars = calendars;
    this.confirmed = confirmed;
    this.recall = recall;
  }

  Span of(Item item) {
    return isItsOwn(item)
        ? recall.of(SPAN, item.node(), item, () -> read(item))
        : known.computeIfAbsent(item.node(), any -> read(item));
  }

  /** Whether its span follows from the item alone: no other item's dates are looked at. */
  boolean isItsOwn(Item item) {
    return item.start().isPresent()
        || item.due().isEmpty()
        || item.estimateDays().isPresent()
        || graph.blockersOf(item.node()).isEmpty();
  }

  private Span read(Item item) {
    WorkCalendar calendar = calendars.owner(item.owner());
    Optional<LocalDate> start = item.start().map(calendar::onOrAfter);
    Optional<LocalDate> finish = item.due().map(calendar::onOrBefore);
    Optional<Register> humanStart = lastHuman(item, ItemField.START);
    Optional<Register> humanDue = lastHuman(item, ItemField.DUE);
    Instant setAt =
        Stream.of(humanStart, humanDue)
            .flatMap(Optional::stream)
            .map(register -> register.stamp().at())
            .max(Instant::compareTo)
            .orElse(Instant.EPOCH);
    if (start.isPresent() && finish.isPresent() && humanStart.isPresent()) {
      int days = between(item, humanStart.get(), humanDue);
      return new Span(start, finish, days, setAt, true);
    }
    if (item.estimateDays().isPresent()) {
      int days = (int) Math.ceil(item.estimateDays().get());
      Optional<LocalDate> from = start.or(() -> finish.map(day -> calendar.start(day, days)));
      Optional<LocalDate> until = finish.or(() -> start.map(day -> calendar.finish(day, days)));
      return new Span(from, until, days, setAt, true);
    }
    if (finish.isPresent() && start.isEmpty()) {
      return dueOnly(item, calendar, finish.get(), humanDue, setAt);
    }
    return new Span(start, finish, 1, setAt, finish.isPresent() && start.isPresent());
  }

  private int between(Item item, Register humanStart, Optional<Register> humanDue) {
    Instant set =
        humanDue
            .map(due -> due.stamp().at())
            .filter(at -> at.isAfter(humanStart.stamp().at()))
            .orElse(humanStart.stamp().at());
    WorkCalendar then = calendars.at(set, item.owner());
    Optional<LocalDate> from = valueAt(item, ItemField.START, set).map(then::onOrAfter);
    Optional<LocalDate> until =
        valueAt(item, ItemField.DUE, set).or(() -> firstDue(item)).map(then::onOrBefore);
    return from.isPresent() && until.isPresent()
        ? Math.max(1, then.span(from.get(), until.get()))
        : 1;
  }

  private Span dueOnly(
      Item item,
      WorkCalendar calendar,
      LocalDate finish,
      Optional<Register> humanDue,
      Instant setAt) {
    Optional<LocalDate> latest = Optional.empty();
    Instant measured = Instant.MIN;
    for (Link link : graph.blockersOf(item.node())) {
      Item before = graph.item(link.from());
      Optional<Instant> dated = firstDate(before);
      if (dated.isEmpty()) {
        continue;
      }
      Instant at = humanDue.map(due -> due.stamp().at()).orElse(Instant.MIN);
      at = later(later(at, link.madeAt()), dated.get());
      Optional<LocalDate> planned = plannedAt(before, at);
      if (planned.isPresent() && (latest.isEmpty() || planned.get().isAfter(latest.get()))) {
        latest = planned;
      }
      measured = later(measured, at);
    }
    if (latest.isEmpty()) {
      return new Span(Optional.empty(), Optional.of(finish), 1, setAt, false);
    }
    WorkCalendar then = calendars.at(measured, item.owner());
    LocalDate due =
        valueAt(item, ItemField.DUE, measured)
            .or(() -> firstDue(item))
            .map(then::onOrBefore)
            .orElse(finish);
    int days = Math.max(1, then.span(latest.get().plusDays(1), due));
    return new Span(
        Optional.of(calendar.start(finish, days)), Optional.of(finish), days, setAt, true);
  }

  /**
   * The recorded gap before a follower: working days between the predecessor's planned finish and
   * the follower's planned start as both stood when the follower's dates were set; empty where
   * either is not known, or the follower was planned before the other's finish.
   */
  Optional<Integer> gapDays(Link link, Item follower) {
    Item before = graph.item(link.from());
    Optional<Instant> dated = firstDate(before);
    if (dated.isEmpty()) {
      return Optional.empty();
    }
    Instant at = later(later(of(follower).setAt(), link.madeAt()), dated.get());
    WorkCalendar calendar = calendars.owner(follower.owner());
    Optional<LocalDate> finish = plannedAt(before, at);
    return startAt(follower, at, calendar)
        .flatMap(
            start ->
                finish.map(day -> (int) (calendar.index(start) - calendar.index(day.plusDays(1)))))
        .filter(gap -> gap >= 0);
  }

  private Optional<LocalDate> startAt(Item item, Instant at, WorkCalendar calendar) {
    Span span = of(item);
    return valueAt(item, ItemField.START, at)
        .map(calendar::onOrAfter)
        .or(
            () ->
                valueAt(item, ItemField.DUE, at)
                    .filter(any -> span.isKnown())
                    .map(calendar::onOrBefore)
                    .map(due -> calendar.start(due, span.days())));
  }

  /** What an item's dates are read from: what it contains, else itself. */
  private List<Item> dated(Item item) {
    List<Item> below =
        graph.below(item.node()).stream()
            .filter(node -> graph.childrenOf(node).isEmpty())
            .map(graph::item)
            .filter(each -> each.status() != Status.CANCELLED)
            .toList();
    return below.isEmpty() ? List.of(item) : below;
  }

  private Optional<LocalDate> plannedAt(Item item, Instant at) {
    return dated(item).stream()
        .flatMap(each -> ownPlannedAt(each, at).stream())
        .max(Comparator.naturalOrder());
  }

  private Optional<Instant> firstDate(Item item) {
    return dated(item).stream()
        .flatMap(each -> ownFirstDate(each).stream())
        .min(Comparator.naturalOrder());
  }

  /** The finish that an item's dates showed at that instant; facts of the instant itself count. */
  private Optional<LocalDate> ownPlannedAt(Item item, Instant at) {
    WorkCalendar calendar = calendars.owner(item.owner());
    Optional<Turn> ended = Optional.empty();
    for (Turn turn : item.facts().turns()) {
      if (!turn.stamp().at().isAfter(at)) {
        ended =
            switch (turn.to()) {
              case FINISHED -> Optional.of(turn);
              case REOPENED, STARTED -> Optional.empty();
              case CANCELLED, BLOCKED, UNBLOCKED -> ended;
            };
      }
    }
    if (ended.isPresent()) {
      return Optional.of(calendars.workspace().dayOf(ended.get().stamp().at()));
    }
    Optional<LocalDate> due = valueAt(item, ItemField.DUE, at).map(calendar::onOrBefore);
    if (due.isEmpty() && item.estimateDays().isPresent()) {
      int days = (int) Math.ceil(item.estimateDays().get());
      due =
          valueAt(item, ItemField.START, at)
              .map(start -> calendar.finish(calendar.onOrAfter(start), days));
    }
    LocalDate day = calendars.workspace().dayOf(at);
    return due.map(date -> date.isBefore(day) ? day : date);
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private static Optional<Instant> ownFirstDate(Item item) {
    return Stream.of(ItemField.DUE, ItemField.START)
        .flatMap(field -> history(item, field).stream())
        .filter(register -> register.value().isPresent())
        .map(register -> register.stamp().at())
        .min(Instant::compareTo);
  }

  private static List<Register> history(Item item, ItemField field) {
    return item.facts().histories().getOrDefault(field, List.of());
  }

  /** The first due date it had: what stands for one that nobody had said by then. */
  private static Optional<LocalDate> firstDue(Item item) {
    return history(item, ItemField.DUE).stream()
        .flatMap(register -> register.value().stream())
        .findFirst()
        .map(LocalDate::parse);
  }

  private static Optional<LocalDate> valueAt(Item item, ItemField field, Instant at) {
    Optional<LocalDate> value = Optional.empty();
    for (Register register : history(item, field)) {
      if (!register.stamp().at().isAfter(at)) {
        value = register.value().map(LocalDate::parse);
      }
    }
    return value;
  }

  /** The last change that a person made; a value said again is no change. */
  private Optional<Register> lastHuman(Item item, ItemField field) {
    Optional<Register> last = Optional.empty();
    Optional<String> shown = Optional.empty();
    for (Register register : history(item, field)) {
      boolean changes = !register.value().equals(shown);
      String name = field == ItemField.DUE ? "due" : "start";
      if (changes
          && register.actor() != Actor.US
          && !confirmed.wrote(item.node(), name, register)) {
        last = Optional.of(register);
      }
      shown = register.value();
    }
    return last;
  }
}
