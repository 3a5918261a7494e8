package dev.paydown.local.dynamodb;

import java.nio.file.Path;

/**
 * Says where DynamoDB Local's jars are, fetched first if they are not there yet. It needs nothing
 * but the JDK, so that a script can run it from its source.
 */
public final class Fetch {
  private Fetch() {}

  /** Prints the folder; what a person should read goes to the standard error. */
  public static void main(String[] arguments) {
    Path jars = Jars.fetched(Jars.userCache(), System.err::println);
    System.out.println(jars);
  }
}
