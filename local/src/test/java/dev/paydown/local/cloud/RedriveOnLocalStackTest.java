package dev.paydown.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.aws.Clients;
import dev.paydown.aws.dynamo.DynamoEventLog;
import dev.paydown.aws.dynamo.DynamoWorkspaceStore;
import dev.paydown.aws.dynamo.Table;
import dev.paydown.aws.dynamo.Tables;
import dev.paydown.aws.dynamo.Unfinished;
import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.proposal.Execution;
import dev.paydown.brain.proposal.Gate;
import dev.paydown.brain.proposal.Move;
import dev.paydown.brain.proposal.MoveAction;
import dev.paydown.brain.proposal.MoveState;
import dev.paydown.brain.proposal.Packet;
import dev.paydown.local.cli.Main;
import dev.paydown.tools.json.BrainJson;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Dead letters of a stack, as its queues and its table are named on AWS, taken up again. */
@Tag("localstack")
final class RedriveOnLocalStackTest {
  private static final Instant NOW = Instant.parse("2026-11-02T09:00:00Z");
  private static final Duration AT_MOST = Duration.ofSeconds(30);

  private final String stack = "s" + UUID.randomUUID().toString().replace("-", "");
  private final Clients clients = new Clients();
  private final SqsClient sqs = clients.queues().get();
  private final DynamoDbClient dynamo = clients.dynamo();
  private final Table table = table();
  private final DynamoWorkspaceStore workspaces = new DynamoWorkspaceStore(table);
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private Table table() {
    Tables.create(dynamo, stack + "-Table-1ABC2DEF");
    return new Table(dynamo, stack + "-Table-1ABC2DEF", new Random(1));
  }

  private String queue(String id, Map<QueueAttributeName, String> attributes) {
    String suffix = attributes.containsKey(QueueAttributeName.FIFO_QUEUE) ? ".fifo" : "";
    return sqs.createQueue(
            create -> create.queueName(stack + "-" + id + "-XYZ12" + suffix).attributes(attributes))
        .queueUrl();
  }

  private String arn(String url) {
    return sqs.getQueueAttributes(
            ask -> ask.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
        .attributes()
        .getOrDefault(QueueAttributeName.QUEUE_ARN, "");
  }

  private int redrive(String... arguments) {
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    String[] all = new String[arguments.length + 3];
    all[0] = "redrive";
    all[1] = "--stack";
    all[2] = stack;
    System.arraycopy(arguments, 0, all, 3, arguments.length);
    return line.execute(all);
  }

  private Optional<String> received(String url) {
    List<Message> messages =
        sqs.receiveMessage(receive -> receive.queueUrl(url).waitTimeSeconds(1)).messages();
    return messages.stream().map(Message::body).findFirst();
  }

  @Test
  void what_died_in_a_queue_goes_back_into_it_and_a_dry_run_moves_nothing() {
    String letters = queue("NotifyDeadLetters", Map.of());
    String queue =
        queue(
            "NotifyQueue",
            Map.of(
                QueueAttributeName.REDRIVE_POLICY,
                "{\"deadLetterTargetArn\":\"" + arn(letters) + "\",\"maxReceiveCount\":\"1\"}"));
    sqs.sendMessage(send -> send.queueUrl(letters).messageBody("mailing ask-1"));

    assertThat(redrive()).as(err.toString()).isZero();
    assertThat(redrive("NotifyDeadLetters", "--dry-run")).isZero();
    assertThat(out.toString())
        .contains("NotifyDeadLetters           1  back into " + stack + "-NotifyQueue-XYZ12")
        .contains("./paydown redrive QUEUE --stack " + stack);
    assertThat(received(queue)).isEmpty();

    assertThat(redrive("NotifyDeadLetters")).isZero();
    assertThat(Await.value(AT_MOST, "the letter is back", () -> received(queue)))
        .isEqualTo("mailing ask-1");
  }

  @Test
  void what_the_bus_could_not_hand_over_goes_to_where_it_was_for() {
    String letters = queue("BusDeadLetters", Map.of());
    String queue = queue("DigestQueue", Map.of());
    sqs.sendMessage(
        send ->
            send.queueUrl(letters)
                .messageBody("{\"detail-type\":\"mail.due\"}")
                .messageAttributes(
                    Map.of(
                        "TARGET_ARN",
                        MessageAttributeValue.builder()
                            .dataType("String")
                            .stringValue(arn(queue))
                            .build())));

    assertThat(redrive("BusDeadLetters")).as(err.toString()).isZero();

    assertThat(Await.value(AT_MOST, "the event is there", () -> received(queue)))
        .isEqualTo("{\"detail-type\":\"mail.due\"}");
    assertThat(received(letters)).isEmpty();
  }

  @Test
  void what_advance_never_folded_is_folded_from_the_log() {
    String letters = queue("AdvanceDeadLetters", Map.of());
    sqs.sendMessage(
        send -> send.queueUrl(letters).messageBody("{\"DDBStreamBatchInfo\":{\"shardId\":\"x\"}}"));
    workspaces.create(WorkspaceState.empty("w1"), "One");
    new DynamoEventLog(table)
        .append("w1", new LogEntry("tick#1", NOW, List.of(new Fact.Ticked(NOW))));
    assertThat(new Unfinished(table).unfolded("w1")).hasSize(1);

    assertThat(redrive()).as(err.toString()).isZero();
    assertThat(workspaces.version("w1")).contains(0L);
    assertThat(redrive("AdvanceDeadLetters")).as(err.toString()).isZero();

    assertThat(workspaces.version("w1")).contains(1L);
    assertThat(new Unfinished(table).unfolded("w1")).isEmpty();
    assertThat(received(letters)).isEmpty();
    assertThat(out.toString()).contains("folded 1 entries (0 cannot be folded)");
  }

  @Test
  void a_move_that_publish_never_queued_is_queued_from_its_row() {
    String letters = queue("PublishDeadLetters", Map.of());
    String moves = queue("MovesQueue", Map.of(QueueAttributeName.FIFO_QUEUE, "true"));
    sqs.sendMessage(
        send -> send.queueUrl(letters).messageBody("{\"DDBStreamBatchInfo\":{\"shardId\":\"x\"}}"));
    workspaces.create(WorkspaceState.empty("w1"), "One");
    Execution execution =
        new Execution(
            "e1",
            "w1",
            "p1",
            1,
            "ada@example.com",
            "Move it",
            move(),
            packet(),
            NOW,
            Optional.empty());
    dynamo.putItem(
        put ->
            put.tableName(stack + "-Table-1ABC2DEF")
                .item(
                    Map.of(
                        "pk", AttributeValue.fromS("W#w1#X"),
                        "sk", AttributeValue.fromS("e1"),
                        "v", AttributeValue.fromN("1"),
                        "kind", AttributeValue.fromS("execution"),
                        "ws", AttributeValue.fromS("w1"),
                        "id", AttributeValue.fromS("e1"),
                        "body", AttributeValue.fromS(BrainJson.write(execution)))));

    assertThat(redrive("PublishDeadLetters")).as(err.toString()).isZero();

    assertThat(Await.value(AT_MOST, "the move is queued", () -> received(moves)))
        .contains("\"execution\":\"e1\"");
    assertThat(received(letters)).isEmpty();
  }

  @Test
  void a_queue_that_is_not_there_is_named_with_those_that_are() {
    queue("NotifyDeadLetters", Map.of());

    assertThat(redrive("NotfyDeadLetters")).isEqualTo(1);

    assertThat(err.toString()).contains("no queue NotfyDeadLetters, but NotifyDeadLetters");
  }

  private static Packet packet() {
    return new Packet(Optional.empty(), Optional.empty(), List.of(), List.of(), List.of());
  }

  private static Move move() {
    return new Move(
        "m1",
        MoveAction.SET_DATE,
        "linear/1",
        "linear",
        "1",
        "linear:ENG-1",
        "One",
        Optional.empty(),
        "due",
        Optional.empty(),
        Optional.of("2026-11-30"),
        Optional.empty(),
        Gate.INTERNAL,
        MoveState.CONFIRMED);
  }
}
