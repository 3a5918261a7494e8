package dev.paydown.local.practice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.proposal.EffectOutcome;
import dev.paydown.brain.proposal.Execution;
import dev.paydown.brain.proposal.MoveAction;
import dev.paydown.tools.Attempt;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every connector that sets dates keeps to, whatever goes wrong with its tool. */
public abstract class ConnectorContract extends CommentContract {
  private static final Optional<String> FRIDAY = Optional.of("2026-11-27");
  private static final Optional<String> TUESDAY = Optional.of("2026-12-01");

  /** The id of an open item that is due on Friday, 27 November 2026, and Bob's. */
  @Override
  protected abstract String item();

  /** When that item is due now. */
  protected abstract Optional<String> due();

  @Test
  void a_date_is_written_once_however_often_it_is_asked() {
    Execution move = shift();
    assertThat(outcome(bench().act(move, 1))).isInstanceOf(EffectOutcome.Done.class);
    assertThat(outcome(bench().act(move, 2))).isInstanceOf(EffectOutcome.Done.class);
    assertThat(due()).isEqualTo(TUESDAY);
    assertThat(bench().desk().effects()).hasSize(1);
  }

  @Test
  void a_date_changed_meanwhile_is_never_overwritten() {
    Execution move = shift();
    bench().desk().faults().set(Fault.CHANGED_MEANWHILE, 1);
    assertThat(outcome(bench().act(move, 1))).isEqualTo(new EffectOutcome.Stale("2026-11-28"));
    assertThat(due()).contains("2026-11-28");
    assertThat(bench().desk().effects()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"LOST_RESPONSE", "ERROR_AFTER"})
  void a_lost_answer_is_read_back_and_makes_no_second_effect(Fault fault) {
    Execution move = shift();
    bench().desk().faults().set(fault, 1);
    assertThat(outcome(bench().act(move, 1))).isInstanceOf(EffectOutcome.Done.class);
    assertThat(outcome(bench().act(move, 2))).isInstanceOf(EffectOutcome.Done.class);
    assertThat(bench().desk().effects()).hasSize(1);
  }

  @Test
  void an_error_before_the_effect_is_tried_again_later() {
    Execution move = shift();
    bench().desk().faults().set(Fault.ERROR_BEFORE, 1);
    assertThat(bench().act(move, 1))
        .isEqualTo(new Attempt.Later(Duration.ofSeconds(30), named() + " answered 500"));
    assertThat(bench().desk().effects()).isEmpty();
    assertThat(outcome(bench().act(move, 2))).isInstanceOf(EffectOutcome.Done.class);
    assertThat(bench().desk().effects()).hasSize(1);
  }

  @Test
  void a_tool_that_asks_for_time_gets_it_and_after_many_attempts_a_person_looks() {
    Execution move = shift();
    bench().desk().faults().set(Fault.RATE_LIMITED, 2);
    String why = named() + " asks for time";
    assertThat(bench().act(move, 1)).isEqualTo(new Attempt.Later(Duration.ofSeconds(1), why));
    assertThat(outcome(bench().act(move, 12)))
        .isEqualTo(new EffectOutcome.Failed("given up after 12 attempts: " + why));
  }

  @Test
  void a_permission_that_was_lost_is_said_and_nothing_is_written() {
    Execution move = shift();
    bench().desk().faults().set(Fault.FORBIDDEN, 1);
    assertThat(outcome(bench().act(move, 1)))
        .isInstanceOfSatisfying(
            EffectOutcome.Failed.class,
            failed -> assertThat(failed.why()).startsWith(named()).doesNotContain(Bench.TOKEN));
    assertThat(due()).isEqualTo(FRIDAY);
    assertThat(bench().desk().effects()).isEmpty();
  }

  @Test
  void an_item_that_the_tool_does_not_know_fails() {
    Execution unknown = bench().execution(MoveAction.SET_DATE, unknown(), "due", FRIDAY, TUESDAY);
    assertThat(outcome(bench().act(unknown, 1)))
        .isEqualTo(new EffectOutcome.Failed(named() + " no longer knows the item"));
  }

  private Execution shift() {
    return bench().execution(MoveAction.SET_DATE, item(), "due", FRIDAY, TUESDAY);
  }
}
