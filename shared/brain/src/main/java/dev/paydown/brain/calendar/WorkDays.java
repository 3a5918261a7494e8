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

  private static final int FRACTION = 16;

  private final WorkCalendar calendar;
  private final int first;
  private final long[] bits = new long[WORDS];

  /** By word, the index of its first day. */
  private final int[] indexOf = new int[WORDS + 1];

  /** How many words a working day takes on average, as a fixed-point number. */
  private final int wordsAnIndex;

  private WorkDays(WorkCalendar calendar, int first) {
    this.calendar = calendar;
    this.first = first;
    calendar.markWorking(first, bits);
    indexOf[0] = calendar.index(first);
    for (int word = 0; word < WORDS; word++) {
      indexOf[word + 1] = indexOf[word] + Long.bitCount(bits[word]);
    }
    wordsAnIndex = (WORDS << FRACTION) / Math.max(1, indexOf[WORDS] - indexOf[0]);
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
    return near(around(index), index);
  }

  /** About the word that holds the working day of that index: working days lie evenly, almost. */
  private int around(int index) {
    long words = ((long) (index - indexOf[0]) * wordsAnIndex) >> FRACTION;
    return (int) Math.clamp(words, 0L, WORDS - 1L);
  }

  /** The first working day on or after that day. */
  public int onOrAfter(int epochDay) {
    if (covers(epochDay)) {
      int place = epochDay - first;
      long from = bits[place >>> 6] >>> place;
      if (from != 0) {
        return epochDay + Long.numberOfTrailingZeros(from);
      }
    }
    return plus(epochDay, 0);
  }

  /** The last working day on or before that day. */
  public int onOrBefore(int epochDay) {
    return plus(epochDay + 1, -1);
  }

  /**
   * The working day that many working days after the first on or after that day.
   *
   * @param workingDays fewer than none go back
   */
  public int plus(int epochDay, int workingDays) {
    if (!covers(epochDay)) {
      return day(index(epochDay) + workingDays);
    }
    int place = epochDay - first;
    long from = bits[place >>> 6] >>> place;
    if (workingDays >= 0 && workingDays < Long.bitCount(from)) {
      return epochDay + place(from, workingDays);
    }
    return near(place >>> 6, index(epochDay) + workingDays);
  }

  /** The working day of that index, looked for from a word on. */
  private int near(int start, int index) {
    if (index < indexOf[0] || index >= indexOf[WORDS]) {
      return calendar.epochDay(index);
    }
    int word = start;
    while (indexOf[word + 1] <= index) {
      word++;
    }
    while (indexOf[word] > index) {
      word--;
    }
    return first + (word << 6) + place(bits[word], index - indexOf[word]);
  }

  /** Where the set bit is that has that many others below it. */
  private static int place(long set, int below) {
    return Long.numberOfTrailingZeros(Long.expand(1L << below, set));
  }
}
