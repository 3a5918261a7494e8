package dev.paydown.pages.dashboard;

import java.util.List;

/**
 * One page of a long list.
 *
 * @param said how many there are, and which of them these are
 * @param before the address of the page before; empty: this is the first
 * @param after the address of the next; empty: this is the last
 */
record Paging(String said, String before, String after) {
  /** How many rows a page shows. */
  static final int SIZE = 50;

  /** What of the list is shown. */
  record Shown<T>(List<T> rows, Paging paging) {}

  /**
   * A page of the list.
   *
   * @param one what one of them is called
   * @param page from 1; beyond the last shows the last
   * @param url the list's address with its filters, to which the page is added
   */
  static <T> Shown<T> of(List<T> all, int page, String one, String many, String url) {
    int pages = Math.max(1, Math.ceilDiv(all.size(), SIZE));
    int shown = Math.clamp(page, 1, pages);
    int from = (shown - 1) * SIZE;
    int to = Math.min(all.size(), from + SIZE);
    String counted = all.size() + " " + (all.size() == 1 ? one : many) + ".";
    String said =
        all.isEmpty()
            ? "No " + many + "."
            : pages == 1 ? counted : from + 1 + " to " + to + " of " + counted;
    return new Shown<>(
        all.subList(from, to),
        new Paging(
            said,
            shown > 1 ? paged(url, shown - 1) : "",
            shown < pages ? paged(url, shown + 1) : ""));
  }

  private static String paged(String url, int page) {
    return url + (url.contains("?") ? "&" : "?") + "page=" + page;
  }
}
