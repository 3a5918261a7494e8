package dev.paydown.pages.dashboard;

import dev.paydown.pages.Board;
import java.util.ArrayList;
import java.util.List;

/**
 * Which liabilities are asked for.
 *
 * @param text what item, reason or clearer contain, in any case; empty: all
 * @param kind its label; empty: all
 * @param state {@code open}, {@code paid} …; empty: all
 * @param roots only those that cost
 */
public record LiabilityFilter(String text, String kind, String state, boolean roots) {

  String url(Board board) {
    List<String> query = new ArrayList<>(List.of("state=" + Board.encoded(state)));
    if (!text.isEmpty()) {
      query.add("q=" + Board.encoded(text));
    }
    if (!kind.isEmpty()) {
      query.add("kind=" + Board.encoded(kind));
    }
    if (roots) {
      query.add("roots=yes");
    }
    return board.page("liabilities") + "?" + String.join("&", query);
  }
}
