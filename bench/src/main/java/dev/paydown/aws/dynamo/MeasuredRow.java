package dev.paydown.aws.dynamo;

import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.proposal.Proposal;
import org.jspecify.annotations.NullMarked;

/** Rows as the stores write them: this class stands in their package, and adds nothing to it. */
@NullMarked
public final class MeasuredRow {
  private MeasuredRow() {}

  /** Builds the row that the log writes for an entry; how many attributes it has. */
  public static int attributes(String workspace, LogEntry entry) {
    return LogRows.row(workspace, entry).build().size();
  }

  /** Puts a proposal's row as a commit does. */
  public static void put(Table table, String workspace, Proposal proposal) {
    Key key = Key.proposal(workspace, proposal.id());
    table.put(Row.of(key, "proposal", workspace, proposal.id()).body(proposal));
  }
}
