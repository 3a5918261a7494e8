package dev.paydown.aws.dynamo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * The table, read consistently. A row that a transaction holds at that moment is tried again, with
 * growing random pauses, a bounded number of times.
 */
public final class Table {
  /** What one transaction takes. */
  static final int TRANSACTION = 100;

  /** How often something contended is tried, about two seconds in all. */
  static final int TRIES = 25;

  static final int BATCH = 100;

  /** What BatchWriteItem takes. */
  static final int WRITES = 25;

  private static final Set<String> CONTENTION =
      Set.of(
          "TransactionConflict",
          "ThrottlingError",
          "ProvisionedThroughputExceeded",
          "RequestLimitExceeded");

  private final DynamoDbClient client;
  private final String name;
  private final RandomGenerator random;

  /**
   * The table of that name, which stands already.
   *
   * @param random for the pauses between tries
   */
  public Table(DynamoDbClient client, String name, RandomGenerator random) {
    this.client = client;
    this.name = name;
    this.random = random;
  }

  DynamoDbClient client() {
    return client;
  }

  String name() {
    return name;
  }

  Optional<Map<String, AttributeValue>> get(Key key) {
    Map<String, AttributeValue> row =
        client
            .getItem(get -> get.tableName(name).key(key.attributes()).consistentRead(true))
            .item();
    return row.isEmpty() ? Optional.empty() : Optional.of(row);
  }

  List<Map<String, AttributeValue>> query(String partition) {
    List<Map<String, AttributeValue>> rows = new ArrayList<>();
    client
        .queryPaginator(
            query ->
                query
                    .tableName(name)
                    .consistentRead(true)
                    .keyConditionExpression("pk = :pk")
                    .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(partition))))
        .items()
        .forEach(rows::add);
    return rows;
  }

  /** The keys of a partition's rows. */
  List<Key> keys(String partition) {
    return client
        .queryPaginator(
            query ->
                query
                    .tableName(name)
                    .consistentRead(true)
                    .projectionExpression("pk, sk")
                    .keyConditionExpression("pk = :pk")
                    .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(partition))))
        .items()
        .stream()
        .map(Key::of)
        .toList();
  }

  /** The rows that follow a key in its partition, whether or not it stands; so many at the most. */
  List<Map<String, AttributeValue>> after(Key key, int most) {
    List<Map<String, AttributeValue>> rows = new ArrayList<>();
    client
        .queryPaginator(
            query ->
                query
                    .tableName(name)
                    .consistentRead(true)
                    .limit(most)
                    .keyConditionExpression("pk = :pk and sk > :sk")
                    .expressionAttributeValues(
                        Map.of(
                            ":pk", AttributeValue.fromS(key.pk()),
                            ":sk", AttributeValue.fromS(key.sk()))))
        .items()
        .stream()
        .limit(most)
        .forEach(rows::add);
    return rows;
  }

  Optional<Map<String, AttributeValue>> last(String partition) {
    return client
        .query(
            query ->
                query
                    .tableName(name)
                    .consistentRead(true)
                    .scanIndexForward(false)
                    .limit(1)
                    .keyConditionExpression("pk = :pk")
                    .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(partition))))
        .items()
        .stream()
        .findFirst();
  }

  /** Every row of the table, as each stood when it was come to. */
  void each(Consumer<Map<String, AttributeValue>> row) {
    client.scanPaginator(scan -> scan.tableName(name).consistentRead(true)).items().forEach(row);
  }

  /** The rows that stand there, by key. */
  Map<Key, Map<String, AttributeValue>> batch(Collection<Key> keys) {
    Map<Key, Map<String, AttributeValue>> rows = new HashMap<>();
    List<Key> distinct = List.copyOf(new LinkedHashSet<>(keys));
    for (int from = 0; from < distinct.size(); from += BATCH) {
      List<Map<String, AttributeValue>> wanted =
          distinct.subList(from, Math.min(distinct.size(), from + BATCH)).stream()
              .map(Key::attributes)
              .toList();
      Map<String, KeysAndAttributes> open =
          Map.of(name, KeysAndAttributes.builder().keys(wanted).consistentRead(true).build());
      for (int tried = 1; !open.isEmpty(); tried++) {
        Map<String, KeysAndAttributes> ask = open;
        BatchGetItemResponse response = client.batchGetItem(get -> get.requestItems(ask));
        response.responses().getOrDefault(name, List.of()).forEach(r -> rows.put(Key.of(r), r));
        open = response.unprocessedKeys();
        if (!open.isEmpty()) {
          pause(tried);
        }
      }
    }
    return rows;
  }

  /** Whether the row is new and stands now; {@code false}: there was one of its key. */
  boolean putNew(Row row) {
    return put(row, Condition.ABSENT, new Condition());
  }

  /** Whether the row stands now: {@code false} if the condition does not hold. */
  boolean put(Row row, String condition, Condition with) {
    try {
      patiently(
          () ->
              client.putItem(
                  put ->
                      put.tableName(name)
                          .item(row.build())
                          .conditionExpression(condition)
                          .expressionAttributeNames(Condition.names(condition))
                          .expressionAttributeValues(
                              with.values().isEmpty() ? null : with.values())));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }

  /** Whether {@code after} stands now: {@code false} if the body was no longer {@code before}'s. */
  boolean replace(Row before, Row after) {
    AttributeValue stamp = Objects.requireNonNull(before.attributes().get("stamp"));
    return put(after, "#stamp = :was", new Condition().value(":was", stamp));
  }

  /** Takes a row away; nothing where there is none. */
  void remove(Key key) {
    if (writePatiently(List.of(deleting(key))) instanceof Written.Contended) {
      throw new IllegalStateException("a row was contended too long");
    }
  }

  /** Takes rows away, whichever of them stand, each by itself. */
  void removeAll(Collection<Key> keys) {
    writeAll(keys.stream().map(Table::deletion).toList());
  }

  /** Puts rows, whatever stood there, each by itself. */
  void putAll(List<Map<String, AttributeValue>> rows) {
    writeAll(
        rows.stream()
            .map(row -> WriteRequest.builder().putRequest(put -> put.item(row)).build())
            .toList());
  }

  private void writeAll(List<WriteRequest> writes) {
    for (int from = 0; from < writes.size(); from += WRITES) {
      Map<String, List<WriteRequest>> open =
          Map.of(name, writes.subList(from, Math.min(writes.size(), from + WRITES)));
      for (int tried = 1; !open.isEmpty(); tried++) {
        Map<String, List<WriteRequest>> ask = open;
        open = client.batchWriteItem(write -> write.requestItems(ask)).unprocessedItems();
        if (!open.isEmpty()) {
          pause(tried);
        }
      }
    }
  }

  private static WriteRequest deletion(Key key) {
    return WriteRequest.builder().deleteRequest(delete -> delete.key(key.attributes())).build();
  }

  void put(Row row) {
    patiently(() -> client.putItem(put -> put.tableName(name).item(row.build())));
  }

  /**
   * Changes one row if the condition holds.
   *
   * @return the row as it then stands, or empty where the condition does not hold
   */
  Optional<Map<String, AttributeValue>> update(
      Key key, String change, String condition, Condition with) {
    try {
      return Optional.of(
          patiently(
              () ->
                  client
                      .updateItem(
                          update ->
                              update
                                  .tableName(name)
                                  .key(key.attributes())
                                  .updateExpression(change)
                                  .conditionExpression(condition)
                                  .expressionAttributeNames(Condition.names(change, condition))
                                  .expressionAttributeValues(
                                      with.values().isEmpty() ? null : with.values())
                                  .returnValues(ReturnValue.ALL_NEW))
                      .attributes()));
    } catch (ConditionalCheckFailedException e) {
      return Optional.empty();
    }
  }

  /** Writes all or nothing. */
  Written write(List<TransactWriteItem> writes) {
    try {
      client.transactWriteItems(transaction -> transaction.transactItems(writes));
      return new Written.Done();
    } catch (TransactionCanceledException e) {
      return refused(e);
    } catch (TransactionInProgressException | TransactionConflictException e) {
      return new Written.Contended();
    }
  }

  /** As {@link #write}, tried again while contended. */
  Written writePatiently(List<TransactWriteItem> writes) {
    Written written = write(writes);
    for (int tried = 1; written instanceof Written.Contended && tried < TRIES; tried++) {
      pause(tried);
      written = write(writes);
    }
    return written;
  }

  private static Written refused(TransactionCanceledException cancelled) {
    Set<Integer> at = new TreeSet<>();
    boolean contended = false;
    List<CancellationReason> reasons = cancelled.cancellationReasons();
    for (int i = 0; i < reasons.size(); i++) {
      String code = reasons.get(i).code();
      if ("ConditionalCheckFailed".equals(code)) {
        at.add(i);
      }
      contended |= code != null && CONTENTION.contains(code);
    }
    if (!at.isEmpty()) {
      return new Written.Refused(at);
    }
    if (contended) {
      return new Written.Contended();
    }
    throw cancelled;
  }

  private <T> T patiently(Supplier<T> call) {
    for (int tried = 1; ; tried++) {
      try {
        return call.get();
      } catch (TransactionConflictException e) {
        if (tried == TRIES) {
          throw e;
        }
        pause(tried);
      }
    }
  }

  /** Waits before the next try: up to 5 ms at first, up to 160 ms later, at random. */
  void pause(int tried) {
    long bound = 5_000_000L << Math.min(tried, 5);
    LockSupport.parkNanos(1 + random.nextLong(bound));
  }

  TransactWriteItem putting(Row row) {
    return TransactWriteItem.builder().put(put -> put.tableName(name).item(row.build())).build();
  }

  TransactWriteItem puttingNew(Row row) {
    return putting(row, Condition.ABSENT, new Condition());
  }

  TransactWriteItem putting(Row row, String condition, Condition with) {
    return TransactWriteItem.builder()
        .put(
            put ->
                put.tableName(name)
                    .item(row.build())
                    .conditionExpression(condition)
                    .expressionAttributeNames(Condition.names(condition))
                    .expressionAttributeValues(with.values().isEmpty() ? null : with.values()))
        .build();
  }

  TransactWriteItem updating(Key key, String change, String condition, Condition with) {
    return TransactWriteItem.builder()
        .update(
            update ->
                update
                    .tableName(name)
                    .key(key.attributes())
                    .updateExpression(change)
                    .conditionExpression(condition)
                    .expressionAttributeNames(Condition.names(change, condition))
                    .expressionAttributeValues(with.values()))
        .build();
  }

  TransactWriteItem deleting(Key key) {
    return TransactWriteItem.builder()
        .delete(delete -> delete.tableName(name).key(key.attributes()))
        .build();
  }

  TransactWriteItem deleting(Key key, String condition, Condition with) {
    return TransactWriteItem.builder()
        .delete(
            delete ->
                delete
                    .tableName(name)
                    .key(key.attributes())
                    .conditionExpression(condition)
                    .expressionAttributeNames(Condition.names(condition))
                    .expressionAttributeValues(with.values().isEmpty() ? null : with.values()))
        .build();
  }

  TransactWriteItem checking(Key key, String condition, Condition with) {
    return TransactWriteItem.builder()
        .conditionCheck(
            check ->
                check
                    .tableName(name)
                    .key(key.attributes())
                    .conditionExpression(condition)
                    .expressionAttributeNames(Condition.names(condition))
                    .expressionAttributeValues(with.values()))
        .build();
  }
}
