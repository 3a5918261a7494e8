package dev.paydown.brain;

import static dev.paydown.brain.settings.LiabilityKind.STUCK_WORK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.debt.Liability;
import dev.paydown.brain.debt.LiabilityState;
import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.Transition;
import dev.paydown.brain.proposal.Decision;
import dev.paydown.brain.proposal.Move;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.brain.proposal.ProposalKind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Bob’s item is under way since Monday at ten. */
final class StuckWorkTest {
  private static final String MONDAY = "2026-11-02T10:00:00Z";

  private final Company company =
      new Company(MONDAY).open("w", "bob@x.test").turn("w", Transition.STARTED);

  @Test
  void in_progress_and_silent_for_five_days_it_is_stuck_to_the_second() {
    company.until("2026-11-09T09:59:59Z");
    assertThat(Said.of(company, STUCK_WORK)).isEmpty();

    company.until("2026-11-09T10:00:00Z");
    assertThat(Said.stands(company, STUCK_WORK)).isEqualTo("studio:w 2026-11-09T10:00:00Z open");
    assertThat(Said.one(company, STUCK_WORK).because())
        .isEqualTo("studio:w is under way and silent since Mon 2 Nov 10:00, for 5 working days");
  }

  @Test
  void nearly_done_three_days_are_enough_and_a_day_off_of_its_owner_is_none_of_them() {
    Company nearly =
        new Company(MONDAY)
            .people(Said.off("bob@x.test", "2026-11-04"))
            .open("w", "bob@x.test", "PERCENT", "80")
            .turn("w", Transition.STARTED)
            .until("2026-11-06T09:59:59Z");
    assertThat(Said.of(nearly, STUCK_WORK)).isEmpty();

    nearly.until("2026-11-06T10:00:00Z");
    assertThat(Said.stands(nearly, STUCK_WORK)).isEqualTo("studio:w 2026-11-06T10:00:00Z open");
    assertThat(Said.one(nearly, STUCK_WORK).because())
        .isEqualTo("studio:w is 80 % done and silent since Mon 2 Nov 10:00, for 3 working days");
  }

  @Test
  void at_79_percent_it_is_not_nearly_done() {
    company.change("w", ItemField.PERCENT, "79").until("2026-11-06T10:00:00Z");

    assertThat(Said.of(company, STUCK_WORK)).isEmpty();
  }

  @Test
  void all_but_the_last_child_done_is_nearly_done() {
    company
        .open("c1", "bob@x.test")
        .open("c2", "bob@x.test")
        .open("c3", "bob@x.test")
        .emit(Said.contains("w", "c1", MONDAY))
        .emit(Said.contains("w", "c2", MONDAY))
        .emit(Said.contains("w", "c3", MONDAY))
        .until("2026-11-03T10:00:00Z")
        .turn("c1", Transition.FINISHED)
        .turn("c2", Transition.CANCELLED)
        .until("2026-11-06T09:59:59Z");
    assertThat(Said.of(company, STUCK_WORK)).isEmpty();

    company.until("2026-11-06T10:00:00Z");
    assertThat(Said.stands(company, STUCK_WORK)).isEqualTo("studio:w 2026-11-06T10:00:00Z open");
  }

  @Test
  void one_child_alone_is_never_the_last_of_several() {
    company
        .open("c1", "bob@x.test")
        .emit(Said.contains("w", "c1", MONDAY))
        .until("2026-11-06T10:00:00Z");

    assertThat(Said.of(company, STUCK_WORK)).isEmpty();
  }

  @Test
  void what_people_do_on_it_or_below_it_breaks_the_silence() {
    company
        .open("c1", "bob@x.test")
        .emit(Said.contains("w", "c1", MONDAY))
        .until("2026-11-05T10:00:00Z")
        .emit(Said.committed("w", "2026-11-05T10:00:00Z", "bob@x.test"))
        .until("2026-11-06T10:00:00Z")
        .emit(Said.asks("c1", "2026-11-06T10:00:00Z", "eve@x.test"))
        .until("2026-11-13T09:59:59Z");
    assertThat(Said.of(company, STUCK_WORK)).isEmpty();

    company.until("2026-11-13T10:00:00Z");
    assertThat(Said.of(company, STUCK_WORK)).hasSize(1);
  }

  @Test
  void bots_labels_titles_and_our_own_echoes_break_no_silence() {
    company
        .until("2026-11-05T10:00:00Z")
        .emit(Said.post("w", "2026-11-05T10:00:00Z", Actor.BOT, "bot@x.test", false))
        .emit(Said.set("w", "2026-11-05T10:00:00Z", Actor.BOT, ItemField.DUE, "2026-12-01"))
        .emit(Said.set("w", "2026-11-05T10:00:00Z", Actor.US, ItemField.DUE, "2026-12-02"))
        .emit(Said.set("w", "2026-11-05T10:00:00Z", ItemField.TITLE, "New"))
        .emit(Said.set("w", "2026-11-05T10:00:00Z", ItemField.OWNER, "bob@x.test"))
        .emit(Said.turned("w", "2026-11-05T10:00:00Z", Transition.STARTED))
        .until("2026-11-09T10:00:00Z");

    assertThat(Said.of(company, STUCK_WORK)).hasSize(1);
  }

  @Test
  void a_word_does_not_end_it_and_finishing_does() {
    company
        .until("2026-11-10T10:00:00Z")
        .emit(Said.asks("w", "2026-11-10T10:00:00Z", "bob@x.test"))
        .until("2026-11-11T10:00:00Z");
    assertThat(Said.isOpen(Said.one(company, STUCK_WORK))).isTrue();

    company.turn("w", Transition.FINISHED);
    assertThat(Said.stands(company, STUCK_WORK))
        .isEqualTo("studio:w 2026-11-09T10:00:00Z paid 2026-11-11T10:00:00Z");
  }

  private void split(String due) {
    Proposal split = company.live("bob@x.test", ProposalKind.SPLIT_REMAINING).orElseThrow();
    Move date =
        split.moves().stream().filter(move -> move.field().equals("due")).findFirst().orElseThrow();
    company.answer(split, new Decision.Confirm(Map.of(date.id(), due)));
  }

  @Test
  void split_with_a_new_date_it_is_paid() {
    company.until("2026-11-10T10:00:00Z");
    split("2026-12-01");

    assertThat(Said.stands(company, STUCK_WORK))
        .isEqualTo("studio:w 2026-11-09T10:00:00Z paid 2026-11-10T10:00:00Z");
  }

  @Test
  void silent_again_after_that_it_is_the_same_liability_come_back() {
    company.until("2026-11-10T10:00:00Z");
    split("2026-12-01");
    company.until("2026-11-17T10:00:00Z");

    assertThat(Said.stands(company, STUCK_WORK)).isEqualTo("studio:w 2026-11-09T10:00:00Z open");
  }

  @Test
  void a_date_alone_is_no_new_commitment() {
    company.until("2026-11-10T10:00:00Z").change("w", ItemField.DUE, "2026-12-01");

    assertThat(Said.isOpen(Said.one(company, STUCK_WORK))).isTrue();
  }

  @Test
  void called_off_or_put_back_it_is_written_off() {
    for (Transition way : new Transition[] {Transition.CANCELLED, Transition.REOPENED}) {
      Company other =
          new Company(MONDAY)
              .open("w", "bob@x.test")
              .turn("w", Transition.STARTED)
              .until("2026-11-10T10:00:00Z")
              .turn("w", way);
      assertThat(Said.one(other, STUCK_WORK).state()).isEqualTo(LiabilityState.WRITTEN_OFF);
    }
  }

  @Test
  void a_word_heard_of_late_shows_that_it_was_not_silent() {
    company
        .until("2026-11-10T10:00:00Z")
        .emit(Said.asks("w", "2026-11-06T10:00:00Z", "bob@x.test"));

    assertThat(Said.one(company, STUCK_WORK).state()).isEqualTo(LiabilityState.REVERSED);
    company.until("2026-11-13T10:00:00Z");
    assertThat(Said.of(company, STUCK_WORK))
        .filteredOn(Said::isOpen)
        .singleElement()
        .matches(held -> held.openedAt().equals(Instant.parse("2026-11-13T10:00:00Z")));
  }

  @Test
  void an_initiative_may_be_quiet_longer() {
    company.change("w", ItemField.KIND, "initiative").until("2026-11-16T10:00:00Z");

    assertThat(Said.of(company, STUCK_WORK)).isEmpty();
  }

  /** Twenty items of one to twenty working hours: the 17th smallest is the 85th percentile. */
  private static Company practised(int samples) {
    Company team = new Company("2026-11-02T09:00:00Z");
    Instant monday = Instant.parse("2026-10-05T09:00:00Z");
    for (int hours = 1; hours <= samples; hours++) {
      Instant end =
          monday.plus((hours - 1) / 8, ChronoUnit.DAYS).plus((hours - 1) % 8 + 1, ChronoUnit.HOURS);
      String key = "s" + hours;
      team.open(key, "sam@x.test")
          .emit(
              Said.turned(key, monday.toString(), Transition.STARTED),
              Said.turned(key, end.toString(), Transition.FINISHED));
    }
    return team.until(MONDAY).open("w", "bob@x.test").turn("w", Transition.STARTED);
  }

  @Test
  void older_than_85_percent_of_the_teams_own_it_is_stuck_though_not_silent() {
    // 17 working hours from Monday ten o’clock: Wednesday eleven o’clock.
    Company team = practised(20).until("2026-11-04T10:59:59Z");
    assertThat(Said.of(team, STUCK_WORK)).isEmpty();

    team.emit(Said.asks("w", "2026-11-04T10:59:59Z", "bob@x.test")).until("2026-11-04T11:00:00Z");
    assertThat(Said.stands(team, STUCK_WORK)).isEqualTo("studio:w 2026-11-04T11:00:00Z open");
    assertThat(Said.one(team, STUCK_WORK).because())
        .isEqualTo(
            "studio:w is under way since Mon 2 Nov 10:00, longer than 85 % of the team’s 20"
                + " finished items of kind task");
  }

  @Test
  void nineteen_are_no_experience_yet() {
    Company team = practised(19).until("2026-11-05T10:00:00Z");

    assertThat(Said.of(team, STUCK_WORK)).isEmpty();
  }

  @Test
  void what_the_team_finishes_later_does_not_move_when_it_got_stuck() {
    Company team = practised(20).until("2026-11-05T10:00:00Z");
    Liability before = Said.one(team, STUCK_WORK);
    team.open("late", "sam@x.test")
        .emit(
            Said.turned("late", "2026-10-05T09:00:00Z", Transition.STARTED),
            Said.turned("late", "2026-11-05T10:00:00Z", Transition.FINISHED));

    assertThat(Said.of(team, STUCK_WORK)).contains(before);
  }

  @Test
  void what_the_team_finishes_in_the_meantime_counts_from_then() {
    Company team = practised(20).until("2026-11-03T12:00:00Z");
    // Ten more of thirty working hours each: of thirty, the 26th smallest took thirty hours.
    for (int i = 0; i < 10; i++) {
      team.open("slow" + i, "sam@x.test")
          .emit(
              Said.turned("slow" + i, "2026-10-28T14:00:00Z", Transition.STARTED),
              Said.turned("slow" + i, "2026-11-03T12:00:00Z", Transition.FINISHED));
    }
    team.until("2026-11-05T15:59:59Z");
    assertThat(Said.of(team, STUCK_WORK)).isEmpty();

    team.until("2026-11-05T16:00:00Z");
    assertThat(Said.stands(team, STUCK_WORK)).isEqualTo("studio:w 2026-11-05T16:00:00Z open");
  }
}
