package dev.paydown.pages.dashboard;

import dev.paydown.pages.Board;
import java.util.ArrayList;
import java.util.List;

/**
 * Which items are asked for; each empty text asks for all.
 *
 * @param text what id, title or owner contain, in any case
 * @param status {@code open}, {@code started} …; {@code live}: all that are not ended
 * @param tool the connection's name
 * @param owner what their name or address contains, in any case
 * @param late only those expected after their commitment
 */
public record ItemFilter(String text, String status, String tool, String owner, boolean late) {

  String url(Board board) {
    List<String> query = new ArrayList<>();
    add(query, "q", text);
    add(query, "status", status);
    add(query, "tool", tool);
    add(query, "owner", owner);
    add(query, "late", late ? "yes" : "");
    return board.page("items") + (query.isEmpty() ? "" : "?" + String.join("&", query));
  }

  private static void add(List<String> query, String name, String value) {
    if (!value.isEmpty()) {
      query.add(name + "=" + Board.encoded(value));
    }
  }
}
