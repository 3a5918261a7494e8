package dev.paydown.functions.advance;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.functions.NoContext;
import dev.paydown.functions.StreamRows;
import dev.paydown.functions.World;
import dev.paydown.tools.json.BrainJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AdvanceFunctionTest {
  private final World world = new World();

  @Test
  void new_rows_are_folded_and_a_second_delivery_of_them_changes_nothing() {
    AdvanceFunction function = new AdvanceFunction(world.deployment());
    LogEntry entry =
        new LogEntry(
            "connection#studio",
            world.now,
            List.of(new Fact.ConnectionMade(world.now, "studio", "events")));
    DynamodbEvent event = event(row("1", "w1", BrainJson.write(entry)));
    assertThat(function.handleRequest(event, NoContext.HERE).getBatchItemFailures()).isEmpty();
    WorkspaceState folded = world.store.load("w1").orElseThrow();
    assertThat(folded.connections()).containsExactly(Map.entry("studio", "events"));
    assertThat(function.handleRequest(event, NoContext.HERE).getBatchItemFailures()).isEmpty();
    assertThat(world.store.load("w1").orElseThrow()).isEqualTo(folded);
  }

  @Test
  void a_row_that_holds_no_entry_is_kept_aside_and_the_rest_goes_on() {
    List<LogEntry> folded = new ArrayList<>();
    AdvanceBatch batch =
        batch(
            (workspace, entries) -> {
              folded.addAll(entries);
              return List.of();
            });
    LogEntry good = new LogEntry("a", world.now, List.of(new Fact.Ticked(world.now)));
    assertThat(
            batch.fold(List.of(row("1", "w1", "{\"id\":7"), row("2", "w1", BrainJson.write(good)))))
        .isEqualTo(new AdvanceBatch.Folded());
    assertThat(folded).containsExactly(good);
    assertThat(world.quarantine).hasSize(1);
  }

  @Test
  void workspaces_of_one_batch_are_folded_side_by_side() {
    CountDownLatch underWay = new CountDownLatch(3);
    AdvanceBatch batch =
        batch(
            (workspace, entries) -> {
              underWay.countDown();
              try {
                if (!underWay.await(1, TimeUnit.MINUTES)) {
                  throw new IllegalStateException("the others wait for this one");
                }
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              return List.of();
            });
    assertThat(
            batch.fold(
                List.of(
                    row("1", "w1", entry("a")),
                    row("2", "w2", entry("b")),
                    row("3", "w3", entry("c")))))
        .isEqualTo(new AdvanceBatch.Folded());
  }

  @Test
  void what_a_newer_version_wrote_waits_for_it_while_an_upgrade_may_be_under_way() {
    List<String> folded = new ArrayList<>();
    AdvanceBatch batch =
        batch(
            (workspace, entries) -> {
              entries.forEach(entry -> folded.add(entry.id()));
              return List.of();
            });
    String unknown =
        "{\"id\":\"n\",\"receivedAt\":\"2026-11-18T10:00:00Z\",\"facts\":[{\"is\":\"MoonRisen\"}]}";
    List<DynamodbEvent.DynamodbStreamRecord> records =
        List.of(tick("1", "a"), received(row("2", "w1", unknown), world.now), tick("3", "b"));

    assertThat(batch.fold(records)).isEqualTo(new AdvanceBatch.StoppedAt("2"));
    assertThat(folded).containsExactly("a");
    assertThat(world.quarantine).isEmpty();

    world.now = world.now.plus(AdvanceBatch.UPGRADE);
    assertThat(batch.fold(records)).isEqualTo(new AdvanceBatch.Folded());
    assertThat(folded).containsExactly("a", "a", "b");
    assertThat(world.quarantine).hasSize(1);
  }

  private DynamodbEvent.DynamodbStreamRecord tick(String sequence, String id) {
    LogEntry entry = new LogEntry(id, world.now, List.of(new Fact.Ticked(world.now)));
    return row(sequence, "w1", BrainJson.write(entry));
  }

  private static DynamodbEvent.DynamodbStreamRecord received(
      DynamodbEvent.DynamodbStreamRecord record, Instant at) {
    record.getDynamodb().getNewImage().put("receivedAt", new AttributeValue(at.toString()));
    return record;
  }

  @Test
  void a_workspace_that_fails_stops_at_its_first_record_and_does_not_stop_others() {
    List<String> advanced = new ArrayList<>();
    AdvanceBatch batch =
        batch(
            (workspace, entries) -> {
              if (workspace.equals("w2")) {
                throw new IllegalStateException("the store is away");
              }
              advanced.add(workspace + entries.stream().map(LogEntry::id).toList());
              return List.of();
            });
    assertThat(
            batch.fold(
                List.of(
                    row("1", "w1", entry("a")),
                    row("2", "w2", entry("b")),
                    row("3", "w1", entry("c")))))
        .isEqualTo(new AdvanceBatch.StoppedAt("2"));
    assertThat(advanced).containsExactly("w1[a, c]");
  }

  private AdvanceBatch batch(AdvanceBatch.Fold fold) {
    return new AdvanceBatch(fold, 4, world.deployment().quarantine(), () -> world.now);
  }

  private String entry(String id) {
    return BrainJson.write(new LogEntry(id, world.now, List.of(new Fact.Ticked(world.now))));
  }

  private static DynamodbEvent event(DynamodbEvent.DynamodbStreamRecord... records) {
    return StreamRows.event(List.of(records));
  }

  private static DynamodbEvent.DynamodbStreamRecord row(
      String sequence, String workspace, String body) {
    return StreamRows.numbered(StreamRows.inserted("log", workspace, body), sequence);
  }
}
