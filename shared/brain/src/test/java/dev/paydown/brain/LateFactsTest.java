package dev.paydown.brain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.debt.Liability;
import dev.paydown.brain.debt.LiabilityState;
import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.brain.event.Transition;
import dev.paydown.brain.ledger.Balances.Balance;
import dev.paydown.brain.ledger.Entry;
import dev.paydown.brain.ledger.Entry.Reason;
import dev.paydown.brain.ledger.Statement;
import dev.paydown.brain.ledger.Statements;
import dev.paydown.brain.settings.CalendarSettings;
import dev.paydown.brain.settings.LiabilityKind;
import dev.paydown.brain.settings.Settings;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Facts that arrive late and disprove what is posted. The history is the worked example's: offered
 * on Wednesday 4 November at 15:00, owed from Thursday 15:00, interest from Friday; the first week
 * closes at 2,760 s. Whatever is heard later, that week's statement stays.
 */
final class LateFactsTest {
  private final Company company =
      new Company("2026-11-02T08:00:00Z")
          .open("design", "des@x.test", "DUE", "2026-11-04")
          .open("build", "eng@x.test")
          .blocks("design", "build");

  private Company offered() {
    return company.until("2026-11-04T15:00:00Z").turn("design", Transition.FINISHED);
  }

  /** Two more behind the build, both to have been started by Thursday. */
  private void withFollowers() {
    company
        .open("test", "qa@x.test", "START", "2026-11-05", "DUE", "2026-11-20")
        .open("docs", "doc@x.test", "START", "2026-11-05", "DUE", "2026-11-20")
        .blocks("build", "test")
        .blocks("build", "docs");
  }

  private Liability handoff() {
    return company.liabilities().stream()
        .filter(held -> held.kind() == LiabilityKind.STALE_HANDOFF)
        .findFirst()
        .orElseThrow();
  }

  private Balance balance() {
    return company.balance(handoff());
  }

  private Statement firstWeek() {
    return Statements.of(company.state(), "2026-W45");
  }

  private List<String> entries() {
    return company.state().entries().values().stream()
        .sorted(Comparator.comparing(Entry::bookedAt).thenComparing(Entry::id))
        .map(entry -> entry.day() + " " + entry.reason() + " " + entry.owed())
        .toList();
  }

  /** What was last heard; the mails that follow from it left out. */
  private String lastEvent() {
    return company.log.reversed().stream()
        .map(LogEntry::id)
        .filter(id -> !id.startsWith("mailed#"))
        .findFirst()
        .orElseThrow();
  }

  private void started(String key, String at) {
    company.emit(
        new Fact.StatusChanged(
            Company.ref(key),
            Instant.parse(at),
            0,
            Actor.HUMAN,
            Transition.STARTED,
            Optional.empty()));
  }

  private void acknowledged(String at) {
    company.emit(
        new Fact.HandoffAcknowledged(
            Company.ref("build"),
            Instant.parse(at),
            0,
            Actor.HUMAN,
            PersonRef.email("eng@x.test")));
  }

  private static Settings calendar(Set<LocalDate> holidays, String zone) {
    Settings plain = Settings.defaults();
    CalendarSettings days = plain.calendar();
    return new Settings(
        new CalendarSettings(
            days.workdays(), holidays, ZoneId.of(zone), days.dayStart(), days.dayEnd()),
        plain.terms(),
        plain.tariff(),
        plain.shift(),
        plain.initiatives(),
        plain.autonomy(),
        plain.areas(),
        plain.clientFacing(),
        plain.steward(),
        plain.statement(),
        plain.costPerHour());
  }

  @Test
  void an_earlier_pick_up_takes_back_the_days_after_it_and_pays_what_is_left() {
    offered().until("2026-11-10T10:00:00Z");
    Statement before = firstWeek();

    started("build", "2026-11-06T10:00:00Z");

    assertThat(firstWeek()).isEqualTo(before);
    assertThat(balance()).isEqualTo(new Balance(1380, 0, 1380, 0));
    assertThat(entries())
        .containsExactly(
            "2026-11-05 PRINCIPAL 1380",
            "2026-11-06 INTEREST 1380",
            "2026-11-09 INTEREST 1380",
            "2026-11-06 PAYMENT -1380",
            "2026-11-06 REVERSAL -1380",
            "2026-11-09 REVERSAL -1380");
  }

  @Test
  void a_pick_up_heard_to_be_earlier_still_is_paid_anew() {
    offered().until("2026-11-10T10:00:00Z").turn("build", Transition.STARTED);
    assertThat(balance()).isEqualTo(new Balance(1380, 2760, 4140, 0));

    company.until("2026-11-10T12:00:00Z");
    started("build", "2026-11-09T10:00:00Z");

    assertThat(balance()).isEqualTo(new Balance(1380, 1380, 2760, 0));
    assertThat(entries().subList(4, 7))
        .containsExactlyInAnyOrder(
            "2026-11-09 REVERSAL -1380", "2026-11-10 REVERSAL 4140", "2026-11-09 PAYMENT -2760");
  }

  @Test
  void an_acknowledgement_heard_of_late_takes_back_the_days_that_it_paused() {
    offered().until("2026-11-10T16:00:00Z");
    Statement before = firstWeek();
    assertThat(balance()).isEqualTo(new Balance(1380, 2760, 0, 0));

    acknowledged("2026-11-06T10:00:00Z");

    assertThat(firstWeek()).isEqualTo(before);
    assertThat(balance()).isEqualTo(new Balance(1380, 0, 0, 0));
    assertThat(company.state().entries().values())
        .filteredOn(entry -> entry.reason() == Reason.REVERSAL)
        .hasSize(2)
        .allMatch(entry -> entry.cause().equals(lastEvent()))
        .allMatch(entry -> entry.bookedAt().equals(company.now()));
  }

  @Test
  void an_acknowledgement_heard_of_after_the_end_lowers_what_was_paid() {
    offered().until("2026-11-10T10:00:00Z").turn("build", Transition.STARTED);
    company.until("2026-11-16T10:00:00Z");
    Statement paid = Statements.of(company.state(), "2026-W46");

    acknowledged("2026-11-06T10:00:00Z");

    assertThat(Statements.of(company.state(), "2026-W46")).isEqualTo(paid);
    assertThat(balance()).isEqualTo(new Balance(1380, 0, 1380, 0));
    Statement now = Statements.of(company.state(), "2026-W47");
    assertThat(List.of(now.opening(), now.interest(), now.paid(), now.closing()))
        .containsExactly(0L, -2760L, -2760L, 0L);
  }

  @Test
  void an_acknowledgement_within_the_term_moves_the_opening_and_everything_after_it() {
    offered().until("2026-11-06T18:00:00Z");
    assertThat(balance()).isEqualTo(new Balance(1380, 1380, 0, 0));

    // The term would have ended on Thursday at 15:00; two days' pause ends it on Monday at 15:00.
    acknowledged("2026-11-05T10:00:00Z");
    assertThat(handoff().state()).isEqualTo(LiabilityState.REVERSED);
    assertThat(balance()).isEqualTo(new Balance(0, 0, 0, 0));

    company.until("2026-11-09T15:00:00Z");
    assertThat(handoff().openedAt()).isEqualTo(Instant.parse("2026-11-09T15:00:00Z"));
    assertThat(balance()).isEqualTo(new Balance(1380, 0, 0, 0));
  }

  @Test
  void another_opening_day_takes_the_principal_back_and_posts_it_on_the_right_day() {
    offered().until("2026-11-10T18:00:00Z");
    Statement before = firstWeek();
    assertThat(balance()).isEqualTo(new Balance(1380, 4140, 0, 0));

    acknowledged("2026-11-05T10:00:00Z");

    assertThat(firstWeek()).isEqualTo(before);
    assertThat(balance()).isEqualTo(new Balance(1380, 1380, 0, 0));
    assertThat(entries().subList(4, entries().size()))
        .containsExactlyInAnyOrder(
            "2026-11-05 REVERSAL -1380",
            "2026-11-09 PRINCIPAL 1380",
            "2026-11-06 REVERSAL -1380",
            "2026-11-09 REVERSAL -1380");
  }

  @Test
  void a_holiday_put_later_takes_its_day_back_and_no_new_rule_reaches_into_the_past() {
    offered().until("2026-11-10T16:00:00Z");
    Statement before = firstWeek();

    company.settings(calendar(Set.of(LocalDate.parse("2026-11-06")), "UTC"));
    assertThat(firstWeek()).isEqualTo(before);
    assertThat(balance()).isEqualTo(new Balance(1380, 1380, 0, 0));

    company.settings(calendar(Set.of(), "America/New_York"));
    assertThat(firstWeek()).isEqualTo(before);
    assertThat(balance()).isEqualTo(new Balance(1380, 2760, 0, 0));
  }

  @Test
  void who_turns_out_not_to_have_waited_is_taken_off_the_day() {
    withFollowers();
    offered().until("2026-11-09T10:00:00Z");
    Statement before = firstWeek();
    // Three owners meet the handoff: 3 × 1,380; two of them wait on Friday.
    assertThat(balance()).isEqualTo(new Balance(4140, 2760, 0, 0));

    started("docs", "2026-11-06T11:00:00Z");

    assertThat(firstWeek()).isEqualTo(before);
    assertThat(balance()).isEqualTo(new Balance(4140, 1380, 0, 0));
    company.until("2026-11-09T18:00:00Z");
    assertThat(balance()).isEqualTo(new Balance(4140, 2760, 0, 0));
  }

  @Test
  void who_starts_after_the_day_did_wait_on_it() {
    withFollowers();
    offered().until("2026-11-06T18:00:00Z");

    started("docs", "2026-11-06T17:00:01Z");

    assertThat(balance()).isEqualTo(new Balance(4140, 2760, 0, 0));
  }

  @Test
  void a_predecessor_that_reopens_takes_every_entry_back_now() {
    offered().until("2026-11-10T10:00:00Z");
    Statement before = firstWeek();

    company.turn("design", Transition.REOPENED);

    assertThat(firstWeek()).isEqualTo(before);
    assertThat(balance()).isEqualTo(new Balance(0, 0, 0, 0));
    assertThat(company.state().entries().values())
        .filteredOn(entry -> entry.reason() == Reason.REVERSAL)
        .hasSize(3)
        .allMatch(entry -> entry.cause().equals(lastEvent()));
  }

  /** Put back on Thursday, within five working days: the same liability goes on from then. */
  @Test
  void what_is_not_picked_up_after_all_owes_again_and_nothing_is_charged_in_between() {
    offered().until("2026-11-10T10:00:00Z").turn("build", Transition.STARTED);
    company.until("2026-11-12T10:00:00Z");
    assertThat(balance().owed()).isZero();

    company.turn("build", Transition.REOPENED);
    assertThat(handoff().state()).isEqualTo(LiabilityState.OPEN);
    assertThat(balance()).isEqualTo(new Balance(1380, 2760, 0, 0));
    assertThat(entries()).contains("2026-11-12 REOPENING 4140");

    company.until("2026-11-12T18:00:00Z");
    assertThat(balance()).isEqualTo(new Balance(1380, 4140, 0, 0));
  }

  @Test
  void an_end_heard_of_after_its_week_closed_is_booked_in_the_week_it_is_heard_of() {
    offered().until("2026-11-16T10:00:00Z");
    Statement second = Statements.of(company.state(), "2026-W46");

    started("build", "2026-11-13T10:00:00Z");

    assertThat(Statements.of(company.state(), "2026-W46")).isEqualTo(second);
    Statement third = Statements.of(company.state(), "2026-W47");
    // Friday the 13th is taken back; Thursday 5 to Thursday 12 stands: 1,380 + 5 × 1,380.
    assertThat(third.opening()).isEqualTo(1380 + 6 * 1380);
    assertThat(third.interest()).isEqualTo(-1380);
    assertThat(third.paid()).isEqualTo(1380 + 5 * 1380);
    assertThat(third.closing()).isZero();
  }
}
