package dev.paydown.aws.dynamo;

import dev.paydown.brain.WorkspaceState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * What a commit writes last: the state row if it changed, the journal, and the head's version.
 *
 * @param settledBefore the state's rows as they were; empty: nothing of them changed
 * @param settled the state's rows; empty: nothing of them changed
 */
record Head(
    Table table,
    WorkspaceState before,
    WorkspaceState after,
    List<Row> settledBefore,
    List<Row> settled,
    Row journal) {

  /**
   * Of a commit.
   *
   * @param entryIds what it folded
   * @param changes the rows of sections that it changes
   */
  static Head of(
      Table table,
      WorkspaceState before,
      WorkspaceState after,
      List<String> entryIds,
      List<Change<?>> changes) {
    Settled was = Settled.of(before);
    Settled is = Settled.of(after);
    boolean isSettled = is.equals(was);
    ChangedRows changed =
        ChangedRows.of(changes, isSettled ? Optional.empty() : Optional.of(after.workspace()));
    Row journal =
        Row.of(
                Key.journal(after.workspace(), after.version()),
                "journal",
                after.workspace(),
                Long.toString(after.version()))
            .number("version", after.version())
            .text(ChangedRows.ATTRIBUTE, changed.text())
            .longBody(new Folding(entryIds));
    return new Head(
        table,
        before,
        after,
        isSettled ? List.of() : StateRows.of(before.workspace(), was),
        isSettled ? List.of() : StateRows.of(after.workspace(), is),
        journal);
  }

  static Row row(WorkspaceState state, String name) {
    Row row =
        Row.of(Key.head(state.workspace()), "head", state.workspace(), state.workspace())
            .text("name", name)
            .number("version", state.version())
            .instant("now", state.now());
    state
        .dueAt()
        .ifPresent(
            due ->
                row.instant("dueAt", due)
                    .text("duePk", DynamoWorkspaceStore.duePartition(state.workspace())));
    return row;
  }

  List<TransactWriteItem> writes() {
    List<TransactWriteItem> writes =
        new ArrayList<>(StateRows.writes(table, settledBefore, settled));
    writes.add(table.puttingNew(journal));
    writes.add(advance());
    return writes;
  }

  /** The entries that one commit folded. */
  record Folding(List<String> entries) {}

  private TransactWriteItem advance() {
    Condition with =
        new Condition()
            .number(":before", before.version())
            .number(":after", after.version())
            .text(":now", Row.fixed(after.now()));
    String change = "SET #version = :after, #now = :now";
    if (after.dueAt().isPresent()) {
      with.text(":dueAt", Row.fixed(after.dueAt().get()))
          .text(":duePk", DynamoWorkspaceStore.duePartition(after.workspace()));
      change = change + ", #dueAt = :dueAt, #duePk = :duePk";
    } else {
      change = change + " REMOVE #dueAt, #duePk";
    }
    return table.updating(Key.head(after.workspace()), change, "#version = :before", with);
  }

  /** That the head still stands where the commit began. */
  TransactWriteItem check() {
    return table.checking(
        Key.head(before.workspace()),
        "#version = :before",
        new Condition().number(":before", before.version()));
  }

  long size() {
    return 4096 + journal.size() + settled.stream().mapToLong(Row::size).sum();
  }
}
