package dev.paydown.brain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.Transition;
import dev.paydown.brain.proposal.Decision;
import dev.paydown.brain.proposal.DeclineReason;
import dev.paydown.brain.proposal.EffectOutcome;
import dev.paydown.brain.proposal.Move;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.brain.proposal.ProposalKind;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What was answered is asked again when its target changes, and not before. */
final class AskedAgainTest {
  /** Two pieces of work of one owner behind another's. */
  private final Company company =
      new Company("2026-11-02T09:00:00Z")
          .open("a", "a@x.test", "DUE", "2026-11-06")
          .open("b", "b@x.test", "DUE", "2026-11-10")
          .open("c", "b@x.test", "DUE", "2026-11-11")
          .blocks("a", "b")
          .blocks("a", "c");

  private Company slips(String at, String due) {
    return company.until(at).change("a", ItemField.DUE, due);
  }

  private Proposal shift() {
    return company.live("b@x.test", ProposalKind.SHIFT_DATES).orElseThrow();
  }

  private static List<String> lines(Proposal proposal) {
    return proposal.moves().stream()
        .map(
            move ->
                move.uid()
                    + " "
                    + move.field()
                    + " "
                    + move.from().orElse("")
                    + " "
                    + move.to().orElse(""))
        .toList();
  }

  private Proposal confirmed(String line, String to) {
    Proposal shift = shift();
    company.answer(shift, new Decision.Confirm(Map.of(line, to)));
    return company.proposal(shift.id());
  }

  @Test
  void of_a_date_on_its_way_into_its_tool_nothing_else_is_asked_meanwhile() {
    slips("2026-11-03T10:00:00Z", "2026-11-10");
    assertThat(lines(shift()))
        .containsExactly("b due 2026-11-10 2026-11-12", "c due 2026-11-11 2026-11-13");
    Proposal confirmed = confirmed("m1", "2026-11-12");

    // What was left is asked again, since its target has changed; what is under way is not.
    slips("2026-11-03T15:00:00Z", "2026-11-11");
    assertThat(lines(shift())).containsExactly("c due 2026-11-11 2026-11-16");

    company.until("2026-11-04T10:00:00Z").obey(confirmed.id());
    assertThat(lines(shift()))
        .containsExactly("b due 2026-11-12 2026-11-13", "c due 2026-11-11 2026-11-16");
  }

  @Test
  void a_line_that_was_left_is_not_asked_again_of_the_same_date() {
    slips("2026-11-03T10:00:00Z", "2026-11-10");
    company.make(shift(), Map.of("m1", "2026-11-12"));
    company.until("2026-11-06T16:00:00Z");

    assertThat(company.live("b@x.test")).isEmpty();
  }

  @Test
  void a_date_that_was_taken_back_is_asked_for_again_once_it_is_another() {
    slips("2026-11-03T10:00:00Z", "2026-11-10");
    Proposal shift = shift();
    company.make(shift, Map.of("m1", "2026-11-12"));
    company.emit(new Fact.UndoAsked(company.now(), shift.id()));
    company.accept(company.live("b@x.test", ProposalKind.UNDO).orElseThrow());
    assertThat(company.live("b@x.test")).isEmpty();

    slips("2026-11-04T10:00:00Z", "2026-11-11");
    assertThat(lines(shift()))
        .containsExactly("b due 2026-11-10 2026-11-13", "c due 2026-11-11 2026-11-16");
  }

  @Test
  void a_gain_that_was_declined_and_shrinks_is_not_offered_again() {
    company.until("2026-11-03T10:00:00Z").turn("a", Transition.FINISHED);
    Proposal forward = company.live("b@x.test", ProposalKind.PULL_FORWARD).orElseThrow();
    assertThat(lines(forward))
        .containsExactly("b due 2026-11-10 2026-11-05", "c due 2026-11-11 2026-11-06");
    company.answer(forward, new Decision.Decline(DeclineReason.NOT_NOW, ""));

    company.until("2026-11-06T10:00:00Z");
    assertThat(company.live("b@x.test", ProposalKind.PULL_FORWARD)).isEmpty();
  }

  @Test
  void an_offer_that_met_a_change_is_not_made_again_because_its_slot_has_gone_by() {
    Company flat =
        new Company("2026-11-02T14:00:00Z")
            .open("a", "a@x.test")
            .open("b", "b@x.test", "DUE", "2026-11-03")
            .blocks("a", "b")
            .turn("a", Transition.FINISHED);
    Proposal offer = flat.live("b@x.test", ProposalKind.CLEAR_TO_START).orElseThrow();
    assertThat(offer.moves()).hasSize(3);
    Map<String, String> all = new HashMap<>();
    offer.moves().forEach(move -> all.put(move.id(), move.to().orElseThrow()));
    flat.answer(offer, new Decision.Confirm(all));
    for (Move move : offer.moves()) {
      flat.emit(
          new Fact.EffectRecorded(
              flat.now(), "x", offer.id(), move.id(), new EffectOutcome.Stale("started")));
    }
    assertThat(flat.live("b@x.test")).isEmpty();

    // At two nothing of four hours is open any more on the day on which it is due.
    flat.until("2026-11-03T14:00:00Z").open("other", "x@x.test");
    assertThat(flat.live("b@x.test")).isEmpty();
  }

  @Test
  void three_equal_declines_of_dates_mute_the_lines_and_name_every_item() {
    List<String> dues = List.of("2026-11-10", "2026-11-12", "2026-11-16");
    String last = "";
    for (int i = 0; i < 3; i++) {
      slips("2026-11-0" + (3 + i) + "T10:00:00Z", dues.get(i));
      last = shift().id();
      company.answer(shift(), new Decision.Decline(DeclineReason.WRONG_DATE, ""));
    }

    assertThat(company.proposal(last).outcome())
        .contains(
            "the dates are wrong, for the third time, so this is not asked about studio:b,"
                + " studio:c again");
    slips("2026-11-06T10:00:00Z", "2026-11-18");
    assertThat(company.live("b@x.test")).isEmpty();
  }

  @Test
  void only_the_item_that_was_declined_three_times_is_muted_of_one_persons_dates() {
    company.change("c", ItemField.DUE, "2026-11-20").change("c", ItemField.START, "2026-11-19");
    List<String> dues = List.of("2026-11-10", "2026-11-12", "2026-11-16");
    for (int i = 0; i < 3; i++) {
      slips("2026-11-0" + (3 + i) + "T10:00:00Z", dues.get(i));
      company.answer(shift(), new Decision.Decline(DeclineReason.WRONG_DATE, ""));
    }

    slips("2026-11-06T10:00:00Z", "2026-11-24");
    assertThat(shift().moves()).extracting(Move::uid).containsOnly("c");
  }

  @Test
  void a_line_more_behind_an_overdue_item_is_told_and_one_day_of_drift_is_not() {
    Company flat =
        new Company("2026-11-02T09:00:00Z")
            .open("a", "a@x.test", "DUE", "2026-11-03")
            .open("b", "b@x.test", "START", "2026-11-04", "DUE", "2026-11-05")
            .open("c", "b@x.test", "START", "2026-11-04", "DUE", "2026-11-05")
            .blocks("a", "b")
            .until("2026-11-05T09:00:00Z");
    Proposal first = flat.live("b@x.test", ProposalKind.SHIFT_DATES).orElseThrow();
    assertThat(lines(first))
        .containsExactly("b start 2026-11-04 2026-11-05", "b due 2026-11-05 2026-11-06");

    flat.until("2026-11-05T12:00:00Z").blocks("a", "c");
    Proposal second = flat.live("b@x.test", ProposalKind.SHIFT_DATES).orElseThrow();
    assertThat(lines(second))
        .containsExactly(
            "b start 2026-11-04 2026-11-06",
            "b due 2026-11-05 2026-11-09",
            "c start 2026-11-04 2026-11-06",
            "c due 2026-11-05 2026-11-09");
    assertThat(second.version()).isEqualTo(first.version() + 1);

    flat.until("2026-11-06T12:00:00Z");
    assertThat(flat.live("b@x.test", ProposalKind.SHIFT_DATES).orElseThrow().version())
        .isEqualTo(second.version());
  }

  @Test
  void a_snooze_to_any_second_ends_at_it() {
    slips("2026-11-03T10:00:00Z", "2026-11-10");
    Proposal shift = shift();
    company.answer(shift, new Decision.Snooze(Instant.parse("2026-11-03T14:07:31Z")));
    assertThat(company.state().dueAt()).contains(Instant.parse("2026-11-03T14:07:31Z"));

    company.until("2026-11-03T14:07:31Z");
    assertThat(shift().version()).isEqualTo(shift.version() + 1);
    assertThat(shift().mailedAt()).contains(Instant.parse("2026-11-03T14:07:31Z"));
  }
}
