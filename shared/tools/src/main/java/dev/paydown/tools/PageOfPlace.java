package dev.paydown.tools;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a sweep has come that goes through a connection's places one after the other, and each
 * page by page; written {@code 0:3}.
 *
 * @param place the place's number in the connection, from 0
 * @param page from 1
 */
public record PageOfPlace(int place, int page) {
  private static final Pattern FORM = Pattern.compile("([0-9]{1,6}):([0-9]{1,6})");

  /** Where a sweep with that cursor goes on; at the beginning where it has none, or an odd one. */
  public static PageOfPlace of(Optional<String> cursor) {
    return cursor
        .map(FORM::matcher)
        .filter(Matcher::matches)
        .map(f -> new PageOfPlace(Integer.parseInt(f.group(1)), Integer.parseInt(f.group(2))))
        .orElseGet(() -> new PageOfPlace(0, 1));
  }

  /**
   * What comes after this page.
   *
   * @param isLast whether the place has no more pages
   * @param places how many places there are
   */
  public Optional<String> next(boolean isLast, int places) {
    if (!isLast) {
      return Optional.of(place + ":" + (page + 1));
    }
    return place + 1 < places ? Optional.of((place + 1) + ":1") : Optional.empty();
  }
}
