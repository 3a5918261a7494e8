package dev.paydown.functions.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.proposal.EffectOutcome;
import dev.paydown.brain.proposal.Execution;
import dev.paydown.brain.proposal.Move;
import dev.paydown.brain.proposal.MoveAction;
import dev.paydown.brain.store.Connection;
import dev.paydown.brain.store.Executions;
import dev.paydown.functions.NoContext;
import dev.paydown.functions.Samples;
import dev.paydown.functions.World;
import dev.paydown.tools.Attempt;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExecuteFunctionTest {
  private static final EffectOutcome DONE = new EffectOutcome.Done(Optional.empty());
  private static final Attempt LATER = new Attempt.Later(Duration.ofSeconds(5), "429");
  private final World world = new World();
  private final ExecuteFunction function = new ExecuteFunction(world.deployment());

  @Test
  void what_a_move_came_to_is_recorded_once_however_often_it_is_queued() {
    world.executions.put(Samples.execution());
    world.tool.answers.add(new Attempt.Ended(DONE));
    assertThat(again()).isZero();
    assertThat(again()).isZero();
    assertThat(world.tool.made).hasSize(1);
    assertThat(world.store.log(World.WORKSPACE))
        .containsExactly(
            new LogEntry(
                "effect#e1",
                world.now,
                List.of(new Fact.EffectRecorded(world.now, "e1", "p1", "m1", DONE))));
  }

  @Test
  void what_was_made_in_a_tool_that_does_not_tell_of_it_is_read() {
    Execution execution = Samples.execution();
    Move move = execution.move();
    world.executions.put(execution);
    world.tool.tellsOfMoves = false;
    world.tool.answers.add(new Attempt.Ended(DONE));
    assertThat(again()).isZero();
    assertThat(world.store.log(World.WORKSPACE))
        .containsExactly(
            new LogEntry(
                "effect#e1",
                world.now,
                List.of(
                    new Fact.EffectRecorded(world.now, "e1", "p1", "m1", DONE),
                    new Fact.ReadAsked(
                        new ItemRef.Own(move.connection(), move.uid()), world.now))));
  }

  @Test
  void what_has_to_wait_comes_again_and_counts_its_attempts() {
    world.executions.put(Samples.execution());
    world.tool.answers.addAll(List.of(LATER, new Attempt.Ended(DONE)));
    assertThat(again()).isEqualTo(1);
    assertThat(again()).isZero();
    assertThat(world.executions.row("e1").attempts()).isEqualTo(2);
  }

  @Test
  void a_slot_that_the_items_own_tool_cannot_book_is_booked_in_the_workspaces_calendar() {
    world.executions.put(booking());
    world.directory.add(calendar());
    world.tool.answers.add(Attempt.byHand(Optional.empty()));
    world.calendar.answers.add(new Attempt.Ended(DONE));
    assertThat(again()).isZero();
    assertThat(world.calendar.made).containsExactly(booking());
    assertThat(world.executions.row("e1").outcome()).contains(DONE);
  }

  @Test
  void a_slot_stays_by_hand_where_there_is_no_calendar() {
    world.executions.put(booking());
    world.tool.answers.add(Attempt.byHand(Optional.empty()));
    assertThat(again()).isZero();
    assertThat(world.executions.row("e1").outcome())
        .contains(new EffectOutcome.ByHand(Optional.empty()));
  }

  @Test
  void nothing_but_a_slot_is_given_to_a_calendar() {
    world.executions.put(Samples.execution());
    world.directory.add(calendar());
    world.tool.answers.add(Attempt.byHand(Optional.empty()));
    assertThat(again()).isZero();
    assertThat(world.calendar.made).isEmpty();
  }

  private static Connection calendar() {
    return new Connection(
        "hook2",
        World.WORKSPACE,
        "calendar",
        "google-calendar",
        List.of("s3cret-s3cret"),
        Optional.of("token"),
        Optional.empty(),
        Optional.empty());
  }

  private static Execution booking() {
    Execution plain = Samples.execution();
    Move date = plain.move();
    Move slot =
        new Move(
            date.id(),
            MoveAction.BOOK_SLOT,
            date.node(),
            date.connection(),
            date.uid(),
            date.item(),
            date.title(),
            date.url(),
            "slot",
            Optional.empty(),
            Optional.of("2026-11-24T10:00:00Z/2026-11-24T14:00:00Z"),
            date.cause(),
            date.gate(),
            date.state());
    return new Execution(
        plain.id(),
        plain.workspace(),
        plain.proposal(),
        plain.version(),
        plain.recipient(),
        plain.headline(),
        slot,
        plain.packet(),
        plain.decidedAt(),
        Optional.empty());
  }

  @Test
  void after_eight_attempts_a_person_has_to_look() {
    world.executions.put(Samples.execution());
    for (int i = 0; i < 8; i++) {
      world.tool.answers.add(LATER);
    }
    for (int i = 0; i < 7; i++) {
      assertThat(again()).isEqualTo(1);
    }
    assertThat(again()).isZero();
    assertThat(world.executions.row("e1").outcome())
        .contains(new EffectOutcome.Failed("needs a person: 429"));
  }

  @Test
  void another_that_holds_the_lease_is_not_taken_for_done() {
    world.executions.put(Samples.execution());
    Executions.Claimed held =
        world.executions.claim(World.WORKSPACE, "e1", world.now, world.now.plusSeconds(90));
    assertThat(held).isEqualTo(Executions.Claimed.YES);
    assertThat(again()).isEqualTo(1);
    assertThat(world.tool.made).isEmpty();
  }

  @Test
  void a_tool_that_breaks_is_asked_again_and_not_taken_for_failed() {
    world.executions.put(Samples.execution());
    assertThat(again()).isEqualTo(1); // no answer is left: the tool throws
    world.tool.answers.add(new Attempt.Ended(DONE));
    assertThat(again()).isZero();
    assertThat(world.executions.row("e1").outcome()).contains(DONE);
  }

  @Test
  void a_message_of_another_workspace_moves_nothing() {
    world.executions.put(Samples.execution());
    assertThat(
            function
                .handleRequest(
                    Samples.sqs("{\"workspace\":\"w2\",\"execution\":\"e1\"}"), NoContext.HERE)
                .getBatchItemFailures())
        .isEmpty();
    assertThat(world.tool.made).isEmpty();
  }

  private int again() {
    return function
        .handleRequest(Samples.sqs("{\"workspace\":\"w1\",\"execution\":\"e1\"}"), NoContext.HERE)
        .getBatchItemFailures()
        .size();
  }
}
