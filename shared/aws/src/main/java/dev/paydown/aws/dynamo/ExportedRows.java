package dev.paydown.aws.dynamo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Rows as DynamoDB exports a table to S3 in its JSON: files {@code *.json.gz}, one {@code {"Item":
 * {…}}} a line (DynamoDB developer guide, "DynamoDB table export output format"). Ours have
 * attributes of three types, {@code S}, {@code N} and {@code B}; any other is refused by name.
 */
final class ExportedRows {
  private static final JsonMapper JSON = new JsonMapper();

  private ExportedRows() {}

  /**
   * Hands over each row of an export.
   *
   * @param folder what was copied from the bucket: its files are found however deep they lie
   * @throws IllegalArgumentException naming file and line, if a line is no exported row, or if no
   *     file of an export lies there
   */
  static void each(Path folder, Consumer<Map<String, AttributeValue>> taken) {
    List<Path> files = files(folder);
    if (files.isEmpty()) {
      throw new IllegalArgumentException("no *.json.gz of an export lies below " + folder);
    }
    for (Path file : files) {
      int number = 0;
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), UTF_8))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          number++;
          taken.accept(row(line, file + " line " + number));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(file + " cannot be read after line " + number, e);
      }
    }
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(".json.gz")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The row that a line of an export holds.
   *
   * @param where the line is, for whoever reads that it holds none
   */
  static Map<String, AttributeValue> row(String line, String where) {
    JsonNode item;
    try {
      item = JSON.readTree(line).path("Item");
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(where + " is no JSON", e);
    }
    Map<String, AttributeValue> row = new TreeMap<>();
    item.properties()
        .forEach(
            attribute ->
                row.put(
                    attribute.getKey(),
                    value(attribute.getValue(), where + ": " + attribute.getKey())));
    if (!row.containsKey("pk") || !row.containsKey("sk")) {
      throw new IllegalArgumentException(where + " has no Item with pk and sk");
    }
    return row;
  }

  private static AttributeValue value(JsonNode typed, String where) {
    if (typed.has("S")) {
      return AttributeValue.fromS(typed.path("S").asText());
    }
    if (typed.has("N")) {
      return AttributeValue.fromN(typed.path("N").asText());
    }
    if (typed.has("B")) {
      return AttributeValue.fromB(
          SdkBytes.fromByteArray(Base64.getDecoder().decode(typed.path("B").asText())));
    }
    throw new IllegalArgumentException(where + " is neither S nor N nor B");
  }
}
