package dev.paydown.brain.forecast;

import dev.paydown.brain.Recall;
import dev.paydown.brain.calendar.Calendars;
import dev.paydown.brain.graph.Confirmed;
import dev.paydown.brain.graph.Graph;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.graph.Status;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The dates the brain expects of a workspace. Whether anybody is asked to move is not decided here.
 */
public final class Forecast {
  private static final Recall.Matter<ItemForecast> EXPECTED = new Recall.Matter<>();

  private final Graph graph;
  private final LocalDate today;
  private final PlanReader reader;
  private final Plan plan;
  private final int[] positions;
  private final List<String> order;
  private final List<List<String>> cycles;
  private final Set<String> cyclic = new HashSet<>();
  private final List<ItemForecast> shown;
  private final Map<String, String> origins = new HashMap<>();
  private Optional<Slack> slack = Optional.empty();
  private Optional<Counterfactual> counterfactual = Optional.empty();

  private Forecast(Graph graph, PlanReader reader, LocalDate today, Recall recall) {
    this.graph = graph;
    this.today = today;
    this.reader = reader;
    PlanBuilder.Built built = reader.read();
    List<String> names = graph.names();
    this.plan = built.plan();
    this.positions = built.positions();
    this.order = IntStream.of(built.items()).mapToObj(names::get).toList();
    this.cycles =
        built.cycles().stream().map(cycle -> cycle.stream().map(names::get).toList()).toList();
    cycles.forEach(cyclic::addAll);
    plan.expect(Math.toIntExact(today.toEpochDay()));
    this.shown = new ArrayList<>(names.size());
    for (Item item : graph.items().values()) {
      ItemForecast expected = show(shown.size(), item);
      // What is expected as before stays the same object.
      shown.add(recall.of(EXPECTED, expected.node(), expected, () -> expected));
    }
  }

  /**
   * Expects dates as of a day.
   *
   * @param today in the workspace's zone
   * @param recall what was read off items before
   */
  public static Forecast of(
      Graph graph, Calendars calendars, Confirmed confirmed, LocalDate today, Recall recall) {
    Spans spans = new Spans(graph, calendars, confirmed, recall);
    return new Forecast(graph, new PlanReader(graph, calendars, spans, recall), today, recall);
  }

  /** What is expected of that item, which the graph has. */
  public ItemForecast of(String node) {
    return shown.get(number(node));
  }

  private ItemForecast show(int number, Item item) {
    String name = graph.names().get(number);
    int at = positions[number];
    Span span = reader.span(number);
    boolean isCancelled = item.status() == Status.CANCELLED;
    return new ItemForecast(
        name,
        span,
        plan.standing(at) == Plan.OPEN || plan.standing(at) == Plan.STARTED
            ? date(plan.earliest(at))
            : Optional.empty(),
        isCancelled ? span.start() : date(plan.start(at), span.start()),
        isCancelled ? span.finish() : date(plan.finish(at), span.finish()),
        drivenBy(at),
        plan.isOverdue(at),
        cyclic.contains(name));
  }

  /**
   * The item at the head of the chain that drives this one: the first that nothing drives, or whose
   * own date has passed; itself where nothing does.
   */
  public String origin(String node) {
    List<String> chain = new ArrayList<>();
    String at = node;
    Optional<String> next = Optional.of(at);
    while (next.isPresent() && !origins.containsKey(next.get())) {
      at = next.get();
      chain.add(at);
      next = drivenFromBefore(at);
    }
    String origin = next.map(origins::get).orElse(at);
    chain.forEach(each -> origins.put(each, origin));
    return origin;
  }

  /** What drives an item whose own date has not passed; it comes before it. */
  private Optional<String> drivenFromBefore(String node) {
    ItemForecast expected = of(node);
    return expected.isOverdue()
        ? Optional.empty()
        : expected.drivenBy().filter(driver -> positions[number(driver)] < positions[number(node)]);
  }

  /** Of several that drive it equally, the first by name. */
  private Optional<String> drivenBy(int at) {
    Optional<String> driver = Optional.empty();
    for (int link : plan.drivers(at)) {
      String name = order.get(plan.source(link));
      if (driver.isEmpty() || name.compareTo(driver.get()) < 0) {
        driver = Optional.of(name);
      }
    }
    return driver;
  }

  private static Optional<LocalDate> date(int day) {
    return day == DayColumn.NONE ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(day));
  }

  /** A date beyond what a plan holds is shown as it is planned. */
  private static Optional<LocalDate> date(int day, Optional<LocalDate> planned) {
    boolean isBeyond =
        planned.isPresent()
            && ((day == DayColumn.LAST && planned.get().toEpochDay() > day)
                || (day == DayColumn.FIRST && planned.get().toEpochDay() < day));
    return isBeyond ? planned : date(day);
  }

  private int number(String node) {
    Integer number = graph.places().get(node);
    if (number == null) {
      throw new IllegalArgumentException("no forecast of " + node);
    }
    return number;
  }

  /**
   * By how many of its owner's working days the item is expected later than committed; 0 if it is
   * not, or has no commitment.
   */
  public long slipDays(String node) {
    return plan.slipDays(positions[number(node)]);
  }

  /**
   * Working days the item may be late without moving the end of the whole plan; empty where it has
   * no date or is over.
   */
  public OptionalInt totalSlackDays(String node) {
    return slack().totalDays(positions[number(node)]);
  }

  /** Working days the item may be late without moving anybody behind it. */
  public OptionalInt freeSlackDays(String node) {
    return slack().freeDays(positions[number(node)]);
  }

  /** The last day on which anything is expected to be done, if anything has a date. */
  public Optional<LocalDate> end() {
    return date(slack().end());
  }

  private Slack slack() {
    if (slack.isEmpty()) {
      slack = Optional.of(Slack.of(plan));
    }
    return slack.get();
  }

  /**
   * What an item's own delay costs those behind it: the sum of the working days, each by its
   * owner's calendar, by which the live ones are expected later than if it had finished on an
   * earlier day. What is overdue besides stays as late as it is; only what waits behind the item
   * and has not begun goes by its dates again, since it would have been begun.
   */
  public long delayDays(String node, LocalDate finished, Collection<String> behind) {
    if (counterfactual.isEmpty()) {
      counterfactual = Optional.of(new Counterfactual(plan));
    }
    return counterfactual
        .get()
        .delayDays(
            positions[number(node)],
            Math.toIntExact(finished.toEpochDay()),
            behind.stream().mapToInt(each -> positions[number(each)]).toArray());
  }

  /** Every item, predecessors first, and what is contained before what contains it. */
  public List<String> order() {
    return order;
  }

  /** Items that wait for themselves, directly or through what contains them, by component. */
  public List<List<String>> cycles() {
    return cycles;
  }

  /** The day as of which this holds. */
  public LocalDate today() {
    return today;
  }
}
