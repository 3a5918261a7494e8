package dev.paydown.aws.dynamo;

import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.store.Snapshots;
import dev.paydown.tools.json.BrainJson;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Snapshots in the table, beside the log that they stand for, so that whatever restores one
 * restores the other as of the same instant. One is a few rows of zipped JSON and, written last, a
 * row that says it is whole.
 */
public final class DynamoSnapshots implements Snapshots {
  private static final int PART_BYTES = 380 * 1024;

  private final Table table;

  /** The snapshots of this table. */
  public DynamoSnapshots(Table table) {
    this.table = table;
  }

  @Override
  public List<Taken> taken(String workspace) {
    return table.query(Key.snapshots(workspace)).stream().map(DynamoSnapshots::taken).toList();
  }

  private static Taken taken(Map<String, AttributeValue> row) {
    return new Taken(
        Row.number(row, "version"),
        Instant.parse(Row.text(row, "at")),
        Row.maybe(row, "cut").map(Cut::valueOf).orElse(Cut.NOT));
  }

  @Override
  public void take(WorkspaceState state, Instant at) {
    String workspace = state.workspace();
    byte[] json = BrainJson.write(state).getBytes(StandardCharsets.UTF_8);
    byte[] zipped = Zip.of(json);
    int parts = 0;
    for (int from = 0; from < zipped.length; from += PART_BYTES) {
      int length = Math.min(PART_BYTES, zipped.length - from);
      table.put(
          Row.of(
                  Key.snapshotPart(workspace, state.version(), parts),
                  "snapshot-part",
                  workspace,
                  state.version() + "#" + parts)
              .bytes("part", zipped, from, length));
      parts++;
    }
    boolean _ =
        table.putNew(
            Row.of(
                    Key.snapshot(workspace, state.version()),
                    "snapshot",
                    workspace,
                    Long.toString(state.version()))
                .number("version", state.version())
                .instant("at", at)
                .number("parts", parts)
                .text("stamp", Key.sha256(json)));
  }

  /**
   * The newest snapshot at which the log was cut.
   *
   * @throws IllegalStateException if its rows are not what was taken
   */
  Optional<WorkspaceState> base(String workspace) {
    return baseRow(workspace).map(row -> read(workspace, row));
  }

  /** Its version; 0 where the log is whole. */
  long baseVersion(String workspace) {
    return baseRow(workspace).map(row -> Row.number(row, "version")).orElse(0L);
  }

  private Optional<Map<String, AttributeValue>> baseRow(String workspace) {
    return table.query(Key.snapshots(workspace)).stream()
        .filter(row -> taken(row).cut() != Cut.NOT)
        .reduce((older, newer) -> newer);
  }

  private WorkspaceState read(String workspace, Map<String, AttributeValue> row) {
    long version = Row.number(row, "version");
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    List<Map<String, AttributeValue>> parts =
        table.query(Key.snapshotParts(workspace, version)).stream()
            .limit(Row.number(row, "parts"))
            .toList();
    parts.forEach(part -> zipped.writeBytes(Row.bytes(part, "part")));
    String json = parts.isEmpty() ? "" : Zip.text(zipped.toByteArray());
    if (!Key.sha256(json).equals(Row.text(row, "stamp"))) {
      throw new IllegalStateException(
          "the snapshot of version " + version + " is not what was taken");
    }
    return BrainJson.read(json, WorkspaceState.class);
  }

  @Override
  public int cut(String workspace, Taken snapshot) {
    // From here on the log begins at the snapshot, however far the rest comes.
    mark(workspace, snapshot.version(), Cut.BEGUN);
    int entries = removeEntries(workspace, snapshot);
    table.removeAll(
        table.keys(Key.partition(workspace) + "#J").stream()
            .filter(key -> key.sk().compareTo(Key.padded(snapshot.version())) <= 0)
            .toList());
    removeOlder(workspace, snapshot.version());
    mark(workspace, snapshot.version(), Cut.DONE);
    return entries;
  }

  /** Lets replays begin at what stands: the log before it stays, and older snapshots go. */
  void passOver(WorkspaceState state, Instant at) {
    take(state, at);
    mark(state.workspace(), state.version(), Cut.PASSED_OVER);
    removeOlder(state.workspace(), state.version());
  }

  private void removeOlder(String workspace, long version) {
    for (Taken older : taken(workspace)) {
      if (older.version() < version) {
        table.removeAll(table.keys(Key.snapshotParts(workspace, older.version())));
        table.remove(Key.snapshot(workspace, older.version()));
      }
    }
  }

  private void mark(String workspace, long version, Cut cut) {
    Optional<Map<String, AttributeValue>> marked =
        table.update(
            Key.snapshot(workspace, version),
            "SET #cut = :cut",
            Condition.PRESENT,
            new Condition().text(":cut", cut.name()));
    if (marked.isEmpty()) {
      throw new IllegalArgumentException(
          "there is no snapshot of version " + version + " to cut the log at");
    }
  }

  /** Those that a later commit folded are part of what is still replayed. */
  private int removeEntries(String workspace, Taken snapshot) {
    Set<String> later = new HashSet<>();
    for (Map<String, AttributeValue> row :
        table.after(Key.journal(workspace, snapshot.version()), Integer.MAX_VALUE)) {
      later.addAll(Row.record(row, Head.Folding.class).entries());
    }
    int removed = 0;
    for (String partition : Key.logPartitions(workspace)) {
      List<Key> old = new ArrayList<>();
      for (Map<String, AttributeValue> row : table.query(partition)) {
        Instant receivedAt = Instant.parse(Row.text(row, "receivedAt"));
        if (!receivedAt.isAfter(snapshot.at()) && !later.contains(Row.text(row, "id"))) {
          old.add(Key.of(row));
        }
      }
      table.removeAll(old);
      removed += old.size();
    }
    return removed;
  }
}
