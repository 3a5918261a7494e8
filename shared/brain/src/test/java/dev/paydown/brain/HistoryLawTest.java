package dev.paydown.brain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.LogEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds for every history. */
final class HistoryLawTest {
  private static WorkspaceState oneByOne(List<LogEntry> entries) {
    WorkspaceState state = WorkspaceState.empty("acme");
    for (LogEntry entry : entries) {
      state = Advance.step(state, List.of(entry));
    }
    return state;
  }

  private static LogEntry tick(Instant at) {
    return new LogEntry("tick#" + at, at, List.of(new Fact.Ticked(at)));
  }

  private static List<LogEntry> withTicks(List<LogEntry> entries, Random random) {
    List<LogEntry> all = new ArrayList<>();
    Instant at = entries.getFirst().receivedAt();
    for (LogEntry entry : entries) {
      while (at.isBefore(entry.receivedAt())) {
        all.add(tick(at));
        at = at.plus(Duration.ofMinutes(15L * (1 + random.nextInt(40))));
      }
      all.add(entry);
    }
    return all;
  }

  @Test
  void the_graph_is_the_same_for_any_order_and_any_duplication_of_deliveries() {
    Seeds.each(
        random -> {
          List<LogEntry> entries = new Histories(random).deliveries(40);
          WorkspaceState inOrder = oneByOne(entries);
          List<LogEntry> shuffled = new ArrayList<>(entries);
          for (int i = 0; i < 10; i++) {
            shuffled.add(entries.get(random.nextInt(entries.size())));
          }
          Collections.shuffle(shuffled, random);

          WorkspaceState otherwise = Advance.step(WorkspaceState.empty("acme"), shuffled);

          assertThat(otherwise.items()).isEqualTo(inOrder.items());
          assertThat(otherwise.links()).isEqualTo(inOrder.links());
          assertThat(otherwise.now()).isEqualTo(inOrder.now());
          Picture a = Picture.of(inOrder);
          Picture b = Picture.of(otherwise);
          for (String node : a.graph().items().keySet()) {
            assertThat(b.forecast().of(node)).isEqualTo(a.forecast().of(node));
            assertThat(b.graph().item(node)).isEqualTo(a.graph().item(node));
          }
        });
  }

  @Test
  void it_makes_no_difference_how_often_the_clock_is_looked_at() {
    Seeds.each(
        random -> {
          List<LogEntry> entries = new Histories(random).deliveries(25);
          WorkspaceState seldom = oneByOne(entries);
          WorkspaceState often = oneByOne(withTicks(entries, random));

          assertThat(often.entries()).isEqualTo(seldom.entries());
          assertThat(often.liabilities()).isEqualTo(seldom.liabilities());
        });
  }
}
