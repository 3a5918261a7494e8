package dev.paydown.brain;

import static dev.paydown.brain.settings.LiabilityKind.BLOCKER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.debt.Liability;
import dev.paydown.brain.debt.LiabilityState;
import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.Transition;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Bob’s item is blocked on Monday at ten by Carl’s. */
final class BlockerTest {
  private static final String MONDAY = "2026-11-02T10:00:00Z";

  private final Company company =
      new Company("2026-11-02T09:00:00Z")
          .people(
              Company.person("bob@x.test", "lead@x.test"),
              Company.person("carl@x.test", "chief@x.test"))
          .open("b", "bob@x.test")
          .open("c", "carl@x.test")
          .until(MONDAY);

  private Company blocked() {
    return company.emit(Said.blocked("b", MONDAY, Optional.of("c"), Optional.empty()));
  }

  @Test
  void it_opens_when_the_owner_of_what_blocks_has_done_nothing_for_a_day() {
    blocked().until("2026-11-03T09:59:59Z");
    assertThat(Said.of(company, BLOCKER)).isEmpty();

    company.until("2026-11-03T10:00:00Z");
    Liability held = Said.one(company, BLOCKER);
    assertThat(held.openedAt()).isEqualTo(Instant.parse("2026-11-03T10:00:00Z"));
    assertThat(held.clearer()).contains("carl@x.test");
    assertThat(held.because())
        .isEqualTo(
            "studio:b is blocked since Mon 2 Nov 10:00 by studio:c (no access), and carl@x.test did"
                + " nothing about it within 1 working day");
  }

  @Test
  void it_runs_on_the_clearers_time() {
    Company away =
        new Company("2026-11-06T10:00:00Z")
            .people(Said.off("bob@x.test", "2026-11-10"), Said.off("carl@x.test", "2026-11-09"))
            .open("b", "bob@x.test")
            .open("c", "carl@x.test")
            .until("2026-11-06T15:00:00Z")
            .emit(Said.blocked("b", "2026-11-06T15:00:00Z", Optional.of("c"), Optional.empty()))
            .until("2026-11-10T14:59:59Z");
    assertThat(Said.of(away, BLOCKER)).isEmpty();

    away.until("2026-11-10T15:00:00Z");
    assertThat(Said.of(away, BLOCKER)).hasSize(1);
  }

  @Test
  void an_act_of_the_clearer_on_either_item_begins_the_term_anew_and_nobody_elses_does() {
    blocked()
        .until("2026-11-03T09:00:00Z")
        .emit(Said.asks("b", "2026-11-03T09:00:00Z", "carl@x.test"))
        .until("2026-11-03T16:00:00Z")
        .emit(Said.set("c", "2026-11-03T16:00:00Z", ItemField.DUE, "2026-11-20"))
        .until("2026-11-04T12:00:00Z")
        .emit(Said.asks("b", "2026-11-04T12:00:00Z", "bob@x.test"))
        .emit(Said.set("c", "2026-11-04T12:00:00Z", Actor.BOT, ItemField.DUE, "2026-11-21"))
        .emit(Said.set("c", "2026-11-04T12:00:00Z", ItemField.TITLE, "New"))
        .until("2026-11-04T15:59:59Z");
    assertThat(Said.of(company, BLOCKER)).isEmpty();

    company.until("2026-11-04T16:00:00Z");
    assertThat(Said.stands(company, BLOCKER)).isEqualTo("studio:b 2026-11-04T16:00:00Z open");
  }

  @Test
  void what_the_clearer_does_after_that_does_not_end_it() {
    blocked()
        .until("2026-11-03T12:00:00Z")
        .emit(Said.asks("b", "2026-11-03T12:00:00Z", "carl@x.test"))
        .until("2026-11-03T13:00:00Z");

    assertThat(Said.stands(company, BLOCKER)).isEqualTo("studio:b 2026-11-03T10:00:00Z open");
  }

  @Test
  void unblocking_pays_and_so_does_finishing_and_calling_off_writes_off() {
    for (Transition way :
        new Transition[] {Transition.UNBLOCKED, Transition.FINISHED, Transition.STARTED}) {
      assertThat(ended(way)).isEqualTo(LiabilityState.PAID);
    }
    assertThat(ended(Transition.CANCELLED)).isEqualTo(LiabilityState.WRITTEN_OFF);
  }

  private static LiabilityState ended(Transition way) {
    Company other =
        new Company(MONDAY)
            .open("b", "bob@x.test")
            .emit(Said.blocked("b", MONDAY, Optional.empty(), Optional.of("carl@x.test")))
            .until("2026-11-04T10:00:00Z")
            .turn("b", way);
    return Said.one(other, BLOCKER).state();
  }

  @Test
  void who_is_named_on_it_clears_it_else_the_owner_of_what_blocks_else_who_leads_the_blocked() {
    company
        .open("d", "bob@x.test")
        .open("e", "bob@x.test")
        .emit(Said.blocked("b", MONDAY, Optional.of("c"), Optional.of("zoe@x.test")))
        .emit(Said.blocked("d", MONDAY, Optional.of("c"), Optional.empty()))
        .emit(Said.blocked("e", MONDAY, Optional.empty(), Optional.empty()))
        .until("2026-11-04T10:00:00Z");

    assertThat(Said.of(company, BLOCKER))
        .extracting(held -> held.item() + " " + held.clearer().orElse("nobody"))
        .containsExactly("studio:b zoe@x.test", "studio:d carl@x.test", "studio:e lead@x.test");
  }

  @Test
  void another_clearer_has_a_term_of_their_own() {
    blocked()
        .until("2026-11-03T09:00:00Z")
        .change("c", ItemField.OWNER, "eve@x.test")
        .until("2026-11-04T09:00:00Z");

    assertThat(Said.one(company, BLOCKER).clearer()).contains("eve@x.test");
    assertThat(Said.stands(company, BLOCKER)).isEqualTo("studio:b 2026-11-03T17:00:00Z open");
  }

  @Test
  void it_is_raised_to_the_clearers_lead_after_three_days() {
    blocked().until("2026-11-05T09:59:59Z");
    assertThat(Said.one(company, BLOCKER).escalation()).isEmpty();

    company.until("2026-11-05T10:00:00Z");
    assertThat(Said.one(company, BLOCKER).escalation())
        .contains(new Liability.Escalation(Instant.parse("2026-11-05T10:00:00Z"), "chief@x.test"));
  }

  @Test
  void blocked_again_within_five_working_days_is_the_same_liability() {
    blocked().until("2026-11-04T10:00:00Z").turn("b", Transition.UNBLOCKED);
    Liability before = Said.one(company, BLOCKER);
    company
        .until("2026-11-09T10:00:00Z")
        .emit(Said.blocked("b", "2026-11-09T10:00:00Z", Optional.of("c"), Optional.empty()))
        .until("2026-11-10T10:00:00Z");

    assertThat(Said.one(company, BLOCKER).id()).isEqualTo(before.id());
    assertThat(Said.stands(company, BLOCKER)).isEqualTo("studio:b 2026-11-03T10:00:00Z open");
  }

  @Test
  void blocked_again_later_is_another() {
    blocked()
        .until("2026-11-04T10:00:00Z")
        .turn("b", Transition.UNBLOCKED)
        .until("2026-11-11T10:00:00Z")
        .emit(Said.blocked("b", "2026-11-11T10:00:00Z", Optional.of("c"), Optional.empty()))
        .until("2026-11-13T10:00:00Z");

    assertThat(Said.of(company, BLOCKER))
        .extracting(Liability::state)
        .containsExactly(LiabilityState.PAID, LiabilityState.OPEN);
  }

  @Test
  void an_unblocking_heard_of_late_shows_that_nothing_was_ever_owed() {
    blocked()
        .until("2026-11-04T10:00:00Z")
        .emit(Said.turned("b", "2026-11-02T16:00:00Z", Transition.UNBLOCKED));

    assertThat(Said.one(company, BLOCKER).state()).isEqualTo(LiabilityState.REVERSED);
  }
}
