package dev.paydown.brain;

import static dev.paydown.brain.settings.LiabilityKind.NOT_STARTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.debt.Liability;
import dev.paydown.brain.debt.LiabilityState;
import dev.paydown.brain.event.ApprovalOutcome;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.Transition;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Bob is to start on Thursday 5 November; on Monday the 9th it is debt that he has not. */
final class NotStartedTest {
  private final Company company =
      new Company("2026-11-02T09:00:00Z")
          .open("n", "bob@x.test", "START", "2026-11-05", "DUE", "2026-11-20");

  @Test
  void it_opens_at_the_start_of_the_second_working_day_past_its_start() {
    company.until("2026-11-09T08:59:59Z");
    assertThat(Said.of(company, NOT_STARTED)).isEmpty();

    company.until("2026-11-09T09:00:00Z");
    assertThat(Said.stands(company, NOT_STARTED)).isEqualTo("studio:n 2026-11-09T09:00:00Z open");
    assertThat(Said.one(company, NOT_STARTED).because())
        .isEqualTo("studio:n could start on Thu 5 Nov and nobody had begun 2 working days later");
  }

  @Test
  void the_owners_days_and_zone_count() {
    Company away =
        new Company("2026-11-02T09:00:00Z")
            .people(Said.off("bob@x.test", "2026-11-06"), Said.in("eve@x.test", "America/New_York"))
            .open("n", "bob@x.test", "START", "2026-11-05", "DUE", "2026-11-20")
            .open("m", "eve@x.test", "START", "2026-11-05", "DUE", "2026-11-20")
            .until("2026-11-12T09:00:00Z");

    assertThat(Said.of(away, NOT_STARTED))
        .extracting(held -> held.item() + " " + held.openedAt())
        .containsExactly("studio:m 2026-11-09T14:00:00Z", "studio:n 2026-11-10T09:00:00Z");
  }

  @Test
  void starting_pays_and_calling_off_writes_off() {
    company.until("2026-11-10T11:00:00Z").turn("n", Transition.STARTED);
    assertThat(Said.stands(company, NOT_STARTED))
        .isEqualTo("studio:n 2026-11-09T09:00:00Z paid 2026-11-10T11:00:00Z");

    Company other =
        new Company("2026-11-02T09:00:00Z")
            .open("n", "bob@x.test", "START", "2026-11-05", "DUE", "2026-11-20")
            .until("2026-11-10T11:00:00Z")
            .turn("n", Transition.CANCELLED);
    assertThat(Said.one(other, NOT_STARTED).state()).isEqualTo(LiabilityState.WRITTEN_OFF);
  }

  @Test
  void a_start_heard_of_late_shows_that_nothing_was_ever_owed() {
    company
        .until("2026-11-10T11:00:00Z")
        .emit(Said.turned("n", "2026-11-06T10:00:00Z", Transition.STARTED));

    assertThat(Said.one(company, NOT_STARTED).state()).isEqualTo(LiabilityState.REVERSED);
    assertThat(company.balance(Said.one(company, NOT_STARTED)).owed()).isZero();
  }

  @Test
  void a_start_put_off_pays_and_one_put_off_in_time_but_heard_of_late_reverses() {
    company.until("2026-11-10T11:00:00Z").change("n", ItemField.START, "2026-11-16");
    assertThat(Said.stands(company, NOT_STARTED))
        .isEqualTo("studio:n 2026-11-09T09:00:00Z paid 2026-11-10T11:00:00Z");

    Company late =
        new Company("2026-11-02T09:00:00Z")
            .open("n", "bob@x.test", "START", "2026-11-05", "DUE", "2026-11-20")
            .until("2026-11-10T11:00:00Z")
            .emit(Said.set("n", "2026-11-05T10:00:00Z", ItemField.START, "2026-11-16"));
    assertThat(Said.one(late, NOT_STARTED).state()).isEqualTo(LiabilityState.REVERSED);
  }

  @Test
  void put_back_while_its_start_is_still_to_come_it_stays_paid() {
    company.until("2026-11-10T11:00:00Z").turn("n", Transition.STARTED);
    company.until("2026-11-11T10:00:00Z").change("n", ItemField.DUE, "2026-12-11");
    company.change("n", ItemField.START, "2026-11-30");
    company.until("2026-11-11T11:00:00Z").turn("n", Transition.REOPENED);

    assertThat(Said.stands(company, NOT_STARTED))
        .isEqualTo("studio:n 2026-11-09T09:00:00Z paid 2026-11-10T11:00:00Z");
  }

  @Test
  void put_back_within_five_days_it_is_the_same_liability() {
    company.until("2026-11-10T11:00:00Z").turn("n", Transition.STARTED);
    Liability before = Said.one(company, NOT_STARTED);
    company.until("2026-11-11T11:00:00Z").turn("n", Transition.REOPENED);

    assertThat(Said.one(company, NOT_STARTED).id()).isEqualTo(before.id());
    assertThat(Said.stands(company, NOT_STARTED)).isEqualTo("studio:n 2026-11-09T09:00:00Z open");
  }

  @Test
  void what_a_predecessor_holds_is_not_late_until_it_lets_go() {
    company
        .open("p", "pia@x.test", "DUE", "2026-11-04")
        .blocks("p", "n")
        .until("2026-11-11T10:00:00Z");
    assertThat(Said.of(company, NOT_STARTED)).isEmpty();

    // Finished on Wednesday: it can start on Thursday, and two days past that is Monday.
    company.turn("p", Transition.FINISHED).until("2026-11-16T09:00:00Z");
    assertThat(Said.one(company, NOT_STARTED).openedAt())
        .isEqualTo(Instant.parse("2026-11-16T09:00:00Z"));
  }

  @Test
  void an_undated_predecessor_still_at_work_holds_it_as_well() {
    company.open("p", "pia@x.test").blocks("p", "n").until("2026-11-13T10:00:00Z");

    assertThat(Said.of(company, NOT_STARTED)).isEmpty();
  }

  @Test
  void blocked_it_is_not_late_either_and_counts_from_the_day_it_is_clear() {
    company
        .until("2026-11-04T10:00:00Z")
        .emit(
            Said.blocked("n", "2026-11-04T10:00:00Z", Optional.empty(), Optional.of("zoe@x.test")))
        .until("2026-11-10T10:00:00Z")
        .turn("n", Transition.UNBLOCKED)
        .until("2026-11-12T09:00:00Z");

    assertThat(Said.one(company, NOT_STARTED).openedAt())
        .isEqualTo(Instant.parse("2026-11-12T09:00:00Z"));
  }

  @Test
  void a_due_date_alone_gives_no_start_and_one_behind_a_predecessor_does() {
    Company due =
        new Company("2026-11-02T09:00:00Z")
            .open("alone", "bob@x.test", "DUE", "2026-11-20")
            .open("p", "bob@x.test", "DUE", "2026-11-03")
            .open("behind", "bob@x.test", "DUE", "2026-11-20")
            .blocks("p", "behind")
            .until("2026-11-03T10:00:00Z")
            .turn("p", Transition.FINISHED)
            .until("2026-11-10T10:00:00Z");

    assertThat(Said.stands(due, NOT_STARTED)).isEqualTo("studio:behind 2026-11-06T09:00:00Z open");
  }

  @Test
  void without_an_owner_nothing_is_decided_unless_it_was_approved_or_is_a_decision() {
    Company undecided =
        new Company("2026-11-02T09:00:00Z")
            .emit(Said.set("i", "2026-11-02T09:00:00Z", ItemField.START, "2026-11-03"))
            .emit(Said.set("j", "2026-11-02T09:00:00Z", ItemField.TITLE, "A thing"))
            .emit(Said.set("k", "2026-11-02T09:00:00Z", ItemField.KIND, "decision"))
            .emit(Said.approvalAsked("j", "2026-11-02T09:00:00Z", "boss@x.test"))
            .emit(
                Said.approvalDecided(
                    "j", "2026-11-02T10:00:00Z", "boss@x.test", ApprovalOutcome.GRANTED))
            .until("2026-11-09T10:00:00Z");

    assertThat(Said.of(undecided, NOT_STARTED))
        .extracting(held -> held.item() + " " + held.openedAt())
        .containsExactly("studio:j 2026-11-04T09:00:00Z", "studio:k 2026-11-04T09:00:00Z");
  }

  @Test
  void what_is_decided_after_its_start_counts_from_that_day() {
    Company late =
        new Company("2026-11-10T15:00:00Z")
            .open("n", "bob@x.test", "START", "2026-11-02", "DUE", "2026-11-20")
            .until("2026-11-12T09:00:00Z");

    assertThat(Said.stands(late, NOT_STARTED)).isEqualTo("studio:n 2026-11-12T09:00:00Z open");
  }
}
