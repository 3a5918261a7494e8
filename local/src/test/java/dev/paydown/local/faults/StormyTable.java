package dev.paydown.local.faults;

import dev.paydown.local.faults.Weather.Service;
import dev.paydown.local.memory.MemoryTable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.RequestLimitExceededException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** A table in the weather: each call may fail in every way that DynamoDB and its client have. */
final class StormyTable implements DynamoDbClient {
  private static final List<String> CONTENTION =
      List.of("TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded");

  private final DynamoDbClient table;
  private final Weather weather;

  StormyTable(DynamoDbClient table, Weather weather) {
    this.table = table;
    this.weather = weather;
  }

  /** The errors of calls. */
  private record Errors(boolean onlyFails, boolean isRepeated) implements Weather.Failures {
    @Override
    public RuntimeException failure(int which) {
      AwsServiceException.Builder error =
          switch (which % 3) {
            case 0 -> InternalServerErrorException.builder().statusCode(500);
            case 1 -> ProvisionedThroughputExceededException.builder().statusCode(400);
            default -> RequestLimitExceededException.builder().statusCode(400);
          };
      return error.message("the weather is rough").build();
    }

    @Override
    public RuntimeException lost() {
      return ApiCallTimeoutException.create(20_000);
    }
  }

  private static final Errors WRITE = new Errors(false, true);

  /** The client gives each transaction a token, so that one made again is made once. */
  private static final Errors TRANSACTION = new Errors(false, false);

  private static final Errors READ = new Errors(false, true);
  private static final Errors BESIDE_OTHERS = new Errors(true, true);

  @Override
  public GetItemResponse getItem(GetItemRequest get) {
    return weather.call(Service.STORE, "GetItem " + key(get.key()), READ, () -> table.getItem(get));
  }

  @Override
  public BatchGetItemResponse batchGetItem(BatchGetItemRequest get) {
    String what = "BatchGetItem " + get.requestItems().values().iterator().next().keys().size();
    return weather.call(
        Service.STORE,
        what,
        READ,
        () ->
            weather.strikes("part of " + what) && isMany(get)
                ? part(get)
                : table.batchGetItem(get));
  }

  /** Whether it can be halved: DynamoDB refuses to be asked for nothing. */
  private static boolean isMany(BatchGetItemRequest get) {
    return get.requestItems().values().iterator().next().keys().size() > 1;
  }

  /** DynamoDB answers half of what was asked, and says so. */
  private BatchGetItemResponse part(BatchGetItemRequest get) {
    Map.Entry<String, KeysAndAttributes> asked = get.requestItems().entrySet().iterator().next();
    List<Map<String, AttributeValue>> keys = asked.getValue().keys();
    int half = keys.size() / 2;
    BatchGetItemResponse first =
        table.batchGetItem(some(get, asked, keys.subList(0, half)).build());
    return first.toBuilder()
        .unprocessedKeys(some(get, asked, keys.subList(half, keys.size())).build().requestItems())
        .build();
  }

  private static BatchGetItemRequest.Builder some(
      BatchGetItemRequest get,
      Map.Entry<String, KeysAndAttributes> asked,
      List<Map<String, AttributeValue>> keys) {
    return get.toBuilder()
        .requestItems(Map.of(asked.getKey(), asked.getValue().toBuilder().keys(keys).build()));
  }

  @Override
  public PutItemResponse putItem(PutItemRequest put) {
    String what = "PutItem " + key(put.item());
    if (weather.strikes("contention of " + what)) {
      throw TransactionConflictException.builder().message("another transaction").build();
    }
    return weather.call(Service.STORE, what, WRITE, () -> table.putItem(put));
  }

  @Override
  public UpdateItemResponse updateItem(UpdateItemRequest update) {
    return weather.call(
        Service.STORE, "UpdateItem " + key(update.key()), WRITE, () -> table.updateItem(update));
  }

  @Override
  public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest transaction) {
    String what = "TransactWriteItems of " + transaction.transactItems().size();
    if (weather.strikes("contention of " + what)) {
      String code = CONTENTION.get(weather.choice(what, CONTENTION.size()));
      throw TransactionCanceledException.builder()
          .message("the weather is rough")
          .cancellationReasons(
              IntStream.range(0, transaction.transactItems().size())
                  .mapToObj(i -> i == 0 ? code : "None")
                  .map(each -> CancellationReason.builder().code(each).build())
                  .toList())
          .build();
    }
    TransactWriteItemsResponse answer =
        weather.call(Service.STORE, what, TRANSACTION, () -> table.transactWriteItems(transaction));
    if (weather.strikes("still in progress: " + what)) {
      throw TransactionInProgressException.builder().message("made, and asked again").build();
    }
    return answer;
  }

  @Override
  public QueryResponse query(QueryRequest query) {
    if (query.indexName() != null) {
      return weather.call(Service.INDEX, "Query " + query.indexName(), READ, () -> trailing(query));
    }
    // Partitions are read beside one another, so a query can do no more than fail. In an order, for
    // that of a map is another in each process, and with it the weather.
    return weather.call(
        Service.STORE,
        "Query " + new TreeMap<>(query.expressionAttributeValues()),
        BESIDE_OTHERS,
        () -> table.query(query));
  }

  /** An index trails its table: a row missing from one answer is in the next. */
  private QueryResponse trailing(QueryRequest query) {
    QueryResponse answer = table.query(query);
    return answer.hasItems() && !answer.items().isEmpty() && weather.strikes("a trailing index")
        ? QueryResponse.builder().items(answer.items().subList(1, answer.items().size())).build()
        : answer;
  }

  private static String key(Map<String, AttributeValue> row) {
    return MemoryTable.pk(row) + "|" + MemoryTable.sk(row);
  }

  @Override
  public String serviceName() {
    return "dynamodb";
  }

  @Override
  public void close() {}

  /** A client's own error: no answer came. */
  static RuntimeException unanswered() {
    return SdkClientException.create("no answer came");
  }
}
