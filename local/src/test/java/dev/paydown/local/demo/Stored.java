package dev.paydown.local.demo;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Everything that a run has stored, searched by no means of the product's own. */
final class Stored {
  private static final int AROUND = 40;

  private final SortedMap<String, String> texts = new TreeMap<>();

  /** Every row of the table, zipped ones opened, and every file but those under these folders. */
  Stored(DynamoDbClient client, String table, Path data, List<String> otherFolders) {
    Map<String, ByteArrayOutputStream> snapshots = new TreeMap<>();
    for (Map<String, AttributeValue> row :
        client.scanPaginator(scan -> scan.tableName(table).consistentRead(true)).items()) {
      String key = text(row, "pk") + " | " + text(row, "sk");
      row.forEach(
          (name, value) -> {
            if (name.equals("part")) {
              snapshots
                  .computeIfAbsent(text(row, "pk"), _ -> new ByteArrayOutputStream())
                  .writeBytes(value.b().asByteArray());
            } else {
              texts.put(key + " | " + name, text(value));
            }
          });
    }
    snapshots.forEach((key, bytes) -> texts.put(key, unzipped(bytes.toByteArray())));
    try (Stream<Path> files = Files.walk(data)) {
      files
          .filter(Files::isRegularFile)
          .filter(file -> !otherFolders.contains(data.relativize(file).getName(0).toString()))
          .forEach(file -> texts.put(data.relativize(file).toString(), read(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What matches, with a few words around it, each where it stands. */
  List<String> matching(Pattern wanted) {
    return texts.entrySet().stream()
        .map(each -> each.getKey() + " | " + each.getValue())
        .flatMap(
            text -> {
              Matcher found = wanted.matcher(text);
              return found.find()
                  ? Stream.of(
                      text.substring(0, Math.min(text.length(), AROUND))
                          + " … "
                          + text.substring(
                              Math.max(0, found.start() - AROUND),
                              Math.min(text.length(), found.end() + AROUND)))
                  : Stream.empty();
            })
        .toList();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Map<String, AttributeValue> row, String name) {
    return text(row.getOrDefault(name, AttributeValue.fromS("")));
  }

  private static String text(AttributeValue value) {
    if (value.s() != null) {
      return value.s();
    }
    return value.b() == null ? "" : unzipped(value.b().asByteArray());
  }

  private static String unzipped(byte[] bytes) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
