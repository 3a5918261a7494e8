package dev.paydown.aws.dynamo;

import dev.paydown.aws.Clients;
import dev.paydown.local.dynamodb.DynamoDbLocal;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** One DynamoDB Local for all tests of this process; it ends with the process. */
final class Database {
  private static final DynamoDbLocal LOCAL = DynamoDbLocal.startInMemory(Database::say);
  private static final DynamoDbClient CLIENT = Clients.dynamoAt(LOCAL.endpoint());
  private static final AtomicInteger WORKSPACES = new AtomicInteger();
  private static final Table TABLE = make();

  private Database() {}

  private static void say(String notice) {
    System.err.println(notice);
  }

  private static Table make() {
    Tables.create(CLIENT, "paydown");
    Tables.create(CLIENT, "paydown");
    return new Table(CLIENT, "paydown", new Random(1));
  }

  static Table table() {
    return TABLE;
  }

  static String workspace() {
    return "ws" + WORKSPACES.incrementAndGet();
  }
}
