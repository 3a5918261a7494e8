package dev.paydown.local.practice.linear;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.local.practice.Entity;
import dev.paydown.local.practice.Fault;
import dev.paydown.local.practice.Faults;
import dev.paydown.local.practice.Response;
import dev.paydown.tools.json.BrainJson;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Routes to play the people who work in the practice Linear, to see its effects, to break it. */
final class PersonRoutes {
  private final PracticeLinear linear;
  private final Faults faults;

  PersonRoutes(PracticeLinear linear, Faults faults) {
    this.linear = linear;
    this.faults = faults;
  }

  Response handle(String method, String path, JsonNode body) {
    List<String> parts = Arrays.stream(path.split("/")).filter(p -> !p.isEmpty()).toList();
    return switch (method + " " + (parts.isEmpty() ? "" : parts.getFirst())) {
      case "POST person" -> person(parts.subList(1, parts.size()), body);
      case "GET effects" ->
          Response.json(
              200,
              object().set("effects", BrainJson.mapper().valueToTree(linear.desk().effects())));
      case "GET issues" -> Response.json(200, object().set("issues", all("issues")));
      case "GET projects" -> Response.json(200, object().set("projects", all("projects")));
      case "GET comments" -> Response.json(200, object().set("comments", all("comments")));
      case "POST faults" -> fault(body);
      case "POST hook" -> hook(body);
      default -> LinearHttp.error(404, "the practice Linear has no " + method + " " + path);
    };
  }

  /** {@code POST /person/issues} makes one, {@code POST /person/issues/ENG-1} changes it. */
  private Response person(List<String> parts, JsonNode body) {
    String by = body.path("by").asText("somebody@practice.example");
    Map<String, Optional<String>> fields = fields(body);
    boolean one = parts.size() > 1;
    return switch (parts.isEmpty() ? "" : parts.getFirst()) {
      case "issues" ->
          one
              ? shown(200, linear.updateIssue(by, parts.get(1), fields))
              : shown(201, linear.createIssue(by, set(fields)));
      case "projects" ->
          one
              ? shown(200, linear.updateProject(by, parts.get(1), fields))
              : shown(201, linear.createProject(by, set(fields)));
      case "users" -> shown(201, linear.user(text(body, "email"), text(body, "name")));
      case "teams" -> shown(201, linear.createTeam(text(body, "key"), text(body, "name")));
      case "comments" -> shown(201, linear.comment(by, text(body, "issue"), text(body, "body")));
      case "relations" ->
          shown(
              201,
              linear.relate(
                  text(body, "issue"), text(body, "related"), body.path("type").asText("blocks")));
      case "removals" -> {
        linear.removeIssue(by, text(body, "issue"));
        yield Response.json(200, object());
      }
      default -> LinearHttp.error(404, "a person makes no such thing");
    };
  }

  private Response fault(JsonNode body) {
    String label = text(body, "fault");
    Fault fault =
        Arrays.stream(Fault.values())
            .filter(one -> one.label().equals(label))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no fault is called " + label));
    faults.retryAfter(body.path("seconds").asLong(1));
    faults.set(fault, body.path("times").asInt(1));
    return Response.json(200, object().put("fault", fault.label()));
  }

  private Response hook(JsonNode body) {
    linear.desk().hook(text(body, "url"), text(body, "secret"));
    return Response.json(200, object());
  }

  private JsonNode all(String kind) {
    List<Map<String, String>> shown =
        linear.read(books -> List.copyOf(books.all(kind).values())).stream()
            .map(entity -> Map.copyOf(entity.fields()))
            .toList();
    return BrainJson.mapper().valueToTree(shown);
  }

  private static Response shown(int status, Entity entity) {
    return Response.json(status, BrainJson.mapper().valueToTree(entity.fields()));
  }

  private static String text(JsonNode body, String name) {
    if (!body.path(name).isTextual()) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return body.path(name).textValue();
  }

  private static Map<String, Optional<String>> fields(JsonNode body) {
    Map<String, Optional<String>> fields = new TreeMap<>();
    body.properties()
        .forEach(
            field ->
                fields.put(
                    field.getKey(),
                    field.getValue().isNull()
                        ? Optional.empty()
                        : Optional.of(field.getValue().asText())));
    fields.remove("by");
    return fields;
  }

  private static Map<String, String> set(Map<String, Optional<String>> fields) {
    Map<String, String> set = new TreeMap<>();
    fields.forEach((name, value) -> value.ifPresent(text -> set.put(name, text)));
    return set;
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
