package dev.paydown.aws.dynamo;

import dev.paydown.aws.Clients;
import dev.paydown.local.dynamodb.DynamoDbLocal;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * One table for all tests of this process, in a DynamoDB Local that ends with the process; or,
 * where the SDK's own setting {@code aws.endpointUrl} names an emulator of AWS, in that one.
 */
final class Database {
  /** Another for each process: what an emulator holds outlives them. */
  private static final String NAME = "paydown-" + Long.toString(System.currentTimeMillis(), 36);

  private static final DynamoDbClient CLIENT = client();
  private static final AtomicInteger WORKSPACES = new AtomicInteger();
  private static final Table TABLE = make();

  private Database() {}

  private static DynamoDbClient client() {
    return System.getProperty("aws.endpointUrl") == null
        ? Clients.dynamoAt(DynamoDbLocal.startInMemory(Database::say).endpoint())
        : new Clients().dynamo();
  }

  private static void say(String notice) {
    System.err.println(notice);
  }

  private static Table make() {
    Tables.create(CLIENT, NAME);
    Tables.create(CLIENT, NAME);
    return new Table(CLIENT, NAME, new Random(1));
  }

  static Table table() {
    return TABLE;
  }

  static String workspace() {
    return "ws" + WORKSPACES.incrementAndGet();
  }
}
