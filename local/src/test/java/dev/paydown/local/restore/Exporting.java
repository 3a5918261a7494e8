package dev.paydown.local.restore;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Exports a table as DynamoDB itself does into S3: {@code AWSDynamoDB/{export}/data/*.json.gz}
 * beside manifests (developer guide, "DynamoDB table export output format"). DynamoDB Local cannot.
 */
final class Exporting {
  private static final int ROWS_OF_A_FILE = 10;
  private static final JsonMapper JSON = new JsonMapper();

  private Exporting() {}

  /** Writes the export; how many rows went into it. */
  static int write(DynamoDbClient client, String table, Path bucket) {
    List<Map<String, AttributeValue>> rows =
        client.scanPaginator(scan -> scan.tableName(table).consistentRead(true)).items().stream()
            .toList();
    try {
      Path export = bucket.resolve("AWSDynamoDB/01793804400000-drill");
      Path data = Files.createDirectories(export.resolve("data"));
      Files.writeString(
          export.resolve("manifest-summary.json"), "{\"itemCount\":" + rows.size() + "}");
      for (int from = 0; from < rows.size(); from += ROWS_OF_A_FILE) {
        Path file = data.resolve("part" + from + ".json.gz");
        try (Writer lines =
            new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(file)), UTF_8)) {
          for (Map<String, AttributeValue> row :
              rows.subList(from, Math.min(rows.size(), from + ROWS_OF_A_FILE))) {
            lines.write(line(row) + "\n");
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows.size();
  }

  private static String line(Map<String, AttributeValue> row) throws IOException {
    ObjectNode exported = JSON.createObjectNode();
    ObjectNode item = exported.putObject("Item");
    row.forEach(
        (name, value) -> {
          switch (value.type()) {
            case S -> item.putObject(name).put("S", value.s());
            case N -> item.putObject(name).put("N", value.n());
            case B ->
                item.putObject(name)
                    .put("B", Base64.getEncoder().encodeToString(value.b().asByteArray()));
            case SS, NS, BS, M, L, BOOL, NUL, UNKNOWN_TO_SDK_VERSION ->
                throw new AssertionError("no row of ours holds a " + value.type());
          }
        });
    return JSON.writeValueAsString(exported);
  }
}
