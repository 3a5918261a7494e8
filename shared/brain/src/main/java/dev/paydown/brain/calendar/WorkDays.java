package dev.paydown.brain.calendar;

/**
 * A calendar's working days as bits, some years around a day, so that counting them takes neither a
 * search nor a division. Days beyond those years are counted by the calendar itself: the answers
 * are the same everywhere, only slower there.
 *
 * <p>Days are epoch days; indices are those of {@link WorkCalendar#index(int)}.
 */
public final class WorkDays {
  private static final int WORDS = 32;
  private static final int DAYS = WORDS * Long.SIZE;

  /** A quarter of the days lie before the one they are made around: plans look ahead. */
  private static final int DAYS_BEFORE = DAYS / 4;

  private final WorkCalendar calendar;
  private final int first;
  private final long[] bits = new long[WORDS];

  /** By word, the index of its first day. */
  private final int[] indexOf = new int[WORDS + 1];

  private WorkDays(WorkCalendar calendar, int first) {
    this.calendar = calendar;
    this.first = first;
    calendar.markWorking(first, bits);
    indexOf[0] = calendar.index(first);
    for (int word = 0; word < WORDS; word++) {
      indexOf[word + 1] = indexOf[word] + Long.bitCount(bits[word]);
    }
  }

  /** The working days of that calendar, ready for days around one. */
  public static WorkDays around(WorkCalendar calendar, int epochDay) {
    return new WorkDays(calendar, epochDay - DAYS_BEFORE);
  }

  private boolean covers(int epochDay) {
    return Integer.compareUnsigned(epochDay - first, DAYS) < 0;
  }

  /** The number of working days before that day; only differences mean anything. */
  public int index(int epochDay) {
    if (!covers(epochDay)) {
      return calendar.index(epochDay);
    }
    int place = epochDay - first;
    int word = place >>> 6;
    return indexOf[word] + Long.bitCount(bits[word] & ~(-1L << place));
  }

  /** The working day of that index. */
  public int day(int index) {
    if (index < indexOf[0] || index >= indexOf[WORDS]) {
      return calendar.epochDay(index);
    }
    int word = (index - indexOf[0]) >>> 6;
    while (indexOf[word + 1] <= index) {
      word++;
    }
    return dayOf(word, bits[word], index - indexOf[word]);
  }

  /** The first working day on or after that day. */
  public int onOrAfter(int epochDay) {
    return plus(epochDay, 0);
  }

  /** The last working day on or before that day. */
  public int onOrBefore(int epochDay) {
    if (covers(epochDay)) {
      int place = epochDay - first;
      int word = place >>> 6;
      long upTo = bits[word] & (-1L >>> (63 - (place & 63)));
      if (upTo != 0) {
        return first + (word << 6) + 63 - Long.numberOfLeadingZeros(upTo);
      }
    }
    return day(index(epochDay + 1) - 1);
  }

  /**
   * The working day that many working days after the first on or after that day.
   *
   * @param workingDays fewer than none go back
   */
  public int plus(int epochDay, int workingDays) {
    if (covers(epochDay) && workingDays >= 0) {
      int place = epochDay - first;
      int word = place >>> 6;
      long from = bits[word] & (-1L << place);
      if (Long.bitCount(from) > workingDays) {
        return dayOf(word, from, workingDays);
      }
    }
    return day(index(epochDay) + workingDays);
  }

  /** The day of a word's bit that has that many set bits below it. */
  private int dayOf(int word, long set, int below) {
    long rest = set;
    for (int i = 0; i < below; i++) {
      rest &= rest - 1;
    }
    return first + (word << 6) + Long.numberOfTrailingZeros(rest);
  }
}
