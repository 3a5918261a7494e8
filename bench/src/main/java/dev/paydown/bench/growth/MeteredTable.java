package dev.paydown.bench.growth;

import dev.paydown.local.memory.MemoryTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** The table in memory, each call of which is told with what it costs. */
final class MeteredTable implements DynamoDbClient {
  private final MemoryTable table;
  private final Ear ear;

  /** Hears of each call before it is made, and of its cost after it. */
  interface Ear {
    /** A call is to be made; throwing here is a call that never was. */
    void calls(String workspace);

    /** What was read. */
    void read(double units);

    /** What was written of rows of that kind, whether or not a condition held. */
    void wrote(String kind, double units);
  }

  MeteredTable(MemoryTable table, Ear ear) {
    this.table = table;
    this.ear = ear;
  }

  private interface Asked<T> {
    T ask();
  }

  private <T> T write(String pk, List<Change> changes, double factor, Asked<T> asked) {
    ear.calls(workspace(pk));
    List<Map<String, AttributeValue>> before =
        changes.stream().map(change -> row(change.key())).toList();
    try {
      return asked.ask();
    } finally {
      for (int i = 0; i < changes.size(); i++) {
        Map<String, AttributeValue> was = before.get(i);
        Map<String, AttributeValue> is = row(changes.get(i).key());
        Map<String, AttributeValue> put = changes.get(i).put();
        String kind = MemoryTable.text(is.isEmpty() ? was : is, "kind");
        ear.wrote(kind, factor * Units.write(was, put.isEmpty() ? is : put));
        ear.wrote("index", Units.index(was, is));
      }
    }
  }

  /** A row that is written; {@code put} is empty where it is not replaced whole. */
  private record Change(Map<String, AttributeValue> key, Map<String, AttributeValue> put) {}

  private Map<String, AttributeValue> row(Map<String, AttributeValue> key) {
    return table.getItem(GetItemRequest.builder().key(key).build()).item();
  }

  @Override
  public GetItemResponse getItem(GetItemRequest get) {
    ear.calls(workspace(MemoryTable.pk(get.key())));
    GetItemResponse answer = table.getItem(get);
    ear.read(Units.read(Units.bytes(answer.item()), isTrue(get.consistentRead())));
    return answer;
  }

  @Override
  public BatchGetItemResponse batchGetItem(BatchGetItemRequest get) {
    var asked = get.requestItems().values().iterator().next();
    ear.calls(workspace(MemoryTable.pk(asked.keys().getFirst())));
    BatchGetItemResponse answer = table.batchGetItem(get);
    double units = 0;
    for (Map<String, AttributeValue> key : asked.keys()) {
      units += Units.read(Units.bytes(row(key)), isTrue(asked.consistentRead()));
    }
    ear.read(units);
    return answer;
  }

  @Override
  public QueryResponse query(QueryRequest query) {
    ear.calls(workspace(MemoryTable.text(query.expressionAttributeValues(), ":pk")));
    QueryResponse answer = table.query(query);
    long bytes = answer.items().stream().mapToLong(Units::bytes).sum();
    ear.read(Units.read(bytes, isTrue(query.consistentRead())));
    return answer;
  }

  @Override
  public PutItemResponse putItem(PutItemRequest put) {
    return write(
        MemoryTable.pk(put.item()),
        List.of(new Change(put.item(), put.item())),
        1,
        () -> table.putItem(put));
  }

  @Override
  public UpdateItemResponse updateItem(UpdateItemRequest update) {
    return write(
        MemoryTable.pk(update.key()),
        List.of(new Change(update.key(), Map.of())),
        1,
        () -> table.updateItem(update));
  }

  @Override
  public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest transaction) {
    List<Change> changes = new ArrayList<>();
    for (TransactWriteItem item : transaction.transactItems()) {
      if (item.put() != null) {
        changes.add(new Change(item.put().item(), item.put().item()));
      } else if (item.update() != null) {
        changes.add(new Change(item.update().key(), Map.of()));
      } else if (item.delete() != null) {
        changes.add(new Change(item.delete().key(), Map.of()));
      } else {
        changes.add(new Change(item.conditionCheck().key(), Map.of()));
      }
    }
    return write(
        MemoryTable.pk(changes.getFirst().key()),
        changes,
        2,
        () -> table.transactWriteItems(transaction));
  }

  private static boolean isTrue(Boolean value) {
    return Boolean.TRUE.equals(value);
  }

  /** Whose partition that is; empty for a look-up's. */
  static String workspace(String pk) {
    if (!pk.startsWith("W#")) {
      return "";
    }
    int end = pk.indexOf('#', 2);
    return end < 0 ? pk.substring(2) : pk.substring(2, end);
  }

  @Override
  public String serviceName() {
    return "dynamodb";
  }

  @Override
  public void close() {}
}
