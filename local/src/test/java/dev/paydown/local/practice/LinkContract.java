package dev.paydown.local.practice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.proposal.EffectOutcome;
import dev.paydown.brain.proposal.Execution;
import dev.paydown.brain.proposal.MoveAction;
import dev.paydown.tools.Attempt;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every connector that makes links keeps to, whatever goes wrong with its tool. */
public interface LinkContract {

  /** Makes moves in the practice tool. */
  @FunctionalInterface
  interface Connector {
    /** One attempt. */
    Attempt make(Execution execution, int attempt);
  }

  /**
   * Two open items of a practice tool between which there is no link, and the connector to it.
   *
   * @param connection its name
   * @param tool what people call it
   * @param stands whether the one blocks the other now
   */
  record Pair(
      Desk desk,
      String connection,
      String tool,
      String blocker,
      String blocked,
      Connector act,
      BooleanSupplier stands) {

    private EffectOutcome outcome(MoveAction action, int attempt) {
      return ended(act.make(move(action, blocker), attempt));
    }

    private Execution move(MoveAction action, String from) {
      boolean makes = action == MoveAction.LINK;
      Optional<String> named = Optional.of(connection + ":" + from);
      return Bench.execution(
          connection,
          action,
          blocked,
          new Bench.Change(
              "blocked-by",
              makes ? Optional.empty() : named,
              makes ? named : Optional.of("cut"),
              Optional.of(connection + "/" + from)));
    }
  }

  /** The same two, each time in a test. */
  Pair pair();

  private static EffectOutcome ended(Attempt attempt) {
    assertThat(attempt).isInstanceOf(Attempt.Ended.class);
    return ((Attempt.Ended) attempt).outcome();
  }

  @Test
  default void a_link_is_made_once_however_often_it_is_asked() {
    Pair pair = pair();
    assertThat(pair.outcome(MoveAction.LINK, 1)).isInstanceOf(EffectOutcome.Done.class);
    assertThat(pair.stands().getAsBoolean()).isTrue();
    assertThat(pair.outcome(MoveAction.LINK, 1)).isInstanceOf(EffectOutcome.Done.class);
    assertThat(pair.desk().effects()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"LOST_RESPONSE", "ERROR_AFTER", "ERROR_BEFORE", "RATE_LIMITED"})
  default void a_link_stands_once_whatever_happens_to_the_answer(Fault fault) {
    Pair pair = pair();
    pair.desk().faults().set(fault, 1);
    pair.act().make(pair.move(MoveAction.LINK, pair.blocker()), 1);
    assertThat(pair.outcome(MoveAction.LINK, 2)).isInstanceOf(EffectOutcome.Done.class);
    assertThat(pair.stands().getAsBoolean()).isTrue();
    assertThat(pair.desk().effects()).hasSize(1);
  }

  @Test
  default void a_link_that_may_not_be_made_is_said_and_not_made() {
    Pair pair = pair();
    pair.desk().faults().set(Fault.FORBIDDEN, 1);
    assertThat(pair.outcome(MoveAction.LINK, 1))
        .isInstanceOfSatisfying(
            EffectOutcome.Failed.class,
            failed -> assertThat(failed.why()).startsWith(pair.tool()).doesNotContain(Bench.TOKEN));
    assertThat(pair.stands().getAsBoolean()).isFalse();
    assertThat(pair.desk().effects()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"LOST_RESPONSE", "ERROR_AFTER", "ERROR_BEFORE", "RATE_LIMITED"})
  default void a_link_is_cut_once_whatever_happens_to_the_answer(Fault fault) {
    Pair pair = pair();
    pair.outcome(MoveAction.LINK, 1);
    pair.desk().faults().set(fault, 1);
    pair.act().make(pair.move(MoveAction.CUT_LINK, pair.blocker()), 1);
    assertThat(pair.outcome(MoveAction.CUT_LINK, 2)).isInstanceOf(EffectOutcome.Done.class);
    assertThat(pair.stands().getAsBoolean()).isFalse();
    assertThat(pair.desk().effects()).hasSize(2);
  }

  @Test
  default void a_link_that_only_a_text_says_is_cut_by_hand() {
    Pair pair = pair();
    assertThat(pair.outcome(MoveAction.CUT_LINK, 1)).isInstanceOf(EffectOutcome.ByHand.class);
    assertThat(pair.desk().effects()).isEmpty();
  }

  @Test
  default void a_link_to_another_tool_is_by_hand() {
    Pair pair = pair();
    Execution far =
        Bench.execution(
            pair.connection(),
            MoveAction.LINK,
            pair.blocked(),
            new Bench.Change(
                "blocked-by", Optional.empty(), Optional.of("other:9"), Optional.of("other/9")));
    assertThat(ended(pair.act().make(far, 1))).isInstanceOf(EffectOutcome.ByHand.class);
    assertThat(pair.desk().effects()).isEmpty();
  }
}
