package dev.paydown.local.practice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.proposal.EffectOutcome;
import dev.paydown.brain.proposal.Execution;
import dev.paydown.brain.proposal.MoveAction;
import dev.paydown.tools.Attempt;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.Echo;
import dev.paydown.tools.Reading;
import dev.paydown.tools.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every connector that comments keeps to, whatever goes wrong with its tool. */
public abstract class CommentContract {
  /** The bench, the same one each time in a test. */
  protected abstract Bench bench();

  /** What people call the tool. */
  protected abstract String named();

  /** The id of a live item that can be commented on. */
  protected abstract String item();

  /** The texts of that item's comments. */
  protected abstract List<String> comments();

  @ParameterizedTest
  @EnumSource(names = {"LOST_RESPONSE", "ERROR_AFTER", "ERROR_BEFORE", "RATE_LIMITED"})
  void a_comment_stands_once_whatever_happens_to_the_answer(Fault fault) {
    Execution move = comment(item());
    bench().desk().faults().set(fault, 1);
    Attempt first = bench().act(move, 1);
    Attempt second = bench().act(move, 2);
    assertThat(outcome(second)).isInstanceOf(EffectOutcome.Done.class);
    assertThat(first).isInstanceOfAny(Attempt.Later.class, Attempt.Ended.class);
    assertThat(bench().act(move, 3)).isEqualTo(second);
    assertThat(comments())
        .singleElement()
        .asString()
        .contains("Clear to start", "A law", "the logo", "https://figma.com/file/x")
        .contains("ada", "paydown:" + Bench.EXECUTION);
    assertThat(bench().desk().effects()).hasSize(1);
  }

  @Test
  void our_own_comment_comes_back_as_ours_and_asks_nobody() {
    Execution move = comment(item());
    bench().delivered.clear();
    bench().act(move, 1);
    List<Fact.ThreadPosted> posts = posts(bench().delivered);
    assertThat(posts)
        .singleElement()
        .satisfies(
            post -> {
              assertThat(post.actor()).isEqualTo(Actor.US);
              assertThat(post.asks()).isEmpty();
            });
  }

  private List<Fact.ThreadPosted> posts(List<Delivery> deliveries) {
    return deliveries.stream()
        .peek(
            delivery ->
                assertThat(bench().tool().verify(delivery, bench().connection()))
                    .isInstanceOf(Verdict.Genuine.class))
        .map(delivery -> bench().tool().read(delivery, bench().connection()))
        .filter(Reading.Facts.class::isInstance)
        .flatMap(reading -> ((Reading.Facts) reading).facts().stream())
        .flatMap(fact -> Echo.marked(completed(fact)).stream())
        .filter(Fact.ThreadPosted.class::isInstance)
        .map(Fact.ThreadPosted.class::cast)
        .toList();
  }

  /** What only says that there is something to read is read. */
  private List<Fact> completed(Fact fact) {
    return fact instanceof Fact.ReadAsked(ItemRef.Own item, Instant _)
        ? bench().tool().fetch(bench().connection(), item.uid(), bench().now).orElseThrow()
        : List.of(fact);
  }

  @Test
  void a_comment_waits_as_long_as_the_tool_asks_and_after_many_attempts_a_person_looks() {
    Execution move = comment(item());
    bench().desk().faults().set(Fault.RATE_LIMITED, 2);
    String why = named() + " asks for time";
    assertThat(bench().act(move, 1)).isEqualTo(new Attempt.Later(Duration.ofSeconds(1), why));
    assertThat(outcome(bench().act(move, 12)))
        .isEqualTo(new EffectOutcome.Failed("given up after 12 attempts: " + why));
    assertThat(comments()).isEmpty();
  }

  @Test
  void a_comment_that_may_no_longer_be_written_is_said_and_not_written() {
    bench().desk().faults().set(Fault.FORBIDDEN, 1);
    assertThat(outcome(bench().act(comment(item()), 1)))
        .isInstanceOfSatisfying(
            EffectOutcome.Failed.class,
            failed -> assertThat(failed.why()).startsWith(named()).doesNotContain(Bench.TOKEN));
    assertThat(comments()).isEmpty();
    assertThat(bench().desk().effects()).isEmpty();
  }

  @Test
  void a_comment_on_what_the_tool_does_not_know_fails() {
    assertThat(outcome(bench().act(comment(unknown()), 1)))
        .isEqualTo(new EffectOutcome.Failed(named() + " no longer knows the item"));
    assertThat(bench().desk().effects()).isEmpty();
  }

  /** The id of nothing. */
  protected String unknown() {
    return "999999";
  }

  private Execution comment(String item) {
    return bench()
        .execution(MoveAction.COMMENT, item, "comment", Optional.empty(), Optional.empty());
  }

  /** What it came to. */
  protected static EffectOutcome outcome(Attempt attempt) {
    assertThat(attempt).isInstanceOf(Attempt.Ended.class);
    return ((Attempt.Ended) attempt).outcome();
  }
}
