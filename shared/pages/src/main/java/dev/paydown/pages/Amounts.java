package dev.paydown.pages;

import java.util.Locale;

/** Working time as statements write it, exact to the second. */
public final class Amounts {
  private Amounts() {}

  /** {@code 1 h 09 min 00 s}, with a minus sign in front where it is less than nothing. */
  public static String of(long seconds) {
    long size = Math.abs(seconds);
    String text =
        String.format(
            Locale.ROOT, "%d h %02d min %02d s", size / 3600, size % 3600 / 60, size % 60);
    return seconds < 0 ? "\u2212" + text : text;
  }

  /** Roughly, where the exact amount stands beside it: {@code 12 h}, {@code 1 h 30 min}. */
  public static String rough(long seconds) {
    long minutes = Math.round(Math.abs(seconds) / 60.0);
    long hours = minutes / 60;
    String text =
        hours == 0
            ? minutes + " min"
            : minutes % 60 == 0 || hours >= 10
                ? Math.round(minutes / 60.0) + " h"
                : hours + " h " + minutes % 60 + " min";
    return seconds < 0 ? "\u2212" + text : text;
  }

  /** The same with its sign always said. */
  public static String signed(long seconds) {
    return seconds > 0 ? "+" + of(seconds) : of(seconds);
  }
}
