package dev.paydown.brain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.brain.event.Transition;
import dev.paydown.brain.proposal.Move;
import dev.paydown.brain.proposal.MoveAction;
import dev.paydown.brain.proposal.ProposalKind;
import dev.paydown.brain.settings.CalendarSettings;
import dev.paydown.brain.settings.Settings;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Who is clear to start is offered the first open time that is long enough and before it is due,
 * half a working day ahead where there is one.
 */
final class FirstOpenSlotTest {
  /** From when on it is Tuesday morning that is offered. */
  private static final String ON_MONDAY = "2026-11-02T13:00:00Z";

  /** Work of three days that follows what another owner finishes on Monday morning. */
  private final Company company =
      new Company("2026-11-02T08:00:00Z")
          .open("a", "a@x.test", "DUE", "2026-11-10")
          .open("b", "b@x.test", "START", "2026-11-11", "DUE", "2026-11-13")
          .blocks("a", "b");

  private FirstOpenSlotTest booked(String key, String start, String end, String... people) {
    company.emit(
        new Fact.SlotSet(
            Company.ref(key),
            company.now(),
            0,
            Actor.HUMAN,
            Instant.parse(start),
            Instant.parse(end),
            Stream.of(people).map(PersonRef::email).toList()));
    return this;
  }

  private FirstOpenSlotTest bookedForB(String key, String start, String end) {
    return booked(key, start, end, "b@x.test");
  }

  /** The slot that is offered when the work is handed over then. */
  private String offeredAt(String instant) {
    if (company.now().isBefore(Instant.parse(instant))) {
      company.until(instant);
    }
    company.turn("a", Transition.FINISHED);
    return offered(company).orElse("none");
  }

  private static Optional<String> offered(Company company) {
    return company.live("b@x.test", ProposalKind.CLEAR_TO_START).orElseThrow().moves().stream()
        .filter(move -> move.action() == MoveAction.BOOK_SLOT)
        .map(Move::to)
        .flatMap(Optional::stream)
        .findFirst();
  }

  @Test
  void it_begins_four_working_hours_after_it_is_offered_however_long_the_work() {
    assertThat(offeredAt("2026-11-02T09:00:00Z"))
        .isEqualTo("2026-11-02T13:00:00Z/2026-11-02T17:00:00Z");
  }

  @Test
  void what_is_offered_before_work_begins_has_its_notice_from_then_on() {
    assertThat(offeredAt("2026-11-02T08:30:00Z"))
        .isEqualTo("2026-11-02T13:00:00Z/2026-11-02T17:00:00Z");
  }

  @Test
  void what_would_not_end_with_the_day_is_offered_on_the_next() {
    assertThat(offeredAt("2026-11-02T09:00:01Z"))
        .isEqualTo("2026-11-03T09:00:00Z/2026-11-03T13:00:00Z");
  }

  @Test
  void notice_goes_on_in_the_next_day() {
    assertThat(offeredAt("2026-11-02T14:00:00Z"))
        .isEqualTo("2026-11-03T10:00:00Z/2026-11-03T14:00:00Z");
  }

  @Test
  void it_begins_on_a_full_hour() {
    assertThat(offeredAt("2026-11-02T14:00:01Z"))
        .isEqualTo("2026-11-03T11:00:00Z/2026-11-03T15:00:00Z");
  }

  @Test
  void a_full_hour_is_one_of_the_clocks_that_people_see() {
    CalendarSettings week = Settings.defaults().calendar();
    company.settings(
        Settings.defaults()
            .withCalendar(
                new CalendarSettings(
                    week.workdays(),
                    week.holidays(),
                    ZoneId.of("Asia/Kolkata"),
                    week.dayStart(),
                    week.dayEnd())));

    // Three in the afternoon there; the next day it is offered at noon.
    assertThat(offeredAt("2026-11-02T09:30:01Z"))
        .isEqualTo("2026-11-03T06:30:00Z/2026-11-03T10:30:00Z");
  }

  @Test
  void after_a_friday_comes_monday() {
    assertThat(offeredAt("2026-11-06T15:00:00Z"))
        .isEqualTo("2026-11-09T11:00:00Z/2026-11-09T15:00:00Z");
  }

  @Test
  void where_less_notice_is_left_until_it_is_due_it_is_the_first_that_has_yet_to_begin() {
    company.change("b", ItemField.DUE, "2026-11-03");

    assertThat(offeredAt("2026-11-03T09:00:01Z"))
        .isEqualTo("2026-11-03T10:00:00Z/2026-11-03T14:00:00Z");
  }

  @Test
  void what_begins_as_it_is_offered_has_begun() {
    company.change("b", ItemField.DUE, "2026-11-03");
    bookedForB("meeting", "2026-11-03T16:00:00Z", "2026-11-03T17:00:00Z");

    assertThat(offeredAt("2026-11-03T09:00:00Z"))
        .isEqualTo("2026-11-03T10:00:00Z/2026-11-03T14:00:00Z");
  }

  @Test
  void a_gap_that_is_just_long_enough_is_open() {
    bookedForB("meeting", "2026-11-03T13:00:00Z", "2026-11-03T17:00:00Z");

    assertThat(offeredAt(ON_MONDAY)).isEqualTo("2026-11-03T09:00:00Z/2026-11-03T13:00:00Z");
  }

  @Test
  void a_gap_a_second_too_short_is_not() {
    bookedForB("meeting", "2026-11-03T12:59:59Z", "2026-11-03T13:30:00Z");

    assertThat(offeredAt(ON_MONDAY)).isEqualTo("2026-11-04T09:00:00Z/2026-11-04T13:00:00Z");
  }

  @Test
  void it_begins_when_what_is_booked_ends() {
    bookedForB("meeting", "2026-11-03T09:00:00Z", "2026-11-03T10:30:00Z");

    assertThat(offeredAt(ON_MONDAY)).isEqualTo("2026-11-03T10:30:00Z/2026-11-03T14:30:00Z");
  }

  @Test
  void a_meeting_that_ended_as_it_would_begin_is_not_in_the_way() {
    bookedForB("early", "2026-11-03T08:00:00Z", "2026-11-03T09:00:00Z");
    bookedForB("late", "2026-11-03T16:00:00Z", "2026-11-03T17:00:00Z");

    assertThat(offeredAt(ON_MONDAY)).isEqualTo("2026-11-03T09:00:00Z/2026-11-03T13:00:00Z");
  }

  @Test
  void a_meeting_within_another_frees_nothing() {
    bookedForB("short", "2026-11-03T09:30:00Z", "2026-11-03T10:00:00Z");
    bookedForB("long", "2026-11-03T09:00:00Z", "2026-11-03T12:00:00Z");

    assertThat(offeredAt(ON_MONDAY)).isEqualTo("2026-11-03T12:00:00Z/2026-11-03T16:00:00Z");
  }

  @Test
  void one_meeting_after_another_is_passed_over_in_their_order() {
    bookedForB("z-first", "2026-11-03T09:00:00Z", "2026-11-03T10:00:00Z");
    bookedForB("a-second", "2026-11-03T11:00:00Z", "2026-11-03T12:00:00Z");

    assertThat(offeredAt(ON_MONDAY)).isEqualTo("2026-11-03T12:00:00Z/2026-11-03T16:00:00Z");
  }

  @Test
  void what_is_booked_for_others_or_called_off_is_open() {
    booked("theirs", "2026-11-03T09:00:00Z", "2026-11-03T17:00:00Z", "c@x.test");
    bookedForB("gone", "2026-11-03T09:00:00Z", "2026-11-03T17:00:00Z");
    company
        .until("2026-11-02T08:30:00Z")
        .emit(new Fact.SlotCancelled(Company.ref("gone"), company.now(), 0, Actor.HUMAN));

    assertThat(offeredAt(ON_MONDAY)).isEqualTo("2026-11-03T09:00:00Z/2026-11-03T13:00:00Z");
  }

  @Test
  void a_meeting_that_is_moved_stands_where_it_is_now() {
    booked("both", "2026-11-03T09:00:00Z", "2026-11-03T10:00:00Z", "c@x.test", "b@x.test");
    company.until("2026-11-02T08:30:00Z");
    booked("both", "2026-11-03T09:00:00Z", "2026-11-03T12:00:00Z", "c@x.test", "b@x.test");

    assertThat(offeredAt(ON_MONDAY)).isEqualTo("2026-11-03T12:00:00Z/2026-11-03T16:00:00Z");
  }

  @Test
  void nothing_is_offered_after_it_is_due() {
    bookedForB("away", "2026-11-12T09:00:00Z", "2026-11-13T12:59:59Z");
    assertThat(offeredAt("2026-11-12T08:00:00Z"))
        .isEqualTo("2026-11-13T12:59:59Z/2026-11-13T16:59:59Z");
  }

  @Test
  void where_the_last_day_is_booked_no_slot_is_offered() {
    bookedForB("away", "2026-11-12T09:00:00Z", "2026-11-13T13:00:01Z");

    assertThat(offeredAt("2026-11-12T08:00:00Z")).isEqualTo("none");
  }

  @Test
  void work_without_a_due_date_is_looked_for_ten_working_days_ahead() {
    assertThat(undatedAndBusyUntil("2026-11-13T17:00:00Z"))
        .contains("2026-11-16T09:00:00Z/2026-11-16T13:00:00Z");
    assertThat(undatedAndBusyUntil("2026-11-16T17:00:00Z")).isEmpty();
  }

  /** Offered on Monday the 2nd to somebody who is booked from then on. */
  private static Optional<String> undatedAndBusyUntil(String end) {
    Company company =
        new Company("2026-11-02T09:00:00Z")
            .open("a", "a@x.test")
            .open("b", "b@x.test")
            .blocks("a", "b");
    company.emit(
        new Fact.SlotSet(
            Company.ref("away"),
            company.now(),
            0,
            Actor.HUMAN,
            company.now(),
            Instant.parse(end),
            List.of(PersonRef.email("b@x.test"))));
    return offered(company.turn("a", Transition.FINISHED));
  }

  @Test
  void where_days_are_short_it_is_one_of_them_however_long_the_work() {
    CalendarSettings week = Settings.defaults().calendar();
    Company mornings =
        new Company("2026-11-02T09:00:00Z")
            .settings(
                Settings.defaults()
                    .withCalendar(
                        new CalendarSettings(
                            week.workdays(),
                            week.holidays(),
                            week.zone(),
                            LocalTime.of(9, 0),
                            LocalTime.of(12, 0))))
            .open("a", "a@x.test")
            .open("b", "b@x.test", "START", "2026-11-04", "DUE", "2026-11-06")
            .blocks("a", "b")
            .turn("a", Transition.FINISHED);

    assertThat(offered(mornings)).contains("2026-11-04T09:00:00Z/2026-11-04T12:00:00Z");
  }
}
