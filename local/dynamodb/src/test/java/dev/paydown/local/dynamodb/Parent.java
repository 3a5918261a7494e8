package dev.paydown.local.dynamodb;

import java.nio.file.Path;

/** A process that holds a database until it is ended. */
final class Parent {
  private Parent() {}

  public static void main(String[] arguments) throws InterruptedException {
    DynamoDbLocal database = DynamoDbLocal.start(Path.of(arguments[0]), System.err::println);
    System.out.println(database.pid() + " " + database.endpoint());
    Thread.sleep(Long.MAX_VALUE);
  }
}
