package dev.paydown.local.memory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * One DynamoDB table in memory, with what the stores call of it and its stream: the same requests
 * get the same answers from DynamoDB Local, as {@code MemoryTableTest} holds.
 */
public final class MemoryTable implements DynamoDbClient {
  private static final int PAGE = 100;
  private static final int TRANSACTION = 100;

  private final Map<String, NavigableMap<String, Map<String, AttributeValue>>> rows =
      new HashMap<>();
  private final Consumer<Change> stream;
  private final int page;

  /** A row as it was and as it is, as the stream tells; an empty one is not there. */
  public record Change(
      String pk, String sk, Map<String, AttributeValue> before, Map<String, AttributeValue> after) {

    /** What the stream calls it. */
    public String event() {
      return before.isEmpty() ? "INSERT" : after.isEmpty() ? "REMOVE" : "MODIFY";
    }
  }

  /** An empty table; the stream is told of every change, in order. */
  public MemoryTable(Consumer<Change> stream) {
    this(stream, PAGE);
  }

  /** The same, of which a query without a limit gets so many rows at once. */
  public MemoryTable(Consumer<Change> stream, int page) {
    this.stream = stream;
    this.page = page;
  }

  private record Write(
      Map<String, AttributeValue> key,
      Optional<String> condition,
      Map<String, String> names,
      Map<String, AttributeValue> values,
      After after) {}

  /** What becomes of a row. */
  private interface After {
    Map<String, AttributeValue> of(Map<String, AttributeValue> before);
  }

  @Override
  public synchronized GetItemResponse getItem(GetItemRequest get) {
    return GetItemResponse.builder().item(row(get.key())).build();
  }

  @Override
  public synchronized BatchGetItemResponse batchGetItem(BatchGetItemRequest get) {
    if (get.requestItems().values().stream().anyMatch(asked -> asked.keys().isEmpty())) {
      throw invalid("the list of keys is empty");
    }
    Map<String, List<Map<String, AttributeValue>>> found = new HashMap<>();
    get.requestItems()
        .forEach(
            (table, asked) ->
                found.put(
                    table,
                    asked.keys().stream().map(this::row).filter(r -> !r.isEmpty()).toList()));
    return BatchGetItemResponse.builder().responses(found).unprocessedKeys(Map.of()).build();
  }

  @Override
  public synchronized PutItemResponse putItem(PutItemRequest put) {
    apply(
        new Write(
            put.item(),
            Optional.ofNullable(put.conditionExpression()),
            put.expressionAttributeNames(),
            put.expressionAttributeValues(),
            before -> put.item()));
    return PutItemResponse.builder().build();
  }

  @Override
  public synchronized UpdateItemResponse updateItem(UpdateItemRequest update) {
    Map<String, AttributeValue> after =
        apply(
            updating(
                update.key(),
                update.updateExpression(),
                update.conditionExpression(),
                update.expressionAttributeNames(),
                update.expressionAttributeValues()));
    return UpdateItemResponse.builder().attributes(after).build();
  }

  @Override
  public synchronized TransactWriteItemsResponse transactWriteItems(
      TransactWriteItemsRequest transaction) {
    List<Write> writes = transaction.transactItems().stream().map(MemoryTable::write).toList();
    Set<String> keys = new HashSet<>();
    if (writes.size() > TRANSACTION
        || !writes.stream().allMatch(w -> keys.add(pk(w.key()) + "|" + sk(w.key())))) {
      throw invalid("a transaction takes 100 writes, of different rows");
    }
    List<CancellationReason> reasons =
        writes.stream()
            .map(w -> holds(w) ? "None" : "ConditionalCheckFailed")
            .map(code -> CancellationReason.builder().code(code).build())
            .toList();
    if (reasons.stream().anyMatch(reason -> !"None".equals(reason.code()))) {
      throw TransactionCanceledException.builder()
          .message("a condition does not hold")
          .cancellationReasons(reasons)
          .build();
    }
    writes.forEach(this::set);
    return TransactWriteItemsResponse.builder().build();
  }

  @Override
  public synchronized QueryResponse query(QueryRequest query) {
    int most = query.limit() == null ? page : query.limit();
    List<Map<String, AttributeValue>> found = new ArrayList<>();
    boolean hasMore = false;
    for (Map<String, AttributeValue> row : candidates(query)) {
      if (Expression.holds(
          query.keyConditionExpression(), Map.of(), query.expressionAttributeValues(), row)) {
        hasMore = found.size() == most;
        if (hasMore) {
          break;
        }
        found.add(row);
      }
    }
    QueryResponse.Builder answer = QueryResponse.builder().items(found);
    if (hasMore) {
      answer.lastEvaluatedKey(key(found.getLast()));
    }
    return answer.build();
  }

  /** What the query may ask for, in its order, from where its page begins. */
  private Collection<Map<String, AttributeValue>> candidates(QueryRequest query) {
    boolean isBackward = Boolean.FALSE.equals(query.scanIndexForward());
    if (query.indexName() != null) {
      List<Map<String, AttributeValue>> all = isBackward ? indexed().reversed() : indexed();
      return query.hasExclusiveStartKey()
          ? all.subList(after(all, query.exclusiveStartKey()), all.size())
          : all;
    }
    NavigableMap<String, Map<String, AttributeValue>> partition =
        partition(text(query.expressionAttributeValues(), ":pk"));
    NavigableMap<String, Map<String, AttributeValue>> ordered =
        isBackward ? partition.descendingMap() : partition;
    return query.hasExclusiveStartKey()
        ? ordered.tailMap(sk(query.exclusiveStartKey()), false).values()
        : ordered.values();
  }

  /** Every row, in no order. */
  public synchronized List<Map<String, AttributeValue>> all() {
    return rows.values().stream().flatMap(partition -> partition.values().stream()).toList();
  }

  private List<Map<String, AttributeValue>> indexed() {
    return all().stream()
        .filter(row -> row.containsKey("duePk") && row.containsKey("dueAt"))
        .sorted((one, other) -> text(one, "dueAt").compareTo(text(other, "dueAt")))
        .toList();
  }

  private static int after(
      List<Map<String, AttributeValue>> rows, Map<String, AttributeValue> start) {
    for (int i = 0; i < rows.size(); i++) {
      if (pk(rows.get(i)).equals(pk(start)) && sk(rows.get(i)).equals(sk(start))) {
        return i + 1;
      }
    }
    throw new IllegalArgumentException("a page begins after a row that is gone");
  }

  private static Write write(TransactWriteItem item) {
    if (item.put() != null) {
      return new Write(
          item.put().item(),
          Optional.ofNullable(item.put().conditionExpression()),
          item.put().expressionAttributeNames(),
          item.put().expressionAttributeValues(),
          before -> item.put().item());
    }
    if (item.update() != null) {
      return updating(
          item.update().key(),
          item.update().updateExpression(),
          item.update().conditionExpression(),
          item.update().expressionAttributeNames(),
          item.update().expressionAttributeValues());
    }
    if (item.delete() != null) {
      return new Write(
          item.delete().key(),
          Optional.ofNullable(item.delete().conditionExpression()),
          item.delete().expressionAttributeNames(),
          item.delete().expressionAttributeValues(),
          before -> Map.of());
    }
    return new Write(
        item.conditionCheck().key(),
        Optional.of(item.conditionCheck().conditionExpression()),
        item.conditionCheck().expressionAttributeNames(),
        item.conditionCheck().expressionAttributeValues(),
        before -> before);
  }

  private static Write updating(
      Map<String, AttributeValue> key,
      String change,
      @Nullable String condition,
      Map<String, String> names,
      Map<String, AttributeValue> values) {
    return new Write(
        key,
        Optional.ofNullable(condition),
        names,
        values,
        before -> Expression.changed(change, names, values, before.isEmpty() ? key : before));
  }

  private Map<String, AttributeValue> apply(Write write) {
    if (!holds(write)) {
      throw ConditionalCheckFailedException.builder().message("a condition does not hold").build();
    }
    return set(write);
  }

  private boolean holds(Write write) {
    return write
        .condition()
        .map(text -> Expression.holds(text, write.names(), write.values(), row(write.key())))
        .orElse(true);
  }

  private Map<String, AttributeValue> set(Write write) {
    Map<String, AttributeValue> before = row(write.key());
    Map<String, AttributeValue> after = Map.copyOf(write.after().of(before));
    if (after.isEmpty()) {
      partition(pk(write.key())).remove(sk(write.key()));
    } else {
      rows.computeIfAbsent(pk(after), _ -> new TreeMap<>()).put(sk(after), after);
    }
    if (!after.equals(before)) {
      stream.accept(new Change(pk(write.key()), sk(write.key()), before, after));
    }
    return after;
  }

  private Map<String, AttributeValue> row(Map<String, AttributeValue> key) {
    return partition(pk(key)).getOrDefault(sk(key), Map.of());
  }

  private NavigableMap<String, Map<String, AttributeValue>> partition(String pk) {
    return rows.getOrDefault(pk, new TreeMap<>());
  }

  private static Map<String, AttributeValue> key(Map<String, AttributeValue> row) {
    return Map.of("pk", AttributeValue.fromS(pk(row)), "sk", AttributeValue.fromS(sk(row)));
  }

  /** The row's partition. */
  public static String pk(Map<String, AttributeValue> row) {
    return text(row, "pk");
  }

  /** Where it stands in it. */
  public static String sk(Map<String, AttributeValue> row) {
    return text(row, "sk");
  }

  /** A text of the row; empty where it has none. */
  public static String text(Map<String, AttributeValue> row, String name) {
    return Optional.ofNullable(row.get(name)).map(AttributeValue::s).orElse("");
  }

  private static RuntimeException invalid(String why) {
    return DynamoDbException.builder().message(why).statusCode(400).build();
  }

  @Override
  public String serviceName() {
    return "dynamodb";
  }

  @Override
  public void close() {}
}
