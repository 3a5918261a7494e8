package dev.paydown.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.aws.Clients;
import dev.paydown.aws.Deployment;
import dev.paydown.aws.Deployments;
import dev.paydown.aws.Environment;
import dev.paydown.brain.store.Sweep;
import dev.paydown.brain.store.Sweeps;
import dev.paydown.local.Ground;
import dev.paydown.local.Repository;
import dev.paydown.local.SampleEvents;
import dev.paydown.local.loop.Loop;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * The packaged functions as Lambdas on MiniStack, called by its streams, bus, queues and schedule,
 * on this machine's own clock. What is asserted is what they did, never how they answered.
 */
@Tag("lambda")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@SuppressWarnings("NullAway.Init") // JUnit's own life cycle sets the fields.
final class LambdaTest {
  private static final URI ENDPOINT =
      URI.create(Objects.requireNonNull(System.getProperty("aws.endpointUrl"), "aws.endpointUrl"));
  private static final Duration SOON = Duration.ofMinutes(2);
  private static final String MO = "mo@acme.test";
  private static final String ADA = "ada@acme.test";
  private static final Map<String, String> KEYS = new TreeMap<>();
  @TempDir private static Path data;
  private static LambdaClient lambda;
  private static Stack stack;
  private static LambdaCalls calls;
  private static Deployment deployment;
  private static Loop loop;
  private static Loop.Company acme;
  private static Sweeps.Of linear;
  private static Instant due;
  private static Stopwatch sinceDue;

  @BeforeAll
  static void begin() {
    lambda =
        LambdaClient.builder()
            .httpClientBuilder(
                ApacheHttpClient.builder().socketTimeout(SOON).connectionTimeout(SOON))
            // A call made again would be an effect made again.
            .overrideConfiguration(
                override ->
                    override
                        .retryStrategy(AwsRetryStrategy.doNotRetry())
                        .apiCallTimeout(SOON)
                        .apiCallAttemptTimeout(SOON))
            .build();
    loop = Loop.startOn(LambdaTest::deployed, data, Optional.empty());
    acme = loop.company("acme");
    working();
    connected();
    sweepAgain();
  }

  @AfterAll
  static void end() {
    loop.close();
    lambda.close();
  }

  /** Makes the connection's next sweep due, long before it would be, and tells nobody. */
  private static void sweepAgain() {
    linear = new Sweeps.Of(acme.dashboard().replaceFirst(".*/w/", ""), "linear");
    Sweeps sweeps = deployment.sweeps();
    Sweep first =
        Await.value(
            SOON,
            "the first sweep's end",
            () -> sweeps.find(linear).filter(sweep -> sweep.through().isPresent()));
    due = loop.now();
    sinceDue = new Stopwatch();
    assertThat(sweeps.replace(first, first.due(due, Optional.empty()))).isTrue();
  }

  private static Ground deployed(Ground.Site site) {
    String name = "paydown-" + Long.toString(System.currentTimeMillis(), 36);
    String sender = name + "@example.org";
    Map<String, String> parameters =
        Map.of(
            "MailFrom",
            sender,
            "AllowPrivateHosts",
            "true",
            "Stage",
            "dev",
            "PublicUrl",
            site.url());
    DerivedTemplate derived =
        DerivedTemplate.of(Repository.template())
            .without("AWS::CloudWatch::Dashboard", "it shows none")
            .withoutCondition("ReceivesMail", "no domain is given")
            .withoutCondition("DeliversToFunction", "tools deliver to the API")
            .withoutCondition("LetsGoOfLogs", "logs are kept for ever")
            .without("AWS::Serverless::HttpApi", "it takes over no routes: the front door has them")
            .asProcesses(name + "-code")
            .everyMinute("WakeSchedule")
            .atAnyAddress();
    upload(site.data(), name + "-code", derived);
    stack = Stack.deploy(derived, name, parameters);
    System.out.printf(
        "MiniStack: template.yaml is CREATE_COMPLETE after %.1f s with %d resources; left out:%n",
        stack.took().toMillis() / 1000.0, stack.physical().size());
    derived.toldLeftOut().forEach(System.out::println);
    try (SesClient ses = SesClient.create()) {
      ses.verifyEmailIdentity(verify -> verify.emailAddress(sender));
    }
    Clients clients = new Clients();
    deployment =
        Deployments.from(
            new Environment(stack.variables(derived.root(), parameters)),
            clients.dynamo(),
            clients,
            site.clock(),
            site.random(),
            Map.of());
    calls = new LambdaCalls(lambda, stack);
    return new Ground(
        calls,
        site.workspaces(deployment),
        new MiniStackInbox(ENDPOINT, sender),
        Optional.empty(),
        List.of(),
        List.of(),
        (queue, _) -> {
          throw new IllegalStateException("this run keeps no schedule that fails into " + queue);
        },
        () -> {});
  }

  private static void upload(Path folder, String bucket, DerivedTemplate derived) {
    try (S3Client s3 = S3Client.create()) {
      s3.createBucket(
          create ->
              create
                  .bucket(bucket)
                  .createBucketConfiguration(at -> at.locationConstraint("eu-west-1")));
      for (String jar : derived.codeUris()) {
        Path zip = CodeZip.write(folder, jar);
        s3.putObject(put -> put.bucket(bucket).key(String.valueOf(zip.getFileName())), zip);
      }
    }
  }

  /** Everybody works at every hour: mail goes out whenever this test runs. */
  private static void working() {
    loop.worksAlways(acme.token());
    loop.api(
        acme.token(),
        "PUT",
        "/api/people",
        List.of(
            Map.of("email", MO, "name", "Mo", "zone", "UTC"),
            Map.of("email", ADA, "name", "Ada", "zone", "UTC")));
  }

  private static void connected() {
    loop.connectLinear(acme);
    issue("Design", MO, 3);
    issue("Build", ADA, 6);
    loop.emit(
        acme,
        "link-1",
        "link.made",
        Map.of(
            "from", "linear:" + KEYS.get("Design"),
            "to", "linear:" + KEYS.get("Build"),
            "kind", "blocks"));
    Await.until(SOON, "the link in the graph", LambdaTest::isLinked);
  }

  private static boolean isLinked() {
    for (JsonNode item : loop.api(acme, "/api/items").path("items")) {
      if (item.path("id").asText().equals("linear:" + KEYS.get("Build"))) {
        return item.path("links").size() == 1;
      }
    }
    return false;
  }

  private static LocalDate day(int later) {
    return LocalDate.ofInstant(loop.now(), ZoneOffset.UTC).plusDays(later);
  }

  private static void issue(String title, String owner, int due) {
    KEYS.put(
        title,
        loop.post(
                "/practice/linear/person/issues",
                Map.of(
                    "by", owner, "title", title, "assignee", owner, "dueDate", day(due).toString()))
            .path("identifier")
            .asText());
  }

  private static String dueInLinear(String title) {
    for (JsonNode issue :
        Loop.json(loop.send(loop.request("/practice/linear/issues").GET().build()))
            .path("issues")) {
      if (issue.path("identifier").asText().equals(KEYS.get(title))) {
        return issue.path("dueDate").asText();
      }
    }
    throw new AssertionError("no issue " + title);
  }

  @Test
  @Order(1)
  void a_slip_is_mailed_confirmed_and_made_in_the_tool_by_functions_that_aws_calls() {
    Stopwatch watch = new Stopwatch();
    loop.post(
        "/practice/linear/person/issues/" + KEYS.get("Design"),
        Map.of("by", MO, "dueDate", day(8).toString()));
    Await.until(SOON, "a mail to Ada", () -> !loop.links(ADA).isEmpty());
    watch.reached("webhook in, stream, slip, bus, queue, mail to Ada read back from SES");

    String link = loop.links(ADA).getFirst();
    List<String> moves = loop.moves(link);
    assertThat(moves).hasSize(1);
    watch.reached("the magic link's page shown");
    loop.send(loop.form(link, "choice=confirm&move=" + moves.getFirst()));
    watch.reached("the confirmation answered");
    Await.until(
        SOON,
        "the confirmed date in Linear",
        () -> dueInLinear("Build").equals(day(11).toString()));
    watch.reached("the date changed in the practice Linear");
    Await.until(
        SOON,
        "the proposal to be done, and said to be",
        () -> shifts().equals(List.of("done")) && loop.mailsTo(ADA).size() == 2);
    watch.reached("the effect on the books and mailed");

    assertThat(loop.api(acme.token(), "POST", "/api/replay", Map.of()).path("differences"))
        .isEmpty();
    assertThat(loop.api(acme, "/api/quarantine").path("quarantine")).isEmpty();
  }

  private static List<String> shifts() {
    List<String> states = new ArrayList<>();
    for (JsonNode each : loop.api(acme, "/api/proposals").path("proposals")) {
      if (each.path("kind").asText().equals("shift-dates")) {
        states.add(each.path("state").asText());
      }
    }
    return states;
  }

  /** A connection whose sweep is due is swept, and nobody but the schedule began that. */
  @Test
  @Order(3)
  void the_schedule_wakes_what_is_due() {
    Sweep second =
        Await.value(
            SOON,
            "the sweep that the schedule began",
            () ->
                deployment
                    .sweeps()
                    .find(linear)
                    .filter(sweep -> sweep.through().filter(due::isBefore).isPresent()));
    sinceDue.reached("seen: a due connection swept by schedule, wake, queue and sweep");
    assertThat(second.dueAt()).isAfter(due);
    assertThat(second.trouble()).isEmpty();
  }

  /** Its own answer, not the emulator's: one that did not run says so in words of its own. */
  @Test
  @Order(2)
  void every_function_runs_and_none_is_answered_for_by_the_emulator() {
    Set<String> functions = new TreeSet<>();
    stack.physical().keySet().stream()
        .filter(id -> id.endsWith("Function"))
        .forEach(functions::add);
    assertThat(functions).hasSize(21);
    Map<String, Path> samples = SampleEvents.of(functions);
    assertThat(samples.keySet()).isEqualTo(functions);
    samples.forEach(
        (function, sample) -> {
          assertThat(
                  lambda
                      .getFunctionConfiguration(ask -> ask.functionName(stack.id(function)))
                      .runtimeAsString())
              .as(function)
              .isEqualTo("provided.al2023");
          assertThat(calls.answer(function, SampleEvents.text(sample))).as(function).isNotBlank();
        });
  }

  @Test
  @Order(4)
  void nothing_was_given_up() {
    Map<String, String> holding = new TreeMap<>();
    try (SqsClient sqs = SqsClient.create()) {
      stack
          .physical()
          .forEach(
              (id, url) -> {
                if (id.endsWith("DeadLetters")) {
                  holding.put(
                      id,
                      sqs.getQueueAttributes(
                              ask ->
                                  ask.queueUrl(url)
                                      .attributeNames(
                                          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                          .attributes()
                          .getOrDefault(
                              QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "unknown"));
                }
              });
    }
    assertThat(holding)
        .hasSizeGreaterThan(8)
        .allSatisfy((id, count) -> assertThat(count).isEqualTo("0"));
  }

  /** The check is one that can fail: the emulator does not run Java's own runtime. */
  @Test
  @Order(5)
  void an_answer_in_a_function_s_place_is_known_for_what_it_is() {
    String name = stack.name() + "-managed";
    lambda.createFunction(
        create ->
            create
                .functionName(name)
                .runtime("java25")
                .handler("dev.paydown.batch.wake.WakeFunction::handleRequest")
                .role("arn:aws:iam::000000000000:role/any")
                .code(
                    code -> code.s3Bucket(stack.name() + "-code").s3Key("paydown-batch.jar.zip")));
    LambdaCalls managed =
        new LambdaCalls(lambda, new Stack(name, Map.of("Managed", name), Duration.ZERO));
    assertThatThrownBy(() -> managed.answer("Managed", "{}"))
        .isInstanceOf(LambdaCalls.StandIn.class);
  }
}
