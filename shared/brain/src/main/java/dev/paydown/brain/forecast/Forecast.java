package dev.paydown.brain.forecast;

import dev.paydown.brain.calendar.Calendars;
import dev.paydown.brain.calendar.WorkCalendar;
import dev.paydown.brain.event.LagUnit;
import dev.paydown.brain.graph.Confirmed;
import dev.paydown.brain.graph.Graph;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.graph.Link;
import dev.paydown.brain.graph.Status;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The dates the brain expects, each item once, in topological order. A follower moves only as far
 * as it must (absorb); whether anybody is asked to move is not decided here.
 */
public final class Forecast {
  private final Graph graph;
  private final Calendars calendars;
  private final LocalDate today;
  private final Spans spans;
  private final Map<String, ItemForecast> byNode = new LinkedHashMap<>();

  private Forecast(Graph graph, Calendars calendars, Confirmed confirmed, LocalDate today) {
    this.graph = graph;
    this.calendars = calendars;
    this.today = today;
    this.spans = new Spans(graph, calendars, confirmed);
  }

  /**
   * Expects dates as of a day.
   *
   * @param today in the workspace's zone
   */
  public static Forecast of(
      Graph graph, Calendars calendars, Confirmed confirmed, LocalDate today) {
    Forecast forecast = new Forecast(graph, calendars, confirmed, today);
    Order order = Order.of(graph);
    for (String node : order.nodes()) {
      forecast.expect(graph.item(node), order.cyclic().contains(node));
    }
    return forecast;
  }

  private void expect(Item item, boolean isInCycle) {
    Span span = spans.of(item);
    Expected expected =
        switch (item.status()) {
          case DONE -> done(item, span);
          case CANCELLED -> planned(span);
          case OPEN, STARTED, BLOCKED -> isInCycle ? planned(span) : live(item, span);
        };
    LocalDate floor = calendars.owner(item.owner()).onOrBefore(today);
    boolean isOverdue =
        item.status().isLive()
            && expected.finish.isPresent()
            && expected.finish.get().isBefore(floor);
    byNode.put(
        item.node(),
        new ItemForecast(
            item.node(),
            span,
            expected.earliest,
            expected.start,
            isOverdue ? Optional.of(floor) : expected.finish,
            expected.drivenBy,
            isOverdue,
            isInCycle));
  }

  private record Expected(
      Optional<LocalDate> earliest,
      Optional<LocalDate> start,
      Optional<LocalDate> finish,
      Optional<String> drivenBy) {}

  private static Expected planned(Span span) {
    return new Expected(Optional.empty(), span.start(), span.finish(), Optional.empty());
  }

  private Expected done(Item item, Span span) {
    Optional<LocalDate> finish = item.endedAt().map(calendars.workspace()::dayOf);
    Optional<LocalDate> start =
        item.startedAt().map(calendars.workspace()::dayOf).or(span::start).or(() -> finish);
    return new Expected(Optional.empty(), start, finish, Optional.empty());
  }

  private Expected live(Item item, Span span) {
    WorkCalendar calendar = calendars.owner(item.owner());
    Optional<LocalDate> earliest = Optional.empty();
    Optional<LocalDate> leastFinish = Optional.empty();
    Optional<String> driver = Optional.empty();
    for (Link link : graph.blockersOf(item.node())) {
      ItemForecast before = byNode.get(link.from());
      if (before == null || graph.item(link.from()).status() == Status.CANCELLED) {
        continue;
      }
      Optional<LocalDate> bound = bound(link, before, calendar);
      switch (link.type()) {
        case FS, SS -> {
          if (bound.isPresent() && (earliest.isEmpty() || bound.get().isAfter(earliest.get()))) {
            earliest = bound;
            driver = Optional.of(link.from());
          }
        }
        case FF, SF -> {
          if (bound.isPresent()
              && (leastFinish.isEmpty() || bound.get().isAfter(leastFinish.get()))) {
            leastFinish = bound;
            if (earliest.isEmpty()) {
              driver = Optional.of(link.from());
            }
          }
        }
      }
    }
    if (leastFinish.isPresent()) {
      LocalDate start = calendar.start(leastFinish.get(), span.days());
      earliest = earliest.filter(day -> !day.isBefore(start)).or(() -> Optional.of(start));
    }
    return item.startedAt().isPresent()
        ? started(item, span, calendar, earliest)
        : unstarted(span, calendar, earliest, driver);
  }

  /** The day a link allows: a start for FS and SS, a finish for FF and SF. */
  private Optional<LocalDate> bound(Link link, ItemForecast before, WorkCalendar calendar) {
    Optional<LocalDate> from =
        switch (link.type()) {
          case FS -> before.finish().or(before::start).map(day -> day.plusDays(1));
          case FF -> before.finish().or(before::start);
          case SS, SF -> before.start();
        };
    Optional<LocalDate> soonest =
        from.map(
            day ->
                link.lagUnit() == LagUnit.WORKING
                    ? calendar.soonest(day, link.lagDays())
                    : calendar.onOrAfter(day.plusDays(link.lagDays())));
    return switch (link.type()) {
      case FS, SS, FF -> soonest;
      case SF -> soonest.map(day -> calendar.onOrBefore(day.minusDays(1)));
    };
  }

  private Expected started(
      Item item, Span span, WorkCalendar calendar, Optional<LocalDate> earliest) {
    LocalDate start =
        calendar.onOrAfter(calendars.workspace().dayOf(item.startedAt().orElseThrow()));
    Optional<LocalDate> finish = span.finish();
    // Who dates an item that is under way knows when it began: that date is taken at its word.
    boolean datedSince =
        finish.isPresent() && !span.setAt().isBefore(item.startedAt().orElseThrow());
    if (span.isKnown() && !datedSince) {
      LocalDate counted = calendar.finish(start, span.days());
      finish = Optional.of(finish.filter(day -> day.isAfter(counted)).orElse(counted));
    }
    return new Expected(earliest, Optional.of(start), finish, Optional.empty());
  }

  private static Expected unstarted(
      Span span, WorkCalendar calendar, Optional<LocalDate> earliest, Optional<String> driver) {
    boolean pushes =
        earliest.isPresent()
            && (span.start().isEmpty() || earliest.get().isAfter(span.start().get()));
    if (!pushes) {
      return new Expected(earliest, span.start(), span.finish(), Optional.empty());
    }
    LocalDate start = earliest.get();
    Optional<LocalDate> finish = span.finish();
    if (span.finish().isPresent() || span.isKnown()) {
      LocalDate counted = calendar.finish(start, span.days());
      finish = Optional.of(finish.filter(day -> day.isAfter(counted)).orElse(counted));
    }
    boolean moved = !finish.equals(span.finish()) || span.finish().isEmpty();
    return new Expected(earliest, Optional.of(start), finish, moved ? driver : Optional.empty());
  }

  /** What is expected of that item, which the graph has. */
  public ItemForecast of(String node) {
    ItemForecast forecast = byNode.get(node);
    if (forecast == null) {
      throw new IllegalArgumentException("no forecast of " + node);
    }
    return forecast;
  }

  /** Every item, predecessors first. */
  public List<String> order() {
    return List.copyOf(byNode.keySet());
  }

  /** The day as of which this holds. */
  public LocalDate today() {
    return today;
  }
}
