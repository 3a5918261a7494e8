package dev.paydown.aws.dynamo;

import dev.paydown.brain.store.DueIndex;
import java.time.Instant;
import java.util.List;

/** Workspaces by the due instants of their heads. */
public final class DynamoDueIndex implements DueIndex {
  private final DueKeys due;

  /** The index of this table. */
  public DynamoDueIndex(Table table) {
    this.due = new DueKeys(table);
  }

  @Override
  public List<String> dueBy(Instant instant) {
    return DynamoWorkspaceStore.duePartitions().stream()
        .flatMap(partition -> due.by(partition, instant).stream())
        .map(key -> Key.workspace(key.pk()))
        .sorted()
        .toList();
  }
}
