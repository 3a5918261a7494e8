package dev.paydown.brain.proposal;

import static dev.paydown.brain.proposal.MoveAction.ASSIGN;
import static dev.paydown.brain.proposal.MoveAction.CANCEL;
import static dev.paydown.brain.proposal.MoveAction.CUT_LINK;
import static dev.paydown.brain.proposal.MoveAction.DENY_APPROVAL;
import static dev.paydown.brain.proposal.MoveAction.GRANT_APPROVAL;
import static dev.paydown.brain.proposal.MoveAction.REOPEN;
import static dev.paydown.brain.proposal.MoveAction.REQUEST_REVIEW;
import static dev.paydown.brain.proposal.MoveAction.SET_DATE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Ways out that exclude one another are offered as such, and both at once are refused in words. */
final class ChoicesTest {
  private static List<Move> lines(MoveAction... actions) {
    return Stream.of(actions).map(ChoicesTest::line).toList();
  }

  private static Move line(MoveAction action) {
    return new Move(
        "",
        action,
        "studio/a",
        "studio",
        "a",
        "studio:a",
        "A",
        Optional.empty(),
        "status",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Gate.INTERNAL,
        MoveState.PROPOSED);
  }

  private static boolean isEitherOr(MoveAction... actions) {
    return Choices.isEitherOr(lines(actions));
  }

  private static Optional<String> fault(MoveAction... actions) {
    return Choices.fault(lines(actions));
  }

  @Test
  void the_links_of_a_cycle_are_ways_out_of_which_one_is_chosen() {
    assertThat(isEitherOr(CUT_LINK, CUT_LINK)).isTrue();
    assertThat(isEitherOr(CUT_LINK, CUT_LINK, CUT_LINK)).isTrue();
    assertThat(fault(CUT_LINK)).isEmpty();
    assertThat(fault(CUT_LINK, CUT_LINK))
        .contains("More than one link was chosen. Please choose the one that is wrong.");
  }

  @Test
  void an_approval_is_granted_or_refused_or_its_work_is_opened_again() {
    assertThat(isEitherOr(GRANT_APPROVAL, DENY_APPROVAL)).isTrue();
    assertThat(isEitherOr(GRANT_APPROVAL, DENY_APPROVAL, REOPEN)).isTrue();
    assertThat(fault(GRANT_APPROVAL, DENY_APPROVAL))
        .contains("Approve and refuse were both chosen. Please choose one.");
    assertThat(fault(GRANT_APPROVAL, REOPEN))
        .contains("A decision and opening the work again were both chosen. Please choose one.");
    assertThat(fault(REOPEN, DENY_APPROVAL))
        .contains("A decision and opening the work again were both chosen. Please choose one.");
  }

  @Test
  void who_decides_does_not_ask_somebody_else_as_well() {
    assertThat(isEitherOr(GRANT_APPROVAL, DENY_APPROVAL, REQUEST_REVIEW)).isTrue();
    assertThat(fault(REQUEST_REVIEW)).isEmpty();
    assertThat(fault(GRANT_APPROVAL, REQUEST_REVIEW))
        .contains("To decide it and to ask somebody else were both chosen. Please choose one.");
  }

  @Test
  void to_call_it_off_excludes_whatever_else_is_offered() {
    assertThat(fault(SET_DATE, ASSIGN, CANCEL))
        .contains("To call it off and to go on with it were both chosen. Please choose one.");
    assertThat(fault(CANCEL, SET_DATE))
        .contains("To call it off and to go on with it were both chosen. Please choose one.");
    assertThat(isEitherOr(SET_DATE, CANCEL)).isTrue();
  }

  @Test
  void a_date_and_an_owner_go_together_even_where_a_third_line_excludes_both() {
    assertThat(fault(SET_DATE, ASSIGN)).isEmpty();
    assertThat(isEitherOr(SET_DATE, ASSIGN)).isFalse();
    assertThat(isEitherOr(SET_DATE, ASSIGN, CANCEL)).isFalse();
    assertThat(fault(CUT_LINK, SET_DATE)).isEmpty();
  }

  @Test
  void one_line_or_the_same_answer_to_two_questions_is_no_choice() {
    assertThat(isEitherOr(CUT_LINK)).isFalse();
    assertThat(isEitherOr()).isFalse();
    assertThat(fault(GRANT_APPROVAL, GRANT_APPROVAL)).isEmpty();
    assertThat(fault()).isEmpty();
  }

  @Test
  void all_can_be_chosen_where_no_line_asks_for_a_value_or_excludes_another() {
    Move given = line(SET_DATE).to("2026-11-09");
    assertThat(Choices.canChooseAll(List.of(given, given))).isTrue();
    assertThat(Choices.canChooseAll(List.of(given))).isFalse();
    assertThat(Choices.canChooseAll(List.of(given, line(SET_DATE)))).isFalse();
    assertThat(Choices.canChooseAll(List.of(given, line(CANCEL).to("cancelled")))).isFalse();
  }
}
