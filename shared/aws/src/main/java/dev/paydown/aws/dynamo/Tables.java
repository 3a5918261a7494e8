package dev.paydown.aws.dynamo;

import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/** The table's shape, as template.yaml declares it for AWS: for the embedded run and for tests. */
public final class Tables {
  /** The index of workspaces that have something due; sparse, keys only. */
  public static final String DUE_INDEX = "due";

  private Tables() {}

  /**
   * Makes the table with its index, stream (new and old images) and expiry, if it is not there yet.
   */
  public static void create(DynamoDbClient client, String name) {
    try {
      make(client, request(name).build());
    } catch (ResourceInUseException there) {
      // It stands already.
    }
  }

  /**
   * Makes it without its stream, so that nobody hears of rows that are put into it: they were told
   * of when they were new.
   *
   * @throws ResourceInUseException if there is a table of that name
   */
  public static void createSilent(DynamoDbClient client, String name) {
    make(client, request(name).streamSpecification(stream -> stream.streamEnabled(false)).build());
  }

  /** Begins its stream: what is written from now on is told. */
  public static void openStream(DynamoDbClient client, String name) {
    client.updateTable(update -> update.tableName(name).streamSpecification(Tables::told));
    client.waiter().waitUntilTableExists(wait -> wait.tableName(name)).matched();
  }

  private static void told(StreamSpecification.Builder stream) {
    stream.streamEnabled(true).streamViewType(StreamViewType.NEW_AND_OLD_IMAGES);
  }

  private static void make(DynamoDbClient client, CreateTableRequest request) {
    String name = request.tableName();
    client.createTable(request);
    client.waiter().waitUntilTableExists(wait -> wait.tableName(name)).matched();
    client.updateTimeToLive(
        ttl ->
            ttl.tableName(name)
                .timeToLiveSpecification(spec -> spec.enabled(true).attributeName("ttl")));
  }

  private static CreateTableRequest.Builder request(String name) {
    return CreateTableRequest.builder()
        .tableName(name)
        .billingMode(BillingMode.PAY_PER_REQUEST)
        .attributeDefinitions(List.of(text("pk"), text("sk"), text("duePk"), text("dueAt")))
        .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE))
        .globalSecondaryIndexes(
            GlobalSecondaryIndex.builder()
                .indexName(DUE_INDEX)
                .keySchema(key("duePk", KeyType.HASH), key("dueAt", KeyType.RANGE))
                .projection(projection -> projection.projectionType(ProjectionType.KEYS_ONLY))
                .build())
        .streamSpecification(Tables::told);
  }

  private static AttributeDefinition text(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }
}
