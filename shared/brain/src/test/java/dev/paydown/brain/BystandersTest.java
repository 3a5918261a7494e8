package dev.paydown.brain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.Transition;
import dev.paydown.brain.proposal.Packet;
import dev.paydown.brain.proposal.Packet.Affected;
import dev.paydown.brain.proposal.ProposalKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who else is affected by what is asked of one person. */
final class BystandersTest {
  private final Company company = new Company("2026-11-02T09:00:00Z");

  private Packet shiftOf(String recipient) {
    return company.live(recipient, ProposalKind.SHIFT_DATES).orElseThrow().packet();
  }

  private static Affected affected(String key, String owner, String due, String expected) {
    return new Affected(
        "studio:" + key,
        "Title of " + key,
        Optional.of(owner),
        Optional.of(LocalDate.parse(due)),
        Optional.of(LocalDate.parse(expected)));
  }

  private Company chain() {
    return company
        .open("a", "a@x.test", "START", "2026-11-02", "DUE", "2026-11-05")
        .open("b", "b@x.test", "START", "2026-11-06", "DUE", "2026-11-10")
        .open("b2", "b@x.test", "START", "2026-11-11", "DUE", "2026-11-12")
        .open("c", "c@x.test", "START", "2026-11-13", "DUE", "2026-11-16")
        .blocks("a", "b")
        .blocks("b", "b2")
        .blocks("b2", "c");
  }

  @Test
  void whoever_comes_after_the_lines_is_told_with_the_dates_that_are_shown_and_expected() {
    chain().change("a", ItemField.DUE, "2026-11-09");

    assertThat(shiftOf("b@x.test").affected())
        .containsExactly(affected("c", "c@x.test", "2026-11-16", "2026-11-18"));
    assertThat(shiftOf("c@x.test").affected()).isEmpty();
  }

  @Test
  void the_items_that_are_asked_about_and_those_of_the_same_person_are_nobody_elses() {
    chain().change("a", ItemField.DUE, "2026-11-09");

    assertThat(shiftOf("b@x.test").affected())
        .extracting(Affected::item)
        .doesNotContain("studio:b", "studio:b2");
  }

  @Test
  void what_is_finished_is_not_affected() {
    chain().turn("c", Transition.FINISHED).change("a", ItemField.DUE, "2026-11-09");

    assertThat(shiftOf("b@x.test").affected()).isEmpty();
  }

  @Test
  void what_waits_behind_an_item_without_a_date_is_told_when_a_new_date_is_asked_for() {
    chain().until("2026-11-06T09:30:00Z");

    Packet asked = company.live("a@x.test", ProposalKind.NEW_DATE).orElseThrow().packet();

    assertThat(asked.affected())
        .extracting(Affected::item)
        .containsExactly("studio:b", "studio:b2", "studio:c");
  }

  @Test
  void of_more_than_twelve_the_nearest_twelve_are_told_and_the_others_are_counted() {
    company.open("a", "a@x.test", "START", "2026-11-02", "DUE", "2026-11-05");
    company.open("b", "b@x.test", "START", "2026-11-06", "DUE", "2026-11-10").blocks("a", "b");
    for (int i = 10; i < 25; i++) {
      String key = "d" + i;
      company
          .open(key, key + "@x.test", "START", "2026-11-11", "DUE", "2026-11-12")
          .blocks("b", key);
    }
    company.change("a", ItemField.DUE, "2026-11-09");

    Packet packet = shiftOf("b@x.test");

    assertThat(packet.affected()).hasSize(12);
    assertThat(packet.affectedMore()).isEqualTo(3);
    assertThat(List.copyOf(packet.affected()))
        .isSortedAccordingTo((one, other) -> one.item().compareTo(other.item()));
  }
}
