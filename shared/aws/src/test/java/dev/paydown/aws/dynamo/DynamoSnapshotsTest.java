package dev.paydown.aws.dynamo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paydown.brain.Advance;
import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.store.Journal;
import dev.paydown.brain.store.Replay;
import dev.paydown.brain.store.Snapshots.Cut;
import dev.paydown.brain.store.Snapshots.Taken;
import dev.paydown.brain.store.WorkspaceStore.Committed;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("contract")
class DynamoSnapshotsTest {
  private final Table table = Database.table();
  private final String workspace = Database.workspace();
  private final DynamoWorkspaceStore store = new DynamoWorkspaceStore(table);
  private final DynamoEventLog log = new DynamoEventLog(table);
  private final DynamoJournal journal = new DynamoJournal(table);
  private final DynamoSnapshots snapshots = new DynamoSnapshots(table);
  private WorkspaceState state = WorkspaceState.empty(workspace);

  DynamoSnapshotsTest() {
    store.create(state, "Acme");
  }

  private static Instant at(int minutes) {
    return Records.NOW.plusSeconds(60L * minutes);
  }

  private LogEntry logged(int minute, String title) {
    LogEntry entry =
        new LogEntry(
            "said#" + minute,
            at(minute),
            List.of(
                new Fact.ItemChanged(
                    new ItemRef.Own("studio", "item-" + minute % 7),
                    at(minute),
                    0,
                    Actor.HUMAN,
                    List.of(FieldChange.set(ItemField.TITLE, title)))));
    log.append(workspace, entry);
    return entry;
  }

  private Journal.Folded folded(LogEntry entry) {
    WorkspaceState after = Advance.step(state, List.of(entry));
    assertThat(store.commit(state, after, List.of(entry.id()))).isEqualTo(Committed.YES);
    state = after;
    return new Journal.Folded(after.version(), List.of(entry));
  }

  private Journal.Folded said(int minute) {
    return folded(logged(minute, "as of " + minute));
  }

  private Taken taken(int minute) {
    snapshots.take(state, at(minute));
    return snapshots.taken(workspace).getLast();
  }

  private List<String> differences() {
    return new Replay(store, journal, Advance::step).of(workspace).differences();
  }

  @Test
  void without_a_snapshot_the_log_is_whole_and_has_no_base() {
    Journal.Folded first = said(1);
    assertThat(snapshots.taken(workspace)).isEmpty();
    assertThat(journal.base(workspace)).isEmpty();
    assertThat(journal.commits(workspace, 0, Integer.MAX_VALUE)).containsExactly(first);
  }

  @Test
  void a_snapshot_that_is_taken_changes_nothing_until_the_log_is_cut_at_it() {
    Journal.Folded first = said(1);
    Taken taken = taken(2);
    snapshots.take(state, at(3));
    assertThat(taken).isEqualTo(new Taken(1, at(2), Cut.NOT));
    assertThat(snapshots.taken(workspace)).containsExactly(taken);
    assertThat(journal.base(workspace)).isEmpty();
    assertThat(journal.commits(workspace, 0, Integer.MAX_VALUE)).containsExactly(first);
    assertThat(differences()).isEmpty();
  }

  @Test
  void a_cut_log_begins_at_its_snapshot_and_a_replay_from_there_finds_no_difference() {
    said(1);
    said(2);
    WorkspaceState then = state;
    Taken taken = taken(3);
    Journal.Folded after = said(4);

    assertThat(snapshots.cut(workspace, taken)).isEqualTo(2);

    assertThat(snapshots.taken(workspace)).containsExactly(new Taken(2, at(3), Cut.DONE));
    assertThat(journal.base(workspace)).contains(then);
    assertThat(journal.commits(workspace, 0, Integer.MAX_VALUE)).containsExactly(after);
    assertThat(journal.commits(workspace, 1, 5)).containsExactly(after);
    assertThat(log.holds(workspace, "said#1")).isFalse();
    assertThat(log.holds(workspace, "said#4")).isTrue();
    assertThat(store.load(workspace)).contains(state);
    said(5);
    assertThat(differences()).isEmpty();
  }

  @Test
  void what_was_received_before_the_snapshot_and_folded_after_it_stays() {
    said(1);
    LogEntry late = logged(2, "late");
    Taken taken = taken(3);
    Journal.Folded after = folded(late);

    assertThat(snapshots.cut(workspace, taken)).isEqualTo(1);

    assertThat(journal.commits(workspace, 0, Integer.MAX_VALUE)).containsExactly(after);
    assertThat(differences()).isEmpty();
  }

  @Test
  void the_snapshots_before_it_go_with_the_log_and_those_after_it_stay() {
    said(1);
    taken(1);
    said(2);
    Taken middle = taken(2);
    said(3);
    Taken last = taken(3);

    snapshots.cut(workspace, middle);

    assertThat(snapshots.taken(workspace)).containsExactly(new Taken(2, at(2), Cut.DONE), last);
    assertThat(table.query(Key.snapshotParts(workspace, 1))).isEmpty();
    assertThat(differences()).isEmpty();
  }

  @Test
  void a_cut_that_was_broken_off_leaves_a_log_that_begins_at_the_snapshot_and_is_gone_on_with() {
    said(1);
    said(2);
    Taken taken = taken(2);
    Journal.Folded after = said(3);
    // All that a cut does first: entries that the journal still names are on their way out.
    assertThat(snapshots.cut(workspace, taken)).isEqualTo(2);
    table.put(
        Row.of(Key.journal(workspace, 1), "journal", workspace, "1")
            .number("version", 1)
            .body(new Head.Folding(List.of("said#1"))));
    assertThat(
            table.update(
                Key.snapshot(workspace, 2),
                "SET #cut = :cut",
                Condition.PRESENT,
                new Condition().text(":cut", "BEGUN")))
        .isPresent();

    assertThat(journal.commits(workspace, 0, Integer.MAX_VALUE)).containsExactly(after);
    assertThat(differences()).isEmpty();

    assertThat(snapshots.cut(workspace, snapshots.taken(workspace).getFirst())).isZero();
    assertThat(table.keys(Key.partition(workspace) + "#J"))
        .containsExactly(Key.journal(workspace, 3));
  }

  @Test
  void one_larger_than_a_row_comes_back_whole_and_one_that_was_changed_is_refused() {
    byte[] noise = new byte[600_000];
    new Random(1).nextBytes(noise);
    for (int item = 0; item < 4; item++) {
      String part = HexFormat.of().formatHex(noise, item * 150_000, (item + 1) * 150_000);
      folded(logged(item, part));
    }
    Taken taken = taken(5);
    snapshots.cut(workspace, taken);
    assertThat(table.query(Key.snapshotParts(workspace, taken.version()))).hasSize(2);
    assertThat(journal.base(workspace)).contains(state);

    table.removeAll(List.of(Key.snapshotPart(workspace, taken.version(), 1)));
    table.put(
        Row.of(Key.snapshotPart(workspace, taken.version(), 0), "snapshot-part", workspace, "4#0")
            .bytes("part", Zip.of("{}".getBytes(java.nio.charset.StandardCharsets.UTF_8)), 0, 22));
    assertThatThrownBy(() -> journal.base(workspace))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the snapshot of version 4 is not what was taken");
  }

  @Test
  void a_log_is_not_cut_where_there_is_no_snapshot() {
    said(1);
    assertThatThrownBy(() -> snapshots.cut(workspace, new Taken(1, at(1), Cut.NOT)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is no snapshot of version 1 to cut the log at");
    assertThat(journal.commits(workspace, 0, Integer.MAX_VALUE)).hasSize(1);
  }

  @Test
  void many_entries_go_in_more_calls_than_one() {
    List<LogEntry> entries = new java.util.ArrayList<>();
    for (int minute = 0; minute < 90; minute++) {
      entries.add(logged(minute, "as of " + minute));
    }
    WorkspaceState after = Advance.step(state, entries);
    assertThat(store.commit(state, after, entries.stream().map(LogEntry::id).toList()))
        .isEqualTo(Committed.YES);
    state = after;
    assertThat(snapshots.cut(workspace, taken(100))).isEqualTo(90);
    assertThat(Key.logPartitions(workspace)).allMatch(part -> table.query(part).isEmpty());
    assertThat(differences()).isEmpty();
  }
}
