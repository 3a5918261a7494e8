package dev.paydown.local.practice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.proposal.EffectOutcome;
import dev.paydown.brain.proposal.Execution;
import dev.paydown.brain.proposal.MoveAction;
import dev.paydown.tools.Acting;
import dev.paydown.tools.Attempt;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every connector that asks for reviews keeps to, whatever goes wrong with its tool. */
public interface ReviewContract {
  /** Everybody's login is what stands before the at sign, as somebody said. */
  Acting.UserIds SAID = email -> List.of(email.replaceFirst("@.*", ""));

  /**
   * A pull request of which Bob is asked for a review, and an item that has no reviewers.
   *
   * @param asked the logins of whom a review is asked now
   */
  record Asked(Bench bench, String tool, String pull, String other, Supplier<Set<String>> asked) {
    private Attempt ask(String item, String from, String to, int attempt) {
      return bench.act(
          bench.execution(
              MoveAction.REQUEST_REVIEW, item, "reviewer", Optional.of(from), Optional.of(to)),
          attempt,
          SAID);
    }

    private Attempt cleo(int attempt) {
      return ask(pull, "bob@example.com", "cleo@example.com", attempt);
    }

    private Attempt notCleo(int attempt) {
      Execution back =
          bench.execution(
              MoveAction.CLEAR,
              pull,
              "reviewer",
              Optional.of("cleo@example.com"),
              Optional.of("none"));
      return bench.act(back, attempt, SAID);
    }
  }

  /** The same, each time in a test. */
  Asked asked();

  private static EffectOutcome ended(Attempt attempt) {
    assertThat(attempt).isInstanceOf(Attempt.Ended.class);
    return ((Attempt.Ended) attempt).outcome();
  }

  @Test
  default void a_review_is_asked_once_and_who_was_asked_before_stays_so() {
    Asked asked = asked();
    assertThat(ended(asked.cleo(1))).isInstanceOf(EffectOutcome.Done.class);
    assertThat(ended(asked.cleo(2))).isInstanceOf(EffectOutcome.Done.class);
    assertThat(asked.asked().get()).containsExactlyInAnyOrder("bob", "cleo");
    assertThat(asked.bench().desk().effects()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"LOST_RESPONSE", "ERROR_AFTER", "ERROR_BEFORE", "RATE_LIMITED"})
  default void a_review_is_asked_once_whatever_happens_to_the_answer(Fault fault) {
    Asked asked = asked();
    asked.bench().desk().faults().set(fault, 1);
    asked.cleo(1);
    assertThat(ended(asked.cleo(2))).isInstanceOf(EffectOutcome.Done.class);
    assertThat(asked.asked().get()).containsExactlyInAnyOrder("bob", "cleo");
    assertThat(asked.bench().desk().effects()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"LOST_RESPONSE", "ERROR_AFTER", "ERROR_BEFORE", "RATE_LIMITED"})
  default void the_asking_is_taken_back_once_whatever_happens_to_the_answer(Fault fault) {
    Asked asked = asked();
    asked.cleo(1);
    asked.bench().desk().faults().set(fault, 1);
    asked.notCleo(1);
    assertThat(ended(asked.notCleo(2))).isInstanceOf(EffectOutcome.Done.class);
    assertThat(asked.asked().get()).containsExactly("bob");
    assertThat(asked.bench().desk().effects()).hasSize(2);
  }

  @Test
  default void a_review_that_may_not_be_asked_is_said_and_not_asked() {
    Asked asked = asked();
    asked.bench().desk().faults().set(Fault.FORBIDDEN, 1);
    assertThat(ended(asked.cleo(1)))
        .isInstanceOfSatisfying(
            EffectOutcome.Failed.class,
            failed ->
                assertThat(failed.why()).startsWith(asked.tool()).doesNotContain(Bench.TOKEN));
    assertThat(asked.asked().get()).containsExactly("bob");
    assertThat(asked.bench().desk().effects()).isEmpty();
  }

  @Test
  default void where_the_first_is_no_longer_asked_nobody_else_is() {
    Asked asked = asked();
    assertThat(ended(asked.ask(asked.pull(), "dora@example.com", "cleo@example.com", 1)))
        .isInstanceOf(EffectOutcome.Stale.class);
    assertThat(asked.bench().desk().effects()).isEmpty();
  }

  @Test
  default void a_person_of_whom_the_tool_knows_nothing_is_not_asked() {
    Asked asked = asked();
    Execution move =
        asked
            .bench()
            .execution(
                MoveAction.REQUEST_REVIEW,
                asked.pull(),
                "reviewer",
                Optional.empty(),
                Optional.of("zoe@example.com"));
    assertThat(ended(asked.bench().act(move, 1)))
        .isInstanceOfSatisfying(
            EffectOutcome.Failed.class,
            failed -> assertThat(failed.why()).endsWith("is known for the reviewer"));
    assertThat(asked.bench().desk().effects()).isEmpty();
  }

  @Test
  default void what_has_no_reviewers_is_by_hand() {
    Asked asked = asked();
    assertThat(ended(asked.ask(asked.other(), "bob@example.com", "cleo@example.com", 1)))
        .isInstanceOf(EffectOutcome.ByHand.class);
    assertThat(asked.bench().desk().effects()).isEmpty();
  }
}
