package dev.paydown.aws.dynamo;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The index of rows that have something due. It trails them by moments: a row missing from one
 * answer is in the next.
 */
record DueKeys(Table table) {

  /** The rows of that partition of the index which are due by then, the first first. */
  List<Key> by(String partition, Instant instant) {
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
        .map(Key::of)
        .toList();
  }
}
