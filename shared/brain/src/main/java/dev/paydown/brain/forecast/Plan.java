package dev.paydown.brain.forecast;

import dev.paydown.brain.calendar.WorkCalendar;
import dev.paydown.brain.calendar.WorkDays;
import java.util.Arrays;
import java.util.List;

/**
 * All items of a workspace in topological order, on primitive arrays: what each shows and how long
 * it takes, what precedes it, and the dates that follow. Predecessors come before followers, and
 * what is contained before what contains it, so that one pass settles everything.
 *
 * <p>Days are epoch days; {@link DayColumn#NONE} stands for no day.
 */
final class Plan {
  /** Not begun: its predecessors move it. */
  static final int OPEN = 0;

  /** Under way: its start is a fact; only its finish can move. */
  static final int STARTED = 1;

  /** Finished, or waiting for itself: its dates stand. */
  static final int FIXED = 2;

  /** Called off: it holds nobody up. */
  static final int CANCELLED = 3;

  /** The bits of a position's traits that hold one of those. */
  static final int STANDING = 3;

  /** Nobody recorded how long it takes, nor when it is due: its finish is not known. */
  static final int LENGTHLESS = 1 << 2;

  /** It has neither dates nor a length: its start is a hint and binds nobody. */
  static final int UNDATED = 1 << 3;

  /** Somebody still has to finish it. */
  static final int LIVE = 1 << 4;

  /** It contains live items: its dates are the earliest and latest below it. */
  static final int PARENT = 1 << 5;

  /** Result: its planned finish has passed. */
  private static final int OVERDUE = 1 << 6;

  /** Result: its start is a hint only. */
  private static final int HINT = 1 << 7;

  private static final int RESULTS = OVERDUE | HINT;

  /** The working days of calendars are kept at hand around a day, and anew this far from it. */
  private static final int AT_HAND_DAYS = 90;

  private static final int[] NO_LINKS = {};

  private final List<WorkCalendar> calendars;
  private final WorkDays[] workDays;
  private int atHandAround = DayColumn.NONE;
  private int today = DayColumn.NONE;
  private final int[] floors;

  private final int[] intoAt;
  private final int[] into;
  private final Ends ends;
  private final int[] outAt;
  private final int[] out;

  private final Planned planned;
  private final DayColumn committed;
  private final byte[] traits;

  private final DayColumn start;
  private final DayColumn finish;

  Plan(PlanArrays arrays, List<WorkCalendar> calendars) {
    this.calendars = calendars;
    this.workDays = new WorkDays[calendars.size()];
    this.floors = new int[calendars.size()];
    this.intoAt = arrays.intoAt();
    this.into = arrays.into();
    this.ends = arrays.ends();
    this.outAt = arrays.outAt();
    this.out = arrays.out();
    this.planned = arrays.planned();
    this.committed = arrays.committed();
    this.traits = arrays.traits();
    this.start = arrays.start();
    this.finish = arrays.finish();
  }

  int size() {
    return traits.length;
  }

  /** Works out every date as of a day. */
  void expect(int day) {
    asOf(day);
    settle();
  }

  /** Works out every date as of the day last said. */
  void settle() {
    for (int at = 0; at < traits.length; at++) {
      settle(at);
    }
  }

  /**
   * A copy in which dates that have passed are not carried on to today, to be worked out. It shares
   * the links, which nobody changes.
   */
  Plan withoutToday() {
    Plan copy =
        new Plan(
            new PlanArrays(
                ends,
                intoAt,
                into,
                outAt,
                out,
                planned.copy(),
                committed,
                start.copy(),
                finish.copy(),
                traits.clone()),
            calendars);
    copy.asOf(today);
    Arrays.fill(copy.floors, DayColumn.NONE);
    return copy;
  }

  /** Finishes a position on a day, however it stood, and begins it by then: it moves no more. */
  void finishOn(int at, int day) {
    int first = planned.start(at);
    planned.setDates(at, first == DayColumn.NONE ? day : Math.min(first, day), day);
    traits[at] = (byte) ((traits[at] & RESULTS) | FIXED);
  }

  /** Lets a position stand and be planned as in another plan of the same positions. */
  void standAs(Plan other, int at) {
    planned.setDates(at, other.planned.start(at), other.planned.finish(at));
    traits[at] = (byte) ((traits[at] & RESULTS) | (other.traits[at] & ~RESULTS));
  }

  /** Says as of which day dates are worked out, or have been. */
  void asOf(int day) {
    today = day;
    if (atHandAround == DayColumn.NONE || Math.abs(day - atHandAround) > AT_HAND_DAYS) {
      atHandAround = day;
      Arrays.setAll(workDays, i -> WorkDays.around(calendars.get(i), day));
    }
    Arrays.setAll(floors, i -> workDays[i].onOrBefore(day));
  }

  /** The day as of which dates are worked out, or none. */
  int today() {
    return today;
  }

  /** What it is made of: its own arrays, not copies. */
  PlanArrays arrays() {
    return new PlanArrays(
        ends, intoAt, into, outAt, out, planned, committed, start, finish, traits);
  }

  List<WorkCalendar> calendars() {
    return calendars;
  }

  /**
   * Plans a position for other days, as {@link PlanBuilder#item} does; {@link Frontier} carries it
   * to what follows.
   */
  void replan(int at, int newStart, int newFinish) {
    boolean snaps = newStart != DayColumn.NONE && is(at, LIVE);
    planned.setDates(at, snaps ? workDays(at).onOrAfter(newStart) : newStart, newFinish);
  }

  /**
   * Works out one position from what precedes it.
   *
   * @return whether anything that followers see has changed
   */
  boolean settle(int at) {
    int trait = traits[at];
    if (isRolled(at)) {
      return put(at, trait, rolledStart(at), rolledFinish(at), areHints(at) ? HINT : 0);
    }
    return switch (trait & STANDING) {
      case OPEN -> settleOpen(at, trait);
      case STARTED ->
          put(at, trait, planned.start(at), Math.max(planned.finish(at), leastFinish(at)), 0);
      case FIXED -> put(at, trait, planned.start(at), planned.finish(at), 0);
      default -> put(at, trait, DayColumn.NONE, DayColumn.NONE, 0);
    };
  }

  /** Whether working out a position now would change anything; nothing is changed. */
  boolean wouldMove(int at) {
    int offsetOfStart = start.offset(at);
    int offsetOfFinish = finish.offset(at);
    byte trait = traits[at];
    if (!settle(at)) {
      return false;
    }
    start.setOffset(at, offsetOfStart);
    finish.setOffset(at, offsetOfFinish);
    traits[at] = trait;
    return true;
  }

  private boolean settleOpen(int at, int trait) {
    int newStart = planned.start(at);
    int newFinish = planned.finish(at);
    int earliest = earliest(at);
    boolean isPushed = earliest > newStart;
    if (isPushed) {
      newStart = earliest;
      if ((trait & LENGTHLESS) == 0) {
        newFinish = Math.max(newFinish, lastDay(at, newStart));
      }
    }
    return put(at, trait, newStart, newFinish, isPushed && (trait & UNDATED) != 0 ? HINT : 0);
  }

  private boolean put(int at, int trait, int newStart, int newFinish, int result) {
    int shownFinish = newFinish;
    int marks = result;
    if ((trait & LIVE) != 0 && newFinish != DayColumn.NONE) {
      int floor = floors[planned.calendar(at)];
      if (newFinish < floor) {
        shownFinish = floor;
        int due = planned.finish(at);
        marks |= due != DayColumn.NONE && due < floor ? OVERDUE : 0;
      }
    }
    boolean changes = start.set(at, newStart);
    changes |= finish.set(at, shownFinish);
    if ((trait & RESULTS) != marks) {
      traits[at] = (byte) ((trait & ~RESULTS) | marks);
      changes = true;
    }
    return changes;
  }

  /** The day on which predecessors let the position start, or none: for what is not begun. */
  int earliest(int at) {
    int latest = 0;
    int earliest = DayColumn.NONE;
    int last = intoAt[at + 1];
    for (int link = intoAt[at]; link < last; link++) {
      int end = into[link];
      if (ends.isPlain(end)) {
        latest = Math.max(latest, countedOffset(end));
      } else {
        earliest = Math.max(earliest, startIndex(at, end));
      }
    }
    WorkDays days = workDays(at);
    if (earliest == DayColumn.NONE) {
      return latest == 0 ? DayColumn.NONE : days.onOrAfter(DayColumn.day(latest) + 1);
    }
    int afterLatest = latest == 0 ? earliest : days.index(DayColumn.day(latest) + 1);
    return days.day(Math.max(earliest, afterLatest));
  }

  /** The index of the working day on which that link lets the position start, or none. */
  private int startIndex(int at, int end) {
    int terms = ends.terms(end);
    int index = index(at, end, terms);
    return index != DayColumn.NONE && Terms.bindsFinish(terms)
        ? index + 1 - planned.spanDays(at)
        : index;
  }

  /** The latest day on which finish links let the position finish, or none. */
  private int leastFinish(int at) {
    int least = DayColumn.NONE;
    for (int link = intoAt[at]; link < intoAt[at + 1]; link++) {
      if (!ends.isPlain(into[link])) {
        least = Math.max(least, finishIndex(at, into[link]));
      }
    }
    return least == DayColumn.NONE ? DayColumn.NONE : workDays(at).day(least);
  }

  /** The index of the working day before which it does not let the position finish, or none. */
  private int finishIndex(int at, int end) {
    int terms = ends.terms(end);
    return Terms.bindsFinish(terms) ? index(at, end, terms) : DayColumn.NONE;
  }

  /**
   * The index of the working day that a link allows: of a start for FS and SS, of a finish for FF
   * and SF; or none. Lags are sums of indices, so only a sum's outcome is looked up as a day.
   */
  private int index(int at, int end, int terms) {
    int from = ends.position(end);
    int day =
        Terms.countsFromStart(terms)
            ? isHint(from) ? DayColumn.NONE : start.get(from)
            : counted(from);
    if (day == DayColumn.NONE || Terms.isRollup(terms)) {
      return DayColumn.NONE;
    }
    int first = Terms.isFinishToStart(terms) ? day + 1 : day;
    int lag = Terms.lagDays(terms);
    WorkDays days = workDays(at);
    int index = Terms.isInCalendarDays(terms) ? days.index(first + lag) : days.index(first) + lag;
    return Terms.isStartToFinish(terms) ? index - 1 : index;
  }

  /** The day that followers count from: the finish, else the start; none where it is a hint. */
  int counted(int at) {
    return DayColumn.day(countedOffset(at));
  }

  private int countedOffset(int at) {
    int offset = finish.offset(at);
    return offset != 0 ? offset : isHint(at) ? 0 : start.offset(at);
  }

  /**
   * Whether it may make a difference to the target of a link out of a position that it counts from
   * another day now. Most links are plain, and bind nobody: that shows in one look at the target's
   * start. A later day must pass that start; an earlier one matters where the day before held it.
   */
  boolean mayMove(int outLink, int countedBefore, int counted) {
    if (!ends.isPlain(out[outLink])
        || countedBefore == DayColumn.NONE
        || counted == DayColumn.NONE) {
      return true;
    }
    int at = out[outLink];
    if (counted > countedBefore) {
      return counted >= start.get(at);
    }
    return countedBefore > counted && workDays(at).onOrAfter(countedBefore + 1) >= start.get(at);
  }

  /** The last day of the position's span from that day; the day before it for a milestone. */
  int lastDay(int at, int firstDay) {
    return workDays(at).plus(firstDay, planned.spanDays(at) - 1);
  }

  /** The first day of the position's span up to that day. */
  int firstDay(int at, int lastDay) {
    return workDays(at).plus(lastDay + 1, -planned.spanDays(at));
  }

  /** Whether its dates are those of what it contains. */
  boolean isRolled(int at) {
    return is(at, PARENT) && rolledFinish(at) != DayColumn.NONE;
  }

  /** The latest start or finish below a parent, or none. */
  private int rolledFinish(int at) {
    int latest = DayColumn.NONE;
    for (int link = intoAt[at]; link < intoAt[at + 1]; link++) {
      if (isRollup(link)) {
        int child = source(link);
        latest = Math.max(latest, Math.max(start.get(child), finish.get(child)));
      }
    }
    return latest;
  }

  /** The earliest start or finish below a parent that has one. */
  private int rolledStart(int at) {
    int earliest = Integer.MAX_VALUE;
    for (int link = intoAt[at]; link < intoAt[at + 1]; link++) {
      if (isRollup(link)) {
        int child = source(link);
        int day = start.get(child) == DayColumn.NONE ? finish.get(child) : start.get(child);
        earliest = day == DayColumn.NONE ? earliest : Math.min(earliest, day);
      }
    }
    return earliest;
  }

  /** Whether all dates below a parent are hints. */
  private boolean areHints(int at) {
    for (int link = intoAt[at]; link < intoAt[at + 1]; link++) {
      int child = source(link);
      if (isRollup(link) && !isHint(child) && counted(child) != DayColumn.NONE) {
        return false;
      }
    }
    return true;
  }

  /** The links that make the position later than it is planned: those that bind it most. */
  int[] drivers(int at) {
    int due = planned.finish(at);
    boolean isLater = due == DayColumn.NONE || finish.get(at) > due;
    int driven = isRolled(at) || standing(at) != OPEN ? finish.get(at) : start.get(at);
    boolean isMoved = isRolled(at) || standing(at) != OPEN || driven > planned.start(at);
    if (!isLater || !isMoved || isOverdue(at) || driven == DayColumn.NONE) {
      return NO_LINKS;
    }
    IntList most = new IntList();
    for (int link = intoAt[at]; link < intoAt[at + 1]; link++) {
      if (bound(at, link) == driven) {
        most.add(link);
      }
    }
    return most.toArray();
  }

  /** What a link asks of the dates of a position that can still move, or none. */
  private int bound(int at, int link) {
    if (isRolled(at)) {
      int child = source(link);
      return isRollup(link) ? Math.max(start.get(child), finish.get(child)) : DayColumn.NONE;
    }
    int index =
        switch (standing(at)) {
          case OPEN -> startIndex(at, into[link]);
          case STARTED -> finishIndex(at, into[link]);
          default -> DayColumn.NONE;
        };
    return index == DayColumn.NONE ? DayColumn.NONE : workDays(at).day(index);
  }

  /** The links into a position are those from here up to that of the next. */
  int firstInto(int at) {
    return intoAt[at];
  }

  /** The links out of a position are those from here up to that of the next. */
  int firstOut(int at) {
    return outAt[at];
  }

  /** Where a link out of a position leads. */
  int target(int outLink) {
    return ends.position(out[outLink]);
  }

  /** Where a link comes from. */
  int source(int link) {
    return ends.position(into[link]);
  }

  boolean isRollup(int link) {
    return Terms.isRollup(terms(link));
  }

  int terms(int link) {
    return ends.terms(into[link]);
  }

  WorkDays workDays(int at) {
    return workDays[planned.calendar(at)];
  }

  /** One of {@link #OPEN}, {@link #STARTED}, {@link #FIXED}, {@link #CANCELLED}. */
  int standing(int at) {
    return traits[at] & STANDING;
  }

  boolean is(int at, int trait) {
    return (traits[at] & trait) != 0;
  }

  /** The results that are no dates, to compare. */
  int marks(int at) {
    return traits[at] & RESULTS;
  }

  boolean isOverdue(int at) {
    return is(at, OVERDUE);
  }

  boolean isHint(int at) {
    return is(at, HINT);
  }

  /** The expected start, or none. */
  int start(int at) {
    return start.get(at);
  }

  /** The expected finish, or none. */
  int finish(int at) {
    return finish.get(at);
  }

  int plannedStart(int at) {
    return planned.start(at);
  }

  int plannedFinish(int at) {
    return planned.finish(at);
  }

  /** By how many of its owner's working days it is expected later than committed, at least 0. */
  int slipDays(int at) {
    return daysLater(at, committed.get(at));
  }

  /** By how many of its owner's working days it is expected after that day; 0 without either. */
  int daysLater(int at, int day) {
    int expected = finish.get(at);
    if (expected <= day || day == DayColumn.NONE) {
      return 0;
    }
    WorkDays days = workDays(at);
    return Math.max(0, days.index(expected + 1) - days.index(day + 1));
  }
}
