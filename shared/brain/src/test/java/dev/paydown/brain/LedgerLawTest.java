package dev.paydown.brain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.debt.Liability;
import dev.paydown.brain.debt.LiabilityState;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.graph.Link;
import dev.paydown.brain.ledger.Account;
import dev.paydown.brain.ledger.Balances;
import dev.paydown.brain.ledger.Behind;
import dev.paydown.brain.ledger.BookCalendar;
import dev.paydown.brain.ledger.Entry;
import dev.paydown.brain.ledger.Entry.Reason;
import dev.paydown.brain.ledger.Figure;
import dev.paydown.brain.ledger.Statement;
import dev.paydown.brain.ledger.Statements;
import dev.paydown.brain.ledger.Weeks;
import dev.paydown.brain.settings.LiabilityKind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds of the books for every history. */
final class LedgerLawTest {
  private static final LocalDate FIRST_MONDAY = LocalDate.parse("2026-10-26");

  private static List<String> closedWeeks(WorkspaceState state) {
    BookCalendar calendar = BookCalendar.of(state, state.now());
    List<String> weeks = new ArrayList<>();
    LocalDate monday = FIRST_MONDAY;
    while (!calendar.begins(monday.plusWeeks(1)).isAfter(state.now())) {
      weeks.add(Weeks.label(monday));
      monday = monday.plusWeeks(1);
    }
    return weeks;
  }

  private static List<Statement> weeks(WorkspaceState state) {
    BookCalendar calendar = BookCalendar.of(state, state.now());
    List<Statement> weeks = new ArrayList<>();
    LocalDate monday = FIRST_MONDAY;
    while (!calendar.begins(monday).isAfter(state.now())) {
      weeks.add(Statements.of(state, Weeks.label(monday)));
      monday = monday.plusWeeks(1);
    }
    return weeks;
  }

  @Test
  void debits_equal_credits_in_every_account_and_overall() {
    Seeds.each(
        random -> {
          WorkspaceState state = Walks.end(random);
          Map<Account, Long> net = new EnumMap<>(Account.class);
          for (Entry entry : state.entries().values()) {
            assertThat(entry.debit()).isNotEqualTo(entry.credit());
            assertThat(List.of(entry.debit(), entry.credit())).contains(Account.LIABILITY);
            net.merge(entry.debit(), entry.seconds(), Long::sum);
            net.merge(entry.credit(), -entry.seconds(), Long::sum);
          }
          Balances.Balance total = Balances.of(state.entries().values()).total();

          assertThat(net.values().stream().mapToLong(Long::longValue).sum()).isZero();
          assertThat(net.getOrDefault(Account.LIABILITY, 0L)).isEqualTo(-total.owed());
          assertThat(net.getOrDefault(Account.INCURRED, 0L)).isEqualTo(total.principal());
          assertThat(net.getOrDefault(Account.INTEREST, 0L)).isEqualTo(total.interest());
          assertThat(net.getOrDefault(Account.PAID, 0L)).isEqualTo(-total.paid());
          assertThat(net.getOrDefault(Account.WRITTEN_OFF, 0L)).isEqualTo(-total.writtenOff());
        });
  }

  @Test
  void every_week_opens_with_what_the_week_before_closed_with_and_the_buckets_add_up() {
    Seeds.each(
        random -> {
          WorkspaceState state = Walks.end(random);
          long closing = 0;
          for (Statement week : weeks(state)) {
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
            assertThat(week.seams().stream().mapToLong(Statement.Seam::balance).sum())
                .isEqualTo(week.closing());
            assertThat(week.lines().stream().mapToLong(line -> line.entry().owed()).sum())
                .isEqualTo(week.closing() - week.opening());
            closing = week.closing();
          }
          assertThat(Balances.of(state.entries().values()).total().owed()).isEqualTo(closing);
        });
  }

  @Test
  void what_is_ended_owes_nothing_and_what_is_derived_never_cost_anything() {
    Seeds.each(
        random -> {
          WorkspaceState state = Walks.end(random);
          Balances balances = Balances.of(state.entries().values());
          for (Liability held : state.liabilities().values()) {
            if (held.state() != LiabilityState.OPEN) {
              assertThat(balances.of(held.id()).owed()).as(held.toString()).isZero();
            }
            if (held.root().isPresent()) {
              assertThat(balances.of(held.id()).principal()).as(held.toString()).isZero();
            }
          }
        });
  }

  @Test
  void entries_are_only_ever_added() {
    Seeds.each(
        random ->
            Walks.each(
                random,
                (before, after) ->
                    assertThat(after.entries().entrySet())
                        .containsAll(before.entries().entrySet())));
  }

  @Test
  void an_entry_is_taken_back_at_most_once_and_whole() {
    Seeds.each(
        random -> {
          WorkspaceState state = Walks.end(random);
          Set<String> taken = new HashSet<>();
          for (Entry entry : state.entries().values()) {
            entry
                .reverses()
                .ifPresent(
                    id -> {
                      Entry wrong = state.entries().getOrDefault(id, entry);
                      assertThat(taken.add(id)).as(id).isTrue();
                      assertThat(wrong.reverses()).isEmpty();
                      assertThat(entry.seconds()).isEqualTo(wrong.seconds());
                      assertThat(entry.debit()).isEqualTo(wrong.credit());
                      assertThat(entry.bookedAt()).isAfterOrEqualTo(wrong.bookedAt());
                    });
          }
        });
  }

  @Test
  void running_any_day_again_adds_nothing() {
    Seeds.each(
        random ->
            Walks.each(
                random,
                (before, after) -> {
                  Instant now = after.now();
                  WorkspaceState again =
                      Advance.step(
                          after,
                          List.of(new LogEntry("again", now, List.of(new Fact.Ticked(now)))));
                  assertThat(again.entries()).isEqualTo(after.entries());
                }));
  }

  @Test
  void it_makes_no_difference_to_the_books_how_often_the_clock_is_looked_at() {
    Seeds.each(
        random -> {
          List<LogEntry> entries = new Histories(random).unruly(40);
          WorkspaceState seldom = WorkspaceState.empty("acme");
          WorkspaceState often = WorkspaceState.empty("acme");
          Instant at = entries.getFirst().receivedAt();
          for (LogEntry entry : entries) {
            seldom = Advance.step(seldom, List.of(entry));
            while (at.isBefore(entry.receivedAt())) {
              LogEntry tick = new LogEntry("tick#" + at, at, List.of(new Fact.Ticked(at)));
              often = Advance.step(often, List.of(tick));
              at = at.plus(Duration.ofMinutes(7L + random.nextInt(600)));
            }
            often = Advance.step(often, List.of(entry));
          }
          assertThat(differing(often, seldom)).isEmpty();
          assertThat(differing(seldom, often)).isEmpty();
        });
  }

  private static List<Entry> differing(WorkspaceState one, WorkspaceState other) {
    return one.entries().values().stream()
        .filter(entry -> !entry.equals(other.entries().get(entry.id())))
        .toList();
  }

  @Test
  void a_closed_weeks_statement_is_the_same_to_the_last_word_whatever_happens_later() {
    Seeds.each(
        random -> {
          Map<String, Statement> closed = new HashMap<>();
          List<WorkspaceState> states = Walks.states(random);
          for (WorkspaceState state : states) {
            // Each as soon as it has closed, and some of the times after that all of them.
            boolean all = random.nextInt(8) == 0 || state.equals(states.getLast());
            for (String label : closedWeeks(state)) {
              if (all || !closed.containsKey(label)) {
                Statement week = Statements.of(state, label);
                assertThat(week.provisional()).isFalse();
                assertThat(week).isEqualTo(closed.getOrDefault(label, week));
                closed.put(label, week);
              }
            }
          }
          assertThat(closed).isNotEmpty();
        });
  }

  @Test
  void a_days_interest_is_at_most_a_refocus_for_everybody_who_waits() {
    Seeds.each(
        random ->
            Walks.each(
                random,
                (before, after) -> {
                  // A day may have ended before what the step brought.
                  List<Picture> pictures = List.of(Picture.of(before), Picture.of(after));
                  for (Entry entry : after.entries().values()) {
                    if (entry.reason() == Reason.INTEREST
                        && !before.entries().containsKey(entry.id())) {
                      Liability of = liability(after, entry);
                      long people =
                          pictures.stream().mapToLong(each -> waiting(each, of)).max().orElse(0);
                      assertThat(entry.seconds())
                          .as(entry.toString())
                          .isLessThanOrEqualTo(1380L * Math.max(1, people));
                    }
                  }
                }));
  }

  private static Liability liability(WorkspaceState state, Entry entry) {
    return Optional.ofNullable(state.liabilities().get(entry.liability())).orElseThrow();
  }

  /** Everybody who could wait at all: a bound that owes nothing to how the books count. */
  private static long waiting(Picture picture, Liability of) {
    if (!picture.graph().items().containsKey(of.node())) {
      return 0;
    }
    List<String> reached = new ArrayList<>(List.of(of.node()));
    for (int i = 0; i < reached.size(); i++) {
      String at = reached.get(i);
      Stream.of(
              picture.graph().blockedBy(at).stream().map(Link::to).toList(),
              picture.graph().childrenOf(at),
              picture.graph().parentsOf(at))
          .flatMap(List::stream)
          .filter(node -> !reached.contains(node))
          .toList()
          .forEach(reached::add);
    }
    boolean itself =
        of.kind() == LiabilityKind.BLOCKER || of.kind() == LiabilityKind.PENDING_APPROVAL;
    Set<String> people = new HashSet<>();
    for (String node : reached) {
      if (itself || !node.equals(of.node())) {
        Item item = picture.graph().item(node);
        item.owner().ifPresent(people::add);
        item.facts().histories().getOrDefault(ItemField.OWNER, List.of()).stream()
            .flatMap(said -> said.value().stream())
            .forEach(people::add);
      }
    }
    return people.size();
  }

  @Test
  void the_same_root_costs_at_most_once_a_day_and_never_beyond_its_term() {
    Seeds.each(
        random -> {
          WorkspaceState state = Walks.end(random);
          Map<String, Long> standing = new HashMap<>();
          Set<String> taken = new HashSet<>();
          state.entries().values().forEach(entry -> entry.reverses().ifPresent(taken::add));
          for (Entry entry : state.entries().values()) {
            if (entry.reason() == Reason.INTEREST && !taken.contains(entry.id())) {
              standing.merge(entry.liability() + entry.day(), 1L, Long::sum);
            }
          }
          assertThat(standing.values()).allMatch(times -> times == 1);
        });
  }

  @Test
  void every_figure_of_every_statement_is_what_the_entries_behind_it_come_to() {
    Seeds.each(
        random -> {
          WorkspaceState state = Walks.end(random);
          for (Statement statement : weeks(state)) {
            Map<Figure, Long> figures = figures(statement);
            figures.forEach(
                (figure, amount) -> {
                  Behind behind = Statements.behind(state, statement.week(), figure);
                  assertThat(behind.amount()).as(figure.label()).isEqualTo(amount);
                  assertThat(behind.parts().stream().mapToLong(Behind.Part::amount).sum())
                      .as(figure.label())
                      .isEqualTo(amount);
                  assertThat(Figure.of(figure.label())).contains(figure);
                });
          }
        });
  }

  private static Map<Figure, Long> figures(Statement statement) {
    Map<Figure, Long> figures = new HashMap<>();
    figures.put(new Figure.Opening(), statement.opening());
    figures.put(new Figure.Incurred(), statement.incurred());
    figures.put(new Figure.Interest(), statement.interest());
    figures.put(new Figure.Paid(), statement.paid());
    figures.put(new Figure.WrittenOff(), statement.writtenOff());
    figures.put(new Figure.Closing(), statement.closing());
    figures.put(new Figure.Change(), statement.closing() - statement.opening());
    statement
        .ageing()
        .forEach(bucket -> figures.put(new Figure.Aged(bucket.label()), bucket.balance()));
    statement.seams().forEach(seam -> figures.put(new Figure.AtSeam(seam.label()), seam.balance()));
    for (LiabilityKind kind : LiabilityKind.values()) {
      figures.put(
          new Figure.OfKind(kind),
          statement.lines().stream()
              .filter(line -> line.kind() == kind)
              .mapToLong(line -> line.entry().owed())
              .sum());
    }
    return figures;
  }
}
