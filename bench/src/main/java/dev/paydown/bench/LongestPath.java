package dev.paydown.bench;

import dev.paydown.brain.forecast.MeasuredPlan;

/**
 * The floor: the longest path over plain arrays in topological order, the same items and links in
 * the same order as the engine holds them. It knows no calendar, no status and no kind of link.
 */
final class LongestPath {
  private final int[] into;
  private final int[] source;
  private final int[] lag;
  private final int[] days;
  private final int[] finish;

  LongestPath(MeasuredPlan plan) {
    int items = plan.items();
    into = new int[items + 1];
    days = new int[items];
    finish = new int[items];
    for (int at = 0; at < items; at++) {
      into[at + 1] = plan.linksBefore(at + 1);
      days[at] = plan.spanDays(at);
    }
    source = new int[into[items]];
    lag = new int[into[items]];
    for (int link = 0; link < source.length; link++) {
      source[link] = plan.source(link);
    }
  }

  /** Finds every finish, and answers the last. */
  int run() {
    int last = 0;
    for (int at = 0; at < days.length; at++) {
      int start = 0;
      for (int link = into[at]; link < into[at + 1]; link++) {
        start = Math.max(start, finish[source[link]] + lag[link]);
      }
      finish[at] = start + days[at];
      last = Math.max(last, finish[at]);
    }
    return last;
  }
}
