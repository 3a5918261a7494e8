package dev.paydown.aws.dynamo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Puts an exported table into a new one, silently: its stream begins when every row stands, so that
 * nothing that was announced once is announced again.
 */
public final class Restoring {
  private final DynamoDbClient client;
  private final RandomGenerator random;

  /**
   * By this client.
   *
   * @param random for the pauses where the table takes only so much a second
   */
  public Restoring(DynamoDbClient client, RandomGenerator random) {
    this.client = client;
    this.random = random;
  }

  /**
   * Makes the table and loads it.
   *
   * @param export a folder with the export's files
   * @param name of a table that is not there yet
   * @return how many rows it holds of each kind
   * @throws IllegalArgumentException if the folder holds no export, or a line is no row of one; the
   *     table then holds what came before it
   * @throws software.amazon.awssdk.services.dynamodb.model.ResourceInUseException if there is a
   *     table of that name: nothing is put into one that may hold rows
   */
  public SortedMap<String, Long> load(Path export, String name) {
    Tables.createSilent(client, name);
    Table table = new Table(client, name, random);
    SortedMap<String, Long> counts = new TreeMap<>();
    List<Map<String, AttributeValue>> batch = new ArrayList<>();
    ExportedRows.each(
        export,
        row -> {
          counts.merge(kind(row), 1L, Long::sum);
          batch.add(row);
          if (batch.size() == Table.WRITES) {
            table.putAll(batch);
            batch.clear();
          }
        });
    table.putAll(batch);
    Tables.openStream(client, name);
    return counts;
  }

  /** How many rows the table holds of each kind; reads all of it. */
  public SortedMap<String, Long> counts(String name) {
    SortedMap<String, Long> counts = new TreeMap<>();
    client
        .scanPaginator(
            scan ->
                scan.tableName(name)
                    .consistentRead(true)
                    .projectionExpression("#kind")
                    .expressionAttributeNames(Map.of("#kind", "kind")))
        .items()
        .forEach(row -> counts.merge(kind(row), 1L, Long::sum));
    return counts;
  }

  private static String kind(Map<String, AttributeValue> row) {
    return Row.maybe(row, "kind").orElse("other");
  }
}
