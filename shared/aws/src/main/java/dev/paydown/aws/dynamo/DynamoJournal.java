package dev.paydown.aws.dynamo;

import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.store.Journal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The journal: for each commit the ids of the entries it folded; the entries stand in the log. */
public final class DynamoJournal implements Journal {
  private final Table table;
  private final DynamoSnapshots snapshots;

  /** The journal of this table. */
  public DynamoJournal(Table table) {
    this.table = table;
    this.snapshots = new DynamoSnapshots(table);
  }

  @Override
  public Optional<WorkspaceState> base(String workspace) {
    return snapshots.base(workspace);
  }

  @Override
  public List<Folded> commits(String workspace, long after, int most) {
    long from = Math.max(after, snapshots.baseVersion(workspace));
    return read(workspace, table.after(Key.journal(workspace, from), most));
  }

  private List<Folded> read(String workspace, List<Map<String, AttributeValue>> rows) {
    List<Key> keys =
        rows.stream()
            .flatMap(row -> Row.record(row, Head.Folding.class).entries().stream())
            .map(id -> Key.log(workspace, id))
            .toList();
    Map<Key, Map<String, AttributeValue>> log = table.batch(keys);
    List<Folded> commits = new ArrayList<>();
    for (Map<String, AttributeValue> row : rows) {
      List<LogEntry> entries =
          Row.record(row, Head.Folding.class).entries().stream()
              .map(id -> entry(log, workspace, id))
              .toList();
      commits.add(new Folded(Row.number(row, "version"), entries));
    }
    return commits;
  }

  private static LogEntry entry(
      Map<Key, Map<String, AttributeValue>> log, String workspace, String id) {
    Map<String, AttributeValue> row = log.get(Key.log(workspace, id));
    if (row == null) {
      throw new IllegalStateException("the journal names an entry that the log has not: " + id);
    }
    return Row.record(row, LogEntry.class);
  }
}
