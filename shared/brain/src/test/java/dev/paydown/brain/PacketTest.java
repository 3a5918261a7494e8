package dev.paydown.brain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.LagUnit;
import dev.paydown.brain.event.LinkKind;
import dev.paydown.brain.event.LinkType;
import dev.paydown.brain.event.Provenance;
import dev.paydown.brain.event.Transition;
import dev.paydown.brain.proposal.Packet;
import dev.paydown.brain.proposal.Packet.Moved;
import dev.paydown.brain.proposal.Packet.Place;
import dev.paydown.brain.proposal.ProposalKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The context that travels: why, what done looks like, what is owed, what moved, where to look. */
final class PacketTest {
  private final Company company = new Company("2026-11-02T09:00:00Z");

  private Packet blockedBy(String by) {
    company.emit(
        Said.blocked("work", company.now().toString(), Optional.of(by), Optional.of("c@x.test")));
    return company.live("c@x.test", ProposalKind.ROUTE_BLOCKER).orElseThrow().packet();
  }

  private static Moved moved(String at, String what) {
    return new Moved(Instant.parse(at), what);
  }

  private void mentions(String from, String to) {
    company.emit(
        new Fact.LinkMade(
            Company.ref(from),
            Company.ref(to),
            LinkKind.MENTIONS,
            LinkType.FS,
            0,
            LagUnit.WORKING,
            Provenance.STATED,
            company.now(),
            0,
            Actor.HUMAN));
  }

  @Test
  void it_tells_whole_what_led_here_in_the_order_in_which_it_happened() {
    company
        .open("before", "b@x.test", "DUE", "2026-11-06", "URL", "https://x.test/b", "OWED", "logo")
        .open("work", "w@x.test", "DUE", "2026-11-12", "URL", "https://x.test/w", "OWED", "text")
        .change("work", ItemField.WHY, "Customers leave")
        .change("work", ItemField.DONE, "They stay")
        .blocks("before", "work")
        .until("2026-11-03T10:00:00Z")
        .change("work", ItemField.DUE, "2026-11-13")
        .until("2026-11-03T11:00:00Z")
        .change("before", ItemField.DUE, "2026-11-09")
        .until("2026-11-03T12:00:00Z")
        .change("work", ItemField.DUE, "2026-11-16")
        .until("2026-11-03T13:00:00Z")
        .turn("before", Transition.FINISHED);

    assertThat(blockedBy("before"))
        .isEqualTo(
            new Packet(
                Optional.of("Customers leave"),
                Optional.of("They stay"),
                List.of("text", "logo (studio:before)"),
                List.of(
                    moved(
                        "2026-11-03T10:00:00Z",
                        "studio:work “Title of work” moved from Thu 12 Nov to Fri 13 Nov"),
                    moved(
                        "2026-11-03T11:00:00Z",
                        "studio:before “Title of before” moved from Fri 6 Nov to Mon 9 Nov"),
                    moved(
                        "2026-11-03T12:00:00Z",
                        "studio:work “Title of work” moved from Fri 13 Nov to Mon 16 Nov"),
                    moved(
                        "2026-11-03T13:00:00Z",
                        "studio:before “Title of before” was finished by its owner b@x.test")),
                List.of(
                    new Place("studio:work Title of work", "https://x.test/w"),
                    new Place("studio:before Title of before", "https://x.test/b"))));
  }

  @Test
  void work_that_was_called_off_is_not_told_of_as_finished() {
    company
        .open("work", "w@x.test")
        .emit(
            new Fact.ItemChanged(
                Company.ref("gone"),
                company.now(),
                0,
                Actor.HUMAN,
                List.of(
                    FieldChange.set(ItemField.KEY, "gone"),
                    FieldChange.set(ItemField.TITLE, "Gone"))))
        .turn("gone", Transition.CANCELLED);

    assertThat(blockedBy("gone").moved())
        .containsExactly(moved("2026-11-02T09:00:00Z", "studio:gone “Gone” was cancelled"));
  }

  @Test
  void a_first_date_and_one_said_again_are_no_move_nor_is_one_that_was_taken_away() {
    company
        .open("before", "b@x.test", "DUE", "2026-11-06")
        .open("work", "w@x.test")
        .until("2026-11-02T10:00:00Z")
        .change("before", ItemField.DUE, "2026-11-06")
        .until("2026-11-02T11:00:00Z")
        .emit(
            new Fact.ItemChanged(
                Company.ref("before"),
                company.now(),
                0,
                Actor.HUMAN,
                List.of(FieldChange.cleared(ItemField.DUE))))
        .until("2026-11-02T12:00:00Z")
        .change("before", ItemField.DUE, "2026-11-10");

    assertThat(blockedBy("before").moved()).isEmpty();
  }

  @Test
  void of_more_than_eight_moves_the_latest_eight_are_told() {
    company.open("before", "b@x.test", "DUE", "2026-12-01").open("work", "w@x.test");
    for (int day = 2; day <= 10; day++) {
      company
          .until("2026-11-02T%02d:00:00Z".formatted(8 + day))
          .change("before", ItemField.DUE, "2026-12-%02d".formatted(day));
    }

    assertThat(blockedBy("before").moved())
        .hasSize(8)
        .startsWith(
            moved(
                "2026-11-02T11:00:00Z",
                "studio:before “Title of before” moved from Wed 2 Dec to Thu 3 Dec"))
        .endsWith(
            moved(
                "2026-11-02T18:00:00Z",
                "studio:before “Title of before” moved from Wed 9 Dec to Thu 10 Dec"));
  }

  @Test
  void why_it_exists_is_taken_from_what_contains_it_before_what_precedes_it() {
    company
        .open("a-before", "b@x.test", "WHY", "The law demands it")
        .open("whole", "b@x.test", "WHY", "Customers leave")
        .open("work", "w@x.test")
        .blocks("a-before", "work");
    assertThat(blockedBy("a-before").why()).contains("The law demands it");

    company.until("2026-11-02T10:00:00Z").contains("whole", "work");
    assertThat(blockedBy("a-before").why()).contains("Customers leave");
  }

  @Test
  void why_it_exists_is_not_taken_from_what_follows_it_or_merely_mentions_it() {
    company
        .open("after", "b@x.test", "WHY", "Not of this")
        .open("part", "b@x.test", "WHY", "Nor of this")
        .open("chat", "b@x.test", "WHY", "And not of this")
        .open("before", "b@x.test")
        .open("work", "w@x.test")
        .blocks("before", "work")
        .blocks("work", "after")
        .contains("work", "part");
    mentions("chat", "work");

    assertThat(blockedBy("before").why()).isEmpty();
  }

  @Test
  void where_to_look_is_the_work_then_what_led_here_then_what_is_linked_eight_in_all() {
    company
        .open("before", "b@x.test", "URL", "https://x.test/before")
        .open("work", "w@x.test", "URL", "https://x.test/work");
    for (int i = 1; i <= 8; i++) {
      company.open("n" + i, "b@x.test", "URL", "https://x.test/n" + i);
      mentions("work", "n" + i);
    }

    assertThat(blockedBy("before").places())
        .extracting(Place::url)
        .containsExactly(
            "https://x.test/work",
            "https://x.test/before",
            "https://x.test/n1",
            "https://x.test/n2",
            "https://x.test/n3",
            "https://x.test/n4",
            "https://x.test/n5",
            "https://x.test/n6");
  }
}
