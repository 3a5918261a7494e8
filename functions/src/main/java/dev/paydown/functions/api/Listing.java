package dev.paydown.functions.api;

import dev.paydown.functions.http.Request;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Cuts a list into pages; the cursor is the last id of the page before. */
final class Listing {
  private static final int USUAL = 500;
  private static final int MOST = 1_000;

  private Listing() {}

  static <T> Map<String, Object> page(
      String name,
      List<T> all,
      Function<T, String> id,
      Function<T, Map<String, Object>> shape,
      Request request) {
    int limit = request.query("limit").map(Listing::limit).orElse(USUAL);
    int from = request.query("after").map(after -> after(all, id, after)).orElse(0);
    int to = Math.min(all.size(), from + limit);
    List<T> page = all.subList(from, to);
    Optional<String> next =
        to < all.size() ? Optional.of(id.apply(page.getLast())) : Optional.empty();
    return Shapes.listed(name, page.stream().map(shape).toList(), next);
  }

  private static int limit(String text) {
    if (!text.matches("[0-9]{1,4}")
        || Integer.parseInt(text) < 1
        || Integer.parseInt(text) > MOST) {
      throw new Invalid("limit", "is not 1 to 1000");
    }
    return Integer.parseInt(text);
  }

  private static <T> int after(List<T> all, Function<T, String> id, String after) {
    for (int i = 0; i < all.size(); i++) {
      if (id.apply(all.get(i)).equals(after)) {
        return i + 1;
      }
    }
    throw new Invalid("after", "is no cursor of this list");
  }
}
