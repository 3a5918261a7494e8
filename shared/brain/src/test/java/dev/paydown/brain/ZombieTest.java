package dev.paydown.brain;

import static dev.paydown.brain.settings.LiabilityKind.ZOMBIE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.debt.LiabilityState;
import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.Transition;
import org.junit.jupiter.api.Test;

/** An initiative of which nobody has heard since Monday 2 November at ten. */
final class ZombieTest {
  private static final String MONDAY = "2026-11-02T10:00:00Z";

  /** Thirty working days later. */
  private static final String THEN = "2026-12-14T10:00:00Z";

  private final Company company =
      new Company(MONDAY)
          .open("z", "bob@x.test", "KIND", "initiative")
          .open("part", "eve@x.test")
          .emit(Said.contains("z", "part", MONDAY));

  @Test
  void thirty_working_days_of_silence_make_it_one_to_the_second() {
    company.until("2026-12-14T09:59:59Z");
    assertThat(Said.of(company, ZOMBIE)).isEmpty();

    company.until(THEN);
    assertThat(Said.stands(company, ZOMBIE)).isEqualTo("studio:z 2026-12-14T10:00:00Z open");
    assertThat(Said.one(company, ZOMBIE).because())
        .isEqualTo(
            "nothing has happened on studio:z or below it since Mon 2 Nov 10:00 (given to"
                + " eve@x.test), for 30 working days");
  }

  @Test
  void days_off_of_its_owner_are_none_of_them() {
    Company off =
        new Company(MONDAY)
            .people(Said.off("bob@x.test", "2026-11-10", "2026-11-11"))
            .open("z", "bob@x.test", "KIND", "process")
            .until("2026-12-16T09:59:59Z");
    assertThat(Said.of(off, ZOMBIE)).isEmpty();

    off.until("2026-12-16T10:00:00Z");
    assertThat(Said.of(off, ZOMBIE)).hasSize(1);
  }

  @Test
  void a_task_is_none() {
    assertThat(Said.of(new Company(MONDAY).open("t", "b@x.test").until(THEN), ZOMBIE)).isEmpty();
  }

  @Test
  void what_a_person_does_below_it_keeps_it_alive_and_what_a_bot_does_does_not() {
    company
        .until("2026-11-09T10:00:00Z")
        .emit(Said.asks("part", "2026-11-09T10:00:00Z", "eve@x.test"))
        .until("2026-11-16T10:00:00Z")
        .emit(Said.post("part", "2026-11-16T10:00:00Z", Actor.BOT, "bot@x.test", false))
        .emit(Said.set("z", "2026-11-16T10:00:00Z", Actor.US, ItemField.DUE, "2027-01-01"))
        .until("2026-12-21T09:59:59Z");
    assertThat(Said.of(company, ZOMBIE)).isEmpty();

    company.until("2026-12-21T10:00:00Z");
    assertThat(Said.of(company, ZOMBIE)).hasSize(1);
  }

  @Test
  void a_word_does_not_revive_it_and_a_date_still_to_come_does() {
    company
        .until("2026-12-15T10:00:00Z")
        .emit(Said.asks("z", "2026-12-15T10:00:00Z", "bob@x.test"))
        .change("z", ItemField.DUE, "2026-12-15");
    assertThat(Said.isOpen(Said.one(company, ZOMBIE))).isTrue();

    company.change("z", ItemField.DUE, "2026-12-16");
    assertThat(Said.stands(company, ZOMBIE))
        .isEqualTo("studio:z 2026-12-14T10:00:00Z paid 2026-12-15T10:00:00Z");
  }

  @Test
  void killed_it_is_written_off_and_finished_it_is_paid() {
    assertThat(ended(Transition.CANCELLED)).isEqualTo(LiabilityState.WRITTEN_OFF);
    assertThat(ended(Transition.FINISHED)).isEqualTo(LiabilityState.PAID);
  }

  private static LiabilityState ended(Transition way) {
    Company other =
        new Company(MONDAY)
            .open("z", "bob@x.test", "KIND", "initiative")
            .until("2026-12-15T10:00:00Z")
            .turn("z", way);
    return Said.one(other, ZOMBIE).state();
  }

  @Test
  void it_says_what_makes_it_worse() {
    company
        .open("waits", "ann@x.test")
        .blocks("z", "waits")
        .turn("part", Transition.FINISHED)
        .until(THEN);

    assertThat(Said.one(company, ZOMBIE).because())
        .endsWith("it blocks 1 live item; 1 of 1 below it are done");
    assertThat(Said.one(company, ZOMBIE).people()).isEqualTo(2);
  }

  private String lastHeard(Company heard) {
    String because = Said.one(heard.until("2026-12-15T10:00:00Z"), ZOMBIE).because();
    return because.substring(because.indexOf('('), because.indexOf(')') + 1);
  }

  @Test
  void it_says_what_was_last_heard_of_it() {
    assertThat(lastHeard(again().change("z", ItemField.PERCENT, "40"))).isEqualTo("(percent 40)");
    assertThat(lastHeard(again().change("z", ItemField.START, "2027-02-01")))
        .isEqualTo("(start 2027-02-01)");
    assertThat(lastHeard(again().emit(Said.committed("z", MONDAY, "bob@x.test"))))
        .isEqualTo("(committed)");
    assertThat(lastHeard(again().askApproval("z", "eve@x.test")))
        .isEqualTo("(approval asked of eve@x.test)");
    assertThat(lastHeard(again().emit(Said.asks("z", MONDAY, "bob@x.test"))))
        .isEqualTo("(replied)");
    assertThat(
            lastHeard(new Company(MONDAY).emit(Said.set("z", MONDAY, ItemField.KIND, "process"))))
        .isEqualTo("(opened)");
  }

  private static Company again() {
    return new Company(MONDAY).open("z", "bob@x.test", "KIND", "initiative");
  }

  @Test
  void half_done_it_is_worse_and_a_little_less_is_not() {
    assertThat(because("50")).endsWith("for 30 working days; it is 50 % done");
    assertThat(because("49")).endsWith("for 30 working days");

    company.open("other", "eve@x.test").open("third", "eve@x.test");
    company.contains("z", "other").turn("part", Transition.FINISHED).until("2026-12-15T10:00:00Z");
    assertThat(Said.one(company, ZOMBIE).because()).endsWith("; 1 of 2 below it are done");
    company.contains("z", "third");
    assertThat(Said.one(company, ZOMBIE).because()).endsWith("for 30 working days");
  }

  private static String because(String percent) {
    Company started = again().change("z", ItemField.PERCENT, percent);
    return Said.one(started.until("2026-12-15T10:00:00Z"), ZOMBIE).because();
  }
}
