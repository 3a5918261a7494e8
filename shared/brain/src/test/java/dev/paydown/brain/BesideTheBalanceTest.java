package dev.paydown.brain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.Transition;
import dev.paydown.brain.ledger.Downstream;
import dev.paydown.brain.measure.Savings;
import dev.paydown.brain.measure.Savings.Saved;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.brain.proposal.ProposalKind;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/**
 * Delay caused downstream, and days saved, worked by hand. Monday is 2 November 2026. {@code a} is
 * due on Friday 6; {@code b} takes Monday 9 and Tuesday 10, {@code c} Thursday 12 and Friday 13, so
 * that Wednesday 11 is slack; {@code d} follows {@code c} at once, Monday 16 and Tuesday 17.
 */
final class BesideTheBalanceTest {
  private final Company company =
      new Company("2026-11-02T09:00:00Z")
          .open("a", "a@x.test", "START", "2026-11-05", "DUE", "2026-11-06")
          .open("b", "b@x.test", "START", "2026-11-09", "DUE", "2026-11-10")
          .open("c", "c@x.test", "START", "2026-11-12", "DUE", "2026-11-13")
          .open("d", "d@x.test", "START", "2026-11-16", "DUE", "2026-11-17")
          .blocks("a", "b")
          .blocks("b", "c")
          .blocks("c", "d");

  private long delayDays(String key) {
    return new Downstream(Picture.of(company.state())).delayDays(Company.node(key));
  }

  private Company slipped() {
    return company.until("2026-11-03T10:00:00Z").change("a", ItemField.DUE, "2026-11-10");
  }

  private Proposal shift(String owner) {
    return company.live(owner, ProposalKind.SHIFT_DATES).orElseThrow();
  }

  @Test
  void nothing_is_delayed_while_nothing_slips() {
    assertThat(delayDays("a")).isZero();
    assertThat(delayDays("d")).isZero();
  }

  /**
   * {@code a} is two days late, by itself. {@code b} goes from Tuesday 10 to Thursday 12, two days;
   * {@code c}, that had one day's slack, from Friday 13 to Monday 16, one; {@code d} one: four.
   */
  @Test
  void the_delay_caused_is_the_sum_of_the_days_by_which_live_followers_move() {
    slipped();

    assertThat(delayDays("a")).isEqualTo(4);
  }

  @Test
  void what_an_item_only_passes_on_is_no_delay_of_its_own() {
    slipped();

    assertThat(delayDays("b")).isZero();
    assertThat(delayDays("c")).isZero();
  }

  /**
   * {@code e}, due on Tuesday 10 and before {@code c} as well, goes to Tuesday 17: {@code c} then
   * ends on Thursday 19. Without that it would end on Monday 16 because of {@code a}: three days,
   * and three for {@code d}. Without {@code a}'s delay {@code b} alone is better off, by two days.
   */
  @Test
  void of_two_that_are_late_each_answers_for_what_it_alone_causes() {
    company.open("e", "e@x.test", "START", "2026-11-10", "DUE", "2026-11-10").blocks("e", "c");
    slipped().change("e", ItemField.DUE, "2026-11-17");

    assertThat(company.expected("c")).contains(LocalDate.parse("2026-11-19"));
    assertThat(delayDays("e")).isEqualTo(6);
    assertThat(delayDays("a")).isEqualTo(2);
  }

  /**
   * On Thursday 12 {@code a} and {@code e} are both overdue and expected that day, so {@code b}
   * ends on Monday 16, {@code c} on Wednesday 18, {@code d} on Friday 20. Without {@code a}'s delay
   * {@code b} had ended on Tuesday 10, four days sooner; {@code c} would still wait for {@code e}
   * and end on Monday 16, {@code d} on Wednesday 18, two days sooner each.
   */
  @Test
  void what_is_overdue_otherwise_stays_so() {
    company.open("e", "e@x.test", "START", "2026-11-10", "DUE", "2026-11-10").blocks("e", "c");
    company.until("2026-11-12T10:00:00Z");

    assertThat(company.expected("d")).contains(LocalDate.parse("2026-11-20"));
    assertThat(delayDays("e")).isZero();
    assertThat(delayDays("a")).isEqualTo(4 + 2 + 2);
  }

  @Test
  void who_has_ended_is_delayed_no_more() {
    slipped();
    company.turn("d", Transition.CANCELLED);

    assertThat(delayDays("a")).isEqualTo(3);
  }

  /**
   * Confirmed on Tuesday 3: {@code b} would have found out on Monday 9, after 3, 4, 5, 6: four
   * working days. {@code d} would have on Monday 16: nine.
   */
  @Test
  void who_confirms_knew_that_many_working_days_before_its_own_start_day() {
    slipped();
    company.confirm(shift("b@x.test"), "m1", "m2").until("2026-11-03T11:00:00Z");
    company.confirm(shift("d@x.test"), "m1", "m2");

    assertThat(Savings.of(Picture.of(company.state())))
        .containsExactly(
            new Saved(
                "studio/b",
                Instant.parse("2026-11-03T10:00:00Z"),
                LocalDate.parse("2026-11-09"),
                4),
            new Saved(
                "studio/d",
                Instant.parse("2026-11-03T11:00:00Z"),
                LocalDate.parse("2026-11-16"),
                9));
  }

  @Test
  void what_is_left_unanswered_saves_nothing() {
    slipped().until("2026-11-30T10:00:00Z");

    assertThat(Savings.of(Picture.of(company.state()))).isEmpty();
  }

  @Test
  void who_would_have_found_nothing_out_was_saved_nothing() {
    slipped();
    company.confirm(shift("b@x.test"), "m1", "m2");
    company.change("a", ItemField.DUE, "2026-11-06");

    assertThat(Savings.of(Picture.of(company.state()))).isEmpty();
  }

  @Test
  void what_was_saved_stays_when_the_work_is_done() {
    slipped();
    company.confirm(shift("b@x.test"), "m1", "m2");
    company.until("2026-11-10T16:00:00Z").turn("a", Transition.FINISHED);
    company.turn("b", Transition.STARTED);
    company.until("2026-11-12T16:00:00Z").turn("b", Transition.FINISHED);
    company.until("2026-11-25T16:00:00Z");

    assertThat(Savings.of(Picture.of(company.state()))).extracting(Saved::days).containsExactly(4L);
  }

  /**
   * The first confirmation saves Tuesday 3 to Friday 6. {@code b} now stands for Wednesday 11; a
   * second slip on Thursday 5 is confirmed then: of Thursday 5 to Tuesday 10 only Monday 9 and
   * Tuesday 10 are new.
   */
  @Test
  void no_day_is_saved_twice_for_the_same_follower() {
    slipped();
    company.confirm(shift("b@x.test"), "m1", "m2");
    company.until("2026-11-05T10:00:00Z").change("a", ItemField.DUE, "2026-11-12");
    company.confirm(shift("b@x.test"), "m1", "m2");

    assertThat(Savings.of(Picture.of(company.state())))
        .extracting(Saved::keptStart, Saved::days)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(LocalDate.parse("2026-11-09"), 4L),
            org.assertj.core.groups.Tuple.tuple(LocalDate.parse("2026-11-11"), 2L));
  }
}
