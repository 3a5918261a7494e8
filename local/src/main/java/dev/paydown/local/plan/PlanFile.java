package dev.paydown.local.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.tools.json.HostileJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a portable plan: work events, one JSON object a line, or cases as public scheduling test
 * material states them (a JSON document with {@code cases} or {@code vectors}, or one case a line).
 */
public final class PlanFile {
  private PlanFile() {}

  /**
   * The cases of a file; work events are one case, named like the file.
   *
   * @param asOf the day as of which dates are expected; empty: for work events {@code today}, for
   *     cases the working day before their earliest date
   * @throws PlanFault naming the line and the field, if the file is no plan
   * @throws UncheckedIOException if it cannot be read
   */
  public static List<PlanCase> read(
      Path file, Optional<LocalDate> asOf, LocalDate today, PlanOptions options) {
    byte[] bytes = bytes(file);
    return switch (HostileJson.parse(bytes)) {
      case HostileJson.Value(JsonNode node) when node.isArray() ->
          List.of(events(file, list(node), asOf.orElse(today), options));
      case HostileJson.Value(JsonNode node) -> document(file, node, asOf, today, options);
      case HostileJson.Malformed _ ->
          lines(file, new String(bytes, StandardCharsets.UTF_8), asOf, today, options);
    };
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static List<PlanCase> document(
      Path file, JsonNode node, Optional<LocalDate> asOf, LocalDate today, PlanOptions options) {
    for (String name : List.of("cases", "vectors")) {
      if (node.path(name).isArray()) {
        List<PlanCase> cases = new ArrayList<>();
        for (JsonNode one : node.path(name)) {
          cases.add(Cases.read(node, one, asOf, options));
        }
        return cases;
      }
    }
    return Cases.isCase(node)
        ? List.of(Cases.read(node, node, asOf, options))
        : List.of(events(file, List.of(node), asOf.orElse(today), options));
  }

  private static List<PlanCase> lines(
      Path file, String text, Optional<LocalDate> asOf, LocalDate today, PlanOptions options) {
    List<JsonNode> nodes = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (!line.isBlank()) {
        nodes.add(parsed(line, number));
      }
    }
    if (!nodes.isEmpty() && nodes.stream().allMatch(Cases::isCase)) {
      return nodes.stream().map(node -> Cases.read(node, node, asOf, options)).toList();
    }
    return List.of(events(file, nodes, asOf.orElse(today), options));
  }

  private static JsonNode parsed(String line, int number) {
    return switch (HostileJson.parse(line.getBytes(StandardCharsets.UTF_8))) {
      case HostileJson.Value(JsonNode node) -> node;
      case HostileJson.Malformed(String why) ->
          throw new PlanFault("line " + number + " is no JSON object: " + why);
    };
  }

  private static List<JsonNode> list(JsonNode array) {
    List<JsonNode> nodes = new ArrayList<>();
    array.forEach(nodes::add);
    return nodes;
  }

  private static PlanCase events(
      Path file, List<JsonNode> nodes, LocalDate asOf, PlanOptions options) {
    Path name = file.getFileName();
    return EventPlans.read(name == null ? "plan" : name.toString(), nodes, asOf, options);
  }
}
