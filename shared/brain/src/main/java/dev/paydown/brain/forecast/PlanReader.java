package dev.paydown.brain.forecast;

import dev.paydown.brain.Recall;
import dev.paydown.brain.calendar.Calendars;
import dev.paydown.brain.calendar.WorkCalendar;
import dev.paydown.brain.event.LagUnit;
import dev.paydown.brain.event.LinkType;
import dev.paydown.brain.graph.Graph;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.graph.Link;
import dev.paydown.brain.graph.Status;
import dev.paydown.brain.settings.ShiftMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a plan off the graph: each item with the dates it stands with, numbered by its name. */
final class PlanReader {
  private static final Recall.Matter<Row> ROW = new Recall.Matter<>();

  private final Graph graph;
  private final Calendars calendars;
  private final Spans spans;
  private final Map<WorkCalendar, Integer> calendarNumbers = new LinkedHashMap<>();
  private final List<Row> rows;

  PlanReader(Graph graph, Calendars calendars, Spans spans, Recall recall) {
    this.graph = graph;
    this.calendars = calendars;
    this.spans = spans;
    this.rows = new ArrayList<>(graph.items().size());
    for (Item item : graph.items().values()) {
      Row row =
          spans.isItsOwn(item) ? recall.of(ROW, item.node(), item, () -> row(item)) : row(item);
      rows.add(row);
      calendarNumbers.putIfAbsent(row.calendar(), calendarNumbers.size());
    }
  }

  /**
   * An item as a plan takes it; days are epoch days.
   *
   * @param standing with its traits
   */
  private record Row(
      Span span, int standing, int start, int finish, int committed, WorkCalendar calendar) {}

  /** What an item shows and how long it takes, by its place among the graph's names. */
  Span span(int number) {
    return rows.get(number).span();
  }

  PlanBuilder.Built read() {
    PlanBuilder builder = new PlanBuilder(rows.size(), List.copyOf(calendarNumbers.keySet()));
    for (Row row : rows) {
      builder.item(
          row.standing(),
          row.start(),
          row.finish(),
          row.span().days(),
          row.committed(),
          number(calendarNumbers, row.calendar()));
    }
    graph.links().forEach(link -> add(link, builder));
    return builder.build();
  }

  private WorkCalendar calendar(Item item) {
    return calendars.owner(item.owner());
  }

  private record Dates(int standing, Optional<LocalDate> start, Optional<LocalDate> finish) {}

  private Row row(Item item) {
    Span span = spans.of(item);
    Dates dates = dates(item, span);
    boolean hasLength = dates.finish.isPresent() || span.isKnown();
    boolean hasAny = hasLength || dates.start.isPresent();
    return new Row(
        span,
        dates.standing | (hasLength ? 0 : Plan.LENGTHLESS) | (hasAny ? 0 : Plan.UNDATED),
        day(dates.start),
        day(dates.finish),
        day(item.committed()),
        calendar(item));
  }

  private Dates dates(Item item, Span span) {
    return switch (item.status()) {
      case DONE -> done(item, span);
      case CANCELLED -> new Dates(Plan.CANCELLED, span.start(), span.finish());
      case OPEN, STARTED, BLOCKED ->
          item.startedAt().isPresent()
              ? started(item, span, item.startedAt().get())
              : new Dates(Plan.LIVE | Plan.OPEN, span.start(), counted(item, span, span.start()));
    };
  }

  private Dates done(Item item, Span span) {
    Optional<LocalDate> finish = item.endedAt().map(calendars.workspace()::dayOf);
    Optional<LocalDate> start =
        item.startedAt().map(calendars.workspace()::dayOf).or(span::start).or(() -> finish);
    return new Dates(Plan.FIXED, start, finish);
  }

  private Dates started(Item item, Span span, Instant startedAt) {
    LocalDate start = calendar(item).onOrAfter(calendars.workspace().dayOf(startedAt));
    // Who dates an item that is under way knows when it began: that date is taken at its word.
    boolean datedSince = span.finish().isPresent() && !span.setAt().isBefore(startedAt);
    return new Dates(
        Plan.LIVE | Plan.STARTED,
        Optional.of(start),
        datedSince ? span.finish() : counted(item, span, Optional.of(start)));
  }

  /**
   * The planned finish, or the one that its span gives from that start where that is later: days on
   * which its owner does not work, announced since, make it longer.
   */
  private Optional<LocalDate> counted(Item item, Span span, Optional<LocalDate> start) {
    if (!span.isKnown() || start.isEmpty()) {
      return span.finish();
    }
    LocalDate counted = calendar(item).finish(start.get(), span.days());
    return Optional.of(span.finish().filter(day -> day.isAfter(counted)).orElse(counted));
  }

  private void add(Link link, PlanBuilder builder) {
    Item from = graph.item(link.from());
    Item to = graph.item(link.to());
    int before = number(graph.places(), link.from());
    int after = number(graph.places(), link.to());
    switch (link.kind()) {
      case BLOCKS -> {
        // What is over waits for nobody, and what was called off holds nobody up.
        if (to.status().isLive() && from.status() != Status.CANCELLED) {
          builder.link(before, after, Terms.of(link.type(), link.lagDays(), link.lagUnit()));
          keepGap(link, to).ifPresent(lag -> builder.link(before, after, lag));
        }
      }
      case CONTAINS -> {
        if (from.status().isLive() && to.status() != Status.CANCELLED && before != after) {
          builder.contains(before, after);
        }
      }
      case MENTIONS -> {}
    }
  }

  /** Where gaps are kept, the recorded one counts as lag. */
  private Optional<Integer> keepGap(Link link, Item to) {
    if (link.type() != LinkType.FS || graph.shift(link.to()) != ShiftMode.KEEP_GAP) {
      return Optional.empty();
    }
    return spans.gapDays(link, to).map(gap -> Terms.of(LinkType.FS, gap, LagUnit.WORKING));
  }

  private static int day(Optional<LocalDate> date) {
    return date.map(
            day -> (int) Math.clamp(day.toEpochDay(), (long) DayColumn.FIRST, DayColumn.LAST))
        .orElse(DayColumn.NONE);
  }

  private static <K> int number(Map<K, Integer> numbers, K key) {
    Integer number = numbers.get(key);
    if (number == null) {
      throw new IllegalArgumentException("nothing is numbered for " + key);
    }
    return number;
  }
}
