package dev.paydown.local.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.aws.Clients;
import dev.paydown.aws.dynamo.Tables;
import dev.paydown.local.dynamodb.DynamoDbLocal;
import dev.paydown.local.memory.MemoryTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * The table in memory answers as DynamoDB Local does: every request of a whole story goes to both,
 * in the same order, and the answers are compared.
 */
final class MemoryTableTest {

  /** A story in which every kind of request is made, and every kind of write refused once. */
  private static final long SEED = 28;

  private static final Logger OURS = Logger.getLogger("dev.paydown");

  /** Both tables; the answers of the one in memory count. */
  private static final class Both implements DynamoDbClient {
    private final DynamoDbClient memory;
    private final DynamoDbClient real;
    private final List<String> differences = new ArrayList<>();
    private final Map<String, Integer> asked = new HashMap<>();
    private String lastRefusal = "nothing";

    Both(DynamoDbClient memory, DynamoDbClient real) {
      this.memory = memory;
      this.real = real;
    }

    private synchronized <T> T both(
        String what, Function<DynamoDbClient, T> call, Function<T, Object> shown) {
      Object of = outcome(real, call, shown);
      compared(what, of, outcome(memory, call, shown));
      return call.apply(memory);
    }

    /** What it answers, or in a text how it refuses. */
    private <T> Object outcome(
        DynamoDbClient table, Function<DynamoDbClient, T> call, Function<T, Object> shown) {
      try {
        return shown.apply(call.apply(table));
      } catch (DynamoDbException e) {
        lastRefusal = String.valueOf(e.getMessage());
        return refused(e);
      }
    }

    private static String refused(DynamoDbException e) {
      return e instanceof TransactionCanceledException cancelled
          ? "cancelled "
              + cancelled.cancellationReasons().stream().map(CancellationReason::code).toList()
          : e.getClass().getSimpleName();
    }

    @Override
    public GetItemResponse getItem(GetItemRequest get) {
      return both("GetItem", table -> table.getItem(get), GetItemResponse::item);
    }

    @Override
    public BatchGetItemResponse batchGetItem(BatchGetItemRequest get) {
      return both(
          "BatchGetItem",
          table -> table.batchGetItem(get),
          answer -> new HashSet<>(answer.responses().values().iterator().next()));
    }

    /** Whole answers are compared, for pages are of different sizes. */
    @Override
    public QueryResponse query(QueryRequest query) {
      QueryRequest whole = query.toBuilder().exclusiveStartKey(null).build();
      boolean isIndex = query.indexName() != null;
      List<Map<String, AttributeValue>> _ =
          both(
              isIndex ? "Query of the index" : "Query",
              table ->
                  query.limit() == null
                      ? table.queryPaginator(whole).items().stream().toList()
                      : table.query(whole).items(),
              rows -> isIndex ? keys(rows) : rows);
      return memory.query(query);
    }

    /** The index holds keys alone. */
    private static Object keys(List<Map<String, AttributeValue>> rows) {
      return rows.stream().map(row -> MemoryTable.pk(row) + MemoryTable.sk(row)).sorted().toList();
    }

    @Override
    public synchronized PutItemResponse putItem(PutItemRequest put) {
      return written("PutItem", table -> table.putItem(put), answer -> true);
    }

    @Override
    public synchronized UpdateItemResponse updateItem(UpdateItemRequest update) {
      return written(
          "UpdateItem", table -> table.updateItem(update), UpdateItemResponse::attributes);
    }

    @Override
    public synchronized TransactWriteItemsResponse transactWriteItems(
        TransactWriteItemsRequest transaction) {
      return written(
          "TransactWriteItems", table -> table.transactWriteItems(transaction), answer -> true);
    }

    /** A write goes to each once. */
    private <T> T written(
        String what, Function<DynamoDbClient, T> call, Function<T, Object> shown) {
      Object of = outcome(real, call, shown);
      try {
        T answer = call.apply(memory);
        compared(what, of, shown.apply(answer));
        return answer;
      } catch (DynamoDbException e) {
        compared(what, of, refused(e));
        throw e;
      }
    }

    private void compared(String what, Object of, Object here) {
      asked.merge(what + (here instanceof String ? " refused" : ""), 1, Integer::sum);
      if (!of.equals(here)) {
        differences.add(what + ": " + of + " / " + here + "; last refused: " + lastRefusal);
      }
    }

    @Override
    public String serviceName() {
      return "dynamodb";
    }

    @Override
    public void close() {}
  }

  @Test
  void every_request_of_a_whole_story_gets_the_answer_of_dynamodb() {
    OURS.setLevel(Level.OFF);
    try (DynamoDbLocal database = DynamoDbLocal.startInMemory(_ -> {});
        DynamoDbClient client = Clients.dynamoAt(database.endpoint())) {
      Tables.create(client, "paydown");
      List<Both> opened = new ArrayList<>();
      Story story =
          new Story(
              Ground.template(),
              SEED,
              memory -> {
                Both both = new Both(memory, client);
                opened.add(both);
                return both;
              });
      story.play();
      Both both = opened.getFirst();
      assertThat(both.differences).isEmpty();
      assertThat(both.asked)
          .containsKeys(
              "GetItem",
              "BatchGetItem",
              "Query",
              "Query of the index",
              "PutItem",
              "PutItem refused",
              "UpdateItem",
              "UpdateItem refused",
              "TransactWriteItems",
              "TransactWriteItems refused");
      assertThat(new HashSet<>(story.ground.memory().all()))
          .isEqualTo(
              new HashSet<>(
                  client.scanPaginator(scan -> scan.tableName("paydown")).items().stream()
                      .toList()));
    } finally {
      OURS.setLevel(null);
    }
  }
}
