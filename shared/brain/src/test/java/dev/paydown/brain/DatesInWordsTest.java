package dev.paydown.brain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.LagUnit;
import dev.paydown.brain.event.LinkType;
import dev.paydown.brain.event.Transition;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.brain.proposal.ProposalKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of dates that shift or could be earlier, and by how much they could be. */
final class DatesInWordsTest {
  private static List<String> said(Company company, String owner, ProposalKind kind) {
    return company.live(owner, kind).stream()
        .map(proposal -> proposal.headline() + " / " + proposal.reason())
        .toList();
  }

  private static List<String> lines(Company company, String owner, ProposalKind kind) {
    return company.live(owner, kind).map(Proposal::moves).orElse(List.of()).stream()
        .map(move -> move.uid() + " " + move.field() + " " + move.to().orElse(""))
        .toList();
  }

  /** The second two pieces of work start the working day after the first is due. */
  private static Company behind(String due) {
    return new Company("2026-11-02T09:00:00Z")
        .open("a", "a@x.test", "DUE", due)
        .open("b", "b@x.test", "START", "2026-11-16", "DUE", "2026-11-18")
        .open("c", "c@x.test", "START", "2026-11-16", "DUE", "2026-11-18")
        .open("d", "c@x.test", "START", "2026-11-16", "DUE", "2026-11-18")
        .blocks("a", "b")
        .blocks("a", "c")
        .blocks("a", "d");
  }

  @Test
  void one_item_that_shifts_is_named_and_several_are_counted() {
    Company company =
        behind("2026-11-13").until("2026-11-03T10:00:00Z").change("a", ItemField.DUE, "2026-11-17");

    assertThat(said(company, "b@x.test", ProposalKind.SHIFT_DATES))
        .containsExactly(
            "Move “Title of b” after “Title of a” / studio:a is now expected on Tue 17 Nov; these"
                + " cannot keep their dates.");
    assertThat(said(company, "c@x.test", ProposalKind.SHIFT_DATES))
        .containsExactly(
            "Move 2 items after “Title of a” / studio:a is now expected on Tue 17 Nov; these"
                + " cannot keep their dates.");
  }

  @Test
  void a_start_that_is_shown_shifts_with_its_due_date() {
    Company company =
        behind("2026-11-13").until("2026-11-03T10:00:00Z").change("a", ItemField.DUE, "2026-11-16");

    assertThat(lines(company, "b@x.test", ProposalKind.SHIFT_DATES))
        .containsExactly("b start 2026-11-17", "b due 2026-11-19");
  }

  @Test
  void behind_what_is_overdue_it_is_said_that_nobody_knows_when() {
    Company company =
        new Company("2026-11-02T09:00:00Z")
            .open("a", "a@x.test", "DUE", "2026-11-03")
            .open("b", "b@x.test", "START", "2026-11-04", "DUE", "2026-11-05")
            .blocks("a", "b")
            .until("2026-11-05T09:00:00Z");

    assertThat(said(company, "b@x.test", ProposalKind.SHIFT_DATES))
        .containsExactly(
            "Move “Title of b” after “Title of a” / studio:a is overdue and has no new date; as of"
                + " today these cannot keep theirs.");
  }

  @Test
  void one_item_that_could_be_earlier_is_named_and_several_are_counted() {
    Company company =
        behind("2026-11-13").until("2026-11-03T10:00:00Z").change("a", ItemField.DUE, "2026-11-11");

    assertThat(said(company, "b@x.test", ProposalKind.PULL_FORWARD))
        .containsExactly(
            "Pull “Title of b” forward / studio:a “Title of a” is now expected on Wed 11 Nov, so"
                + " these could be earlier.");
    assertThat(said(company, "c@x.test", ProposalKind.PULL_FORWARD))
        .containsExactly(
            "Pull 2 items forward / studio:a “Title of a” is now expected on Wed 11 Nov, so these"
                + " could be earlier.");
  }

  @Test
  void what_has_ended_is_said_to_have_ended() {
    Company company =
        behind("2026-11-13").until("2026-11-06T10:00:00Z").turn("a", Transition.FINISHED);

    assertThat(said(company, "b@x.test", ProposalKind.PULL_FORWARD))
        .containsExactly(
            "Pull “Title of b” forward / studio:a “Title of a” ended on Fri 6 Nov, so these could"
                + " be earlier.");
  }

  @Test
  void one_working_day_is_a_gain_of_both_dates() {
    Company company =
        behind("2026-11-13").until("2026-11-03T10:00:00Z").change("a", ItemField.DUE, "2026-11-12");

    assertThat(lines(company, "b@x.test", ProposalKind.PULL_FORWARD))
        .containsExactly("b start 2026-11-13", "b due 2026-11-17");
  }

  @Test
  void a_lag_in_calendar_days_is_kept_of_what_is_gained() {
    Company company =
        new Company("2026-11-02T09:00:00Z")
            .open("a", "a@x.test", "DUE", "2026-11-11")
            .open("b", "b@x.test", "START", "2026-11-16", "DUE", "2026-11-18")
            // From Thursday on three days more: Sunday, so Monday.
            .blocks("a", "b", LinkType.FS, 3, LagUnit.CALENDAR)
            .until("2026-11-03T10:00:00Z")
            .change("a", ItemField.DUE, "2026-11-06");

    assertThat(lines(company, "b@x.test", ProposalKind.PULL_FORWARD))
        .containsExactly("b start 2026-11-10", "b due 2026-11-12");
  }

  @Test
  void a_gain_counts_from_the_first_date_that_what_precedes_ever_had() {
    Company company =
        new Company("2026-11-02T09:00:00Z")
            .open("a", "a@x.test")
            .open("b", "b@x.test", "START", "2026-11-16", "DUE", "2026-11-18")
            .blocks("a", "b")
            .until("2026-11-03T10:00:00Z")
            .change("a", ItemField.DUE, "2026-11-13");
    assertThat(lines(company, "b@x.test", ProposalKind.PULL_FORWARD)).isEmpty();

    company.until("2026-11-04T10:00:00Z").change("a", ItemField.DUE, "2026-11-06");
    assertThat(lines(company, "b@x.test", ProposalKind.PULL_FORWARD))
        .containsExactly("b start 2026-11-09", "b due 2026-11-11");
  }
}
