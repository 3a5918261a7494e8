package dev.paydown.brain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.debt.Liability;
import dev.paydown.brain.debt.LiabilityState;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.Transition;
import dev.paydown.brain.ledger.Balances.Balance;
import dev.paydown.brain.ledger.Statement;
import dev.paydown.brain.ledger.Statements;
import dev.paydown.brain.settings.LiabilityKind;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A chain of ten items of ten owners, two working days each, without slack, from Monday 2 November
 * 2026. On Tuesday the first is put off by two working days, from the 3rd to the 5th; then nobody
 * acts for three weeks.
 *
 * <p>Planned starts: n2 Wed 4, n3 Fri 6, n4 Tue 10, n5 Thu 12, n6 Mon 16, n7 Wed 18, n8 Fri 20, n9
 * Tue 24, n10 Thu 26.
 */
final class TenOwnersTest {
  private static final int ITEMS = 10;
  private final Company company = chain();

  private static Company chain() {
    Company company = new Company("2026-11-02T09:00:00Z");
    LocalDate start = LocalDate.parse("2026-11-02");
    for (int i = 1; i <= ITEMS; i++) {
      LocalDate due = plus(start, 1);
      company.open("n" + i, "p" + i + "@x.test", "START", start.toString(), "DUE", due.toString());
      if (i > 1) {
        company.blocks("n" + (i - 1), "n" + i);
      }
      start = plus(start, 2);
    }
    return company
        .turn("n1", Transition.STARTED)
        .until("2026-11-03T10:00:00Z")
        .change("n1", ItemField.DUE, "2026-11-05");
  }

  private static LocalDate plus(LocalDate day, int workingDays) {
    LocalDate at = day;
    for (int left = workingDays; left > 0; ) {
      at = at.plusDays(1);
      left -= at.getDayOfWeek().getValue() < 6 ? 1 : 0;
    }
    return at;
  }

  private List<Liability> slips() {
    return company.liabilities().stream()
        .filter(held -> held.kind() == LiabilityKind.SLIP)
        .toList();
  }

  private Liability root() {
    List<Liability> roots =
        company.liabilities().stream().filter(held -> held.root().isEmpty()).toList();
    assertThat(roots).hasSize(1);
    return roots.getFirst();
  }

  private List<Long> figures(String week) {
    Statement of = Statements.of(company.state(), week);
    return List.of(
        of.opening(),
        of.incurred(),
        of.interest(),
        of.paid(),
        of.writtenOff(),
        of.closing(),
        of.delayDays());
  }

  @Test
  void one_root_stands_for_nine_that_are_derived_and_free() {
    company.until("2026-11-23T08:00:00Z");

    assertThat(slips()).hasSize(ITEMS);
    assertThat(root().item()).isEqualTo("studio:n1");
    assertThat(company.liabilities().stream().filter(held -> held.root().isPresent()))
        .hasSizeGreaterThanOrEqualTo(ITEMS - 1)
        .allMatch(held -> held.root().orElseThrow().equals(root().id()))
        .allMatch(held -> company.balance(held).equals(new Balance(0, 0, 0, 0)));
  }

  /**
   * W45: principal for p1 and p2: 1 × 1,380. Interest: Wed 4 n2, Thu 5 n2, Fri 6 n2 n3: 1 + 1 + 2 =
   * 4 × 1,380 = 5,520. On Friday n1 is expected that day, 3 days after its commitment, and moves
   * each of nine by 3.
   *
   * <p>W46: Mon 9 two wait, Tue 10 and Wed 11 three, Thu 12 and Fri 13 four: 16 × 1,380 = 22,080; 8
   * days late by Friday, nine times.
   *
   * <p>W47: Mon 16 and Tue 17 five, Wed 18 and Thu 19 six, Fri 20 seven: 29 × 1,380 = 40,020; 13
   * days late, nine times. No handoff was crossed before n1: nothing compounds.
   */
  @Test
  void each_weeks_figures_are_as_worked_by_hand() {
    company.until("2026-11-23T08:00:00Z");

    assertThat(figures("2026-W45")).containsExactly(0L, 1380L, 5520L, 0L, 0L, 6900L, 27L);
    assertThat(figures("2026-W46")).containsExactly(6900L, 0L, 22080L, 0L, 0L, 28980L, 72L);
    assertThat(figures("2026-W47")).containsExactly(28980L, 0L, 40020L, 0L, 0L, 69000L, 117L);
  }

  /** Mon 23: seven wait, 9,660; finished and passed on on Tuesday: 69,000 + 9,660 are paid. */
  @Test
  void when_the_root_is_paid_no_derived_one_is_charged() {
    company
        .until("2026-11-24T10:00:00Z")
        .turn("n1", Transition.FINISHED)
        .turn("n2", Transition.STARTED)
        .until("2026-11-25T18:00:00Z");

    assertThat(root().state()).isEqualTo(LiabilityState.PAID);
    assertThat(company.balance(root())).isEqualTo(new Balance(1380, 77280, 78660, 0));
    assertThat(figures("2026-W48")).containsExactly(69000L, 0L, 9660L, 78660L, 0L, 0L, 0L);
    assertThat(company.state().entries().values())
        .allMatch(entry -> entry.liability().equals(root().id()));
    assertThat(slips()).hasSize(ITEMS);
  }
}
