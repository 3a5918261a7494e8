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
    this(new char[size]);
  }

  /** A column of these offsets, which it goes on to use. */
  DayColumn(char[] offsets) {
    this.offsets = offsets;
  }

  /** The offsets themselves, not a copy. */
  char[] offsets() {
    return offsets;
  }

  DayColumn copy() {
    return new DayColumn(offsets.clone());
  }

  /** The epoch day at that position, or {@link #NONE}. */
  int get(int position) {
    return day(offsets[position]);
  }

  /** As a later day has a greater offset, the latest of many is found without decoding each. */
  int offset(int position) {
    return offsets[position];
  }

  /** The epoch day of an offset, or {@link #NONE}. */
  static int day(int offset) {
    return offset == 0 ? NONE : FIRST + offset - 1;
  }

  /**
   * Keeps a day, or none.
   *
   * @return whether it differs from what was kept
   */
  boolean set(int position, int epochDay) {
    return setOffset(position, offsetOf(epochDay));
  }

  /** The offset that stands for a day, or for none. */
  static char offsetOf(int epochDay) {
    return (char) (epochDay == NONE ? 0 : Math.clamp(epochDay, FIRST, LAST) - FIRST + 1);
  }

  /** Keeps the day of an offset, and says whether it differs from what was kept. */
  boolean setOffset(int position, int offset) {
    if (offsets[position] == offset) {
      return false;
    }
    offsets[position] = (char) offset;
    return true;
  }
}
