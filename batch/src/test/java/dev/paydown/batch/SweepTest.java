package dev.paydown.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.paydown.batch.reconcile.SweepFunction;
import dev.paydown.batch.wake.WakeFunction;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.store.Connection;
import dev.paydown.brain.store.Sweep;
import dev.paydown.brain.store.Sweeps;
import dev.paydown.tools.Listening;
import dev.paydown.tools.ToolUnavailable;
import dev.paydown.tools.json.BrainJson;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What webhooks missed is found, a page at a time, wherever a run was interrupted. */
class SweepTest {
  private static final Sweeps.Of STUDIO = new Sweeps.Of("w1", "studio");
  private static final Instant BEFORE = Instant.parse("2026-11-01T09:00:00Z");
  private final BatchWorld world = new BatchWorld();
  private final Studio studio = new Studio();

  /** A tool of three items on two pages. */
  private static final class Studio implements Listening {
    final List<String> asked = new ArrayList<>();
    final List<String> hooked = new ArrayList<>();
    Optional<ToolUnavailable> fault = Optional.empty();
    Optional<ToolUnavailable> pastFault = Optional.empty();
    Optional<Instant> until = Optional.empty();

    @Override
    public Hooked hook(Asked asked) {
      hooked.add(asked.deliveryUrl());
      return new Standing(List.of("here"), until, Optional.empty());
    }

    @Override
    public Unhooked unhook(Asked asked) {
      throw new AssertionError("a sweep takes no hook away");
    }

    @Override
    public int askAgain(Asked deliveries, Instant since) {
      asked.add("again since " + since);
      return 1;
    }

    @Override
    public Changes changes(
        Connection connection, Optional<Instant> since, Optional<String> cursor, Instant now) {
      asked.add(since.map(Instant::toString).orElse("open") + " " + cursor.orElse("first"));
      fault.ifPresent(
          busy -> {
            throw busy;
          });
      return cursor.isEmpty()
          ? new Changes(List.of(changed("a"), changed("b")), Optional.of("2"))
          : new Changes(List.of(changed("c")));
    }

    @Override
    public List<Fact> past(Connection connection, String uid, Instant now) {
      asked.add("past of " + uid);
      pastFault.ifPresent(
          refused -> {
            throw refused;
          });
      return List.of(new Fact.Ticked(BEFORE));
    }

    private static Changed changed(String uid) {
      return new Changed(uid, Instant.parse("2026-11-18T09:00:00Z"));
    }
  }

  @BeforeEach
  void theStudioIsSwept() {
    world.listening = Optional.of(studio);
    world.shown = () -> Optional.of(List.of(new Fact.Ticked(world.now)));
    world.sweeps.begin(Sweep.first(STUDIO, world.now));
  }

  private void sweep() {
    SQSEvent.SQSMessage message = new SQSEvent.SQSMessage();
    message.setMessageId("m1");
    message.setBody(BrainJson.write(STUDIO));
    SQSEvent event = new SQSEvent();
    event.setRecords(List.of(message));
    assertThat(
            new SweepFunction(world.deployment())
                .handleRequest(event, BatchWorld.NO_CONTEXT)
                .getBatchItemFailures())
        .isEmpty();
  }

  private Sweep held() {
    return world.sweeps.find(STUDIO).orElseThrow();
  }

  private List<String> read() {
    return world.log.stream().map(LogEntry::id).map(id -> id.split("#", -1)[2]).toList();
  }

  @Test
  void the_first_sweep_reads_everything_that_is_open() {
    sweep();
    assertThat(studio.asked)
        .containsExactly("open first", "past of a", "past of b", "open 2", "past of c");
    assertThat(read()).containsExactly("a", "b", "c");
    assertThat(world.log)
        .extracting(LogEntry::facts)
        .containsOnly(List.of(new Fact.Ticked(BEFORE), new Fact.Ticked(world.now)));
    assertThat(held())
        .isEqualTo(
            new Sweep(
                STUDIO,
                world.now.plus(Duration.ofMinutes(30)),
                Optional.of(world.now),
                new Sweep.Run(Optional.empty(), Optional.empty(), List.of(), 3, 3),
                Optional.empty(),
                Optional.empty()));
  }

  @Test
  void the_next_asks_for_what_changed_since_and_for_deliveries_that_failed() {
    sweep();
    Instant first = world.now;
    world.now = first.plus(Duration.ofMinutes(45));
    studio.asked.clear();
    sweep();
    assertThat(studio.asked)
        .containsExactly(
            "again since " + first.minus(Duration.ofMinutes(5)),
            first.minus(Duration.ofMinutes(5)) + " first",
            first.minus(Duration.ofMinutes(5)) + " 2");
    assertThat(held().through()).contains(world.now);
  }

  @Test
  void what_the_graph_has_heard_of_since_is_not_read_again() {
    sweep();
    world.log.clear();
    world.said("studio", "a", Instant.parse("2026-11-18T09:00:00Z"));
    world.said("studio", "b", Instant.parse("2026-11-18T08:59:59Z"));
    world.now = world.now.plus(Duration.ofMinutes(45));
    sweep();
    assertThat(read()).containsExactly("b", "c");
    assertThat(held().run().listed()).isEqualTo(3);
    assertThat(held().run().read()).isEqualTo(2);
  }

  @Test
  void a_past_that_the_tool_refuses_to_show_is_none_and_one_that_must_wait_is_waited_for() {
    studio.pastFault = Optional.of(ToolUnavailable.refusal("not yours", Duration.ofHours(1)));
    sweep();
    assertThat(world.log)
        .extracting(LogEntry::facts)
        .containsOnly(List.of(new Fact.Ticked(world.now)))
        .hasSize(3);

    world.log.clear();
    world.sweeps.remove(STUDIO);
    world.sweeps.begin(Sweep.first(STUDIO, world.now));
    studio.pastFault = Optional.of(new ToolUnavailable("busy", Duration.ofMinutes(9)));
    sweep();
    assertThat(world.log).isEmpty();
    assertThat(held().run().pending()).containsExactly("a", "b");
    assertThat(held().trouble()).contains("busy");
  }

  @Test
  void one_that_is_not_due_is_left_alone() {
    sweep();
    studio.asked.clear();
    sweep();
    assertThat(studio.asked).isEmpty();
  }

  @Test
  void a_tool_that_asks_for_time_gets_it_and_the_sweep_goes_on_where_it_was() {
    Instant began = world.now;
    world.shown =
        () -> {
          if (world.log.size() == 1) {
            throw new ToolUnavailable("Studio asks for time", Duration.ofMinutes(50));
          }
          return Optional.of(List.of(new Fact.Ticked(world.now)));
        };
    sweep();
    assertThat(read()).containsExactly("a");
    assertThat(held().run().pending()).containsExactly("b");
    assertThat(held().dueAt()).isEqualTo(began.plus(Duration.ofMinutes(50)));
    assertThat(held().trouble()).contains("Studio asks for time");

    world.now = began.plus(Duration.ofMinutes(60));
    world.shown = () -> Optional.of(List.of(new Fact.Ticked(world.now)));
    sweep();
    assertThat(read()).containsExactly("a", "b", "c");
    assertThat(held().through()).contains(began);
    assertThat(held().trouble()).isEmpty();
  }

  @Test
  void a_run_whose_time_is_over_asks_for_another() {
    world.shown =
        () -> {
          world.now = world.now.plus(Duration.ofSeconds(25));
          return Optional.of(List.of(new Fact.Ticked(world.now)));
        };
    sweep();
    assertThat(read()).containsExactly("a", "b");
    assertThat(world.queued).containsExactly("SWEEPS " + BrainJson.write(STUDIO));
    sweep();
    assertThat(read()).containsExactly("a", "b", "c");
    assertThat(held().through()).isPresent();
  }

  @Test
  void of_two_at_once_one_goes_on() {
    List<String> twice = new ArrayList<>();
    world.sweeps.onReplace =
        () -> {
          world.sweeps.onReplace = () -> {};
          twice.add("another message");
          sweep();
        };
    sweep();
    assertThat(twice).hasSize(1);
    assertThat(read()).containsExactly("a", "b", "c");
  }

  @Test
  void an_item_that_cannot_be_read_does_not_end_the_sweep() {
    List<Boolean> broken = new ArrayList<>(List.of(true));
    world.shown =
        () -> {
          if (!broken.isEmpty()) {
            broken.clear();
            throw new IllegalStateException("broken");
          }
          return Optional.of(List.of(new Fact.Ticked(world.now)));
        };
    sweep();
    assertThat(read()).containsExactly("b", "c");
    assertThat(held().through()).contains(world.now);
  }

  @Test
  void an_item_that_the_tool_refuses_to_show_does_not_hold_up_the_others() {
    List<Boolean> secret = new ArrayList<>(List.of(true));
    world.shown =
        () -> {
          if (!secret.isEmpty()) {
            secret.clear();
            throw ToolUnavailable.refusal("not for you", Duration.ofHours(1));
          }
          return Optional.of(List.of(new Fact.Ticked(world.now)));
        };
    sweep();
    assertThat(read()).containsExactly("b", "c");
    assertThat(held().through()).contains(world.now);
  }

  @Test
  void a_token_that_opens_nothing_any_more_loses_no_item() {
    world.shown =
        () -> {
          studio.fault = Optional.of(ToolUnavailable.refusal("no", Duration.ofHours(1)));
          throw ToolUnavailable.refusal("no", Duration.ofHours(1));
        };
    sweep();
    assertThat(held().run().pending()).containsExactly("a", "b");
    assertThat(held().through()).isEmpty();
    assertThat(held().trouble()).contains("no");
  }

  @Test
  void hooks_that_end_within_a_day_are_renewed() {
    studio.until = Optional.of(world.now.plus(Duration.ofDays(7)));
    Sweep first = held();
    world.sweeps.replace(first, first.hooked(Optional.of(world.now.plus(Duration.ofHours(23)))));
    sweep();
    assertThat(studio.hooked).containsExactly("http://localhost:8080/hooks/hook1");
    assertThat(held().hooksUntil()).isEqualTo(studio.until);
  }

  @Test
  void hooks_that_end_later_are_left_alone() {
    Sweep first = held();
    world.sweeps.replace(first, first.hooked(Optional.of(world.now.plus(Duration.ofDays(2)))));
    sweep();
    assertThat(studio.hooked).isEmpty();
  }

  @Test
  void a_connection_that_is_gone_is_swept_no_more() {
    world.sweeps.begin(Sweep.first(new Sweeps.Of("w1", "gone"), world.now));
    SQSEvent.SQSMessage message = new SQSEvent.SQSMessage();
    message.setBody("{\"workspace\":\"w1\",\"connection\":\"gone\"}");
    SQSEvent event = new SQSEvent();
    event.setRecords(List.of(message));
    new SweepFunction(world.deployment()).handleRequest(event, BatchWorld.NO_CONTEXT);
    assertThat(world.sweeps.held.keySet()).containsExactly("w1#studio");
  }

  @Test
  void what_is_due_is_queued_by_the_schedule() {
    String said =
        new WakeFunction(world.deployment()).handleRequest(Map.of(), BatchWorld.NO_CONTEXT);
    assertThat(said).isEqualTo("woke 0, sweeps 1");
    assertThat(world.queued).containsExactly("SWEEPS " + BrainJson.write(STUDIO));
  }
}
