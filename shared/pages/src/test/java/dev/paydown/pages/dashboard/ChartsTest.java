package dev.paydown.pages.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChartsTest {
  private static Columns columns(Long... seconds) {
    return Columns.of(
        "id",
        "Title",
        "Summary.",
        List.of("Owed"),
        IntStream.range(0, seconds.length)
            .mapToObj(i -> new Columns.Amount("w" + i, "", List.of(seconds[i])))
            .toList());
  }

  @Test
  void the_scale_ends_at_an_even_number_of_hours_at_or_above_the_largest_bar() {
    assertThat(columns(0L).ticks())
        .extracting(Columns.Tick::label)
        .containsExactly("0", "30 min", "1 h");
    assertThat(columns(3600L).ticks())
        .extracting(Columns.Tick::label)
        .containsExactly("0", "30 min", "1 h");
    assertThat(columns(3601L).ticks())
        .extracting(Columns.Tick::label)
        .containsExactly("0", "1 h", "2 h");
    assertThat(columns(5 * 3600L, 37 * 3600L).ticks())
        .extracting(Columns.Tick::label)
        .containsExactly("0", "20 h", "40 h");
  }

  @Test
  void bars_stand_on_the_ground_and_are_as_high_as_their_share_of_the_scale() {
    List<Columns.Column> columns = columns(0L, 1L, 1800L, 3600L).columns();
    assertThat(columns)
        .extracting(each -> each.bars().getFirst().height())
        .containsExactly(0, 1, 92, 184);
    assertThat(columns)
        .allSatisfy(
            each ->
                assertThat(each.bars().getFirst().y() + each.bars().getFirst().height())
                    .isEqualTo(196));
    assertThat(columns.getLast().bars().getFirst().amount()).isEqualTo("1 h 00 min 00 s");
  }

  @Test
  void of_many_weeks_the_last_is_labelled_and_no_more_than_there_is_room_for() {
    List<Columns.Column> columns =
        columns(IntStream.range(0, 13).mapToObj(i -> (long) i).toArray(Long[]::new)).columns();
    assertThat(columns.getLast().isLabelled()).isTrue();
    assertThat(columns.stream().filter(Columns.Column::isLabelled)).hasSizeLessThanOrEqualTo(7);
    assertThat(columns.stream().filter(each -> each.isLabelled() && !each.isMinor())).hasSize(2);
  }

  @Test
  void the_largest_row_of_shares_fills_its_cell_and_what_is_small_can_still_be_seen() {
    Shares shares =
        Shares.of(
            "Caption",
            "Kind",
            List.of("young", "old"),
            "Owed",
            List.of(
                new Shares.Amount("a", "", List.of(30L, 70L), List.of("30", "70"), "100", ""),
                new Shares.Amount("b", "", List.of(0L, 50L), List.of("0", "50"), "50", ""),
                new Shares.Amount("c", "", List.of(0L, 0L), List.of("0", "0"), "0", "")));
    assertThat(shares.lines())
        .extracting(Shares.Line::drawn)
        .containsExactly(
            List.of(new Shares.Part("s0", 0, 300), new Shares.Part("s1", 300, 700)),
            List.of(new Shares.Part("s1", 0, 500)),
            List.of());
    Shares tiny =
        Shares.of(
            "Caption",
            "Kind",
            List.of(),
            "Owed",
            List.of(
                new Shares.Amount("a", "", List.of(1_000_000L), List.of(), "", ""),
                new Shares.Amount("b", "", List.of(1L), List.of(), "", "")));
    assertThat(tiny.lines().getLast().drawn()).containsExactly(new Shares.Part("s0", 0, 2));
  }
}
