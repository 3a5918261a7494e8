package dev.paydown.brain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.proposal.Mailing;
import dev.paydown.brain.settings.Person;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One mail a person in four of their working hours, then all that waits together. */
final class MailBudgetTest {
  private final Company company =
      new Company("2026-11-02T09:00:00Z")
          .people(
              Company.person("a@x.test", "lead@x.test"),
              new Person(
                  "ny@x.test",
                  "Nina",
                  Optional.of(ZoneId.of("America/New_York")),
                  Map.of(),
                  Optional.empty(),
                  List.of()))
          .open("first", "w@x.test")
          .open("second", "w@x.test")
          .open("third", "w@x.test");

  /** A blocker is routed at once: the plainest question that can come at any instant. */
  private void ask(String key, String of) {
    company.emit(company.blockedUntilCleared(key, of));
  }

  private List<Instant> mails(String to) {
    return company.state().mailings().values().stream()
        .filter(mailing -> mailing.kind() == Mailing.Kind.ASK && mailing.recipient().equals(to))
        .map(Mailing::dueAt)
        .sorted(Comparator.naturalOrder())
        .toList();
  }

  @Test
  void the_second_waits_to_the_second_for_four_working_hours_and_brings_all_that_waits() {
    ask("first", "a@x.test");
    company.until("2026-11-02T10:00:00Z");
    ask("second", "a@x.test");
    company.until("2026-11-02T11:00:00Z");
    ask("third", "a@x.test");

    company.until("2026-11-02T12:59:59Z");
    assertThat(mails("a@x.test")).containsExactly(Instant.parse("2026-11-02T09:00:00Z"));
    company.until("2026-11-02T13:00:00Z");
    assertThat(mails("a@x.test"))
        .containsExactly(
            Instant.parse("2026-11-02T09:00:00Z"), Instant.parse("2026-11-02T13:00:00Z"));
    assertThat(company.state().mailings().values())
        .filteredOn(mailing -> mailing.dueAt().equals(Instant.parse("2026-11-02T13:00:00Z")))
        .singleElement()
        .matches(mailing -> mailing.asks().size() == 2);
  }

  @Test
  void what_comes_when_the_four_hours_are_just_over_goes_at_once() {
    ask("first", "a@x.test");
    company.until("2026-11-02T13:00:00Z");
    ask("second", "a@x.test");

    assertThat(mails("a@x.test")).hasSize(2);
  }

  @Test
  void four_hours_that_end_with_the_day_end_when_the_next_begins() {
    company.until("2026-11-02T13:00:00Z");
    ask("first", "a@x.test");
    company.until("2026-11-02T16:00:00Z");
    ask("second", "a@x.test");
    company.until("2026-11-03T12:00:00Z");

    assertThat(mails("a@x.test"))
        .containsExactly(
            Instant.parse("2026-11-02T13:00:00Z"), Instant.parse("2026-11-03T09:00:00Z"));
  }

  @Test
  void the_hours_of_a_weekend_do_not_count() {
    company.until("2026-11-06T15:00:00Z");
    ask("first", "a@x.test");
    company.until("2026-11-07T12:00:00Z");
    ask("second", "a@x.test");
    company.until("2026-11-09T10:59:59Z");
    assertThat(mails("a@x.test")).hasSize(1);

    company.until("2026-11-09T11:00:00Z");
    assertThat(mails("a@x.test")).hasSize(2);
  }

  @Test
  void nothing_goes_before_a_person_begins_to_work_or_after_they_end() {
    company.until("2026-11-02T17:00:00Z");
    ask("first", "a@x.test");
    ask("second", "ny@x.test");
    company.until("2026-11-03T20:00:00Z");

    assertThat(mails("a@x.test")).containsExactly(Instant.parse("2026-11-03T09:00:00Z"));
    // Five in London is noon in New York.
    assertThat(mails("ny@x.test")).containsExactly(Instant.parse("2026-11-02T17:00:00Z"));
  }

  @Test
  void each_person_has_a_budget_of_their_own_in_their_own_zone() {
    ask("first", "ny@x.test");
    company.until("2026-11-02T10:00:00Z");
    ask("second", "a@x.test");
    company.until("2026-11-02T18:00:00Z");
    ask("third", "ny@x.test");
    company.until("2026-11-03T20:00:00Z");

    assertThat(mails("a@x.test")).containsExactly(Instant.parse("2026-11-02T10:00:00Z"));
    // Nine in New York is two in London, and four hours later is six.
    assertThat(mails("ny@x.test"))
        .containsExactly(
            Instant.parse("2026-11-02T14:00:00Z"), Instant.parse("2026-11-02T18:00:00Z"));
  }
}
