package dev.paydown.brain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.LogEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is recalled changes what a step costs, and never what comes out. */
final class RecallTest {
  /** Deliveries in steps of any size, ticks between them, and now and then the rules put anew. */
  private static List<List<LogEntry>> steps(Random random) {
    List<LogEntry> entries = new Histories(random).unruly(40);
    List<List<LogEntry>> steps = new ArrayList<>();
    int next = 0;
    while (next < entries.size()) {
      int end = Math.min(entries.size(), next + 1 + random.nextInt(4));
      steps.add(entries.subList(next, end));
      Instant at = entries.get(end - 1).receivedAt();
      if (random.nextInt(4) == 0) {
        steps.add(List.of(tick(at.plus(Duration.ofHours(random.nextInt(200))))));
      }
      next = end;
    }
    return steps;
  }

  private static LogEntry tick(Instant at) {
    return new LogEntry("tick#" + at, at, List.of(new Fact.Ticked(at)));
  }

  private static void isTheSameThroughout(List<List<LogEntry>> steps, Recall recall) {
    WorkspaceState state = WorkspaceState.empty("acme");
    for (List<LogEntry> step : steps) {
      WorkspaceState recalled = Advance.step(state, step, recall);
      assertThat(recalled).isEqualTo(Advance.step(state, step));
      state = recalled;
    }
  }

  @Test
  void a_step_with_recall_gives_the_state_that_a_step_without_gives() {
    Seeds.each(random -> isTheSameThroughout(steps(random), new Recall()));
  }

  @Test
  void so_it_does_where_people_answer_what_they_are_asked() {
    Seeds.each(
        random ->
            isTheSameThroughout(new Life(random, any -> {}).through(15).steps(), new Recall()));
  }

  @Test
  void so_it_does_where_the_recall_saw_steps_that_were_not_committed() {
    Seeds.each(
        random -> {
          List<List<LogEntry>> steps = steps(random);
          Recall recall = new Recall();
          WorkspaceState state = WorkspaceState.empty("acme");
          for (List<LogEntry> step : steps) {
            if (random.nextInt(3) == 0) {
              List<LogEntry> lost = steps.get(random.nextInt(steps.size()));
              WorkspaceState elsewhere = Advance.step(state, lost, recall);
              assertThat(elsewhere).isEqualTo(Advance.step(state, lost));
            }
            WorkspaceState recalled = Advance.step(state, step, recall);
            assertThat(recalled).isEqualTo(Advance.step(state, step));
            state = recalled;
          }
        });
  }

  @Test
  void so_it_does_where_the_recall_is_of_another_workspace() {
    Seeds.each(
        random -> {
          Recall recall = new Recall();
          isTheSameThroughout(steps(new Random(random.nextLong())), recall);
          isTheSameThroughout(steps(random), recall);
        });
  }
}
