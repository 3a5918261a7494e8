package dev.paydown.local.fullsweep;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import dev.paydown.aws.Deployment;
import dev.paydown.aws.Deployments;
import dev.paydown.aws.Stores;
import dev.paydown.aws.dynamo.Table;
import dev.paydown.aws.secrets.Sealer;
import dev.paydown.batch.fullsweep.FullSweepFunction;
import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.functions.advance.AdvanceFunction;
import dev.paydown.local.LocalContext;
import dev.paydown.local.memory.ChangeRecords;
import dev.paydown.local.memory.MemoryTable;
import dev.paydown.tools.json.BrainJson;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * A worker that is killed at any of its calls of the table leaves its batch to be done again, and
 * what is there in the end is what would be there without: the same bytes.
 */
final class KilledWorkerTest {
  private static final Instant MONDAY = Instant.parse("2026-11-16T09:00:00Z");
  private static final Instant LATER = Instant.parse("2026-11-25T09:00:00Z");
  private static final List<String> WORKSPACES =
      IntStream.range(0, 3).mapToObj("w%d"::formatted).toList();

  /** Nobody can catch that a process ends. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }

  /** A table with three workspaces, each of which owes something, and its next call's last. */
  private static final class Ground {
    final List<MemoryTable.Change> changes = new ArrayList<>();
    final MemoryTable table = new MemoryTable(changes::add);
    final AtomicLong calls = new AtomicLong();
    long killAt = Long.MAX_VALUE;
    volatile boolean isDead;
    final Deployment deployment = deployment();

    Ground() {
      for (String workspace : WORKSPACES) {
        deployment.workspaces().create(WorkspaceState.empty(workspace), workspace);
        LogEntry opened =
            new LogEntry(
                "opened",
                MONDAY,
                List.of(
                    new Fact.ItemChanged(
                        new ItemRef.Own("studio", "a"),
                        MONDAY,
                        0,
                        Actor.HUMAN,
                        List.of(
                            FieldChange.set(ItemField.TITLE, "A"),
                            FieldChange.set(ItemField.OWNER, "ada@example.com"),
                            FieldChange.set(ItemField.DUE, "2026-11-18")))));
        deployment.log().append(workspace, opened);
      }
      fold(List.copyOf(changes));
      changes.clear();
      calls.set(0);
    }

    private Deployment deployment() {
      DynamoDbClient counted =
          (DynamoDbClient)
              Proxy.newProxyInstance(
                  DynamoDbClient.class.getClassLoader(),
                  new Class<?>[] {DynamoDbClient.class},
                  (proxy, method, arguments) -> {
                    // Paginators and consumers of builders call back by the request itself.
                    if (method.isDefault() && !takesARequest(arguments)) {
                      return java.lang.reflect.InvocationHandler.invokeDefault(
                          proxy, method, arguments);
                    }
                    // Workspaces are folded side by side: only ever set, never written back.
                    if (calls.incrementAndGet() == killAt) {
                      isDead = true;
                    }
                    if (isDead) {
                      throw new Killed();
                    }
                    try {
                      return method.invoke(table, arguments);
                    } catch (InvocationTargetException e) {
                      throw e.getCause();
                    }
                  });
      SecureRandom random = new SecureRandom();
      return Deployments.with(
          Stores.on(
              new Table(counted, "paydown", random),
              Sealer.of(new byte[32], random),
              (place, body) -> {},
              () -> LATER),
          () -> LATER,
          random,
          "https://paydown.example",
          "",
          (workspace, message) -> "mail",
          (id, most) -> java.util.Optional.empty(),
          events -> {},
          (name, body, group, deduplication) -> {},
          (name, workspaces) -> name,
          Map.of());
    }

    private static boolean takesARequest(Object... arguments) {
      return arguments.length == 1
          && arguments[0] instanceof software.amazon.awssdk.core.SdkRequest;
    }

    Map<String, Object> sweep() {
      return new FullSweepFunction(deployment)
          .handleRequest(
              Map.of("mode", "recompute", "at", LATER.toString(), "left", WORKSPACES),
              new LocalContext("sweep", "1", Duration.ofMinutes(14), said -> {}));
    }

    void fold(List<MemoryTable.Change> log) {
      DynamodbEvent event =
          ChangeRecords.event(
              log.stream()
                  .filter(change -> MemoryTable.text(change.after(), "kind").equals("log"))
                  .map(change -> ChangeRecords.of(change, 1))
                  .toList());
      assertThat(
              new AdvanceFunction(deployment)
                  .handleRequest(
                      event, new LocalContext("advance", "1", Duration.ofMinutes(1), said -> {}))
                  .getBatchItemFailures())
          .isEmpty();
    }

    /**
     * Whether the work ends in its process's death. From then on nothing that it does or answers
     * reaches anybody; another process does what comes next.
     */
    boolean isKilled(Runnable work) {
      try {
        work.run();
      } catch (Killed | AssertionError _) {
        // What a dead process answers, or does not, is no matter.
      }
      boolean was = isDead;
      isDead = false;
      return was;
    }

    /** Every row, as text, in order. */
    List<String> rows() {
      return table.all().stream().map(row -> new TreeMap<>(row).toString()).sorted().toList();
    }
  }

  @Test
  void a_sweep_that_is_killed_at_any_call_and_done_again_leaves_the_same_bytes() {
    Ground calm = new Ground();
    String answer = BrainJson.write(calm.sweep());
    assertThat(calm.sweep()).extracting("behind").isEqualTo(WORKSPACES);
    long last = calm.calls.get() / 2;
    assertThat(last).as("calls of one sweep").isGreaterThan(20);
    for (long call = 1; call <= last; call++) {
      Ground ground = new Ground();
      ground.killAt = call;
      assertThat(ground.isKilled(ground::sweep)).as("at call " + call).isTrue();
      assertThat(BrainJson.write(ground.sweep())).as("at call " + call).isEqualTo(answer);
      assertThat(ground.rows()).as("at call " + call).isEqualTo(calm.rows());
    }
  }

  @Test
  void a_batch_of_the_stream_that_is_killed_at_any_call_and_folded_again_leaves_the_same_bytes() {
    Ground calm = new Ground();
    Map<String, Object> swept = calm.sweep();
    assertThat(swept).extracting("behind").isEqualTo(WORKSPACES);
    List<MemoryTable.Change> ticks = List.copyOf(calm.changes);
    calm.calls.set(0);
    calm.fold(ticks);
    long last = calm.calls.get();
    for (long call = 1; call <= last; call++) {
      Ground ground = new Ground();
      assertThat(ground.sweep()).isEqualTo(swept);
      ground.calls.set(0);
      ground.killAt = call;
      assertThat(ground.isKilled(() -> ground.fold(ticks))).as("at call " + call).isTrue();
      ground.fold(ticks);
      assertThat(ground.rows()).as("at call " + call).isEqualTo(calm.rows());
    }
  }
}
