package dev.paydown.brain.forecast;

import dev.paydown.brain.calendar.WorkCalendar;
import dev.paydown.brain.event.LagUnit;
import dev.paydown.brain.event.LinkType;
import dev.paydown.brain.settings.CalendarSettings;
import dev.paydown.brain.settings.Person.DaysOff;
import dev.paydown.brain.settings.Settings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Makes up plans of every kind: any standing, dated or not, with and without a length, every type
 * of link with any lag, parents, people with days off, links that close a cycle.
 */
final class RandomPlan {
  static final int TODAY = (int) LocalDate.parse("2026-11-18").toEpochDay();

  private record Item(int standing, int start, int finish, int span, int committed, int calendar) {}

  private record Link(int from, int to, int terms) {}

  private final Random random;
  private final List<WorkCalendar> calendars;
  private final List<Item> items = new ArrayList<>();
  private final List<Link> links = new ArrayList<>();
  private final List<Link> containing = new ArrayList<>();

  RandomPlan(Random random, int size) {
    this.random = random;
    calendars = calendars(random);
    for (int item = 0; item < size; item++) {
      items.add(item());
      for (int link = random.nextInt(4); link > 0 && item > 0; link--) {
        boolean isBackward = random.nextInt(40) == 0;
        int other = random.nextInt(item);
        link(links, isBackward ? item : other, isBackward ? other : item, terms());
      }
      if (item > 0 && random.nextInt(5) == 0) {
        int child = random.nextInt(item);
        link(containing, child, item, Terms.ROLLUP);
      }
    }
  }

  /** As plans are read off the graph: what is over waits for nobody, what is off binds nobody. */
  private void link(List<Link> all, int from, int to, int terms) {
    boolean isLive = (items.get(to).standing & Plan.LIVE) != 0;
    if (isLive && (items.get(from).standing & 3) != Plan.CANCELLED) {
      all.add(new Link(from, to, terms));
    }
  }

  static List<WorkCalendar> calendars(Random random) {
    CalendarSettings settings = Settings.defaults().calendar();
    List<WorkCalendar> calendars = new ArrayList<>(List.of(WorkCalendar.of(settings)));
    for (int person = 0; person < 2; person++) {
      LocalDate away = LocalDate.ofEpochDay(TODAY + random.nextInt(30) - 10);
      calendars.add(
          WorkCalendar.of(
              settings,
              settings.zone(),
              List.of(new DaysOff(away, away.plusDays(random.nextInt(12))))));
    }
    return List.copyOf(calendars);
  }

  private Item item() {
    boolean hasDates = random.nextInt(6) > 0;
    boolean hasStart = hasDates && random.nextInt(6) > 0;
    boolean hasFinish = hasDates && random.nextInt(6) > 0;
    int start = day();
    int standing =
        switch (random.nextInt(8)) {
          case 0 -> Plan.FIXED;
          case 1 -> Plan.CANCELLED;
          case 2 -> Plan.STARTED | Plan.LIVE;
          default -> Plan.OPEN | Plan.LIVE;
        };
    boolean isLengthless = !hasFinish && random.nextBoolean();
    return new Item(
        standing
            | (isLengthless ? Plan.LENGTHLESS : 0)
            | (isLengthless && !hasStart ? Plan.UNDATED : 0),
        hasStart ? start : DayColumn.NONE,
        hasFinish ? start + random.nextInt(10) : DayColumn.NONE,
        random.nextInt(8),
        random.nextInt(4) == 0 ? DayColumn.NONE : day(),
        random.nextInt(calendars.size()));
  }

  private int day() {
    return TODAY - 15 + random.nextInt(40);
  }

  private int terms() {
    if (random.nextInt(3) > 0) {
      return Terms.PLAIN;
    }
    return Terms.of(
        List.of(LinkType.values()).get(random.nextInt(4)),
        random.nextInt(9) - 3,
        random.nextBoolean() ? LagUnit.WORKING : LagUnit.CALENDAR);
  }

  int size() {
    return items.size();
  }

  /** Plans a random item for other days, or takes days away. */
  int change() {
    int number = random.nextInt(items.size());
    Item old = items.get(number);
    Item other = item();
    items.set(
        number,
        new Item(old.standing, other.start, other.finish, old.span, old.committed, old.calendar));
    return number;
  }

  int start(int number) {
    return items.get(number).start;
  }

  int finish(int number) {
    return items.get(number).finish;
  }

  List<WorkCalendar> calendars() {
    return calendars;
  }

  /** The plan as it stands now, its dates worked out as of that day. */
  PlanBuilder.Built build(int today) {
    PlanBuilder builder = new PlanBuilder(items.size(), calendars);
    for (Item item : items) {
      builder.item(
          item.standing, item.start, item.finish, item.span, item.committed, item.calendar);
    }
    links.forEach(link -> builder.link(link.from, link.to, link.terms));
    containing.forEach(link -> builder.contains(link.to, link.from));
    PlanBuilder.Built built = builder.build();
    built.plan().expect(today);
    return built;
  }

  /** Everything a plan says of its positions, to compare. */
  static List<List<Integer>> results(Plan plan) {
    List<List<Integer>> results = new ArrayList<>();
    for (int at = 0; at < plan.size(); at++) {
      results.add(List.of(plan.start(at), plan.finish(at), plan.marks(at), plan.slipDays(at)));
    }
    return results;
  }
}
