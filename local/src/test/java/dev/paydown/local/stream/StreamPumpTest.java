package dev.paydown.local.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import dev.paydown.aws.dynamo.Tables;
import dev.paydown.local.Invoker;
import dev.paydown.local.Signal;
import dev.paydown.local.dynamodb.DynamoDbLocal;
import dev.paydown.local.template.Template.StreamMapping;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** The pump over a real stream. */
@Tag("contract")
@SuppressWarnings("NullAway.Init") // JUnit's own life cycle sets the fields.
class StreamPumpTest {
  private static final StaticCredentialsProvider ANY =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));
  private static final Duration AT_MOST = Duration.ofSeconds(60);
  private static Optional<DynamoDbLocal> local = Optional.empty();
  private static DynamoDbStreamsClient streams;
  private static int tables;

  @TempDir private Path folder;
  private final Signal signal = new Signal();
  private final Writes writes = new Writes(signal);
  private final List<String> taken = Collections.synchronizedList(new ArrayList<>());
  private final List<String> givenUp = Collections.synchronizedList(new ArrayList<>());
  private final Set<Thread> threads = new HashSet<>();
  private DynamoDbClient client;
  private String table;

  @BeforeAll
  static void startDatabase() {
    if (System.getProperty("aws.endpointUrl") == null) {
      local = Optional.of(DynamoDbLocal.startInMemory(line -> {}));
    }
    streams = at(DynamoDbStreamsClient.builder()).build();
  }

  @AfterAll
  static void stopDatabase() {
    streams.close();
    local.ifPresent(DynamoDbLocal::close);
  }

  /** On DynamoDB Local, unless the SDK's own settings name an emulator of AWS. */
  private static <B extends AwsClientBuilder<B, ?>> B at(B builder) {
    return local
        .map(
            running ->
                builder
                    .endpointOverride(running.endpoint())
                    .region(Region.US_EAST_1)
                    .credentialsProvider(ANY))
        .orElse(builder);
  }

  @BeforeEach
  void makeTable() {
    client =
        at(DynamoDbClient.builder())
            .overrideConfiguration(override -> override.addExecutionInterceptor(writes))
            .build();
    tables++;
    table = "table-" + Long.toString(System.currentTimeMillis(), 36) + "-" + tables;
    Tables.create(client, table);
  }

  @AfterEach
  void stopPumps() throws InterruptedException {
    for (Thread thread : Set.copyOf(threads)) {
      stop(thread);
    }
    client.close();
  }

  @Test
  void every_record_that_the_filter_wants_is_taken_once_and_in_order() throws Exception {
    for (int i = 0; i < 120; i++) {
      put("r" + i, i % 3 == 0 ? "log" : "item");
    }
    StreamPump pump = pump(batch -> Set.of());
    start(pump);
    settle(pump);
    assertThat(taken).hasSize(40).startsWith("r0", "r3", "r6").doesNotHaveDuplicates();
    put("last", "log");
    settle(pump);
    assertThat(taken).hasSize(41).endsWith("last");
  }

  @Test
  void what_one_run_read_the_next_does_not_read_again_and_what_came_between_is_not_lost()
      throws Exception {
    put("a", "log");
    StreamPump first = pump(batch -> Set.of());
    Thread thread = start(first);
    settle(first);
    stop(thread);
    put("b", "log");
    StreamPump second = pump(batch -> Set.of());
    start(second);
    settle(second);
    assertThat(taken).containsExactly("a", "b");
  }

  @Test
  void a_batch_under_way_when_the_process_ends_is_read_again() throws Exception {
    put("a", "log");
    StreamPump first =
        pump(
            batch -> {
              Thread.currentThread().interrupt();
              throw new IllegalStateException("the process ends here");
            });
    Thread thread = start(first);
    assertThat(thread.join(AT_MOST)).isTrue();
    StreamPump second = pump(batch -> Set.of());
    start(second);
    settle(second);
    assertThat(taken).containsExactly("a", "a");
  }

  @Test
  void one_bad_record_is_given_up_by_itself_and_the_rest_goes_on() throws Exception {
    for (int i = 0; i < 8; i++) {
      put(i == 5 ? "bad" : "r" + i, "log");
    }
    StreamPump pump =
        pump(
            batch -> {
              if (batch.contains("bad")) {
                throw new IllegalStateException("a record that cannot be worked off");
              }
              return Set.of();
            });
    start(pump);
    settle(pump);
    assertThat(new HashSet<>(taken)).contains("r0", "r1", "r2", "r3", "r4", "r6", "r7");
    assertThat(givenUp).singleElement().asString().contains("startSequenceNumber");
  }

  @Test
  void a_batch_goes_on_from_the_record_that_the_function_names() throws Exception {
    for (int i = 0; i < 4; i++) {
      put("r" + i, "log");
    }
    Set<String> failedOnce = new HashSet<>();
    StreamPump pump =
        pump(batch -> batch.contains("r2") && failedOnce.add("r2") ? Set.of("r2") : Set.of());
    start(pump);
    settle(pump);
    assertThat(taken).containsExactly("r0", "r1", "r2", "r3", "r2", "r3");
    assertThat(givenUp).isEmpty();
  }

  private void put(String name, String kind) {
    client.putItem(
        request ->
            request
                .tableName(table)
                .item(
                    Map.of(
                        "pk", AttributeValue.fromS("p"),
                        "sk", AttributeValue.fromS(name),
                        "kind", AttributeValue.fromS(kind))));
  }

  /** A pump whose function notes what it takes and fails what {@code failing} says. */
  private StreamPump pump(Function<List<String>, Set<String>> failing) {
    Invoker functions =
        new Invoker() {
          @Override
          public Object call(String function, Object event) {
            return handle((DynamodbEvent) event, failing);
          }

          @Override
          public Object callWithJson(String function, String json) {
            throw new AssertionError("streams give records");
          }
        };
    return new StreamPump(
        new StreamMapping(
            "Taker",
            List.of("{\"dynamodb\":{\"NewImage\":{\"kind\":{\"S\":[\"log\"]}}}}"),
            10,
            2,
            true,
            Optional.of("GivenUp")),
        streams,
        client.describeTable(request -> request.tableName(table)).table().latestStreamArn(),
        folder,
        functions,
        givenUp::add,
        writes,
        signal,
        line -> {});
  }

  private StreamsEventResponse handle(
      DynamodbEvent event, Function<List<String>, Set<String>> failing) {
    List<String> names = event.getRecords().stream().map(StreamPumpTest::name).toList();
    taken.addAll(names);
    Set<String> failed = failing.apply(names);
    return new StreamsEventResponse(
        event.getRecords().stream()
            .filter(record -> failed.contains(name(record)))
            .map(
                record ->
                    new StreamsEventResponse.BatchItemFailure(
                        record.getDynamodb().getSequenceNumber()))
            .toList());
  }

  private static String name(DynamodbEvent.DynamodbStreamRecord record) {
    return Optional.ofNullable(record.getDynamodb().getKeys().get("sk")).orElseThrow().getS();
  }

  private Thread start(StreamPump pump) {
    Thread thread = Thread.ofPlatform().daemon().start(pump);
    threads.add(thread);
    return thread;
  }

  private void stop(Thread thread) throws InterruptedException {
    thread.interrupt();
    assertThat(thread.join(AT_MOST)).isTrue();
    threads.remove(thread);
  }

  private void settle(StreamPump pump) throws InterruptedException {
    long deadline = System.nanoTime() + AT_MOST.toNanos();
    while (pump.isBusy()) {
      assertThat(System.nanoTime()).as("drained in time").isLessThan(deadline);
      signal.await(signal.count(), Duration.ofMillis(20));
    }
  }
}
