package dev.paydown.pages;

import java.util.Locale;

/** Working time as statements write it, exact to the second. */
final class Amounts {
  private Amounts() {}

  /** {@code 1 h 09 min 00 s}, with a minus sign in front where it is less than nothing. */
  static String of(long seconds) {
    long size = Math.abs(seconds);
    String text =
        String.format(
            Locale.ROOT, "%d h %02d min %02d s", size / 3600, size % 3600 / 60, size % 60);
    return seconds < 0 ? "\u2212" + text : text;
  }

  /** The same with its sign always said. */
  static String signed(long seconds) {
    return seconds > 0 ? "+" + of(seconds) : of(seconds);
  }
}
