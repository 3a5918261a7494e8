package dev.paydown.brain.forecast;

import dev.paydown.brain.event.LagUnit;
import dev.paydown.brain.event.LinkType;

/**
 * What a link asks, in one number: its type, and its lag with its unit. Most links are finish to
 * start without a lag, {@link #PLAIN}.
 */
final class Terms {
  /** Finish to start, no lag. */
  static final int PLAIN = 0;

  /** From a child to its parent: the parent's dates span the child's. */
  static final int ROLLUP = 4;

  /** A lag beyond 180 years moves everything past the last day there is. */
  private static final int LAG_MAX = 1 << 16;

  private static final int FROM_START = 1;
  private static final int BINDS_FINISH = 2;
  private static final int TYPE = FROM_START | BINDS_FINISH;
  private static final int TYPE_BITS = 3;
  private static final int UNIT_BIT = 1 << TYPE_BITS;
  private static final LinkType[] TYPES = {LinkType.FS, LinkType.SS, LinkType.FF, LinkType.SF};

  private Terms() {}

  static int of(LinkType type, int lagDays, LagUnit unit) {
    int lag = Math.clamp(lagDays, -LAG_MAX, LAG_MAX);
    boolean calendarDays = unit == LagUnit.CALENDAR && lag != 0;
    return (lag << (TYPE_BITS + 1)) | (calendarDays ? UNIT_BIT : 0) | code(type);
  }

  /**
   * Kept in snapshots: never another number for the same type. Its first bit says that it counts
   * from the start, its second that it binds the finish.
   */
  private static int code(LinkType type) {
    return switch (type) {
      case FS -> 0;
      case SS -> 1;
      case FF -> 2;
      case SF -> 3;
    };
  }

  static boolean isRollup(int terms) {
    return terms == ROLLUP;
  }

  static LinkType type(int terms) {
    return TYPES[terms & TYPE];
  }

  static boolean isFinishToStart(int terms) {
    return (terms & TYPE) == 0;
  }

  static boolean isStartToFinish(int terms) {
    return (terms & TYPE) == TYPE;
  }

  /** Whether what precedes counts by its start. */
  static boolean countsFromStart(int terms) {
    return (terms & FROM_START) != 0;
  }

  /** Whether it is the finish of what follows that waits. */
  static boolean bindsFinish(int terms) {
    return (terms & BINDS_FINISH) != 0;
  }

  static int lagDays(int terms) {
    return terms >> (TYPE_BITS + 1);
  }

  static boolean isInCalendarDays(int terms) {
    return (terms & UNIT_BIT) != 0;
  }
}
