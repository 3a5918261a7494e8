package dev.paydown.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.paydown.batch.digest.DigestFunction;
import dev.paydown.batch.recompute.RecomputeFunction;
import dev.paydown.batch.reconcile.ReconcileFunction;
import dev.paydown.batch.wake.WakeFunction;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.proposal.Mailing;
import dev.paydown.tools.ToolUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BatchTest {
  private final BatchWorld world = new BatchWorld();

  @Test
  void a_run_wakes_what_is_due_by_its_scheduled_time() {
    world.due = List.of("w1", "w2");
    Map<String, Object> run = Map.of("scheduledTime", "2026-11-18T10:15:00Z");
    assertThat(new WakeFunction(world.deployment()).handleRequest(run, BatchWorld.NO_CONTEXT))
        .isEqualTo("woke 2, sweeps 0");
    assertThat(world.askedDueBy).containsExactly(Instant.parse("2026-11-18T10:15:00Z"));
    assertThat(world.queued)
        .containsExactly(
            "RECOMPUTE {\"at\":\"2026-11-18T10:15:00Z\",\"workspace\":\"w1\"}",
            "RECOMPUTE {\"at\":\"2026-11-18T10:15:00Z\",\"workspace\":\"w2\"}");
  }

  @Test
  void a_run_by_hand_wakes_what_is_due_now() {
    String said =
        new WakeFunction(world.deployment()).handleRequest(Map.of(), BatchWorld.NO_CONTEXT);
    assertThat(said).isEqualTo("woke 0, sweeps 0");
    assertThat(world.askedDueBy).containsExactly(world.now);
  }

  @Test
  void a_message_that_comes_twice_makes_one_tick() {
    RecomputeFunction function = new RecomputeFunction(world.deployment());
    SQSEvent event = sqs("{\"workspace\":\"w1\",\"at\":\"2026-11-18T09:00:00Z\"}");
    assertThat(failed(function.handleRequest(event, BatchWorld.NO_CONTEXT))).isZero();
    assertThat(failed(function.handleRequest(event, BatchWorld.NO_CONTEXT))).isZero();
    assertThat(world.log)
        .containsExactly(
            new LogEntry(
                "tick#2026-11-18T09:00:00Z",
                world.now,
                List.of(new Fact.Ticked(Instant.parse("2026-11-18T09:00:00Z")))));
  }

  @Test
  void a_message_without_an_instant_comes_again() {
    assertThat(
            failed(
                new RecomputeFunction(world.deployment())
                    .handleRequest(sqs("{\"workspace\":\"w1\"}"), BatchWorld.NO_CONTEXT)))
        .isEqualTo(1);
    assertThat(world.log).isEmpty();
  }

  @Test
  void what_a_tool_shows_is_recorded_and_what_it_does_not_know_is_not() {
    ReconcileFunction function = new ReconcileFunction(world.deployment());
    world.shown = () -> Optional.of(List.of(new Fact.Ticked(world.now)));
    assertThat(failed(function.handleRequest(wanted(), BatchWorld.NO_CONTEXT))).isZero();
    assertThat(world.log)
        .containsExactly(
            new LogEntry(
                "read#studio#a#" + world.now, world.now, List.of(new Fact.Ticked(world.now))));
    world.shown = Optional::empty;
    assertThat(failed(function.handleRequest(wanted(), BatchWorld.NO_CONTEXT))).isZero();
    assertThat(world.log).hasSize(1);
  }

  @Test
  void a_tool_that_does_not_answer_is_read_again_later() {
    world.shown =
        () -> {
          throw new ToolUnavailable("busy", Duration.ofSeconds(5));
        };
    assertThat(
            failed(
                new ReconcileFunction(world.deployment())
                    .handleRequest(wanted(), BatchWorld.NO_CONTEXT)))
        .isEqualTo(1);
  }

  @Test
  void an_item_that_a_tool_refuses_to_show_is_not_asked_for_again() {
    world.shown =
        () -> {
          throw ToolUnavailable.refusal("this item is private", Duration.ofMinutes(5));
        };
    assertThat(
            failed(
                new ReconcileFunction(world.deployment())
                    .handleRequest(wanted(), BatchWorld.NO_CONTEXT)))
        .isZero();
    assertThat(world.log).isEmpty();
  }

  @Test
  void what_is_asked_again_and_again_in_a_burst_is_read_once() {
    ReconcileFunction function = new ReconcileFunction(world.deployment());
    world.shown = () -> Optional.of(List.of(new Fact.Ticked(world.now)));
    Instant first = world.now;
    function.handleRequest(wanted(first.minusSeconds(5)), BatchWorld.NO_CONTEXT);
    world.now = first.plusSeconds(3);
    function.handleRequest(wanted(first.minusSeconds(4)), BatchWorld.NO_CONTEXT);
    function.handleRequest(wanted(first.minusSeconds(1)), BatchWorld.NO_CONTEXT);
    assertThat(world.log).extracting(LogEntry::id).containsExactly("read#studio#a#" + first);
    function.handleRequest(wanted(first), BatchWorld.NO_CONTEXT);
    assertThat(world.log)
        .extracting(LogEntry::id)
        .containsExactly("read#studio#a#" + first, "read#studio#a#" + world.now);
  }

  @Test
  void a_statement_goes_out_once_and_says_that_it_did() {
    world.hold(mailing("boss@example.com", false));
    DigestFunction function = new DigestFunction(world.deployment());
    SQSEvent due =
        sqs("{\"detail\":{\"workspace\":\"w1\",\"mailing\":\"s1\",\"kind\":\"STATEMENT\"}}");
    assertThat(failed(function.handleRequest(due, BatchWorld.NO_CONTEXT))).isZero();
    assertThat(world.mails)
        .singleElement()
        .satisfies(
            mail -> {
              assertThat(mail.to()).isEqualTo("boss@example.com");
              assertThat(mail.subject()).contains("week 46 of 2026");
              assertThat(mail.headers().get("List-Unsubscribe"))
                  .matches("<http://localhost:8080/preferences/[\\w-]{43}\\?stop=statement>");
            });
    assertThat(world.log)
        .containsExactly(
            new LogEntry("mailed#s1", world.now, List.of(new Fact.MailSent(world.now, "s1"))));
    assertThat(failed(function.handleRequest(due, BatchWorld.NO_CONTEXT))).isZero();
    assertThat(world.mails).as("again, before the brain knows that it is out").hasSize(1);
    world.hold(mailing("boss@example.com", true));
    assertThat(failed(function.handleRequest(due, BatchWorld.NO_CONTEXT))).isZero();
    assertThat(world.mails).hasSize(1);
  }

  private static Mailing mailing(String to, boolean sent) {
    return new Mailing(
        "s1", Mailing.Kind.STATEMENT, to, Instant.EPOCH, List.of(), "2026-W46", sent);
  }

  private static SQSEvent wanted(Instant askedAt) {
    return sqs(
        "{\"detail\":{\"workspace\":\"w1\",\"connection\":\"studio\",\"uid\":\"a\",\"askedAt\":\""
            + askedAt
            + "\"}}");
  }

  private static SQSEvent wanted() {
    return sqs("{\"detail\":{\"workspace\":\"w1\",\"connection\":\"studio\",\"uid\":\"a\"}}");
  }

  private static SQSEvent sqs(String body) {
    SQSEvent.SQSMessage message = new SQSEvent.SQSMessage();
    message.setMessageId("m1");
    message.setBody(body);
    SQSEvent event = new SQSEvent();
    event.setRecords(List.of(message));
    return event;
  }

  private static int failed(SQSBatchResponse response) {
    return response.getBatchItemFailures().size();
  }
}
