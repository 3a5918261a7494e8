package dev.paydown.aws.dynamo;

import dev.paydown.brain.WorkspaceState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** What a commit writes last: the state row if it changed, the journal, and the head's version. */
record Head(
    Table table,
    WorkspaceState before,
    WorkspaceState after,
    List<String> entryIds,
    List<Change<?>> changes) {

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
    List<TransactWriteItem> writes = new ArrayList<>();
    if (isSettledOtherwise()) {
      writes.add(table.putting(Settled.of(after).row(after.workspace())));
    }
    writes.add(table.puttingNew(journal()));
    writes.add(advance());
    return writes;
  }

  private boolean isSettledOtherwise() {
    return !Settled.of(before).equals(Settled.of(after));
  }

  private Row journal() {
    String workspace = after.workspace();
    Optional<String> stateRow = isSettledOtherwise() ? Optional.of(workspace) : Optional.empty();
    return Row.of(
            Key.journal(workspace, after.version()),
            "journal",
            workspace,
            Long.toString(after.version()))
        .number("version", after.version())
        .text(ChangedRows.ATTRIBUTE, ChangedRows.of(changes, stateRow).text())
        .longBody(new Folding(entryIds));
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
    long plain = 4096 + journal().size();
    return isSettledOtherwise() ? plain + Settled.of(after).row(after.workspace()).size() : plain;
  }
}
