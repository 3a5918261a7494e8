package dev.paydown.brain;

import static dev.paydown.brain.settings.LiabilityKind.DROPPED_THREAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.debt.Liability;
import dev.paydown.brain.debt.LiabilityState;
import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Transition;
import dev.paydown.brain.proposal.Decision;
import dev.paydown.brain.proposal.DeclineReason;
import dev.paydown.brain.proposal.ProposalKind;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Ada asks Bob on Monday at ten; two of his working days later it is debt. */
final class DroppedThreadTest {
  private static final String MONDAY = "2026-11-02T10:00:00Z";

  private final Company company = new Company(MONDAY).open("t", "ada@x.test");

  private Company asked() {
    return company.emit(Said.asks("t", MONDAY, "ada@x.test", "bob@x.test"));
  }

  @Test
  void it_opens_when_two_days_of_the_asked_persons_time_have_passed_to_the_second() {
    asked().until("2026-11-04T09:59:59Z");
    assertThat(Said.of(company, DROPPED_THREAD)).isEmpty();

    company.until("2026-11-04T10:00:00Z");
    Liability dropped = Said.one(company, DROPPED_THREAD);
    assertThat(dropped.openedAt()).isEqualTo(Instant.parse("2026-11-04T10:00:00Z"));
    assertThat(dropped.since()).isEqualTo(Instant.parse(MONDAY));
    assertThat(dropped.clearer()).contains("bob@x.test");
    assertThat(dropped.because())
        .isEqualTo(
            "ada@x.test asked bob@x.test on studio:t at Mon 2 Nov 10:00 and not answered within 2"
                + " working days");
  }

  @Test
  void a_weekend_and_a_day_off_of_the_asked_person_do_not_count_and_the_askers_do() {
    Company friday =
        new Company("2026-11-06T15:00:00Z")
            .people(Said.off("ada@x.test", "2026-11-09"), Said.off("bob@x.test", "2026-11-10"))
            .open("t", "ada@x.test")
            .emit(Said.asks("t", "2026-11-06T15:00:00Z", "ada@x.test", "bob@x.test"))
            .until("2026-11-11T14:59:59Z");
    assertThat(Said.of(friday, DROPPED_THREAD)).isEmpty();

    friday.until("2026-11-11T15:00:00Z");
    assertThat(Said.of(friday, DROPPED_THREAD)).hasSize(1);
  }

  @Test
  void only_a_later_post_of_the_person_asked_answers() {
    asked()
        .until("2026-11-05T10:00:00Z")
        .emit(Said.asks("t", "2026-11-05T10:00:00Z", "eve@x.test"))
        .emit(Said.asks("t", "2026-11-05T10:00:00Z", "ada@x.test"))
        .emit(Said.post("t", "2026-11-05T10:00:00Z", Actor.BOT, "bob@x.test", false))
        .emit(Said.post("t", "2026-11-05T10:00:00Z", Actor.US, "bob@x.test", false));
    assertThat(Said.isOpen(Said.one(company, DROPPED_THREAD))).isTrue();

    company.emit(Said.asks("t", "2026-11-05T10:00:00Z", "bob@x.test"));
    assertThat(Said.stands(company, DROPPED_THREAD))
        .isEqualTo("studio:t 2026-11-04T10:00:00Z paid 2026-11-05T10:00:00Z");
  }

  @Test
  void an_answer_at_the_last_second_is_in_time() {
    asked()
        .until("2026-11-04T10:00:00Z")
        .emit(Said.asks("t", "2026-11-04T10:00:00Z", "bob@x.test"));

    assertThat(Said.of(company, DROPPED_THREAD))
        .allMatch(held -> held.state() == LiabilityState.REVERSED);
    assertThat(Said.of(company, DROPPED_THREAD))
        .allMatch(held -> company.balance(held).owed() == 0);
  }

  @Test
  void an_answer_heard_of_late_shows_that_nothing_was_ever_owed() {
    asked()
        .until("2026-11-05T10:00:00Z")
        .emit(Said.asks("t", "2026-11-03T10:00:00Z", "bob@x.test"));

    Liability reversed = Said.one(company, DROPPED_THREAD);
    assertThat(reversed.state()).isEqualTo(LiabilityState.REVERSED);
    assertThat(company.balance(reversed).owed()).isZero();
  }

  @Test
  void bots_and_our_own_posts_ask_nobody_and_nobody_asks_themselves() {
    company
        .emit(Said.post("t", MONDAY, Actor.BOT, "bot@x.test", false, "bob@x.test"))
        .emit(Said.post("t", MONDAY, Actor.US, "ada@x.test", false, "bob@x.test"))
        .emit(Said.asks("t", MONDAY, "bob@x.test", "bob@x.test"))
        .until("2026-11-09T10:00:00Z");

    assertThat(Said.of(company, DROPPED_THREAD)).isEmpty();
  }

  @Test
  void each_person_asked_waits_for_themselves_and_asking_again_does_not_begin_anew() {
    company
        .emit(Said.asks("t", MONDAY, "ada@x.test", "bob@x.test", "eve@x.test"))
        .until("2026-11-03T10:00:00Z")
        .emit(Said.asks("t", "2026-11-03T10:00:00Z", "ada@x.test", "bob@x.test"))
        .emit(Said.asks("t", "2026-11-03T10:00:00Z", "eve@x.test"))
        .until("2026-11-06T10:00:00Z");

    assertThat(Said.stands(company, DROPPED_THREAD))
        .isEqualTo("studio:t 2026-11-04T10:00:00Z open");
  }

  @Test
  void closing_the_thread_pays_if_a_person_does_it() {
    asked().until("2026-11-05T10:00:00Z").emit(Said.closed("t", "2026-11-05T10:00:00Z", Actor.BOT));
    assertThat(Said.isOpen(Said.one(company, DROPPED_THREAD))).isTrue();

    company.emit(Said.closed("t", "2026-11-05T10:00:00Z", Actor.HUMAN));
    assertThat(Said.one(company, DROPPED_THREAD).state()).isEqualTo(LiabilityState.PAID);
  }

  @Test
  void with_its_item_it_is_written_off_and_comes_back_as_the_same_within_five_days() {
    asked().until("2026-11-05T10:00:00Z").turn("t", Transition.FINISHED);
    Liability before = Said.one(company, DROPPED_THREAD);
    assertThat(before.state()).isEqualTo(LiabilityState.WRITTEN_OFF);

    company.until("2026-11-06T10:00:00Z").turn("t", Transition.REOPENED);
    assertThat(Said.stands(company, DROPPED_THREAD))
        .isEqualTo("studio:t 2026-11-04T10:00:00Z open");
    assertThat(Said.one(company, DROPPED_THREAD).id()).isEqualTo(before.id());
  }

  @Test
  void the_third_forward_waits_for_somebody_who_did_not_pass_it_on() {
    company
        .emit(Said.forwards("t", MONDAY, "bob@x.test"))
        .emit(Said.forwards("t", MONDAY, "eve@x.test"))
        .until("2026-11-06T10:00:00Z");
    assertThat(Said.of(company, DROPPED_THREAD)).isEmpty();

    company
        .emit(Said.forwards("t", "2026-11-06T10:00:00Z", "bob@x.test"))
        .emit(Said.asks("t", "2026-11-06T10:00:00Z", "eve@x.test"))
        .until("2026-11-10T10:00:00Z");
    assertThat(Said.stands(company, DROPPED_THREAD))
        .isEqualTo("studio:t 2026-11-10T10:00:00Z open");
    assertThat(Said.one(company, DROPPED_THREAD).clearer()).contains("ada@x.test");

    company.emit(Said.asks("t", "2026-11-10T10:00:00Z", "ada@x.test"));
    company.until("2026-11-10T10:00:01Z");
    company.emit(Said.asks("t", "2026-11-10T10:00:01Z", "ada@x.test"));
    assertThat(Said.of(company, DROPPED_THREAD)).noneMatch(Said::isOpen);
  }

  @Test
  void the_owner_answers_even_where_they_passed_it_on_themselves() {
    company
        .emit(Said.forwards("t", MONDAY, "ada@x.test"))
        .emit(Said.forwards("t", MONDAY, "bob@x.test"))
        .emit(Said.forwards("t", MONDAY, "bob@x.test"))
        .until("2026-11-05T10:00:00Z")
        .emit(Said.asks("t", "2026-11-05T10:00:00Z", "ada@x.test"));

    assertThat(Said.one(company, DROPPED_THREAD).state()).isEqualTo(LiabilityState.PAID);
  }

  @Test
  void saying_that_no_answer_is_needed_writes_it_off() {
    asked().until("2026-11-05T10:00:00Z");
    company.answer(
        company.live("bob@x.test", ProposalKind.REVIVE_THREAD).orElseThrow(),
        new Decision.Decline(DeclineReason.NOT_NEEDED, ""));

    assertThat(Said.stands(company, DROPPED_THREAD))
        .isEqualTo("studio:t 2026-11-04T10:00:00Z written-off 2026-11-05T10:00:00Z");
  }
}
