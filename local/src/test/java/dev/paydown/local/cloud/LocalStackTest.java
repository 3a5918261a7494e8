package dev.paydown.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.local.Repository;
import dev.paydown.local.loop.Loop;
import dev.paydown.local.seen.Story;
import dev.paydown.local.template.Template;
import dev.paydown.local.template.TemplateReader;
import dev.paydown.tools.json.BrainJson;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** template.yaml in LocalStack's CloudFormation, and the loop over what it made. */
@Tag("localstack")
@SuppressWarnings("NullAway.Init") // JUnit's own life cycle sets the fields.
final class LocalStackTest {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static Deployed deployed;
  private static DerivedTemplate derived;
  private static Stack stack;
  private static Template template;

  @BeforeAll
  static void deploy() throws IOException {
    template = TemplateReader.read(Repository.template());
    deployed = Deployed.asNew("paydown");
    derived = deployed.derived();
    stack = deployed.stack();
    System.out.printf(
        "LocalStack: template.yaml is CREATE_COMPLETE after %.1f s with %d resources; left out:%n",
        Deployed.seconds(stack.took()), stack.physical().size());
    derived.toldLeftOut().forEach(System.out::println);
  }

  @Test
  void every_resource_of_the_template_is_made_but_for_what_is_said_to_be_left_out() {
    TreeSet<String> wanted = new TreeSet<>();
    derived.resources().properties().forEach(entry -> wanted.add(entry.getKey()));
    assertThat(new TreeSet<>(stack.physical().keySet())).isEqualTo(wanted);
    assertThat(wanted)
        .contains("Table", "Bus", "NotifyRule", "MovesQueue", "WakeSchedule", "IngestRole")
        .contains("AlarmTopic", "AdvanceBehindAlarm", "NotifyDeadLettersAlarm");
  }

  @Test
  void the_table_has_its_keys_its_index_its_stream_and_its_expiry() {
    try (DynamoDbClient dynamo = DynamoDbClient.create()) {
      TableDescription table =
          dynamo.describeTable(ask -> ask.tableName(stack.id("Table"))).table();
      assertThat(keys(table.keySchema())).containsExactly("pk HASH", "sk RANGE");
      assertThat(table.globalSecondaryIndexes())
          .singleElement()
          .satisfies(
              index -> {
                assertThat(index.indexName()).isEqualTo("due");
                assertThat(keys(index.keySchema())).containsExactly("duePk HASH", "dueAt RANGE");
              });
      assertThat(table.streamSpecification().streamViewType())
          .isEqualTo(StreamViewType.NEW_AND_OLD_IMAGES);
      assertThat(
              dynamo
                  .describeTimeToLive(ask -> ask.tableName(stack.id("Table")))
                  .timeToLiveDescription())
          .satisfies(
              ttl -> {
                assertThat(ttl.timeToLiveStatus()).isEqualTo(TimeToLiveStatus.ENABLED);
                assertThat(ttl.attributeName()).isEqualTo("ttl");
              });
    }
  }

  private static List<String> keys(List<KeySchemaElement> schema) {
    return schema.stream().map(key -> key.attributeName() + " " + key.keyTypeAsString()).toList();
  }

  @Test
  void every_queue_hides_and_redrives_as_the_template_says() throws IOException {
    try (SqsClient sqs = SqsClient.create()) {
      for (Template.QueueSpec spec : template.queues().values()) {
        if (spec.id().startsWith("ReceiveMail")) {
          continue;
        }
        Map<QueueAttributeName, String> has =
            sqs.getQueueAttributes(
                    ask -> ask.queueUrl(stack.id(spec.id())).attributeNames(QueueAttributeName.ALL))
                .attributes();
        assertThat(has.get(QueueAttributeName.VISIBILITY_TIMEOUT))
            .as(spec.id())
            .isEqualTo(Long.toString(spec.visibility().toSeconds()));
        assertThat("true".equals(has.get(QueueAttributeName.FIFO_QUEUE)))
            .as(spec.id())
            .isEqualTo(spec.isFifo());
        if (spec.deadLetters().isPresent()) {
          JsonNode redrive =
              BrainJson.mapper().readTree(has.get(QueueAttributeName.REDRIVE_POLICY));
          String letters = stack.id(spec.deadLetters().get().queue());
          assertThat(redrive.path("deadLetterTargetArn").asText())
              .as(spec.id())
              .endsWith(":" + letters.substring(letters.lastIndexOf('/') + 1));
          assertThat(redrive.path("maxReceiveCount").asInt())
              .as(spec.id())
              .isEqualTo(spec.deadLetters().get().maxReceiveCount());
        } else {
          assertThat(has).as(spec.id()).doesNotContainKey(QueueAttributeName.REDRIVE_POLICY);
        }
      }
    }
  }

  @Test
  void every_rule_has_its_pattern_and_its_queue_with_dead_letters() throws IOException {
    try (EventBridgeClient events = EventBridgeClient.create()) {
      List<Wired> made = new ArrayList<>(wired(events, stack.id("Bus")));
      // Every stack has a rule on the account's own bus.
      wired(events, "default").stream().filter(rule -> !isOfAnother(rule)).forEach(made::add);
      List<Wired> wanted = new ArrayList<>();
      for (Template.Rule rule : template.rules()) {
        JsonNode pattern = BrainJson.mapper().readTree(rule.pattern());
        rule.queues().forEach(queue -> wanted.add(new Wired(pattern, queue, "BusDeadLetters")));
      }
      assertThat(made).containsExactlyInAnyOrderElementsOf(wanted);
    }
  }

  /** What the rules of a bus send where. */
  private static List<Wired> wired(EventBridgeClient events, String bus) throws IOException {
    List<Wired> made = new ArrayList<>();
    for (var rule : events.listRules(ask -> ask.eventBusName(bus)).rules()) {
      List<Target> targets =
          events.listTargetsByRule(ask -> ask.eventBusName(bus).rule(rule.name())).targets();
      for (Target target : targets) {
        made.add(
            new Wired(
                BrainJson.mapper().readTree(rule.eventPattern()),
                logical(target.arn()),
                logical(target.deadLetterConfig().arn())));
      }
    }
    return made;
  }

  /** Whether it sends to a queue that is named as another stack's queues are. */
  private static boolean isOfAnother(Wired rule) {
    String queue = rule.queue().substring(rule.queue().lastIndexOf(':') + 1);
    return rule.queue().startsWith("arn:") && !queue.startsWith(stack.name() + "-");
  }

  /** What goes where, by logical ids. */
  private record Wired(JsonNode pattern, String queue, String deadLetters) {}

  /** The logical id of a queue by its Arn. */
  private static String logical(String arn) {
    String queue = arn.substring(arn.lastIndexOf(':') + 1);
    return stack.physical().entrySet().stream()
        .filter(entry -> entry.getValue().endsWith("/" + queue))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(arn);
  }

  @Test
  void the_bucket_is_there_and_the_sealing_key_is_random_and_long() {
    try (S3Client s3 = S3Client.create();
        SecretsManagerClient secrets = SecretsManagerClient.create()) {
      // The emulator makes the bucket and drops its rule of expiry.
      assertThat(s3.listBuckets().buckets())
          .extracting(Bucket::name)
          .contains(stack.id("QuarantineBucket"));
      assertThat(secrets.getSecretValue(ask -> ask.secretId(stack.id("SealingKey"))).secretString())
          .matches("[A-Za-z0-9]{64}");
    }
  }

  /** From the change in a tool to the confirmed change in a tool, each step as it was reached. */
  @Test
  void the_whole_loop_runs_over_the_deployed_stack(@TempDir Path data) {
    Loop loop =
        Loop.startOn(deployed::lay, data, Optional.of(Instant.parse("2026-11-02T09:00:00Z")));
    try (Story story = Story.on(loop)) {
      Story.Chapter chapter = story.chapter().planned();
      Stopwatch watch = new Stopwatch();

      loop.post(
          "/practice/linear/person/issues/" + chapter.key("Design"),
          Map.of("by", chapter.address("mo"), "dueDate", chapter.day(6).toString()));
      String ada = chapter.address("ada");
      Await.until(SOON, "a mail to Ada", () -> !loop.links(ada).isEmpty());
      watch.reached("webhook in, slip found, mail to Ada read back from SES");

      String link = loop.links(ada).getFirst();
      List<String> moves = loop.moves(link);
      assertThat(moves).hasSize(2);
      watch.reached("the magic link's page shown");
      loop.send(loop.form(link, "choice=confirm&move=" + String.join("&move=", moves)));
      watch.reached("the confirmation answered");
      Await.until(
          SOON,
          "the confirmed dates in Linear",
          () ->
              chapter.dueInLinear("Copy").equals(chapter.day(8).toString())
                  && chapter.dueInLinear("Build").equals(chapter.day(9).toString()));
      watch.reached("both dates changed in the practice Linear");
      loop.settle();
      watch.reached("the tool's own webhooks folded, nothing left in any queue");

      assertThat(states(loop, story.acme())).containsExactly("shift-dates done");
      assertThat(
              loop.api(story.acme().token(), "POST", "/api/replay", Map.of()).path("differences"))
          .isEmpty();
      assertThat(loop.api(story.acme(), "/api/quarantine").path("quarantine")).isEmpty();
      assertThat(deadLetters()).isEmpty();
    }
  }

  private static List<String> states(Loop loop, Loop.Company company) {
    List<String> states = new ArrayList<>();
    for (JsonNode each : loop.api(company, "/api/proposals").path("proposals")) {
      if (each.path("recipient").asText().startsWith("ada")) {
        states.add(each.path("kind").asText() + " " + each.path("state").asText());
      }
    }
    return states;
  }

  /** The queues for dead letters that hold any. */
  private static List<String> deadLetters() {
    List<String> holding = new ArrayList<>();
    try (SqsClient sqs = SqsClient.create()) {
      stack
          .physical()
          .forEach(
              (id, url) -> {
                if (id.endsWith("DeadLetters")
                    && !sqs.getQueueAttributes(
                            ask ->
                                ask.queueUrl(url)
                                    .attributeNames(
                                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                        .attributes()
                        .containsValue("0")) {
                  holding.add(id);
                }
              });
    }
    return holding;
  }
}
