package dev.paydown.functions.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import dev.paydown.brain.graph.ReadWanted;
import dev.paydown.brain.proposal.Gate;
import dev.paydown.brain.proposal.Mailing;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.brain.proposal.ProposalState;
import dev.paydown.brain.wire.Bus;
import dev.paydown.brain.wire.Queue;
import dev.paydown.functions.NoContext;
import dev.paydown.functions.Samples;
import dev.paydown.functions.StreamRows;
import dev.paydown.functions.World;
import dev.paydown.tools.json.BrainJson;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PublishFunctionTest {
  private final World world = new World();
  private final PublishFunction function = new PublishFunction(world.deployment());

  @Test
  void a_new_execution_is_queued_behind_its_connection_and_asked_of_who_emits() {
    publish(StreamRows.record("execution", Optional.empty(), Samples.execution()));
    assertThat(world.queue)
        .containsExactly(
            new World.Sent(
                Queue.Name.MOVES,
                BrainJson.write(Map.of("workspace", "w1", "execution", "e1")),
                Optional.of("w1#studio"),
                Optional.of("e1")));
    assertThat(world.bus)
        .containsExactly(
            new Bus.Event(
                "dev.paydown.move.requested",
                "{\"action\":\"set-date\",\"cause\":\"studio/z\",\"execution\":\"e1\","
                    + "\"field\":\"due\",\"from\":\"2026-11-20\",\"item\":\"studio:a\","
                    + "\"proposal\":\"p1\",\"schemaVersion\":1,\"to\":\"2026-11-24\",\"workspace\":\"w1\"}"));
  }

  @Test
  void an_execution_that_goes_on_is_not_queued_again() {
    publish(StreamRows.record("execution", Optional.of(Samples.execution()), Samples.execution()));
    assertThat(world.queue).isEmpty();
  }

  @Test
  void a_mailing_is_due_once() {
    Mailing mailing =
        new Mailing("x1", Mailing.Kind.ASK, Samples.ANNA, Instant.EPOCH, List.of(), "", false);
    publish(
        StreamRows.record("mailing", Optional.empty(), mailing),
        StreamRows.record("mailing", Optional.of(mailing), mailing));
    assertThat(world.bus)
        .containsExactly(
            new Bus.Event(
                "mail.due",
                "{\"kind\":\"ASK\",\"mailing\":\"x1\",\"schemaVersion\":1,\"workspace\":\"w1\"}"));
  }

  @Test
  void a_proposal_is_announced_when_its_state_or_version_changes_and_only_then() {
    Proposal pending = pending();
    publish(
        StreamRows.record("proposal", Optional.empty(), pending),
        StreamRows.record("proposal", Optional.of(pending), pending),
        StreamRows.record(
            "proposal",
            Optional.of(pending),
            Samples.in(pending, ProposalState.DECLINED, Samples.ANNA)));
    assertThat(world.bus)
        .extracting(Bus.Event::type)
        .containsExactly("proposal.pending", "proposal.declined");
  }

  @Test
  void a_long_proposal_stands_zipped_and_is_announced_as_any_other() {
    Proposal pending = pending();
    Proposal declined = Samples.in(pending, ProposalState.DECLINED, Samples.ANNA);
    publish(
        StreamRows.record("proposal", Optional.empty(), pending),
        StreamRows.zipped(StreamRows.record("proposal", Optional.of(pending), declined)),
        StreamRows.zipped(StreamRows.record("proposal", Optional.of(declined), declined)));
    assertThat(world.bus)
        .extracting(Bus.Event::type)
        .containsExactly("proposal.pending", "proposal.declined");
  }

  @Test
  void a_read_that_is_wanted_is_asked_for() {
    publish(
        StreamRows.record("read", Optional.empty(), new ReadWanted("studio", "a", Instant.EPOCH)));
    assertThat(world.bus)
        .containsExactly(
            new Bus.Event(
                "read.wanted",
                "{\"askedAt\":\"1970-01-01T00:00:00Z\",\"connection\":\"studio\","
                    + "\"schemaVersion\":1,\"uid\":\"a\",\"workspace\":\"w1\"}"));
  }

  @Test
  void what_cannot_be_announced_stops_the_batch_there() {
    DynamodbEvent.DynamodbStreamRecord broken =
        StreamRows.record("mailing", Optional.empty(), Map.of("sent", "perhaps"));
    DynamodbEvent event = new DynamodbEvent();
    event.setRecords(
        List.of(
            StreamRows.numbered(
                StreamRows.record(
                    "read", Optional.empty(), new ReadWanted("studio", "a", Instant.EPOCH)),
                "1"),
            StreamRows.numbered(broken, "2"),
            StreamRows.numbered(
                StreamRows.record(
                    "read", Optional.empty(), new ReadWanted("studio", "b", Instant.EPOCH)),
                "3")));
    assertThat(function.handleRequest(event, NoContext.HERE).getBatchItemFailures())
        .extracting(failure -> failure.getItemIdentifier())
        .containsExactly("2");
    assertThat(world.bus).hasSize(1);
  }

  private static Proposal pending() {
    return Samples.proposal(
        1, Gate.INTERNAL, List.of(Samples.date("m1", Optional.of("2026-11-24"), Gate.INTERNAL)));
  }

  private void publish(DynamodbEvent.DynamodbStreamRecord... records) {
    DynamodbEvent event = StreamRows.event(List.of(records));
    assertThat(function.handleRequest(event, NoContext.HERE).getBatchItemFailures()).isEmpty();
  }
}
