package dev.paydown.brain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.brain.proposal.Decision;
import dev.paydown.brain.proposal.EffectOutcome;
import dev.paydown.brain.proposal.Mailing;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.brain.proposal.ProposalKind;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What waits to be mailed while the mailer hands nothing over, and what an answer comes to. */
final class MailWaitingTest {
  private WorkspaceState state = WorkspaceState.empty("acme");

  private MailWaitingTest at(String instant, Fact... facts) {
    state =
        Advance.step(
            state,
            List.of(new LogEntry("e" + state.version(), Instant.parse(instant), List.of(facts))));
    return this;
  }

  /** Work of w that only a can unblock: the plainest question that can come at any instant. */
  private MailWaitingTest asked(String key, String instant) {
    Instant at = Instant.parse(instant);
    return at(
        instant,
        new Fact.ItemChanged(
            Company.ref(key),
            at,
            0,
            Actor.HUMAN,
            List.of(
                FieldChange.set(ItemField.KEY, key), FieldChange.set(ItemField.OWNER, "w@x.test"))),
        new Fact.Blocked(
            Company.ref(key),
            at,
            0,
            Actor.HUMAN,
            Optional.empty(),
            Optional.empty(),
            Optional.of(PersonRef.email("a@x.test"))));
  }

  private MailWaitingTest mailed(String instant) {
    for (Mailing mailing : state.mailings().values()) {
      at(instant, new Fact.MailSent(Instant.parse(instant), mailing.id()));
    }
    return this;
  }

  private List<String> mails() {
    return state.mailings().values().stream()
        .sorted(Comparator.comparing(Mailing::dueAt).thenComparing(Mailing::kind))
        .map(
            mailing ->
                mailing.dueAt()
                    + " "
                    + mailing.kind()
                    + " "
                    + mailing.recipient()
                    + " "
                    + mailing.asks().stream()
                        .map(ask -> proposal(ask.proposal()).item() + "#" + ask.version())
                        .sorted()
                        .toList())
        .toList();
  }

  private Proposal proposal(String id) {
    return Optional.ofNullable(state.proposals().get(id)).orElseThrow();
  }

  private Proposal about(String key) {
    return state.proposals().values().stream()
        .filter(proposal -> proposal.kind() == ProposalKind.ROUTE_BLOCKER)
        .filter(proposal -> proposal.item().equals("studio:" + key))
        .findFirst()
        .orElseThrow();
  }

  private Fact decided(String key, String instant, Decision decision) {
    Proposal proposal = about(key);
    return new Fact.Decided(Instant.parse(instant), proposal.id(), proposal.version(), decision);
  }

  private Fact effect(String key, String move, String instant, EffectOutcome outcome) {
    return new Fact.EffectRecorded(Instant.parse(instant), "x", about(key).id(), move, outcome);
  }

  @Test
  void what_is_in_a_mail_that_has_yet_to_go_out_is_not_put_into_the_next() {
    asked("first", "2026-11-02T09:00:00Z").asked("second", "2026-11-02T13:00:00Z");

    assertThat(mails())
        .containsExactly(
            "2026-11-02T09:00:00Z ASK a@x.test [studio:first#1]",
            "2026-11-02T13:00:00Z ASK a@x.test [studio:second#1]");
  }

  @Test
  void what_an_answer_came_to_is_told_when_it_has_come_and_once() {
    asked("work", "2026-11-02T09:00:00Z").mailed("2026-11-02T09:00:00Z");
    at(
        "2026-11-02T20:00:00Z",
        decided("work", "2026-11-02T20:00:00Z", new Decision.Confirm(Map.of("m1", "unblocked"))));
    assertThat(mails()).containsExactly("2026-11-02T09:00:00Z ASK a@x.test [studio:work#1]");

    at(
        "2026-11-02T20:05:00Z",
        effect("work", "m1", "2026-11-02T20:05:00Z", new EffectOutcome.Failed("refused")));
    at("2026-11-03T12:00:00Z", new Fact.Ticked(Instant.parse("2026-11-03T12:00:00Z")));
    assertThat(mails())
        .containsExactly(
            "2026-11-02T09:00:00Z ASK a@x.test [studio:work#1]",
            "2026-11-02T20:05:00Z RESULT a@x.test [studio:work#1]");
  }

  @Test
  void a_question_that_is_put_off_has_no_result() {
    asked("work", "2026-11-02T09:00:00Z").mailed("2026-11-02T09:00:00Z");
    at(
        "2026-11-02T10:00:00Z",
        decided(
            "work",
            "2026-11-02T10:00:00Z",
            new Decision.Snooze(Instant.parse("2026-11-05T09:00:00Z"))));

    assertThat(mails()).containsExactly("2026-11-02T09:00:00Z ASK a@x.test [studio:work#1]");
  }

  @Test
  void a_link_counts_from_when_its_mail_went_out_and_not_from_when_it_was_due() {
    asked("work", "2026-11-02T09:00:00Z").mailed("2026-11-02T11:30:00Z");
    mailed("2026-11-02T12:30:00Z");

    assertThat(about("work").mailedAt()).contains(Instant.parse("2026-11-02T11:30:00Z"));
    assertThat(about("work").expiresAt()).isEqualTo(Instant.parse("2026-11-05T11:30:00Z"));
  }

  @Test
  void a_mail_that_goes_out_after_its_question_was_put_anew_mails_only_the_old() {
    asked("work", "2026-11-02T09:00:00Z");
    Mailing first = state.mailings().values().iterator().next();
    at(
        "2026-11-02T09:10:00Z",
        new Fact.Blocked(
            Company.ref("work"),
            Instant.parse("2026-11-02T09:10:00Z"),
            0,
            Actor.HUMAN,
            Optional.of("the licence"),
            Optional.empty(),
            Optional.of(PersonRef.email("a@x.test"))));
    at(
        "2026-11-02T09:20:00Z",
        new Fact.MailSent(Instant.parse("2026-11-02T09:20:00Z"), first.id()));

    assertThat(about("work").version()).isEqualTo(2);
    assertThat(about("work").mailedAt()).isEmpty();
    at("2026-11-02T13:00:00Z", new Fact.Ticked(Instant.parse("2026-11-02T13:00:00Z")));
    assertThat(mails())
        .containsExactly(
            "2026-11-02T09:00:00Z ASK a@x.test [studio:work#1]",
            "2026-11-02T13:00:00Z ASK a@x.test [studio:work#2]");
  }

  @Test
  void an_answer_to_an_older_version_or_to_what_has_ended_changes_nothing() {
    asked("work", "2026-11-02T09:00:00Z").mailed("2026-11-02T09:00:00Z");
    Proposal asked = about("work");
    Decision confirm = new Decision.Confirm(Map.of("m1", "unblocked"));
    Instant ten = Instant.parse("2026-11-02T10:00:00Z");
    at("2026-11-02T10:00:00Z", new Fact.Decided(ten, asked.id(), asked.version() + 1, confirm));
    assertThat(about("work")).isEqualTo(asked);

    at("2026-11-02T10:00:00Z", new Fact.Decided(ten, asked.id(), asked.version(), confirm));
    Proposal confirmed = about("work");
    at(
        "2026-11-02T10:00:00Z",
        new Fact.Decided(
            ten, asked.id(), asked.version(), new Decision.Snooze(ten.plusSeconds(60))));
    assertThat(about("work")).isEqualTo(confirmed);
  }
}
