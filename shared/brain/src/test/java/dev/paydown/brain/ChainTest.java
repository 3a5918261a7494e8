package dev.paydown.brain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.proposal.Decision;
import dev.paydown.brain.proposal.DeclineReason;
import dev.paydown.brain.proposal.Move;
import dev.paydown.brain.proposal.MoveState;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.brain.proposal.ProposalKind;
import dev.paydown.brain.proposal.ProposalState;
import dev.paydown.brain.settings.CalendarSettings;
import dev.paydown.brain.settings.Settings;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Four due-only items of four owners and a fifth beside the third; the first slips by two working
 * days over a weekend and a holiday.
 */
final class ChainTest {
  private final Company company = chain();

  private static Settings withHoliday(LocalDate day) {
    Settings plain = Settings.defaults();
    CalendarSettings calendar = plain.calendar();
    return new Settings(
        new CalendarSettings(
            calendar.workdays(),
            Set.of(day),
            calendar.zone(),
            calendar.dayStart(),
            calendar.dayEnd()),
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

  private static Company chain() {
    return new Company("2026-11-02T09:00:00Z")
        .settings(withHoliday(LocalDate.parse("2026-11-09")))
        .open("a", "a@x.test", "DUE", "2026-11-06")
        .open("b", "b@x.test", "DUE", "2026-11-11")
        .open("c", "c@x.test", "DUE", "2026-11-13")
        .open("d", "d@x.test", "DUE", "2026-11-17")
        .open("e", "c@x.test", "DUE", "2026-11-12")
        .blocks("a", "b")
        .blocks("b", "c")
        .blocks("b", "e")
        .blocks("c", "d");
  }

  private Company slipped() {
    return company.until("2026-11-03T10:00:00Z").change("a", ItemField.DUE, "2026-11-11");
  }

  private Proposal shift(String owner) {
    return company.live(owner, ProposalKind.SHIFT_DATES).orElseThrow();
  }

  private static List<String> targets(Proposal proposal) {
    return proposal.moves().stream()
        .map(move -> move.uid() + " " + move.from().orElse("") + " " + move.to().orElse(""))
        .toList();
  }

  @Test
  void nothing_is_asked_while_nothing_slips() {
    assertThat(company.state().proposals()).isEmpty();
    assertThat(company.expected("d")).contains(LocalDate.parse("2026-11-17"));
  }

  @Test
  void every_dependent_moves_by_two_working_days_and_each_owner_is_asked_once() {
    slipped();

    assertThat(company.expected("b")).contains(LocalDate.parse("2026-11-13"));
    assertThat(company.expected("c")).contains(LocalDate.parse("2026-11-17"));
    assertThat(company.expected("e")).contains(LocalDate.parse("2026-11-16"));
    assertThat(company.expected("d")).contains(LocalDate.parse("2026-11-19"));
    assertThat(company.state().proposals()).hasSize(3);
    assertThat(targets(shift("b@x.test"))).containsExactly("b 2026-11-11 2026-11-13");
    assertThat(targets(shift("c@x.test")))
        .containsExactlyInAnyOrder("c 2026-11-13 2026-11-17", "e 2026-11-12 2026-11-16");
    assertThat(targets(shift("d@x.test"))).containsExactly("d 2026-11-17 2026-11-19");
    assertThat(shift("d@x.test").item()).isEqualTo("studio:a");
    assertThat(shift("d@x.test").moves())
        .extracting(Move::cause)
        .containsExactly(java.util.Optional.of("studio/a"));
  }

  @Test
  void answers_move_exactly_what_was_confirmed_and_nothing_is_asked_again() {
    slipped().until("2026-11-03T11:00:00Z");
    Proposal both = shift("c@x.test");
    String first =
        both.moves().stream()
            .filter(move -> move.uid().equals("c"))
            .map(Move::id)
            .findFirst()
            .orElseThrow();

    company.confirm(shift("b@x.test"), "m1");
    company.confirm(both, first);
    company.answer(shift("d@x.test"), new Decision.Decline(DeclineReason.NOT_NOW, ""));
    company.until("2026-11-05T12:00:00Z");

    assertThat(company.item("b").due()).contains(LocalDate.parse("2026-11-13"));
    assertThat(company.item("c").due()).contains(LocalDate.parse("2026-11-17"));
    assertThat(company.item("e").due()).contains(LocalDate.parse("2026-11-12"));
    assertThat(company.item("d").due()).contains(LocalDate.parse("2026-11-17"));
    assertThat(company.expected("b")).contains(LocalDate.parse("2026-11-13"));
    assertThat(company.expected("c")).contains(LocalDate.parse("2026-11-17"));
    assertThat(company.expected("e")).contains(LocalDate.parse("2026-11-16"));
    assertThat(company.expected("d")).contains(LocalDate.parse("2026-11-19"));
    assertThat(company.live("b@x.test")).isEmpty();
    assertThat(company.live("c@x.test")).isEmpty();
    assertThat(company.live("d@x.test")).isEmpty();
    assertThat(company.proposal(both.id()).moves())
        .extracting(Move::state)
        .containsExactlyInAnyOrder(MoveState.DONE, MoveState.LEFT);
    assertThat(company.item("b").committed()).contains(LocalDate.parse("2026-11-13"));
    assertThat(company.item("e").committed()).contains(LocalDate.parse("2026-11-12"));
  }

  @Test
  void a_line_left_is_asked_again_when_its_target_changes() {
    slipped();
    company.confirm(shift("c@x.test"), "m1");
    company.until("2026-11-04T10:00:00Z").change("a", ItemField.DUE, "2026-11-12");

    assertThat(targets(shift("c@x.test"))).hasSize(2);
  }

  @Test
  void undoing_the_slip_takes_every_question_back() {
    slipped();
    company.change("a", ItemField.DUE, "2026-11-06");

    assertThat(company.expected("d")).contains(LocalDate.parse("2026-11-17"));
    assertThat(company.state().proposals().values())
        .allMatch(proposal -> proposal.state() == ProposalState.SUPERSEDED);
  }

  @Test
  void only_the_first_slip_costs_and_the_others_are_listed_free() {
    slipped();

    assertThat(company.liabilities()).hasSize(5);
    assertThat(company.liabilities().stream().filter(held -> held.root().isEmpty()))
        .singleElement()
        .matches(held -> held.item().equals("studio:a"));
    assertThat(company.state().entries()).hasSize(1);
  }

  @Test
  void the_same_history_in_the_same_steps_gives_the_same_rows() {
    slipped();
    company.confirm(shift("b@x.test"), "m1");
    company.until("2026-11-17T12:00:00Z");

    WorkspaceState again = WorkspaceState.empty("acme");
    for (var step : company.steps) {
      again = Advance.step(again, step);
    }
    assertThat(again).isEqualTo(company.state());
  }

  @Test
  void a_repeated_step_changes_nothing() {
    slipped();

    WorkspaceState again = company.state();
    for (var step : company.steps) {
      again = Advance.step(again, step);
    }
    assertThat(again).isEqualTo(company.state());
  }
}
