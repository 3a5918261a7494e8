package dev.paydown.pages.dashboard;

import dev.paydown.pages.Board;
import java.util.List;

/**
 * What is around every page.
 *
 * @param places the pages to go to
 * @param stands as of when it shows what it shows
 */
record Shell(String title, String who, Board board, List<Place> places, String stands) {

  /** One page to go to. */
  record Place(String label, String url, boolean isHere) {}

  /** The pages, by what they are called and where they are. */
  enum Tab {
    TODAY("Today", ""),
    DEBT("Debt", "debt"),
    LIABILITIES("Liabilities", "liabilities"),
    ITEMS("Items", "items"),
    STATEMENT("Statement", "statements"),
    CONNECTIONS("Connections", "connections"),
    FEEDS("Feeds and exports", "feeds");

    private final String label;
    private final String path;

    Tab(String label, String path) {
      this.label = label;
      this.path = path;
    }

    String url(Board board) {
      return path.isEmpty() ? board.url() : board.page(path);
    }
  }

  /** Where signing out is posted to. */
  String signOut() {
    return board.page("sign-out");
  }

  /** Where that page is. */
  String url(Tab tab) {
    return tab.url(board);
  }

  static Shell of(Visit visit, Tab here, String title) {
    return new Shell(
        title,
        visit.who(),
        visit.board(),
        List.of(Tab.values()).stream()
            .map(tab -> new Place(tab.label, tab.url(visit.board()), tab == here))
            .toList(),
        "As of "
            + visit.times().at(visit.now())
            + ". Times are in your zone, "
            + visit.reader().zoneName()
            + ".");
  }
}
