package dev.paydown.pages.dashboard;

import dev.paydown.pages.Board;
import java.util.List;

/**
 * The lists of one page, each of which is shown from the row that the page's address names. A page
 * is asked for from a row and not by a number, so that it may hold fewer rows than others where
 * they are heavy, and none is left out between two.
 *
 * @param url the page's address with its filters
 * @param query what the address asks for, by name: {@code items=51} begins the list of that name
 *     with its 51st row
 * @param most how many rows a list shows, at least 1
 */
record Lists(String url, Dashboard.Query query, int most) {

  /**
   * What is shown of a list.
   *
   * @param name unique on its page
   * @param one what one of them is called
   */
  <T> Paging.Shown<T> page(String name, List<T> all, String one, String many) {
    int from = Math.clamp(asked(name), 1, Math.max(1, all.size()));
    int to = Math.min(all.size(), from - 1 + most);
    String counted = all.size() + " " + (all.size() == 1 ? one : many) + ".";
    String said =
        all.isEmpty()
            ? "No " + many + "."
            : from == 1 && to == all.size() ? counted : from + " to " + to + " of " + counted;
    return new Paging.Shown<>(
        all.subList(from - 1, to),
        from - 1,
        new Paging(
            name,
            said,
            from > 1 ? address(name, Math.max(1, from - most)) : "",
            to < all.size() ? address(name, to + 1) : ""));
  }

  private int asked(String name) {
    return query.of(name).filter(row -> row.matches("[0-9]{1,8}")).map(Integer::parseInt).orElse(1);
  }

  private String address(String name, int row) {
    return url
        + (url.contains("?") ? "&" : "?")
        + Board.encoded(name)
        + "="
        + row
        + "#"
        + Board.encoded(name);
  }
}
