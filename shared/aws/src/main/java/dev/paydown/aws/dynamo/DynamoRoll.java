package dev.paydown.aws.dynamo;

import dev.paydown.brain.store.Roll;
import java.util.List;

/** The roll in a few partitions of its own, a short row for each workspace. */
public final class DynamoRoll implements Roll {
  private final Table table;

  /** The roll of this table. */
  public DynamoRoll(Table table) {
    this.table = table;
  }

  @Override
  public List<String> workspaces() {
    return Key.rolls().stream()
        .flatMap(partition -> table.query(partition).stream())
        .map(row -> Row.text(row, "ws"))
        .sorted()
        .toList();
  }

  /**
   * Enters a workspace that was made before there was a roll.
   *
   * @return whether it was missing
   */
  public boolean enter(String workspace) {
    return table.putNew(row(workspace));
  }

  /** What is written when a workspace is made. */
  static Row row(String workspace) {
    return Row.of(Key.roll(workspace), "roll", workspace, workspace);
  }
}
