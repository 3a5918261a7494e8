package dev.paydown.brain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.proposal.Decision;
import dev.paydown.brain.proposal.Mailing;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.brain.proposal.ProposalKind;
import dev.paydown.brain.proposal.ProposalState;
import dev.paydown.brain.settings.Settings;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a workspace lets run by itself runs at once, is told of, and can be taken back. */
final class AutonomyTest {
  private static Settings letting(String... kinds) {
    Settings plain = Settings.defaults();
    return new Settings(
        plain.calendar(),
        plain.terms(),
        plain.tariff(),
        plain.shift(),
        plain.initiatives(),
        Set.of(kinds),
        plain.areas(),
        plain.clientFacing(),
        plain.steward(),
        plain.statement(),
        plain.costPerHour());
  }

  private static Company slipping(Settings settings) {
    return new Company("2026-11-02T09:00:00Z")
        .settings(settings)
        .open("a", "a@x.test", "DUE", "2026-11-06")
        .open("b", "b@x.test", "DUE", "2026-11-10")
        .blocks("a", "b")
        .until("2026-11-03T22:00:00Z")
        .change("a", ItemField.DUE, "2026-11-10");
  }

  private static Proposal shift(Company company) {
    return company.state().proposals().values().stream()
        .filter(proposal -> proposal.kind() == ProposalKind.SHIFT_DATES)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void internal_moves_of_a_listed_kind_are_confirmed_at_once_even_at_night() {
    Company company = slipping(letting("shift-dates"));
    Proposal run = shift(company);

    assertThat(run.state()).isEqualTo(ProposalState.CONFIRMED);
    assertThat(run.outcome()).contains("run by itself, by the workspace's setting");
    assertThat(company.state().confirmed().get(run.id()))
        .matches(decided -> decided.decision() instanceof Decision.Run);
    assertThat(company.mailsTo("b@x.test")).isZero();
  }

  @Test
  void its_recipient_gets_the_result_and_can_undo_it() {
    Company company = slipping(letting("shift-dates"));
    Proposal run = shift(company);
    company.obey(run.id());

    assertThat(company.item("b").due()).contains(LocalDate.parse("2026-11-12"));
    assertThat(company.state().mailings().values())
        .anyMatch(
            mailing ->
                mailing.kind() == Mailing.Kind.RESULT && mailing.recipient().equals("b@x.test"));
    company.until("2026-11-03T22:15:00Z").emit(new Fact.UndoAsked(company.now(), run.id()));
    Proposal undo = company.live("b@x.test", ProposalKind.UNDO).orElseThrow();
    company.accept(undo);
    assertThat(company.item("b").due()).contains(LocalDate.parse("2026-11-10"));
    assertThat(company.live("b@x.test")).isEmpty();
  }

  @Test
  void a_kind_that_is_not_listed_is_asked() {
    Company company = slipping(letting("pull-forward"));

    assertThat(shift(company).state()).isEqualTo(ProposalState.PENDING);
  }

  @Test
  void a_mixed_proposal_is_asked_as_usual() {
    Settings settings = letting("shift-dates");
    Settings facing =
        new Settings(
            settings.calendar(),
            settings.terms(),
            settings.tariff(),
            settings.shift(),
            settings.initiatives(),
            settings.autonomy(),
            settings.areas(),
            List.of("studio:c"),
            settings.steward(),
            settings.statement(),
            settings.costPerHour());
    Company company =
        new Company("2026-11-02T09:00:00Z")
            .settings(facing)
            .open("a", "a@x.test", "DUE", "2026-11-06")
            .open("b", "b@x.test", "DUE", "2026-11-10")
            .open("c", "b@x.test", "DUE", "2026-11-10")
            .blocks("a", "b")
            .blocks("a", "c")
            .until("2026-11-03T10:00:00Z")
            .change("a", ItemField.DUE, "2026-11-10");

    assertThat(shift(company).moves()).hasSize(2);
    assertThat(shift(company).state()).isEqualTo(ProposalState.PENDING);
    assertThat(company.mailsTo("b@x.test")).isEqualTo(1);
  }

  @Test
  void what_needs_a_persons_word_is_asked_whatever_the_setting() {
    Company company =
        new Company("2026-11-02T09:00:00Z")
            .settings(letting("new-date", "decide-approval"))
            .open("a", "a@x.test", "DUE", "2026-11-03")
            .askApproval("a", "b@x.test")
            .until("2026-11-04T12:00:00Z");

    assertThat(company.live("a@x.test", ProposalKind.NEW_DATE)).isPresent();
    assertThat(company.live("b@x.test", ProposalKind.DECIDE_APPROVAL)).isPresent();
  }

  @Test
  void a_setting_taken_back_before_it_ran_leaves_the_question_to_its_recipient() {
    Company company = new Company("2026-11-02T09:00:00Z").settings(letting("shift-dates"));
    company
        .open("a", "a@x.test", "DUE", "2026-11-06")
        .open("b", "b@x.test", "DUE", "2026-11-10")
        .blocks("a", "b")
        .until("2026-11-03T10:00:00Z")
        .stopsRunning()
        .change("a", ItemField.DUE, "2026-11-10");
    assertThat(shift(company).state()).isEqualTo(ProposalState.PENDING);

    company.settings(Settings.defaults());
    assertThat(company.mailsTo("b@x.test")).isEqualTo(1);
  }
}
