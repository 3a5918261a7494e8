package dev.paydown.aws.dynamo;

import dev.paydown.brain.event.LogEntry;
import org.jspecify.annotations.NullMarked;

/**
 * The row that the log writes for an entry: this class stands in the store's package to open it to
 * the bench, and adds nothing to it.
 */
@NullMarked
public final class MeasuredRow {
  private MeasuredRow() {}

  /** Builds it; how many attributes it has. */
  public static int attributes(String workspace, LogEntry entry) {
    return LogRows.row(workspace, entry).build().size();
  }
}
