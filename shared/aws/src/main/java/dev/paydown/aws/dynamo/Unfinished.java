package dev.paydown.aws.dynamo;

import dev.paydown.brain.event.LogEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What the readers of the stream have left undone, read from the table alone. A dead letter of a
 * stream names a place in it, which is gone after 24 hours; the table is not.
 */
public final class Unfinished {
  private final Table table;

  /** What is undone in this table. */
  public Unfinished(Table table) {
    this.table = table;
  }

  /** Every workspace; reads the whole table once. */
  public List<String> workspaces() {
    List<String> workspaces = new ArrayList<>();
    table
        .client()
        .scanPaginator(
            scan ->
                scan.tableName(table.name())
                    .filterExpression("sk = :head")
                    .projectionExpression("ws")
                    .expressionAttributeValues(Map.of(":head", AttributeValue.fromS("HEAD"))))
        .items()
        .forEach(row -> workspaces.add(Row.text(row, "ws")));
    workspaces.sort(Comparator.naturalOrder());
    return workspaces;
  }

  /**
   * The entries of the log that no commit names, oldest first: those that nobody folded, and those
   * whose fold changed nothing. Folding either again is safe.
   */
  public List<LogEntry> unfolded(String workspace) {
    Set<String> folded = new HashSet<>();
    for (Map<String, AttributeValue> row : table.query(Key.partition(workspace) + "#J")) {
      folded.addAll(Row.record(row, Head.Folding.class).entries());
    }
    List<LogEntry> unfolded = new ArrayList<>();
    for (String partition : Key.logPartitions(workspace)) {
      table.query(partition).stream()
          .filter(row -> !folded.contains(Row.text(row, "id")))
          .map(row -> Row.record(row, LogEntry.class))
          .forEach(unfolded::add);
    }
    unfolded.sort(Comparator.comparing(LogEntry::receivedAt).thenComparing(LogEntry::id));
    return unfolded;
  }

  /**
   * The rows of the outbox whose work is not done: mails not out, moves without an end, readings
   * still wanted. Announcing one again is safe.
   */
  public List<Map<String, AttributeValue>> unannounced(String workspace) {
    List<Map<String, AttributeValue>> rows = new ArrayList<>();
    for (Map<String, AttributeValue> row : table.query(Key.partition(workspace) + "#P")) {
      boolean isOpen =
          switch (Row.text(row, "kind")) {
            case "mailing" -> Row.maybe(row, "sent").filter("false"::equals).isPresent();
            case "read" -> true;
            default -> false;
          };
      if (isOpen) {
        rows.add(row);
      }
    }
    table.query(Key.partition(workspace) + "#X").stream()
        .filter(row -> !row.containsKey("outcome"))
        .forEach(rows::add);
    return rows;
  }

  /** How many mails were due before then and are not out. */
  public long mailsDueBefore(String workspace, Instant then) {
    return table.query(Key.partition(workspace) + "#P").stream()
        .filter(row -> Row.text(row, "kind").equals("mailing"))
        .filter(row -> Row.maybe(row, "sent").filter("false"::equals).isPresent())
        .filter(row -> Instant.parse(Row.text(row, "mailAt")).isBefore(then))
        .count();
  }
}
