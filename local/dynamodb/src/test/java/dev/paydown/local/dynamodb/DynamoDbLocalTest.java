package dev.paydown.local.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DynamoDbLocalTest {
  private static final String TABLE =
      """
      {"TableName":"Facts","BillingMode":"PAY_PER_REQUEST",
       "AttributeDefinitions":[{"AttributeName":"pk","AttributeType":"S"}],
       "KeySchema":[{"AttributeName":"pk","KeyType":"HASH"}],
       "StreamSpecification":{"StreamEnabled":true,"StreamViewType":"NEW_IMAGE"}}
      """;

  @Test
  void it_answers_in_memory_and_ends_when_closed() throws Exception {
    long pid;
    try (DynamoDbLocal database = DynamoDbLocal.startInMemory(DynamoDbLocalTest::say)) {
      pid = database.pid();
      Wire wire = new Wire(database.endpoint());
      wire.call("CreateTable", TABLE);
      assertThat(wire.call("ListTables", "{}")).contains("\"Facts\"");
      assertThat(database.isAlive()).isTrue();
    }
    assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
  }

  @Test
  void the_child_ends_when_its_parent_is_killed(@TempDir Path data) throws Exception {
    try (Running running = parent(data)) {
      ProcessHandle child = ProcessHandle.of(running.childPid()).orElseThrow();
      running.parent().destroyForcibly();
      child.onExit().get(10, TimeUnit.SECONDS);
      assertThat(child.isAlive()).isFalse();
    }
  }

  @Test
  void a_folder_in_use_is_refused_by_name(@TempDir Path data) {
    try (DynamoDbLocal first = DynamoDbLocal.start(data, DynamoDbLocalTest::say)) {
      assertThatThrownBy(() -> DynamoDbLocal.start(data, DynamoDbLocalTest::say))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("another process uses the data folder");
      assertThat(first.isAlive()).isTrue();
    }
  }

  @Test
  void an_orphan_on_the_folder_is_ended_by_the_next_start_and_a_stranger_is_not(@TempDir Path data)
      throws Exception {
    Path jars = Jars.fetched(Jars.userCache(), DynamoDbLocalTest::say);
    Process orphan = orphan(jars, data.toRealPath());
    Process stranger = new ProcessBuilder("sleep", "600").start();
    try {
      Files.writeString(data.resolve("dynamodb-local.pid"), Long.toString(orphan.pid()));
      DynamoDbLocal.start(data, DynamoDbLocalTest::say).close();
      assertThat(orphan.waitFor(10, TimeUnit.SECONDS)).isTrue();

      Files.writeString(data.resolve("dynamodb-local.pid"), Long.toString(stranger.pid()));
      DynamoDbLocal.start(data, DynamoDbLocalTest::say).close();
      assertThat(stranger.isAlive()).isTrue();
    } finally {
      orphan.destroyForcibly();
      stranger.destroyForcibly();
    }
  }

  @Test
  void rows_stream_records_and_iterators_survive_a_kill_of_both_processes(@TempDir Path data)
      throws Exception {
    List<String> written = new ArrayList<>();
    String arn;
    String middle;
    try (Running first = parent(data)) {
      Wire wire = new Wire(first.endpoint());
      wire.call("CreateTable", TABLE);
      put(wire, written, 40);
      arn = Wire.field(wire.call("ListStreams", "{}"), "StreamArn");
      String fromStart = iterator(wire, arn, shard(wire, arn));
      String read =
          wire.call("GetRecords", "{\"Limit\":10,\"ShardIterator\":\"" + fromStart + "\"}");
      middle = Wire.field(read, "NextShardIterator");
      put(wire, written, 40);
      ProcessHandle child = ProcessHandle.of(first.childPid()).orElseThrow();
      child.destroyForcibly();
      first.parent().destroyForcibly();
      child.onExit().get(10, TimeUnit.SECONDS);
      assertThat(first.parent().waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    try (DynamoDbLocal second = DynamoDbLocal.start(data, DynamoDbLocalTest::say)) {
      Wire again = new Wire(second.endpoint());
      String scan = again.call("Scan", "{\"TableName\":\"Facts\"}");
      assertThat(written).allSatisfy(key -> assertThat(scan).contains("\"" + key + "\""));
      String arnNow = Wire.field(again.call("ListStreams", "{}"), "StreamArn");
      assertThat(arnNow).isEqualTo(arn);
      String records =
          again.call(
              "GetRecords",
              "{\"ShardIterator\":\"" + iterator(again, arn, shard(again, arn)) + "\"}");
      assertThat(written).allSatisfy(key -> assertThat(records).contains("\"" + key + "\""));
      String rest = again.call("GetRecords", "{\"ShardIterator\":\"" + middle + "\"}");
      assertThat(written.subList(10, 80))
          .allSatisfy(key -> assertThat(rest).contains("\"" + key + "\""));
      assertThat(rest).doesNotContain("\"k0\"");
    }
  }

  private static void say(String notice) {
    System.err.println(notice);
  }

  private record Running(Process parent, long childPid, URI endpoint) implements AutoCloseable {
    @Override
    public void close() {
      parent.destroyForcibly();
    }
  }

  private static Running parent(Path data) throws IOException {
    Process parent =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Parent.class.getName(),
                data.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(parent.getInputStream(), StandardCharsets.US_ASCII));
    String line = reader.readLine();
    assertThat(line).isNotNull();
    int space = line.indexOf(' ');
    return new Running(
        parent, Long.parseLong(line.substring(0, space)), URI.create(line.substring(space + 1)));
  }

  private static Process orphan(Path jars, Path data) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-Xmx128m",
            "-cp",
            jars + "/*",
            Home.MAIN,
            "-port",
            "0",
            "-sharedDb",
            "-dbPath",
            data.toString())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static void put(Wire wire, List<String> written, int count) throws Exception {
    for (int i = 0; i < count; i++) {
      String key = "k" + written.size();
      wire.call("PutItem", "{\"TableName\":\"Facts\",\"Item\":{\"pk\":{\"S\":\"" + key + "\"}}}");
      written.add(key);
    }
  }

  private static String shard(Wire wire, String arn) throws Exception {
    return Wire.field(wire.call("DescribeStream", "{\"StreamArn\":\"" + arn + "\"}"), "ShardId");
  }

  private static String iterator(Wire wire, String arn, String shard) throws Exception {
    return Wire.field(
        wire.call(
            "GetShardIterator",
            "{\"StreamArn\":\""
                + arn
                + "\",\"ShardId\":\""
                + shard
                + "\",\"ShardIteratorType\":\"TRIM_HORIZON\"}"),
        "ShardIterator");
  }
}
