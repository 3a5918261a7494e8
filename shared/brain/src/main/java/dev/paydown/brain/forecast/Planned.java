package dev.paydown.brain.forecast;

/**
 * What each position shows and how it counts: its planned dates, its span and whose calendar. The
 * four stand side by side, so that working out one position among a million looks in one place.
 */
final class Planned {
  private static final int START = 0;
  private static final int FINISH = 1;
  private static final int SPAN = 2;
  private static final int CALENDAR = 3;
  private static final int WIDTH = 4;

  private final char[] values;

  Planned(int size) {
    this(new char[Math.multiplyExact(size, WIDTH)]);
  }

  /** Positions of these values, which it goes on to use. */
  Planned(char[] values) {
    this.values = values;
  }

  /** How many values that many positions have. */
  static int width(int size) {
    return size * WIDTH;
  }

  /** The values themselves, not a copy. */
  char[] values() {
    return values;
  }

  Planned copy() {
    return new Planned(values.clone());
  }

  /** The planned start as an epoch day, or {@link DayColumn#NONE}. */
  int start(int at) {
    return DayColumn.day(values[at * WIDTH + START]);
  }

  /** The planned finish as an epoch day, or {@link DayColumn#NONE}. */
  int finish(int at) {
    return DayColumn.day(values[at * WIDTH + FINISH]);
  }

  /** How many working days it takes. */
  int spanDays(int at) {
    return values[at * WIDTH + SPAN];
  }

  /** By which of the plan's calendars it counts. */
  int calendar(int at) {
    return values[at * WIDTH + CALENDAR];
  }

  void setDates(int at, int start, int finish) {
    values[at * WIDTH + START] = DayColumn.offsetOf(start);
    values[at * WIDTH + FINISH] = DayColumn.offsetOf(finish);
  }

  /** Sets how a position counts; a span beyond 65,535 days is kept as that. */
  void setCounting(int at, int spanDays, int calendar) {
    values[at * WIDTH + SPAN] = (char) Math.clamp(spanDays, 0, Character.MAX_VALUE);
    values[at * WIDTH + CALENDAR] = (char) calendar;
  }

  /** The same, by position. */
  Planned arranged(int[] order) {
    Planned arranged = new Planned(order.length);
    for (int at = 0; at < order.length; at++) {
      System.arraycopy(values, order[at] * WIDTH, arranged.values, at * WIDTH, WIDTH);
    }
    return arranged;
  }
}
