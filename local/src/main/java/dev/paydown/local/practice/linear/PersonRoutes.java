package dev.paydown.local.practice.linear;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.local.practice.DeskRoutes;
import dev.paydown.local.practice.Response;
import dev.paydown.local.practice.RestDoor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Routes to play the people who work in the practice Linear, to see its effects, to break it. */
final class PersonRoutes {
  private final PracticeLinear linear;
  private final DeskRoutes routes;

  PersonRoutes(PracticeLinear linear) {
    this.linear = linear;
    this.routes = new DeskRoutes(linear.desk());
  }

  Response handle(String method, String path, JsonNode body) {
    List<String> parts = Arrays.stream(path.split("/")).filter(p -> !p.isEmpty()).toList();
    RestDoor.Asked asked = new RestDoor.Asked(method, parts, Map.of(), Map.of(), body);
    if (!parts.isEmpty() && parts.getFirst().equals("person") && method.equals("POST")) {
      return person(parts.subList(1, parts.size()), body);
    }
    return routes
        .handle(asked)
        .orElseGet(
            () -> LinearHttp.error(404, "the practice Linear has no " + method + " " + path));
  }

  /** {@code POST /person/issues} makes one, {@code POST /person/issues/ENG-1} changes it. */
  private Response person(List<String> parts, JsonNode body) {
    String by = body.path("by").asText("somebody@practice.example");
    Map<String, Optional<String>> fields = RestDoor.said(body);
    boolean one = parts.size() > 1;
    return switch (parts.isEmpty() ? "" : parts.getFirst()) {
      case "issues" ->
          one
              ? RestDoor.shown(200, linear.updateIssue(by, parts.get(1), fields))
              : RestDoor.shown(201, linear.createIssue(by, set(fields)));
      case "projects" ->
          one
              ? RestDoor.shown(200, linear.updateProject(by, parts.get(1), fields))
              : RestDoor.shown(201, linear.createProject(by, set(fields)));
      case "users" ->
          RestDoor.shown(
              201, linear.user(RestDoor.text(body, "email"), RestDoor.text(body, "name")));
      case "teams" ->
          RestDoor.shown(
              201, linear.createTeam(RestDoor.text(body, "key"), RestDoor.text(body, "name")));
      case "comments" ->
          RestDoor.shown(
              201, linear.comment(by, RestDoor.text(body, "issue"), RestDoor.text(body, "body")));
      case "relations" ->
          RestDoor.shown(
              201,
              linear.relate(
                  RestDoor.text(body, "issue"),
                  RestDoor.text(body, "related"),
                  body.path("type").asText("blocks")));
      case "removals" -> {
        linear.removeIssue(by, RestDoor.text(body, "issue"));
        yield Response.json(200, RestDoor.object());
      }
      default -> LinearHttp.error(404, "a person makes no such thing");
    };
  }

  private static Map<String, String> set(Map<String, Optional<String>> fields) {
    Map<String, String> set = new TreeMap<>();
    fields.forEach((name, value) -> value.ifPresent(text -> set.put(name, text)));
    return set;
  }
}
