package dev.paydown.brain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.Transition;
import dev.paydown.brain.proposal.Decision;
import dev.paydown.brain.proposal.DeclineReason;
import dev.paydown.brain.proposal.Move;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.brain.proposal.ProposalKind;
import dev.paydown.brain.proposal.ProposalState;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Earlier is never silent: dates that a slip moved come back, and time gained is offered. */
final class PullForwardTest {
  private static Company chain() {
    return new Company("2026-11-02T09:00:00Z")
        .open("a", "a@x.test", "DUE", "2026-11-06")
        .open("b", "b@x.test", "DUE", "2026-11-10")
        .open("c", "c@x.test", "DUE", "2026-11-12")
        .open("d", "c@x.test", "DUE", "2026-11-16")
        .blocks("a", "b")
        .blocks("b", "c")
        .blocks("b", "d");
  }

  /** The first item slips by two days and every follower confirms. */
  private static Company shifted() {
    Company company =
        chain().until("2026-11-03T10:00:00Z").change("a", ItemField.DUE, "2026-11-10");
    for (String owner : List.of("b@x.test", "c@x.test")) {
      company.accept(company.live(owner, ProposalKind.SHIFT_DATES).orElseThrow());
    }
    return company;
  }

  private static Optional<Proposal> forward(Company company, String owner) {
    return company.live(owner, ProposalKind.PULL_FORWARD);
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

  @Test
  void a_slip_that_is_undone_offers_every_owner_exactly_the_dates_it_had_moved() {
    Company company = shifted().until("2026-11-04T10:00:00Z");
    company.change("a", ItemField.DUE, "2026-11-06");

    assertThat(lines(forward(company, "b@x.test").orElseThrow()))
        .containsExactly("b due 2026-11-12 2026-11-10");
    assertThat(lines(forward(company, "c@x.test").orElseThrow()))
        .containsExactly("c due 2026-11-16 2026-11-12", "d due 2026-11-18 2026-11-16");
    assertThat(forward(company, "c@x.test").orElseThrow().moves())
        .extracting(Move::cause)
        .containsOnly(Optional.of("studio/a"));
  }

  @Test
  void slip_and_undo_end_where_they_began() {
    Company company = shifted().until("2026-11-04T10:00:00Z");
    company.change("a", ItemField.DUE, "2026-11-06");
    for (String owner : List.of("b@x.test", "c@x.test")) {
      company.accept(forward(company, owner).orElseThrow());
    }
    Company untouched = chain();

    for (String key : List.of("b", "c", "d")) {
      assertThat(company.item(key).due()).isEqualTo(untouched.item(key).due());
      assertThat(company.item(key).committed()).isEqualTo(untouched.item(key).committed());
      assertThat(company.forecast(key)).isEqualTo(untouched.forecast(key));
    }
    assertThat(company.live("b@x.test")).isEmpty();
    assertThat(company.live("c@x.test")).isEmpty();
  }

  @Test
  void a_question_that_nobody_had_answered_goes_when_what_it_followed_is_back() {
    Company company =
        chain().until("2026-11-03T10:00:00Z").change("a", ItemField.DUE, "2026-11-10");
    company.accept(company.live("b@x.test", ProposalKind.SHIFT_DATES).orElseThrow());
    company.until("2026-11-04T10:00:00Z").change("a", ItemField.DUE, "2026-11-06");

    assertThat(company.live("c@x.test", ProposalKind.SHIFT_DATES).orElseThrow().reason())
        .startsWith("studio:b is now expected on Thu 12 Nov");
    company.accept(forward(company, "b@x.test").orElseThrow());

    assertThat(company.live("c@x.test")).isEmpty();
    assertThat(company.item("c").due()).contains(LocalDate.parse("2026-11-12"));
  }

  @Test
  void half_a_slip_undone_pulls_no_further_than_what_precedes_allows() {
    Company company = shifted().until("2026-11-04T10:00:00Z");
    company.change("a", ItemField.DUE, "2026-11-09");

    assertThat(lines(forward(company, "b@x.test").orElseThrow()))
        .containsExactly("b due 2026-11-12 2026-11-11");
  }

  @Test
  void a_date_that_somebody_set_since_is_theirs() {
    Company company = shifted().until("2026-11-04T10:00:00Z");
    company.change("b", ItemField.DUE, "2026-11-13").change("a", ItemField.DUE, "2026-11-06");

    assertThat(
            forward(company, "b@x.test").stream()
                .flatMap(proposal -> lines(proposal).stream())
                .filter(line -> line.contains("2026-11-10")))
        .isEmpty();
  }

  @Test
  void a_line_that_is_declined_is_not_offered_again() {
    Company company = shifted().until("2026-11-04T10:00:00Z");
    company.change("a", ItemField.DUE, "2026-11-06");
    company.answer(
        forward(company, "b@x.test").orElseThrow(),
        new Decision.Decline(DeclineReason.NOT_NOW, ""));
    company.until("2026-11-06T16:00:00Z");

    assertThat(forward(company, "b@x.test")).isEmpty();
  }

  @Test
  void a_predecessor_that_finishes_early_offers_its_follower_to_start_earlier() {
    Company company = chain().until("2026-11-03T10:00:00Z").turn("a", Transition.FINISHED);

    assertThat(lines(forward(company, "b@x.test").orElseThrow()))
        .containsExactly("b due 2026-11-10 2026-11-05");
    company.accept(forward(company, "b@x.test").orElseThrow());
    assertThat(company.item("b").committed()).contains(LocalDate.parse("2026-11-05"));
    assertThat(forward(company, "b@x.test")).isEmpty();
  }

  @Test
  void an_offer_never_starts_before_today() {
    Company company = chain().until("2026-11-03T10:00:00Z").turn("a", Transition.FINISHED);
    company.until("2026-11-06T10:00:00Z");

    assertThat(forward(company, "b@x.test").orElseThrow().moves().getFirst().to())
        .hasValueSatisfying(
            to -> assertThat(LocalDate.parse(to)).isAfterOrEqualTo(LocalDate.parse("2026-11-06")));
  }

  @Test
  void slack_that_was_there_when_the_dates_were_chosen_is_nobodys_business() {
    Company company =
        new Company("2026-11-02T09:00:00Z")
            .open("a", "a@x.test", "DUE", "2026-11-04")
            .open("b", "b@x.test", "START", "2026-11-16", "DUE", "2026-11-18")
            .blocks("a", "b")
            .until("2026-11-04T10:00:00Z")
            .turn("a", Transition.FINISHED);

    assertThat(forward(company, "b@x.test")).isEmpty();
  }

  @Test
  void both_dates_move_where_both_are_shown_and_the_span_is_kept() {
    Company company =
        new Company("2026-11-02T09:00:00Z")
            .open("a", "a@x.test", "DUE", "2026-11-13")
            .open("b", "b@x.test", "START", "2026-11-16", "DUE", "2026-11-18")
            .blocks("a", "b")
            .until("2026-11-04T10:00:00Z")
            .change("a", ItemField.DUE, "2026-11-06");

    assertThat(lines(forward(company, "b@x.test").orElseThrow()))
        .containsExactly("b start 2026-11-16 2026-11-09", "b due 2026-11-18 2026-11-11");
  }

  @Test
  void who_chose_the_dates_after_the_gain_was_known_is_not_asked() {
    Company company =
        chain()
            .until("2026-11-03T10:00:00Z")
            .change("a", ItemField.DUE, "2026-11-04")
            .until("2026-11-03T11:00:00Z")
            .change("b", ItemField.DUE, "2026-11-13");

    assertThat(forward(company, "b@x.test")).isEmpty();
  }

  @Test
  void a_pinned_date_stays() {
    Company company =
        chain()
            .change("b", ItemField.PINNED, "true")
            .until("2026-11-03T10:00:00Z")
            .turn("a", Transition.FINISHED);

    assertThat(forward(company, "b@x.test")).isEmpty();
  }

  @Test
  void one_line_of_two_can_be_left() {
    Company company = shifted().until("2026-11-04T10:00:00Z");
    company.change("a", ItemField.DUE, "2026-11-06");
    Proposal both = forward(company, "c@x.test").orElseThrow();
    company.make(both, Map.of("m1", both.moves().getFirst().to().orElseThrow()));

    assertThat(company.proposal(both.id()).state()).isEqualTo(ProposalState.DONE);
    assertThat(company.item("d").due()).contains(LocalDate.parse("2026-11-18"));
    assertThat(forward(company, "c@x.test")).isEmpty();
  }
}
