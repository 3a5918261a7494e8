package dev.paydown.brain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.calendar.WorkCalendar;
import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.forecast.Forecast;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.graph.Register;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What slack promises, for every plan, every item and every delay. */
final class SlackLawTest {
  private static final int ITEMS = 12;

  private interface Law {
    void hold(WorkspaceState state, String node, int days);
  }

  private static void forEveryDelay(Law law) {
    Seeds.each(
        random -> {
          WorkspaceState state = new Plans(random).plan(ITEMS);
          Forecast forecast = Picture.of(state).forecast();
          for (int item = 0; item < ITEMS; item++) {
            if (forecast.totalSlackDays(Plans.node(item)).isPresent()) {
              law.hold(state, Plans.node(item), random.nextInt(9));
            }
          }
        });
  }

  private static int days(OptionalInt days) {
    return days.orElseThrow();
  }

  @Test
  void a_delay_moves_the_end_by_what_exceeds_the_total_slack() {
    forEveryDelay(
        (state, node, days) -> {
          Picture picture = Picture.of(state);
          WorkCalendar calendar = picture.calendars().workspace();
          int slack = days(picture.forecast().totalSlackDays(node));

          WhatIf then = WhatIf.of(state, node, days);

          assertThat(
                  calendar.daysAfter(then.endBefore().orElseThrow(), then.endAfter().orElseThrow()))
              .as("%s by %s with slack %s", node, days, slack)
              .isEqualTo(Math.max(0, days - slack));
        });
  }

  @Test
  void a_delay_within_the_free_slack_moves_nobody_else() {
    forEveryDelay(
        (state, node, days) -> {
          int slack = days(Picture.of(state).forecast().freeSlackDays(node));

          WhatIf then = WhatIf.of(state, node, Math.min(days, slack));

          assertThat(then.moved()).allMatch(moved -> moved.item().node().equals(node));
        });
  }

  @Test
  void free_slack_is_never_more_than_total_slack() {
    forEveryDelay(
        (state, node, days) -> {
          Forecast forecast = Picture.of(state).forecast();
          assertThat(days(forecast.freeSlackDays(node)))
              .isBetween(0, days(forecast.totalSlackDays(node)));
        });
  }

  @Test
  void a_slip_that_is_undone_leaves_no_trace_in_the_forecast() {
    forEveryDelay(
        (state, node, days) -> {
          Item item = Picture.of(state).graph().item(node);
          List<FieldChange> slipped = new ArrayList<>();
          List<FieldChange> undone = new ArrayList<>();
          for (ItemField field : List.of(ItemField.START, ItemField.DUE)) {
            Optional.ofNullable(item.facts().registers().get(field))
                .flatMap(Register::value)
                .ifPresent(
                    day -> {
                      String later = LocalDate.parse(day).plusDays(days).toString();
                      slipped.add(FieldChange.set(field, later));
                      undone.add(FieldChange.set(field, day));
                    });
          }

          WorkspaceState after = changed(changed(state, item, slipped, 1), item, undone, 2);

          Forecast before = Picture.of(state).forecast();
          Forecast restored = Picture.of(after).forecast();
          for (String each : before.order()) {
            assertThat(restored.of(each).start()).isEqualTo(before.of(each).start());
            assertThat(restored.of(each).finish()).isEqualTo(before.of(each).finish());
          }
        });
  }

  private static WorkspaceState changed(
      WorkspaceState state, Item item, List<FieldChange> changes, int version) {
    Fact fact =
        new Fact.ItemChanged(item.facts().own(), state.now(), version, Actor.HUMAN, changes);
    return Advance.read(state, List.of(new LogEntry("v" + version, state.now(), List.of(fact))));
  }
}
