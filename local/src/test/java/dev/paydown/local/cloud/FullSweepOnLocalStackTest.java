package dev.paydown.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.aws.Clients;
import dev.paydown.aws.Deployment;
import dev.paydown.aws.Deployments;
import dev.paydown.aws.Environment;
import dev.paydown.aws.dynamo.DynamoEventLog;
import dev.paydown.aws.dynamo.DynamoRoll;
import dev.paydown.aws.dynamo.DynamoWorkspaceStore;
import dev.paydown.aws.dynamo.Table;
import dev.paydown.aws.dynamo.Tables;
import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.store.Advancer;
import dev.paydown.local.LambdaInvoker;
import dev.paydown.local.Repository;
import dev.paydown.local.cli.Main;
import dev.paydown.local.template.TemplateReader;
import dev.paydown.tools.json.BrainJson;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * The template's state machine over a manifest in S3, as LocalStack runs it. It runs no Lambda, so
 * each call of one is a message with a task token here, and the handlers answer it. Of the result
 * writer it makes the manifest alone: the files that this names are written here as AWS has them.
 */
@Tag("localstack")
final class FullSweepOnLocalStackTest {
  private static final Instant NOW = Instant.parse("2026-11-18T10:00:00Z");
  private static final int WORKSPACES = 203;

  private final String stack = "s" + UUID.randomUUID().toString().replace("-", "");
  private final String name = stack + "-Table-1ABC2DEF";
  private final Clients clients = new Clients();
  private final S3Client s3 = clients.buckets().get();
  private final SqsClient sqs = clients.queues().get();
  private final Table table = table();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final ConcurrentLinkedQueue<JsonNode> batches = new ConcurrentLinkedQueue<>();

  private Table table() {
    Tables.create(clients.dynamo(), name);
    return new Table(clients.dynamo(), name, new SecureRandom());
  }

  private Deployment deployment() {
    return Deployments.from(
        new Environment(Map.of("TABLE", name, "FULL_SWEEP_BUCKET", stack)),
        clients.dynamo(),
        clients,
        () -> NOW,
        new SecureRandom(),
        Map.of());
  }

  @Test
  void every_workspace_is_swept_once_a_hundred_at_a_time_and_what_is_wrong_is_named()
      throws Exception {
    DynamoWorkspaceStore store = new DynamoWorkspaceStore(table);
    IntStream.range(0, WORKSPACES)
        .mapToObj("w%03d"::formatted)
        .forEach(each -> store.create(WorkspaceState.empty(each), each));
    spoil("w007");
    assertThat(new DynamoRoll(table).enter("x-gone")).isTrue();
    String queue = sqs.createQueue(create -> create.queueName(stack)).queueUrl();
    s3.createBucket(
        create ->
            create
                .bucket(stack)
                .createBucketConfiguration(at -> at.locationConstraint("eu-west-1")));

    try (SfnClient machines = SfnClient.create()) {
      machines.createStateMachine(
          create ->
              create
                  .name(stack + "-full-sweep")
                  .definition(definition(queue))
                  .roleArn("arn:aws:iam::000000000000:role/sweep"));
      answering(queue, machines, () -> assertThat(sweep()).as(err.toString()).isZero());
    }

    String execution = out.toString().lines().findFirst().orElseThrow().replace("Sweep ", "");
    assertThat(json("manifests/" + execution + ".json"))
        .extracting(each -> each.path("workspaces").size())
        .containsExactly(100, 100, 4);
    assertThat(batches.stream().map(each -> each.path("swept").asInt()).sorted())
        .containsExactly(4, 100, 100);

    writeAsAwsDoes();
    out.getBuffer().setLength(0);
    assertThat(sweep("--execution", execution)).as(err.toString()).isEqualTo(1);
    assertThat(out.toString())
        .contains("swept     204 workspaces")
        .contains("behind    0")
        .contains("differing 1\n  w007: 1 rows")
        .contains("failed    1\n  x-gone: there is no such workspace");
  }

  @Test
  void workspaces_of_before_the_roll_are_entered_into_it_once() {
    new DynamoWorkspaceStore(table).create(WorkspaceState.empty("w1"), "One");
    for (Map<String, AttributeValue> row : rows("R#")) {
      delete(row);
    }
    assertThat(new DynamoRoll(table).workspaces()).isEmpty();

    assertThat(sweep("--enrol")).as(err.toString()).isZero();
    assertThat(sweep("--enrol")).as(err.toString()).isZero();

    assertThat(new DynamoRoll(table).workspaces()).containsExactly("w1");
    assertThat(out.toString())
        .contains("1 workspaces, 1 of them entered now.")
        .contains("1 workspaces, 0 of them entered now.");
  }

  /** An item that its log knows of is no more among its rows. */
  private void spoil(String workspace) {
    LogEntry opened =
        new LogEntry(
            "opened",
            NOW,
            List.of(
                new Fact.ItemChanged(
                    new ItemRef.Own("studio", "a"),
                    NOW,
                    0,
                    Actor.HUMAN,
                    List.of(FieldChange.set(ItemField.TITLE, "A")))));
    new DynamoEventLog(table).append(workspace, opened);
    assertThat(new Advancer(new DynamoWorkspaceStore(table)).advance(workspace, List.of(opened)))
        .isEmpty();
    List<Map<String, AttributeValue>> items = rows("W#" + workspace + "#I");
    assertThat(items).hasSize(1);
    delete(items.getFirst());
  }

  private List<Map<String, AttributeValue>> rows(String prefix) {
    return clients
        .dynamo()
        .scanPaginator(scan -> scan.tableName(name).consistentRead(true))
        .items()
        .stream()
        .filter(row -> row.getOrDefault("pk", AttributeValue.fromS("")).s().startsWith(prefix))
        .toList();
  }

  private void delete(Map<String, AttributeValue> row) {
    Map<String, AttributeValue> key = new HashMap<>(row);
    key.keySet().retainAll(Set.of("pk", "sk"));
    clients.dynamo().deleteItem(delete -> delete.tableName(name).key(key));
  }

  /** The template's definition, each call of a function in it a message that names the function. */
  private String definition(String queue) {
    JsonNode machine = Repository.resources().path("FullSweepMachine").path("Properties");
    String filled =
        machine
            .path("DefinitionString")
            .path("Fn::Sub")
            .asText()
            .replace("${FullSweepBucket}", stack)
            .replace("${FullSweepLanes}", "2")
            .replace("${KeepLogDays}", "30")
            .replace("${AWS::Partition}", "aws")
            .replace("${ManifestFunction.Arn}", "ManifestFunction")
            .replace("${FullSweepFunction.Arn}", "FullSweepFunction");
    JsonNode definition = BrainJson.read(filled, JsonNode.class);
    for (JsonNode parent : definition.findParents("Resource")) {
      if (parent.path("Resource").asText().equals("arn:aws:states:::lambda:invoke")) {
        ObjectNode task = (ObjectNode) parent;
        ObjectNode body = BrainJson.mapper().createObjectNode();
        body.put("token.$", "$$.Task.Token").setAll((ObjectNode) task.path("Parameters"));
        task.put("Resource", "arn:aws:states:::sqs:sendMessage.waitForTaskToken");
        task.putObject("Parameters").put("QueueUrl", queue).set("MessageBody", body);
      }
    }
    return definition.toString();
  }

  /** Does the work while the handlers answer what comes by the queue. */
  private void answering(String queue, SfnClient machines, Runnable work) throws Exception {
    AtomicBoolean isOver = new AtomicBoolean();
    LambdaInvoker functions =
        new LambdaInvoker(TemplateReader.read(Repository.template()), deployment(), said -> {});
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> handlers =
          threads.submit(
              () -> {
                while (!isOver.get()) {
                  sqs.receiveMessage(ask -> ask.queueUrl(queue).waitTimeSeconds(1))
                      .messages()
                      .forEach(message -> answer(message, queue, functions, machines));
                }
              });
      try {
        work.run();
      } finally {
        isOver.set(true);
      }
      handlers.get();
    }
  }

  private void answer(Message message, String queue, LambdaInvoker functions, SfnClient machines) {
    JsonNode call = BrainJson.read(message.body(), JsonNode.class);
    String function = call.path("FunctionName").asText();
    JsonNode answer =
        BrainJson.mapper()
            .valueToTree(functions.callWithJson(function, call.path("Payload").toString()));
    if (function.equals("FullSweepFunction")) {
      batches.add(answer);
    }
    machines.sendTaskSuccess(
        done ->
            done.taskToken(call.path("token").asText())
                .output(BrainJson.write(Map.of("Payload", answer))));
    sqs.deleteMessage(delete -> delete.queueUrl(queue).receiptHandle(message.receiptHandle()));
  }

  /** What the batches answered, in a file that the result writer's manifest names. */
  private void writeAsAwsDoes() {
    String manifest =
        s3.listObjectsV2(list -> list.bucket(stack).prefix("results/")).contents().stream()
            .map(S3Object::key)
            .filter(key -> key.endsWith("/manifest.json"))
            .findFirst()
            .orElseThrow();
    ArrayNode children = BrainJson.mapper().createArrayNode();
    batches.forEach(
        batch -> children.addObject().put("Status", "SUCCEEDED").put("Output", batch.toString()));
    String file = manifest.replace("manifest.json", "SUCCEEDED_0.json");
    put(file, children);
    ObjectNode shape = (ObjectNode) json(manifest);
    ObjectNode named = BrainJson.mapper().createObjectNode().put("Key", file);
    shape
        .withObjectProperty("ResultFiles")
        .putArray("SUCCEEDED")
        .add(named.put("Size", children.toString().length()));
    put(manifest, shape);
  }

  private void put(String key, JsonNode shape) {
    s3.putObject(put -> put.bucket(stack).key(key), RequestBody.fromString(shape.toString()));
  }

  private JsonNode json(String key) {
    return BrainJson.read(
        s3.getObjectAsBytes(get -> get.bucket(stack).key(key)).asUtf8String(), JsonNode.class);
  }

  private int sweep(String... arguments) {
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    List<String> all = new ArrayList<>(List.of("sweep", "--stack", stack));
    all.addAll(List.of(arguments));
    return line.execute(all.toArray(String[]::new));
  }
}
