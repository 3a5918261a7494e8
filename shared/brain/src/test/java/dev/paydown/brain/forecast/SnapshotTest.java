package dev.paydown.brain.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paydown.brain.Seeds;
import dev.paydown.brain.calendar.WorkCalendar;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A plan as bytes and back. */
final class SnapshotTest {
  private final RandomPlan plans = new RandomPlan(new Random(4), 30);
  private final List<WorkCalendar> calendars = plans.calendars();
  private final byte[] bytes = Snapshot.write(plans.build(RandomPlan.TODAY));

  private void isRefused(byte[] changed, String why) {
    assertThatThrownBy(() -> Snapshot.read(changed, calendars))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }

  @Test
  void what_is_read_is_what_was_written() {
    Seeds.each(
        random -> {
          RandomPlan made = new RandomPlan(random, random.nextInt(40));
          PlanBuilder.Built built = made.build(RandomPlan.TODAY);
          PlanBuilder.Built read = Snapshot.read(Snapshot.write(built), made.calendars());

          assertThat(RandomPlan.results(read.plan())).isEqualTo(RandomPlan.results(built.plan()));
          assertThat(read.plan().today()).isEqualTo(RandomPlan.TODAY);
          assertThat(read.items()).isEqualTo(built.items());
          assertThat(read.positions()).isEqualTo(built.positions());
          assertThat(read.cycles()).isEqualTo(built.cycles());
          assertThat(Snapshot.write(read)).isEqualTo(Snapshot.write(built));
        });
  }

  @Test
  void what_is_read_goes_on_as_if_it_had_never_been_bytes() {
    Seeds.each(
        random -> {
          RandomPlan made = new RandomPlan(random, 1 + random.nextInt(40));
          Plan plan =
              Snapshot.read(Snapshot.write(made.build(RandomPlan.TODAY)), made.calendars()).plan();
          int[] positions = made.build(RandomPlan.TODAY).positions();
          int item = made.change();
          plan.replan(positions[item], made.start(item), made.finish(item));
          Frontier frontier = new Frontier(plan);
          frontier.change(positions[item]);
          frontier.advance();

          assertThat(RandomPlan.results(plan))
              .isEqualTo(RandomPlan.results(made.build(RandomPlan.TODAY).plan()));
          plan.expect(RandomPlan.TODAY + 1);
          assertThat(RandomPlan.results(plan))
              .isEqualTo(RandomPlan.results(made.build(RandomPlan.TODAY + 1).plan()));
        });
  }

  @Test
  void a_plan_whose_dates_nobody_has_worked_out_is_read_as_one() {
    PlanBuilder builder = new PlanBuilder(1, calendars);
    builder.item(Plan.OPEN | Plan.LIVE, RandomPlan.TODAY, RandomPlan.TODAY, 1, DayColumn.NONE, 0);

    Plan plan = Snapshot.read(Snapshot.write(builder.build()), calendars).plan();

    assertThat(plan.today()).isEqualTo(DayColumn.NONE);
    assertThat(plan.finish(0)).isEqualTo(DayColumn.NONE);
    assertThat(plan.plannedFinish(0)).isEqualTo(RandomPlan.TODAY);
  }

  @Test
  void any_bit_that_is_otherwise_is_noticed() {
    for (int at = 0; at < bytes.length; at++) {
      byte[] changed = bytes.clone();
      changed[at] ^= (byte) (1 << (at % 8));
      assertThatThrownBy(() -> Snapshot.read(changed, calendars))
          .as("byte %s", at)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void bytes_of_something_else_are_no_plan() {
    isRefused(new byte[0], "these 0 bytes are no plan");
    isRefused(new byte[200], "these 200 bytes are no plan");
    isRefused(Arrays.copyOf(bytes, 39), "these 39 bytes are no plan");
  }

  @Test
  void another_version_is_named() {
    byte[] later = bytes.clone();
    later[4] = 2;

    isRefused(later, "the plan is of version 2, and this reads version 1");
  }

  @Test
  void a_plan_that_lacks_its_end_is_told_from_a_damaged_one() {
    isRefused(
        Arrays.copyOf(bytes, bytes.length - 1),
        "the plan is of " + bytes.length + " bytes, and these are " + (bytes.length - 1));
    byte[] damaged = bytes.clone();
    damaged[bytes.length - 1]++;
    isRefused(damaged, "the plan is damaged");
  }

  @Test
  void calendars_that_count_otherwise_than_it_was_written_with_are_refused() {
    List<WorkCalendar> fewer = calendars.subList(0, 2);
    List<WorkCalendar> others = RandomPlan.calendars(new Random(99));

    assertThatThrownBy(() -> Snapshot.read(bytes, fewer)).hasMessageContaining("other calendars");
    assertThatThrownBy(() -> Snapshot.read(bytes, others)).hasMessageContaining("other calendars");
  }
}
