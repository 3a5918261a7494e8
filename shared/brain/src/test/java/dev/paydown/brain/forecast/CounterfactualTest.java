package dev.paydown.brain.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.Seeds;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What one item's own delay costs those behind it. */
final class CounterfactualTest {

  /** Everything that a change of the position may reach, itself not. */
  private static Set<Integer> behind(Plan plan, int at) {
    Set<Integer> found = new TreeSet<>();
    Deque<Integer> open = new ArrayDeque<>(Set.of(at));
    while (!open.isEmpty()) {
      int from = open.remove();
      for (int link = plan.firstOut(from); link < plan.firstOut(from + 1); link++) {
        if (plan.target(link) != at && found.add(plan.target(link))) {
          open.add(plan.target(link));
        }
      }
    }
    return found;
  }

  private static int[] positions(Set<Integer> behind) {
    return behind.stream().mapToInt(Integer::intValue).toArray();
  }

  /** The same, each position of the other plan worked out. */
  private static long worked(Plan actual, int at, int finished, Set<Integer> behind) {
    Plan without = actual.withoutToday();
    for (int other = 0; other < actual.size(); other++) {
      boolean waits = behind.contains(other) && actual.standing(other) == Plan.OPEN;
      if (other == at) {
        without.finishOn(other, finished);
      } else if (actual.isOverdue(other) && !waits) {
        without.finishOn(other, actual.finish(other));
      }
    }
    without.settle();
    return behind.stream()
        .filter(follower -> actual.is(follower, Plan.LIVE))
        .mapToLong(follower -> actual.daysLater(follower, without.finish(follower)))
        .sum();
  }

  @Test
  void one_delay_after_another_taken_out_is_each_as_worked_out_alone() {
    Seeds.each(
        random -> {
          Plan plan = new RandomPlan(random, 2 + random.nextInt(40)).build(RandomPlan.TODAY).plan();
          Counterfactual counterfactual = new Counterfactual(plan);
          for (int at = 0; at < plan.size(); at++) {
            int finished = RandomPlan.TODAY - random.nextInt(20);
            Set<Integer> behind = behind(plan, at);

            assertThat(counterfactual.delayDays(at, finished, positions(behind)))
                .isEqualTo(worked(plan, at, finished, behind));
          }
        });
  }

  @Test
  void the_plan_itself_stays_as_it_is() {
    Seeds.each(
        random -> {
          RandomPlan plans = new RandomPlan(random, 20);
          Plan plan = plans.build(RandomPlan.TODAY).plan();
          new Counterfactual(plan).delayDays(0, RandomPlan.TODAY - 9, positions(behind(plan, 0)));

          assertThat(RandomPlan.results(plan))
              .isEqualTo(RandomPlan.results(plans.build(RandomPlan.TODAY).plan()));
        });
  }
}
