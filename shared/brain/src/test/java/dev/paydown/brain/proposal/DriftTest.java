package dev.paydown.brain.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.Advance;
import dev.paydown.brain.Picture;
import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.settings.Person;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Dates that follow an overdue item are told once, and again two working days further on. */
final class DriftTest {
  private static final Instant MONDAY = Instant.parse("2026-11-02T09:00:00Z");

  private final Drift drift = new Drift(picture());

  /** One item, whose owner is off on Tuesday 10 November. */
  private static Picture picture() {
    LocalDate off = LocalDate.parse("2026-11-10");
    Fact people =
        new Fact.PeoplePut(
            MONDAY,
            List.of(
                new Person(
                    "b@x.test",
                    "b@x.test",
                    Optional.empty(),
                    Map.of(),
                    Optional.empty(),
                    List.of(new Person.DaysOff(off, off)))));
    Fact opened =
        new Fact.ItemChanged(
            new ItemRef.Own("studio", "b"),
            MONDAY,
            0,
            Actor.HUMAN,
            List.of(
                FieldChange.set(ItemField.KEY, "b"), FieldChange.set(ItemField.OWNER, "b@x.test")));
    return Picture.of(
        Advance.read(
            WorkspaceState.empty("acme"),
            List.of(new LogEntry("e", MONDAY, List.of(people, opened)))));
  }

  private static Move due(String to) {
    return move(MoveAction.SET_DATE, Optional.of(to));
  }

  private static Move move(MoveAction action, Optional<String> to) {
    return new Move(
        "m1",
        action,
        "studio/b",
        "studio",
        "b",
        "studio:b",
        "B",
        Optional.empty(),
        "due",
        Optional.of("2026-11-02"),
        to,
        Optional.empty(),
        Gate.INTERNAL,
        MoveState.PROPOSED);
  }

  private boolean isFar(String said, String now) {
    return drift.isFar(Optional.of(said), due(now));
  }

  private boolean isOutdated(String said, String now) {
    return drift.isOutdated(List.of(due(said)), List.of(due(now)));
  }

  @Test
  void one_working_day_is_not_far_and_two_are_in_either_direction() {
    assertThat(isFar("2026-11-04", "2026-11-04")).isFalse();
    assertThat(isFar("2026-11-04", "2026-11-05")).isFalse();
    assertThat(isFar("2026-11-04", "2026-11-06")).isTrue();
    assertThat(isFar("2026-11-05", "2026-11-04")).isFalse();
    assertThat(isFar("2026-11-06", "2026-11-04")).isTrue();
  }

  @Test
  void a_weekend_and_the_owners_day_off_bring_nothing_further() {
    assertThat(isFar("2026-11-06", "2026-11-09")).isFalse();
    assertThat(isFar("2026-11-06", "2026-11-10")).isFalse();
    assertThat(isFar("2026-11-06", "2026-11-11")).isTrue();
  }

  @Test
  void what_was_said_is_outdated_by_two_days_more_or_by_one_day_less() {
    assertThat(isOutdated("2026-11-04", "2026-11-04")).isFalse();
    assertThat(isOutdated("2026-11-04", "2026-11-05")).isFalse();
    assertThat(isOutdated("2026-11-04", "2026-11-06")).isTrue();
    assertThat(isOutdated("2026-11-05", "2026-11-04")).isTrue();
  }

  @Test
  void one_line_that_is_outdated_outdates_the_whole() {
    assertThat(
            drift.isOutdated(
                List.of(due("2026-11-04"), due("2026-11-04")),
                List.of(due("2026-11-05"), due("2026-11-06"))))
        .isTrue();
    assertThat(
            drift.isOutdated(
                List.of(due("2026-11-04"), due("2026-11-04")),
                List.of(due("2026-11-05"), due("2026-11-05"))))
        .isFalse();
  }

  @Test
  void a_date_that_its_recipient_gives_has_not_moved_until_one_is_named() {
    Move given = move(MoveAction.SET_DATE, Optional.empty());

    assertThat(drift.isFar(Optional.empty(), given)).isFalse();
    assertThat(drift.isFar(Optional.of("2026-11-04"), given)).isTrue();
    assertThat(drift.isFar(Optional.empty(), due("2026-11-04"))).isTrue();
    assertThat(drift.isOutdated(List.of(given), List.of(given))).isFalse();
    assertThat(drift.isOutdated(List.of(given), List.of(due("2026-11-04")))).isTrue();
    assertThat(drift.isOutdated(List.of(due("2026-11-04")), List.of(given))).isTrue();
  }

  @Test
  void what_is_no_date_is_the_same_or_another() {
    Move said = move(MoveAction.COMMENT, Optional.of("what would it take by Wednesday?"));
    Move other = move(MoveAction.COMMENT, Optional.of("what would it take by Thursday?"));

    assertThat(drift.isOutdated(List.of(said), List.of(said))).isFalse();
    assertThat(drift.isOutdated(List.of(said), List.of(other))).isTrue();
    assertThat(drift.isOutdated(List.of(other), List.of(said))).isTrue();
  }
}
