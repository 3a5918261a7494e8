package dev.paydown.brain.forecast;

import java.time.LocalDate;

/**
 * One day for each position, in two bytes: days since {@link #FIRST}, 0 for none. Days outside the
 * column's 179 years are kept as its first or last: no plan reaches that far, and a due date of the
 * year 9999 means "never".
 */
final class DayColumn {
  /** No day. Less than every day, so that the latest of several is their maximum. */
  static final int NONE = Integer.MIN_VALUE;

  static final int FIRST = (int) LocalDate.of(1950, 1, 1).toEpochDay();
  static final int LAST = FIRST + Character.MAX_VALUE - 1;

  private final char[] offsets;

  DayColumn(int size) {
    offsets = new char[size];
  }

  /** The epoch day at that position, or {@link #NONE}. */
  int get(int position) {
    int offset = offsets[position];
    return offset == 0 ? NONE : FIRST + offset - 1;
  }

  void set(int position, int epochDay) {
    offsets[position] =
        epochDay == NONE ? 0 : (char) (Math.clamp(epochDay, FIRST, LAST) - FIRST + 1);
  }
}
