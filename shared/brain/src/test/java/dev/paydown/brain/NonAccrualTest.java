package dev.paydown.brain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.debt.Liability;
import dev.paydown.brain.event.Transition;
import dev.paydown.brain.ledger.Balances.Balance;
import dev.paydown.brain.ledger.Statement;
import dev.paydown.brain.ledger.Statements;
import dev.paydown.brain.settings.LiabilityKind;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/**
 * A handoff that is owed from Thursday 5 November 2026 and that nobody ever picks up. The sixtieth
 * working day after it is Thursday 28 January 2027.
 */
final class NonAccrualTest {
  private final Company company =
      new Company("2026-11-02T08:00:00Z")
          .open("design", "des@x.test")
          .open("build", "eng@x.test")
          .blocks("design", "build")
          .until("2026-11-04T15:00:00Z")
          .turn("design", Transition.FINISHED);

  private Liability handoff() {
    return company.liabilities().stream()
        .filter(held -> held.kind() == LiabilityKind.STALE_HANDOFF)
        .findFirst()
        .orElseThrow();
  }

  private Statement week(String label) {
    return Statements.of(company.state(), label);
  }

  @Test
  void the_sixtieth_day_costs_and_the_sixty_first_does_not() {
    company.until("2027-01-28T16:59:59Z");
    assertThat(company.balance(handoff())).isEqualTo(new Balance(1380, 59 * 1380, 0, 0));

    company.until("2027-01-28T17:00:00Z");
    assertThat(company.balance(handoff())).isEqualTo(new Balance(1380, 60 * 1380, 0, 0));

    company.until("2027-03-01T18:00:00Z");
    assertThat(company.balance(handoff())).isEqualTo(new Balance(1380, 60 * 1380, 0, 0));
    assertThat(
            company.state().entries().values().stream()
                .filter(entry -> entry.liability().equals(handoff().id()))
                .map(entry -> entry.day())
                .max(LocalDate::compareTo))
        .contains(LocalDate.parse("2027-01-28"));
  }

  @Test
  void what_no_longer_accrues_is_listed_apart_and_still_in_the_balance() {
    company.until("2027-01-28T16:59:59Z");
    assertThat(week("2027-W04").open()).anyMatch(owed -> owed.liability().equals(handoff().id()));
    assertThat(week("2027-W04").nonAccruing()).isEmpty();

    company.until("2027-01-28T17:00:00Z");
    Statement after = week("2027-W04");
    assertThat(after.open()).noneMatch(owed -> owed.liability().equals(handoff().id()));
    assertThat(after.nonAccruing())
        .singleElement()
        .matches(owed -> owed.balance() == 61 * 1380 && owed.ageDays() == 60);
    assertThat(after.ageing().stream().mapToLong(Statement.Bucket::balance).sum())
        .isEqualTo(after.closing());
  }

  @Test
  void it_is_paid_whole_however_old() {
    company.until("2027-03-01T10:00:00Z").turn("build", Transition.STARTED);

    assertThat(company.balance(handoff())).isEqualTo(new Balance(1380, 60 * 1380, 61 * 1380, 0));
    assertThat(week("2027-W09").nonAccruing()).isEmpty();
  }
}
