package dev.paydown.brain.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.Seeds;
import dev.paydown.brain.calendar.WorkCalendar;
import dev.paydown.brain.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One change carried through a plan. */
final class FrontierTest {
  private static final int MONDAY = RandomPlan.TODAY - 2;

  private static List<Integer> advance(Frontier frontier) {
    return IntStream.of(frontier.advance()).boxed().toList();
  }

  @Test
  void incremental_equals_full_and_what_moved_is_what_differs() {
    Seeds.each(
        random -> {
          RandomPlan plans = new RandomPlan(random, 2 + random.nextInt(200));
          PlanBuilder.Built built = plans.build(RandomPlan.TODAY);
          Plan plan = built.plan();
          Frontier frontier = new Frontier(plan);
          for (int round = 0; round < 5; round++) {
            List<List<Integer>> before = RandomPlan.results(plan);
            for (int change = 1 + random.nextInt(3); change > 0; change--) {
              int item = plans.change();
              int at = built.positions()[item];
              plan.replan(at, plans.start(item), plans.finish(item));
              frontier.change(at);
            }
            List<Integer> moved = advance(frontier);

            List<List<Integer>> full = RandomPlan.results(plans.build(RandomPlan.TODAY).plan());
            assertThat(RandomPlan.results(plan)).isEqualTo(full);
            List<Integer> differing = new ArrayList<>();
            for (int at = 0; at < plan.size(); at++) {
              if (!full.get(at).equals(before.get(at))) {
                differing.add(at);
              }
            }
            assertThat(moved).isEqualTo(differing);
            for (int place = 0; place < moved.size(); place++) {
              List<Integer> stood = before.get(moved.get(place));
              assertThat(List.of(frontier.startBefore(place), frontier.finishBefore(place)))
                  .isEqualTo(stood.subList(0, 2));
            }
          }
        });
  }

  /**
   * A chain of one-day items, each on the working day behind the one before, and room at the end.
   */
  private static Plan chain(int items) {
    WorkCalendar calendar = WorkCalendar.of(Settings.defaults().calendar());
    PlanBuilder builder = new PlanBuilder(items, List.of(calendar));
    for (int item = 0; item < items; item++) {
      int day = calendar.epochDay(calendar.index(MONDAY) + item + (item == items - 1 ? 3 : 0));
      builder.item(Plan.OPEN | Plan.LIVE, day, day, 1, day, 0);
      if (item > 0) {
        builder.link(item - 1, item, Terms.PLAIN);
      }
    }
    Plan plan = builder.build().plan();
    plan.expect(MONDAY);
    return plan;
  }

  @Test
  void a_slip_goes_as_far_as_there_is_no_room_and_no_further() {
    Plan plan = chain(4);
    Frontier frontier = new Frontier(plan);

    plan.replan(0, MONDAY + 1, MONDAY + 1);
    frontier.change(0);

    assertThat(advance(frontier)).containsExactly(0, 1, 2);
    assertThat(frontier.touched()).isEqualTo(3);
    assertThat(frontier.finishBefore(2)).isEqualTo(MONDAY + 2);
    assertThat(plan.finish(2)).isEqualTo(MONDAY + 3);
  }

  @Test
  void a_slip_undone_takes_everything_back_and_touches_nothing_else() {
    Plan plan = chain(4);
    List<List<Integer>> before = RandomPlan.results(plan);
    Frontier slip = new Frontier(plan);
    plan.replan(0, MONDAY + 1, MONDAY + 1);
    slip.change(0);
    slip.advance();

    Frontier undo = new Frontier(plan);
    plan.replan(0, MONDAY, MONDAY);
    undo.change(0);

    assertThat(advance(undo)).containsExactly(0, 1, 2);
    assertThat(undo.touched()).isEqualTo(3);
    assertThat(RandomPlan.results(plan)).isEqualTo(before);
  }

  @Test
  void two_changes_that_cancel_each_other_move_nothing() {
    Plan plan = chain(3);
    Frontier frontier = new Frontier(plan);

    plan.replan(0, MONDAY + 1, MONDAY + 1);
    frontier.change(0);
    plan.replan(0, MONDAY, MONDAY);
    frontier.change(0);

    assertThat(frontier.advance()).isEmpty();
  }

  @Test
  void a_change_to_the_same_days_is_none() {
    Plan plan = chain(3);
    Frontier frontier = new Frontier(plan);

    frontier.change(0);

    assertThat(frontier.advance()).isEmpty();
  }
}
