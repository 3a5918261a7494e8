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

  /**
   * Stores the entry with one conditional write.
   *
   * @throws IllegalArgumentException if the entry is larger than a row of 390 KB holds
   */
  @Override
  public Appended append(String workspace, LogEntry entry) {
    return table.putNew(LogRows.row(workspace, entry)) ? Appended.NEW : Appended.REPEAT;
  }
}
