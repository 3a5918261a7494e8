package dev.paydown.brain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.proposal.Decision;
import dev.paydown.brain.proposal.EffectOutcome;
import dev.paydown.brain.proposal.MailGroup;
import dev.paydown.brain.proposal.Mailing;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.brain.proposal.ProposalKind;
import dev.paydown.brain.proposal.ProposalState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which mails a person gets is theirs to say; what is asked of them stands all the same. */
final class MailChoiceTest {
  private final Company company = new Company("2026-11-02T09:00:00Z");

  private Company choose(String email, MailGroup group, boolean wanted) {
    return company.emit(new Fact.MailChosen(company.now(), email, group, wanted));
  }

  private Company chain() {
    return company
        .people(Company.person("b@x.test", "lead@x.test"))
        .open("a", "a@x.test", "START", "2026-11-02", "DUE", "2026-11-05")
        .open("b", "b@x.test", "START", "2026-11-06", "DUE", "2026-11-10")
        .blocks("a", "b");
  }

  private Proposal shift(String recipient) {
    return company.live(recipient, ProposalKind.SHIFT_DATES).orElseThrow();
  }

  @Test
  void what_is_not_wanted_is_proposed_and_not_mailed() {
    chain();
    choose("b@x.test", MailGroup.DATES, false).change("a", ItemField.DUE, "2026-11-09");

    assertThat(shift("b@x.test").state()).isEqualTo(ProposalState.PENDING);
    assertThat(company.mailsTo("b@x.test")).isZero();
  }

  @Test
  void another_kind_is_mailed_as_before() {
    chain();
    choose("b@x.test", MailGroup.THREADS, false).change("a", ItemField.DUE, "2026-11-09");

    assertThat(company.mailsTo("b@x.test")).isEqualTo(1);
  }

  @Test
  void another_person_is_mailed_as_before() {
    chain();
    choose("c@x.test", MailGroup.DATES, false).change("a", ItemField.DUE, "2026-11-09");

    assertThat(company.mailsTo("b@x.test")).isEqualTo(1);
  }

  @Test
  void unanswered_it_goes_up_to_the_lead_after_the_term_of_any_other() {
    chain();
    choose("b@x.test", MailGroup.DATES, false).change("a", ItemField.DUE, "2026-11-09");
    company.until("2026-11-09T08:59:59Z");
    assertThat(shift("b@x.test").raised()).isZero();
    company.until("2026-11-09T09:00:00Z");

    assertThat(shift("lead@x.test").raised()).isEqualTo(1);
    assertThat(company.mailsTo("lead@x.test")).isPositive();
  }

  @Test
  void what_is_wanted_again_is_mailed_if_it_never_was() {
    chain();
    choose("b@x.test", MailGroup.DATES, false).change("a", ItemField.DUE, "2026-11-09");
    company.until("2026-11-02T11:00:00Z");
    choose("b@x.test", MailGroup.DATES, true);

    assertThat(company.mailsTo("b@x.test")).isEqualTo(1);
    choose("b@x.test", MailGroup.DATES, false);
    choose("b@x.test", MailGroup.DATES, true).until("2026-11-03T16:00:00Z");
    assertThat(company.mailsTo("b@x.test")).isEqualTo(1);
  }

  @Test
  void the_latest_word_stands_in_whatever_order_it_arrives() {
    Fact no =
        new Fact.MailChosen(
            Instant.parse("2026-11-02T08:10:00Z"), "b@x.test", MailGroup.DATES, false);
    Fact yes =
        new Fact.MailChosen(
            Instant.parse("2026-11-02T08:20:00Z"), "b@x.test", MailGroup.DATES, true);
    for (List<Fact> order : List.of(List.of(no, yes), List.of(yes, no))) {
      Company other = new Company("2026-11-02T09:00:00Z");
      order.forEach(other::emit);
      assertThat(other.state().people().wants("b@x.test", MailGroup.DATES)).isTrue();
    }
  }

  private long results(String recipient) {
    return company.state().mailings().values().stream()
        .filter(mailing -> mailing.kind() == Mailing.Kind.RESULT)
        .filter(mailing -> mailing.recipient().equals(recipient))
        .count();
  }

  private void confirmed(EffectOutcome outcome) {
    chain();
    choose("b@x.test", MailGroup.RESULTS, false).change("a", ItemField.DUE, "2026-11-09");
    Proposal proposal = shift("b@x.test");
    company.answer(
        proposal,
        new Decision.Confirm(
            Map.of(
                "m1", proposal.moves().get(0).to().orElseThrow(),
                "m2", proposal.moves().get(1).to().orElseThrow())));
    for (String move : List.of("m1", "m2")) {
      company.emit(
          new Fact.EffectRecorded(company.now(), "x-" + move, proposal.id(), move, outcome));
    }
  }

  @Test
  void a_result_that_is_not_wanted_is_not_mailed_where_all_was_made() {
    confirmed(new EffectOutcome.Done(Optional.empty()));
    assertThat(results("b@x.test")).isZero();
  }

  @Test
  void what_could_not_be_made_is_mailed_whatever_was_chosen() {
    confirmed(new EffectOutcome.Failed("the token is refused"));
    assertThat(results("b@x.test")).isEqualTo(1);
  }

  @Test
  void what_a_person_asked_for_cannot_be_muted() {
    assertThat(MailGroup.of(ProposalKind.UNDO)).isEmpty();
  }

  @Test
  void each_group_has_a_label_of_its_own_that_leads_back_to_it() {
    for (MailGroup group : MailGroup.values()) {
      assertThat(MailGroup.labelled(group.label())).contains(group);
    }
    assertThat(MailGroup.labelled("everything")).isEmpty();
  }

  @Test
  void a_revocation_is_kept_once_a_person_and_the_latest_stands() {
    company
        .emit(new Fact.PreferencesRevoked(Instant.parse("2026-11-02T08:20:00Z"), "b@x.test"))
        .emit(new Fact.PreferencesRevoked(Instant.parse("2026-11-02T08:10:00Z"), "b@x.test"));

    assertThat(company.state().people().revocations())
        .extracting(WorkspaceState.Revocation::email, said -> said.stamp().at())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("b@x.test", Instant.parse("2026-11-02T08:20:00Z")));
  }
}
