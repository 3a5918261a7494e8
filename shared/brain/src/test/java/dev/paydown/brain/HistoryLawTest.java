package dev.paydown.brain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.debt.LiabilityState;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.ledger.Balances;
import dev.paydown.brain.ledger.Entry;
import dev.paydown.brain.ledger.Statement;
import dev.paydown.brain.ledger.Statements;
import dev.paydown.brain.ledger.Weeks;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds for every history. */
final class HistoryLawTest {
  private static final LocalDate FIRST_MONDAY = LocalDate.parse("2026-11-02");

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

  @Test
  void every_week_opens_with_what_the_week_before_closed_with_and_the_buckets_add_up() {
    Seeds.each(
        random -> {
          WorkspaceState state = oneByOne(new Histories(random).deliveries(40));
          long closing = 0;
          LocalDate monday = FIRST_MONDAY.minusWeeks(1);
          while (!Weeks.begins(Picture.of(state).calendars().workspace(), monday)
              .isAfter(state.now())) {
            Statement week = Statements.of(state, Weeks.label(monday));
            assertThat(week.opening()).isEqualTo(closing);
            assertThat(
                    week.opening()
                        + week.incurred()
                        + week.interest()
                        - week.paid()
                        - week.writtenOff())
                .isEqualTo(week.closing());
            assertThat(week.ageing().stream().mapToLong(Statement.Bucket::balance).sum())
                .isEqualTo(week.closing());
            assertThat(week.lines().stream().mapToLong(line -> line.entry().owed()).sum())
                .isEqualTo(week.closing() - week.opening());
            closing = week.closing();
            monday = monday.plusWeeks(1);
          }
          assertThat(Balances.of(state.entries().values()).total().owed()).isEqualTo(closing);
        });
  }

  @Test
  void what_is_ended_owes_nothing_and_what_is_derived_never_cost_anything() {
    Seeds.each(
        random -> {
          WorkspaceState state = oneByOne(new Histories(random).deliveries(40));
          Balances balances = Balances.of(state.entries().values());
          state
              .liabilities()
              .values()
              .forEach(
                  held -> {
                    if (held.state() != LiabilityState.OPEN) {
                      assertThat(balances.of(held.id()).owed()).as(held.toString()).isZero();
                    }
                    if (held.root().isPresent()) {
                      assertThat(balances.of(held.id()).principal()).as(held.toString()).isZero();
                    }
                  });
        });
  }

  @Test
  void a_past_weeks_statement_is_the_same_whatever_happens_later() {
    Seeds.each(
        random -> {
          List<LogEntry> entries = new Histories(random).deliveries(60);
          WorkspaceState state = WorkspaceState.empty("acme");
          List<Statement> closed = new ArrayList<>();
          LocalDate monday = FIRST_MONDAY;
          for (LogEntry entry : entries) {
            state = Advance.step(state, List.of(entry));
            Instant closes =
                Weeks.begins(Picture.of(state).calendars().workspace(), monday.plusWeeks(1));
            if (state.now().isAfter(closes)) {
              closed.add(Statements.of(state, Weeks.label(monday)));
              monday = monday.plusWeeks(1);
            }
          }
          for (Statement before : closed) {
            Statement after = Statements.of(state, before.week());
            assertThat(figures(after)).isEqualTo(figures(before));
          }
        });
  }

  private static List<Object> figures(Statement week) {
    return List.of(
        week.opening(),
        week.incurred(),
        week.interest(),
        week.paid(),
        week.writtenOff(),
        week.closing(),
        week.lines().stream().map(Statement.Line::entry).map(Entry::id).toList());
  }
}
