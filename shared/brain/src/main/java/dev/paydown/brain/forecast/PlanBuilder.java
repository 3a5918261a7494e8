package dev.paydown.brain.forecast;

import dev.paydown.brain.calendar.WorkCalendar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Puts items and links, numbered as they come, into topological order. A link onto a parent binds
 * everything below it; what waits for itself, directly or through what contains it, is fixed.
 */
final class PlanBuilder {
  private final List<WorkCalendar> calendars;
  private final Planned planned;
  private final DayColumn committed;
  private final byte[] traits;
  private int items;

  private final IntList from = new IntList();
  private final IntList to = new IntList();
  private final IntList terms = new IntList();

  PlanBuilder(int items, List<WorkCalendar> calendars) {
    this.calendars = List.copyOf(calendars);
    planned = new Planned(items);
    committed = new DayColumn(items);
    traits = new byte[items];
  }

  /**
   * Adds the next item. What is live starts on a working day of its calendar: on or after the day
   * said.
   *
   * @param standing {@link Plan#OPEN} and its siblings, with {@link Plan#LENGTHLESS}, {@link
   *     Plan#UNDATED} and {@link Plan#LIVE} where they hold
   * @param calendar its place in the list of calendars
   */
  void item(int standing, int start, int finish, int span, int commitment, int calendar) {
    boolean snaps = start != DayColumn.NONE && (standing & Plan.LIVE) != 0;
    planned.setDates(items, snaps ? workDay(start, calendar) : start, finish);
    planned.setCounting(items, span, calendar);
    committed.set(items, commitment);
    traits[items] = (byte) standing;
    items++;
  }

  private int workDay(int day, int calendar) {
    WorkCalendar days = calendars.get(calendar);
    return days.epochDay(days.index(day));
  }

  /** Lets one item bind another. */
  void link(int before, int after, int linkTerms) {
    from.add(before);
    to.add(after);
    terms.add(linkTerms);
  }

  /** Puts an item under another. */
  void contains(int parent, int child) {
    traits[parent] |= Plan.PARENT;
    link(child, parent, Terms.ROLLUP);
  }

  /**
   * A plan, and where each item is in it.
   *
   * @param positions by item number
   * @param items by position
   * @param cycles items that wait for themselves, by component
   */
  @SuppressWarnings("ArrayRecordComponent") // carried over, never compared
  record Built(Plan plan, int[] positions, int[] items, List<SortedSet<Integer>> cycles) {}

  Built build() {
    List<SortedSet<Integer>> cycles = new ArrayList<>();
    inherit(cycles);
    Components components = Components.of(items, from, to);
    cycles.addAll(components.cycles());
    for (SortedSet<Integer> cycle : cycles) {
      cycle.forEach(this::fix);
    }
    int[] order = components.order();
    int[] positions = new int[items];
    for (int at = 0; at < items; at++) {
      positions[order[at]] = at;
    }
    return new Built(new Plan(arranged(order, positions), calendars), positions, order, cycles);
  }

  private void fix(int item) {
    int standing = traits[item] & Plan.STANDING;
    if (standing == Plan.OPEN || standing == Plan.STARTED) {
      traits[item] = (byte) ((traits[item] & ~(Plan.STANDING | Plan.PARENT)) | Plan.FIXED);
    }
  }

  /** What binds a parent binds everything below it: as a floor, each thing for itself. */
  private void inherit(List<SortedSet<Integer>> cycles) {
    Adjacency children = Adjacency.of(items, to, from, link -> Terms.isRollup(terms.get(link)));
    int stated = from.size();
    for (int link = 0; link < stated; link++) {
      if (from.get(link) == to.get(link)) {
        cycles.add(new TreeSet<>(List.of(from.get(link))));
      }
      if (!Terms.isRollup(terms.get(link)) && children.has(to.get(link))) {
        for (int below : children.reachableFrom(to.get(link))) {
          if (below == from.get(link)) {
            cycles.add(new TreeSet<>(List.of(below, to.get(link))));
          } else {
            link(from.get(link), below, terms.get(link));
          }
        }
      }
    }
  }

  private PlanArrays arranged(int[] order, int[] positions) {
    int links = from.size();
    int[] intoAt = offsets(to, positions);
    int[] outAt = offsets(from, positions);
    int[] into = new int[links];
    int[] out = new int[links];
    int[] nextInto = intoAt.clone();
    int[] nextOut = outAt.clone();
    Ends ends = Ends.of(items, terms);
    for (int link = 0; link < links; link++) {
      int source = positions[from.get(link)];
      int target = positions[to.get(link)];
      into[nextInto[target]++] = ends.end(source, terms.get(link));
      out[nextOut[source]++] = ends.end(target, terms.get(link));
    }
    return new PlanArrays(
        ends,
        intoAt,
        into,
        outAt,
        out,
        planned.arranged(order),
        arranged(committed, order),
        new DayColumn(items),
        new DayColumn(items),
        arranged(traits, order));
  }

  private int[] offsets(IntList ends, int[] positions) {
    int[] at = new int[items + 1];
    for (int link = 0; link < ends.size(); link++) {
      at[positions[ends.get(link)] + 1]++;
    }
    Arrays.parallelPrefix(at, Integer::sum);
    return at;
  }

  private static DayColumn arranged(DayColumn days, int[] order) {
    DayColumn arranged = new DayColumn(order.length);
    for (int at = 0; at < order.length; at++) {
      arranged.set(at, days.get(order[at]));
    }
    return arranged;
  }

  private static byte[] arranged(byte[] values, int[] order) {
    byte[] arranged = new byte[order.length];
    for (int at = 0; at < order.length; at++) {
      arranged[at] = values[order[at]];
    }
    return arranged;
  }
}
