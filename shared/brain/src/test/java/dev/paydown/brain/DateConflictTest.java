package dev.paydown.brain;

import static dev.paydown.brain.settings.LiabilityKind.DATE_CONFLICT;
import static dev.paydown.brain.settings.LiabilityKind.SLIP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.debt.LiabilityState;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.Transition;
import org.junit.jupiter.api.Test;

/** A launch pinned to Wednesday 11 November behind a build that slips. */
final class DateConflictTest {
  private final Company company =
      new Company("2026-11-02T09:00:00Z")
          .open("build", "bob@x.test", "DUE", "2026-11-06")
          .open("launch", "eve@x.test", "DUE", "2026-11-11", "PINNED", "true")
          .blocks("build", "launch");

  private Company slipped() {
    return company.until("2026-11-03T10:00:00Z").change("build", ItemField.DUE, "2026-11-10");
  }

  @Test
  void a_pinned_date_that_the_forecast_overruns_conflicts_and_says_by_how_much() {
    assertThat(Said.of(company, DATE_CONFLICT)).isEmpty();

    slipped();
    assertThat(Said.stands(company, DATE_CONFLICT))
        .isEqualTo("studio:launch 2026-11-03T10:00:00Z open");
    assertThat(Said.one(company, DATE_CONFLICT).because())
        .isEqualTo(
            "studio:launch is pinned to 2026-11-11 and is expected on 2026-11-13, 2 working days"
                + " later: it waits for studio:build");
  }

  @Test
  void the_late_predecessor_explains_it_whole_and_it_costs_nothing() {
    slipped();

    assertThat(Said.one(company, DATE_CONFLICT).root())
        .contains(
            Said.of(company, SLIP).stream()
                .filter(held -> held.item().equals("studio:build"))
                .findFirst()
                .orElseThrow()
                .id());
    assertThat(company.balance(Said.one(company, DATE_CONFLICT)).principal()).isZero();
  }

  @Test
  void a_date_promised_to_a_client_stands_as_fast_and_one_that_nobody_holds_does_not() {
    Company other =
        new Company("2026-11-02T09:00:00Z")
            .open("promised", "eve@x.test", "DUE", "2026-11-03", "CLIENT_FACING", "true")
            .open("plain", "eve@x.test", "DUE", "2026-11-03")
            .until("2026-11-04T08:59:59Z");
    assertThat(Said.of(other, DATE_CONFLICT)).isEmpty();

    other.until("2026-11-04T09:00:00Z");
    assertThat(Said.stands(other, DATE_CONFLICT))
        .isEqualTo("studio:promised 2026-11-04T09:00:00Z open");
    assertThat(Said.of(other, SLIP)).hasSize(2).allMatch(held -> held.root().isEmpty());
    assertThat(Said.one(other, DATE_CONFLICT).root()).isPresent();
  }

  @Test
  void a_planned_date_before_the_committed_one_conflicts_by_itself() {
    Company other =
        new Company("2026-11-02T09:00:00Z")
            .open("p", "eve@x.test", "DUE", "2026-11-20")
            .change("p", ItemField.DUE, "2026-11-04")
            .change("p", ItemField.PINNED, "true")
            .until("2026-11-05T09:00:00Z");

    assertThat(Said.of(other, SLIP)).isEmpty();
    assertThat(Said.one(other, DATE_CONFLICT).root()).isEmpty();
  }

  @Test
  void it_ends_when_the_forecast_keeps_it_or_nothing_stands_fast_any_more() {
    slipped().until("2026-11-04T10:00:00Z").change("build", ItemField.DUE, "2026-11-06");
    assertThat(Said.stands(company, DATE_CONFLICT))
        .isEqualTo("studio:launch 2026-11-03T10:00:00Z paid 2026-11-04T10:00:00Z");

    company.change("build", ItemField.DUE, "2026-11-10");
    assertThat(Said.stands(company, DATE_CONFLICT))
        .isEqualTo("studio:launch 2026-11-03T10:00:00Z open");

    company.until("2026-11-05T10:00:00Z").change("launch", ItemField.PINNED, "false");
    assertThat(Said.one(company, DATE_CONFLICT).state()).isEqualTo(LiabilityState.PAID);
  }

  @Test
  void called_off_it_is_written_off() {
    slipped().until("2026-11-04T10:00:00Z").turn("launch", Transition.CANCELLED);

    assertThat(Said.one(company, DATE_CONFLICT).state()).isEqualTo(LiabilityState.WRITTEN_OFF);
  }

  @Test
  void pinned_after_it_was_late_it_conflicts_from_then() {
    company
        .open("later", "eve@x.test", "DUE", "2026-11-11")
        .blocks("build", "later")
        .until("2026-11-03T10:00:00Z")
        .change("build", ItemField.DUE, "2026-11-10")
        .until("2026-11-04T12:00:00Z")
        .change("later", ItemField.PINNED, "true")
        .change("later", ItemField.CLIENT_FACING, "false");

    assertThat(Said.of(company, DATE_CONFLICT))
        .extracting(held -> held.item() + " " + held.openedAt())
        .containsExactly("studio:launch 2026-11-03T10:00:00Z", "studio:later 2026-11-04T12:00:00Z");
  }
}
