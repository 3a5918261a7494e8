package dev.paydown.aws.dynamo;

import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.store.EventLog;

/** The log, spread over sixteen partitions of its workspace. */
public final class DynamoEventLog implements EventLog {
  private final Table table;

  /** The log of this table. */
  public DynamoEventLog(Table table) {
    this.table = table;
  }

  @Override
  public Appended append(String workspace, LogEntry entry) {
    return table.putNew(row(workspace, entry)) ? Appended.NEW : Appended.REPEAT;
  }

  @Override
  public boolean holds(String workspace, String entryId) {
    return table.get(Key.log(workspace, entryId)).isPresent();
  }

  private static Row row(String workspace, LogEntry entry) {
    try {
      return LogRows.row(workspace, entry);
    } catch (Row.TooLarge e) {
      throw new TooLarge(String.valueOf(e.getMessage()));
    }
  }
}
