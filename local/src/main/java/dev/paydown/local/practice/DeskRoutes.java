package dev.paydown.local.practice;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.local.practice.RestDoor.Asked;
import dev.paydown.tools.json.BrainJson;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What every practice tool shows of itself, and how it is hooked up and broken. */
public final class DeskRoutes {
  private final Desk desk;

  /** The routes of that desk. */
  public DeskRoutes(Desk desk) {
    this.desk = desk;
  }

  /** {@code GET /effects}, {@code POST /faults}, {@code POST /hook}, and the kinds it holds. */
  public Optional<Response> handle(Asked asked) {
    if (asked.is("POST", "faults")) {
      return Optional.of(fault(asked.body()));
    }
    if (asked.is("POST", "hook")) {
      desk.hook(RestDoor.text(asked.body(), "url"), RestDoor.text(asked.body(), "secret"));
      return Optional.of(Response.json(200, RestDoor.object()));
    }
    if (asked.is("GET", "effects")) {
      return Optional.of(listed("effects", BrainJson.mapper().valueToTree(desk.effects())));
    }
    return asked.is("GET", "*") ? held(asked.path().getFirst()) : Optional.empty();
  }

  private Optional<Response> held(String kind) {
    return desk.read(
        books ->
            Optional.ofNullable(books.kinds().get(kind))
                .map(entities -> listed(kind, all(List.copyOf(entities.values())))));
  }

  private static JsonNode all(List<Entity> entities) {
    List<Map<String, String>> shown =
        entities.stream().map(entity -> Map.copyOf(entity.fields())).toList();
    return BrainJson.mapper().valueToTree(shown);
  }

  private static Response listed(String kind, JsonNode all) {
    return Response.json(200, RestDoor.object().set(kind, all));
  }

  private Response fault(JsonNode body) {
    String label = RestDoor.text(body, "fault");
    Fault fault =
        Arrays.stream(Fault.values())
            .filter(one -> one.label().equals(label))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no fault is called " + label));
    desk.faults().retryAfter(body.path("seconds").asLong(1));
    desk.faults().set(fault, body.path("times").asInt(1));
    return Response.json(200, RestDoor.object().put("fault", fault.label()));
  }
}
