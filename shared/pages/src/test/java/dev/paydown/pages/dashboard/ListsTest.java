package dev.paydown.pages.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.pages.Board;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ListsTest {
  private static final List<Integer> ALL = IntStream.rangeClosed(1, 120).boxed().toList();

  private static Paging.Shown<Integer> shown(List<Integer> all, String from, int most) {
    Lists lists =
        new Lists(
            "/w/a/items?q=x",
            name -> name.equals("items") ? Optional.of(from) : Optional.empty(),
            most);
    return lists.page("items", all, "item", "items");
  }

  @Test
  void a_long_list_says_which_of_its_rows_are_shown_and_where_the_others_are() {
    assertThat(shown(ALL, "1", 50))
        .isEqualTo(
            new Paging.Shown<>(
                ALL.subList(0, 50),
                0,
                new Paging("items", "1 to 50 of 120 items.", "", "/w/a/items?q=x&items=51#items")));
    assertThat(shown(ALL, "51", 50).paging())
        .isEqualTo(
            new Paging(
                "items",
                "51 to 100 of 120 items.",
                "/w/a/items?q=x&items=1#items",
                "/w/a/items?q=x&items=101#items"));
    assertThat(shown(ALL, "101", 50))
        .isEqualTo(
            new Paging.Shown<>(
                ALL.subList(100, 120),
                100,
                new Paging(
                    "items", "101 to 120 of 120 items.", "/w/a/items?q=x&items=51#items", "")));
  }

  @Test
  void a_page_that_holds_fewer_rows_is_followed_by_the_row_after_its_last() {
    assertThat(shown(ALL, "51", 12).paging())
        .isEqualTo(
            new Paging(
                "items",
                "51 to 62 of 120 items.",
                "/w/a/items?q=x&items=39#items",
                "/w/a/items?q=x&items=63#items"));
    assertThat(shown(ALL, "8", 12).paging().before()).isEqualTo("/w/a/items?q=x&items=1#items");
  }

  @Test
  void a_row_beyond_the_last_is_the_last_and_what_is_no_number_is_the_first() {
    assertThat(shown(ALL, "99999999", 50).rows()).containsExactly(120);
    assertThat(shown(ALL, "0", 50).rows()).startsWith(1);
    for (String odd : List.of("", "-4", "1e3", "999999999999", "x")) {
      assertThat(shown(ALL, odd, 50).skipped()).as(odd).isZero();
    }
  }

  @Test
  void a_list_that_is_shown_whole_says_how_many_it_holds() {
    assertThat(shown(List.of(), "1", 50).paging())
        .isEqualTo(new Paging("items", "No items.", "", ""));
    assertThat(shown(List.of(1), "7", 50).paging())
        .isEqualTo(new Paging("items", "1 item.", "", ""));
    assertThat(shown(ALL.subList(0, 50), "1", 50).paging())
        .isEqualTo(new Paging("items", "50 items.", "", ""));
  }

  @Test
  void a_filter_stands_in_the_address_with_every_character_escaped() {
    Board board = Board.of("", "acme");
    assertThat(new ItemFilter("", "", "", "", false).url(board)).isEqualTo("/w/acme/items");
    assertThat(new ItemFilter("a&b=c", "live", "x/y", "é@b.c", true).url(board))
        .isEqualTo("/w/acme/items?q=a%26b%3Dc&status=live&tool=x%2Fy&owner=%C3%A9%40b.c&late=yes");
    assertThat(new LiabilityFilter("", "slip", "", true).url(board))
        .isEqualTo("/w/acme/liabilities?state=&kind=slip&roots=yes");
  }
}
