package dev.paydown.aws.dynamo;

import dev.paydown.brain.store.DueIndex;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The index of heads by due instant. It trails the heads by moments: a workspace missing from one
 * answer is in the next.
 */
public final class DynamoDueIndex implements DueIndex {
  private final Table table;

  /** The index of this table. */
  public DynamoDueIndex(Table table) {
    this.table = table;
  }

  @Override
  public List<String> dueBy(Instant instant) {
    return DynamoWorkspaceStore.duePartitions().stream()
        .flatMap(partition -> due(partition, instant).stream())
        .sorted()
        .toList();
  }

  private List<String> due(String partition, Instant instant) {
    return table
        .client()
        .queryPaginator(
            query ->
                query
                    .tableName(table.name())
                    .indexName(Tables.DUE_INDEX)
                    .keyConditionExpression("duePk = :partition AND dueAt <= :by")
                    .expressionAttributeValues(
                        Map.of(
                            ":partition", AttributeValue.fromS(partition),
                            ":by", AttributeValue.fromS(Row.fixed(instant)))))
        .items()
        .stream()
        .map(row -> Row.text(row, "pk").substring(Key.partition("x").length() - 1))
        .toList();
  }
}
