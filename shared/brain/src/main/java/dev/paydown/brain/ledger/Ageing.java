package dev.paydown.brain.ledger;

import java.util.List;

/** The buckets that balances are aged by, in working days since the liability opened. */
public final class Ageing {
  /** What each bucket is called, youngest first. */
  public static final List<String> LABELS = List.of("0–2", "3–5", "6–10", "11–20", "over 20");

  /** The last day of each bucket but the last. */
  private static final int[] LAST_DAYS = {2, 5, 10, 20};

  private Ageing() {}

  /** Which bucket that age falls into, 0 for the youngest. */
  public static int bucket(long ageDays) {
    int bucket = 0;
    while (bucket < LAST_DAYS.length && ageDays > LAST_DAYS[bucket]) {
      bucket++;
    }
    return bucket;
  }
}
