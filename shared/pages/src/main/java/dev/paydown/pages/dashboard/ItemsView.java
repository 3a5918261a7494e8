package dev.paydown.pages.dashboard;

import dev.paydown.brain.Picture;
import dev.paydown.brain.graph.Item;
import dev.paydown.pages.Text;
import dev.paydown.pages.Times;
import dev.paydown.pages.Words;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** The items that were asked for. */
record ItemsView(ItemFilter filter, List<String> tools, List<Row> rows, Paging paging) {

  /** One item. */
  record Row(
      String title,
      String id,
      String url,
      String owner,
      String status,
      String due,
      String committed,
      String forecast,
      String slip) {}

  static ItemsView of(Visit visit, Picture picture, ItemFilter filter, Lists lists) {
    People people = new People(picture.state());
    TreeSet<String> tools = new TreeSet<>();
    picture.graph().items().values().forEach(item -> tools.add(item.connection()));
    List<Item> asked =
        picture.graph().items().values().stream()
            .filter(item -> matches(picture, people, filter, item))
            .sorted(
                Comparator.comparing((Item item) -> !item.status().isLive())
                    .thenComparing(
                        item -> picture.forecast().of(item.node()).finish().orElse(LocalDate.MAX))
                    .thenComparing(Item::id))
            .toList();
    Paging.Shown<Item> shown = lists.page("items", asked, "item", "items");
    return new ItemsView(
        filter,
        List.copyOf(tools),
        shown.rows().stream().map(item -> row(visit, picture, people, item)).toList(),
        shown.paging());
  }

  private static boolean matches(Picture picture, People people, ItemFilter filter, Item item) {
    String text = filter.text().toLowerCase(Locale.ROOT);
    boolean hasStatus =
        filter.status().isEmpty()
            || (filter.status().equals("live") && item.status().isLive())
            || item.status().label().equals(filter.status());
    return hasStatus
        && (filter.tool().isEmpty() || item.connection().equals(filter.tool()))
        && isOwner(people, filter.owner().toLowerCase(Locale.ROOT), item)
        && (!filter.late() || (item.status().isLive() && picture.slipDays(item) > 0))
        && (text.isEmpty()
            || (item.id() + "\n" + item.title() + "\n" + people.called(item.owner()))
                .toLowerCase(Locale.ROOT)
                .contains(text));
  }

  private static boolean isOwner(People people, String text, Item item) {
    return text.isEmpty()
        || item.owner()
            .map(owner -> owner + "\n" + people.called(owner))
            .filter(owner -> owner.toLowerCase(Locale.ROOT).contains(text))
            .isPresent();
  }

  private static Row row(Visit visit, Picture picture, People people, Item item) {
    return new Row(
        Text.title(item.title()),
        Text.title(item.id()),
        visit.board().item(item.id()),
        people.called(item.owner()),
        Words.sentence(item.status().label()),
        day(item.due()),
        day(item.committed()),
        day(picture.forecast().of(item.node()).finish()),
        slip(picture, item));
  }

  static String day(Optional<LocalDate> day) {
    return day.map(Times::day).orElse("–");
  }

  /** Empty where it is not late. */
  static String slip(Picture picture, Item item) {
    long days = item.status().isLive() ? picture.slipDays(item) : 0;
    return days <= 0 ? "" : days == 1 ? "1 day late" : days + " days late";
  }
}
