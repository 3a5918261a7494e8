package dev.paydown.local.cli;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.paydown.tools.json.BrainJson;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * People from a CSV file with a line of heads: {@code email}, {@code name}, and if you like {@code
 * zone}, {@code lead}, {@code daysOff} ({@code 2026-12-24} or {@code 2026-12-24/2026-12-31}). Each
 * further column is a connection and holds the person's user ids there. Several in one cell are
 * parted by a semicolon.
 */
final class PeopleCsv {
  private static final List<String> PLAIN = List.of("email", "name", "zone", "lead");

  private PeopleCsv() {}

  /** What the API takes. */
  static ArrayNode read(Path file) {
    ArrayNode people = BrainJson.mapper().createArrayNode();
    CsvMapper mapper =
        CsvMapper.builder()
            .enable(CsvParser.Feature.TRIM_SPACES)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .build();
    try (MappingIterator<Map<String, String>> rows =
        mapper
            .readerForMapOf(String.class)
            .with(CsvSchema.emptySchema().withHeader())
            .readValues(file.toFile())) {
      while (rows.hasNextValue()) {
        Map<String, String> row = rows.nextValue();
        if (!row.containsKey("email") || !row.containsKey("name")) {
          throw new Failure(file + ": the first line names no column email, or none name");
        }
        people.add(person(row));
      }
    } catch (NoSuchFileException | FileNotFoundException e) {
      throw new Failure("there is no file " + file, e);
    } catch (IOException e) {
      throw new Failure(file + " is no CSV: " + firstLine(String.valueOf(e.getMessage())), e);
    }
    return people;
  }

  private static ObjectNode person(Map<String, String> row) {
    ObjectNode person = BrainJson.mapper().createObjectNode();
    ObjectNode aliases = BrainJson.mapper().createObjectNode();
    row.forEach(
        (column, cell) -> {
          if (cell.isBlank()) {
            return;
          }
          if (PLAIN.contains(column)) {
            person.put(column, cell);
          } else if (column.equals("daysOff")) {
            parts(cell).forEach(person.withArray("daysOff")::add);
          } else {
            parts(cell).forEach(aliases.withArray(column)::add);
          }
        });
    if (!aliases.isEmpty()) {
      person.set("aliases", aliases);
    }
    return person;
  }

  private static List<String> parts(String cell) {
    return List.of(cell.split(";", -1)).stream()
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  static String firstLine(String text) {
    return text.lines().findFirst().orElse(text);
  }
}
