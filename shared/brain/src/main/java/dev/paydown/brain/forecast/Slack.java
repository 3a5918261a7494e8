package dev.paydown.brain.forecast;

import dev.paydown.brain.calendar.WorkDays;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * The backward pass: how late each position may finish without moving the end of the whole plan
 * (total slack), and without moving anybody behind it (free slack). Kelley and Walker,
 * Critical-Path Planning and Scheduling (1959), with the four link types of {@link
 * dev.paydown.brain.event.LinkType}; both in working days of the item's owner.
 */
final class Slack {
  private static final int NO_LIMIT = Integer.MAX_VALUE;

  private final Plan plan;
  private final int[] latest;
  private final int[] free;
  private final int end;

  private Slack(Plan plan) {
    this.plan = plan;
    latest = new int[plan.size()];
    free = new int[plan.size()];
    Arrays.fill(latest, NO_LIMIT);
    Arrays.fill(free, NO_LIMIT);
    int last = DayColumn.NONE;
    for (int at = 0; at < plan.size(); at++) {
      last = Math.max(last, plan.counted(at));
    }
    end = last;
  }

  /** The slack of a plan whose dates are worked out. */
  static Slack of(Plan plan) {
    Slack slack = new Slack(plan);
    for (int at = plan.size() - 1; at >= 0; at--) {
      slack.limitBefore(at);
    }
    return slack;
  }

  /** The last day on which anything is still done, or none. */
  int end() {
    return end;
  }

  /** Working days it may be late without moving the end; empty where it has no date or is over. */
  OptionalInt totalDays(int at) {
    return days(at, latest[at]);
  }

  /** Working days it may be late without moving anybody. */
  OptionalInt freeDays(int at) {
    return days(at, Math.min(free[at], latest[at]));
  }

  private OptionalInt days(int at, int limit) {
    if (!moves(at) || plan.counted(at) == DayColumn.NONE) {
      return OptionalInt.empty();
    }
    WorkDays days = plan.workDays(at);
    int until = Math.min(limit, end);
    return OptionalInt.of(Math.max(0, days.index(until + 1) - days.index(plan.counted(at) + 1)));
  }

  private boolean moves(int at) {
    int standing = plan.standing(at);
    return standing == Plan.OPEN || standing == Plan.STARTED;
  }

  /** What a position's own limits mean for what precedes it. */
  private void limitBefore(int at) {
    if (!moves(at) || (plan.counted(at) == DayColumn.NONE && !plan.isHint(at))) {
      return;
    }
    latest[at] = plan.workDays(at).onOrBefore(Math.min(latest[at], end));
    boolean isRolled = plan.isRolled(at);
    boolean isOpen = plan.standing(at) == Plan.OPEN;
    for (int link = plan.firstInto(at); link < plan.firstInto(at + 1); link++) {
      boolean rollup = plan.isRollup(link);
      if (rollup != isRolled || (rollup && plan.finish(at) == DayColumn.NONE)) {
        continue;
      }
      if (!plan.isHint(at)) {
        limit(latest, at, link, isOpen ? latestStart(at) : NO_LIMIT, latest[at]);
      }
      limit(free, at, link, isOpen ? plan.start(at) : NO_LIMIT, shownFinish(at));
    }
  }

  private int latestStart(int at) {
    return plan.is(at, Plan.LENGTHLESS) ? latest[at] : plan.firstDay(at, latest[at]);
  }

  private int shownFinish(int at) {
    return plan.finish(at) == DayColumn.NONE ? plan.start(at) : plan.finish(at);
  }

  private void limit(int[] limits, int at, int link, int startLimit, int finishLimit) {
    int before = plan.source(link);
    int limit = limitOfSource(at, link, startLimit, finishLimit);
    if (limit != NO_LIMIT && moves(before)) {
      limits[before] = Math.min(limits[before], plan.workDays(before).onOrBefore(limit));
    }
  }

  /** The last day on which the link's source may finish, where its target has these limits. */
  private int limitOfSource(int at, int link, int startLimit, int finishLimit) {
    int terms = plan.terms(link);
    if (Terms.isRollup(terms)) {
      return finishLimit;
    }
    WorkDays days = plan.workDays(at);
    return switch (Terms.type(terms)) {
      case FS -> startLimit == NO_LIMIT ? NO_LIMIT : latestBefore(days, startLimit, terms) - 1;
      case SS ->
          startLimit == NO_LIMIT
              ? NO_LIMIT
              : finishFromStart(link, latestBefore(days, startLimit, terms));
      case FF -> latestBefore(days, finishLimit, terms);
      case SF -> {
        int next = days.onOrAfter(finishLimit + 1);
        yield finishFromStart(link, latestBefore(days, next, terms));
      }
    };
  }

  /** The latest day from which the lag still ends on or before a working day. */
  private static int latestBefore(WorkDays days, int day, int terms) {
    int lag = Terms.lagDays(terms);
    return Terms.isInCalendarDays(terms) ? day - lag : days.plus(day, -lag);
  }

  /** When the source finishes if it starts no later than a day. */
  private int finishFromStart(int link, int startLimit) {
    int before = plan.source(link);
    if (plan.standing(before) == Plan.STARTED) {
      return NO_LIMIT;
    }
    int start = plan.workDays(before).onOrBefore(startLimit);
    return plan.is(before, Plan.LENGTHLESS) ? start : plan.lastDay(before, start);
  }
}
