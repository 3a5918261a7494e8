package dev.paydown.aws.dynamo;

import dev.paydown.brain.event.LogEntry;

/** How a log entry stands in the table. */
final class LogRows {
  private LogRows() {}

  static Row row(String workspace, LogEntry entry) {
    return Row.of(Key.log(workspace, entry.id()), "log", workspace, entry.id())
        .instant("receivedAt", entry.receivedAt())
        .unstamped(entry);
  }
}
