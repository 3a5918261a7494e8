package dev.paydown.aws.dynamo;

import dev.paydown.aws.SideBySide;
import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.store.WorkspaceStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Workspaces in the table. A commit stands or falls with the version on the head row; one that fits
 * in a transaction is one, a larger one is a {@link StagedCommit}.
 */
public final class DynamoWorkspaceStore implements WorkspaceStore {
  private static final int LOADS = 20;
  private static final int DUE_PARTITIONS = 4;

  private final Table table;

  /** The workspaces of this table. */
  public DynamoWorkspaceStore(Table table) {
    this.table = table;
  }

  static List<String> duePartitions() {
    return IntStream.range(0, DUE_PARTITIONS).mapToObj(i -> "DUE#" + i).toList();
  }

  static String duePartition(String workspace) {
    return duePartitions().get(Math.floorMod(workspace.hashCode(), DUE_PARTITIONS));
  }

  /**
   * What stands. The rows are in several partitions, so a commit may fall into the reading: then it
   * is read again.
   *
   * @throws IllegalStateException if commits fall into every one of many readings
   */
  @Override
  public Optional<WorkspaceState> load(String workspace) {
    for (int tried = 1; tried <= LOADS; tried++) {
      Optional<Map<String, AttributeValue>> head = table.get(Key.head(workspace));
      if (head.isEmpty()) {
        return Optional.empty();
      }
      Optional<WorkspaceState> state =
          read(workspace, head.get())
              .filter(read -> version(workspace).equals(Optional.of(read.version())));
      if (state.isPresent()) {
        return state;
      }
      table.pause(tried);
    }
    throw new IllegalStateException("commits fell into each of " + LOADS + " readings");
  }

  /** Empty where a commit is known to have fallen into the reading. */
  private Optional<WorkspaceState> read(String workspace, Map<String, AttributeValue> head) {
    Standing loaded = new Loaded(partitions(workspace));
    return StateRows.whole(table, workspace, Settled.row(table.get(Key.state(workspace))))
        .map(row -> loaded.state(workspace, head, Settled.in(row)));
  }

  /** Every row, by partition. */
  private record Loaded(Map<String, List<Map<String, AttributeValue>>> rows) implements Standing {
    @Override
    public <T> SortedMap<String, T> of(Section<T> section) {
      return section.read(rows.getOrDefault(section.partition(), List.of()));
    }
  }

  /** The partitions, read beside one another. */
  private Map<String, List<Map<String, AttributeValue>>> partitions(String workspace) {
    List<Supplier<List<Map<String, AttributeValue>>>> reading = new ArrayList<>();
    for (String partition : Section.PARTITIONS) {
      reading.add(() -> table.query(Key.partition(workspace) + partition));
    }
    List<List<Map<String, AttributeValue>>> read = SideBySide.all(reading, reading.size());
    Map<String, List<Map<String, AttributeValue>>> rows = new HashMap<>();
    for (int i = 0; i < read.size(); i++) {
      rows.put(Section.PARTITIONS.get(i), read.get(i));
    }
    return rows;
  }

  @Override
  public Optional<WorkspaceState> since(WorkspaceState known) {
    CatchUp catchUp = new CatchUp(table, known);
    return table.get(Key.head(known.workspace())).flatMap(catchUp::from);
  }

  @Override
  public Optional<WorkspaceState> rules(String workspace) {
    for (int tried = 1; tried <= LOADS; tried++) {
      Optional<Map<String, AttributeValue>> row = table.get(Key.state(workspace));
      Optional<Map<String, AttributeValue>> whole =
          row.flatMap(first -> StateRows.whole(table, workspace, first));
      if (row.isEmpty() || whole.isPresent()) {
        return whole.map(found -> Settled.in(found).rules(workspace));
      }
      table.pause(tried);
    }
    throw new IllegalStateException("commits fell into each of " + LOADS + " readings");
  }

  @Override
  public Optional<Long> version(String workspace) {
    return table.get(Key.head(workspace)).map(head -> Row.number(head, "version"));
  }

  @Override
  public Committed commit(WorkspaceState before, WorkspaceState after, List<String> entryIds) {
    if (!before.workspace().equals(after.workspace()) || after.version() != before.version() + 1) {
      throw new IllegalArgumentException(
          "a commit takes a workspace from one version to the next, not from "
              + before.version()
              + " to "
              + after.version());
    }
    List<Change<?>> changes = new ArrayList<>();
    Section.ALL.forEach(section -> section.changes(before, after, changes));
    Answers answers = Answers.on(table, changes, entryIds);
    if (answers.areUnfolded()) {
      return Committed.CONFLICT;
    }
    Head head = Head.of(table, before, after, entryIds, changes);
    Written written = new StagedCommit(table, head, changes, answers).write();
    return switch (written) {
      case Written.Done() -> Committed.YES;
      case Written.Refused _, Written.Contended _ -> Committed.CONFLICT;
    };
  }

  /**
   * Makes an empty workspace.
   *
   * @throws IllegalStateException if there is one of that name
   */
  @Override
  public void create(WorkspaceState empty, String name) {
    List<TransactWriteItem> writes = new ArrayList<>();
    writes.add(table.puttingNew(Head.row(empty, name)));
    writes.add(table.putting(DynamoRoll.row(empty.workspace())));
    StateRows.of(empty.workspace(), Settled.of(empty))
        .forEach(row -> writes.add(table.puttingNew(row)));
    Written written = table.writePatiently(writes);
    if (!(written instanceof Written.Done)) {
      throw new IllegalStateException("there is a workspace " + empty.workspace() + " already");
    }
  }

  /**
   * The entries of answers that no commit has folded yet. A commit that conflicts because of one
   * folds these as well and so never waits for the stream to bring them.
   */
  @Override
  public List<LogEntry> unfolded(String workspace) {
    List<Key> entries =
        table.query(Key.partition(workspace) + "#P").stream()
            .filter(Answers::isUnfolded)
            .map(row -> Key.log(workspace, Row.text(row, "answeredEntry")))
            .toList();
    Map<Key, Map<String, AttributeValue>> rows = table.batch(entries);
    return entries.stream()
        .map(key -> Optional.ofNullable(rows.get(key)))
        .flatMap(Optional::stream)
        .map(row -> Row.record(row, LogEntry.class))
        .toList();
  }
}
