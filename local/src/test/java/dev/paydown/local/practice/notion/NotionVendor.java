package dev.paydown.local.practice.notion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.local.practice.Entity;
import dev.paydown.local.practice.NoSuchEntity;
import dev.paydown.local.practice.Response;
import dev.paydown.local.practice.RestDoor;
import dev.paydown.local.practice.RestDoor.Asked;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The part of Notion's REST API that a connector uses (Notion docs, API reference). */
final class NotionVendor implements RestDoor.Vendor {
  private static final int PIECES = 100;
  private static final int PIECE = 2_000;
  private static final int DAY = 10;
  private final PracticeNotion notion;
  private final String token;

  NotionVendor(PracticeNotion notion, String token) {
    this.notion = notion;
    this.token = token;
  }

  @Override
  public String prefix() {
    return "/v1/";
  }

  @Override
  public boolean opens(Map<String, String> headers) {
    return headers.getOrDefault("authorization", "").equals("Bearer " + token);
  }

  @Override
  public Response error(int status, String message) {
    return switch (status) {
      case 401 -> told(401, "unauthorized", "API token is invalid.");
      case 403 -> told(403, "restricted_resource", "Insufficient permissions for this endpoint.");
      case 404 -> told(404, "object_not_found", message);
      default -> told(status, "validation_error", message);
    };
  }

  private static Response told(int status, String code, String message) {
    ObjectNode body = RestDoor.object().put("object", "error").put("status", status);
    return Response.json(status, body.put("code", code).put("message", message));
  }

  @Override
  public Response api(Asked asked) {
    if (asked.is("GET", "v1/pages/*")) {
      return shown(notion.page(asked.path().get(2)));
    }
    if (asked.is("PATCH", "v1/pages/*")) {
      return update(asked);
    }
    if (asked.is("GET", "v1/blocks/*/children")) {
      return list(RestDoor.object().arrayNode(), asked);
    }
    if (asked.is("GET", "v1/comments")) {
      return comments(asked);
    }
    if (asked.is("POST", "v1/comments")) {
      return comment(asked.body());
    }
    if (asked.is("GET", "v1/users")) {
      return users(asked);
    }
    return asked.is("GET", "v1/data_sources/*")
        ? source(asked.path().get(2))
        : error(404, "there is no such route");
  }

  private Response shown(Entity page) {
    return notion.desk().read(books -> Response.json(200, NotionShown.page(books, page)));
  }

  private static Response source(String id) {
    return NotionShown.STAGE.keySet().stream()
        .filter(table -> NotionShown.source(table).equals(id))
        .findFirst()
        .map(table -> Response.json(200, NotionShown.source(table, id)))
        .orElseThrow(() -> new NoSuchEntity("Could not find data source with ID: " + id + "."));
  }

  /** A page of the list, of as many as were asked for. */
  private static Response list(ArrayNode all, Asked asked) {
    int most = Integer.parseInt(asked.query().getOrDefault("page_size", "100"));
    int from = Integer.parseInt(asked.query().getOrDefault("start_cursor", "0"));
    ObjectNode body = RestDoor.object().put("object", "list");
    ArrayNode results = body.putArray("results");
    for (int i = from; i < Math.min(all.size(), from + most); i++) {
      results.add(all.get(i));
    }
    boolean hasMore = from + most < all.size();
    body.put("has_more", hasMore);
    if (hasMore) {
      body.put("next_cursor", Integer.toString(from + most));
    } else {
      body.putNull("next_cursor");
    }
    return Response.json(200, body);
  }

  private Response update(Asked asked) {
    Entity page = notion.page(asked.path().get(2));
    Entity app = notion.user(PracticeNotion.APP);
    Map<String, Optional<String>> wanted = new TreeMap<>();
    asked
        .body()
        .path("properties")
        .properties()
        .forEach(one -> wanted.putAll(wanted(page, one.getKey(), one.getValue())));
    Entity changed =
        notion
            .desk()
            .change(
                draft -> {
                  draft.effect("update", page.id(), wanted);
                  Entity fresh = draft.books().find("pages", page.id()).orElse(page);
                  return new NotionChanges(draft, app).update(fresh, wanted);
                });
    return shown(changed);
  }

  private Map<String, Optional<String>> wanted(Entity page, String name, JsonNode value) {
    List<String> stage = NotionShown.STAGE.getOrDefault(page.get("table"), List.of("", ""));
    if (name.equals(stage.getFirst())) {
      JsonNode said = value.path(stage.getLast());
      return Map.of("stage", Optional.of(said.isObject() ? text(said, "id") : said.asText()));
    }
    JsonNode date = value.path("date");
    return switch (name) {
      case "Due" -> Map.of("due", day(date, "start"), "until", day(date, "end"));
      case "Start date" -> Map.of("start", day(date, "start"));
      case "Assignee" -> Map.of("person", person(value.path("people").path(0)));
      default -> throw new IllegalArgumentException(name + " is not a property that exists.");
    };
  }

  private static Optional<String> day(JsonNode date, String part) {
    Optional<String> day =
        Optional.of(date.path(part)).filter(JsonNode::isTextual).map(JsonNode::asText);
    day.ifPresent(text -> LocalDate.parse(text.substring(0, Math.min(DAY, text.length()))));
    return day;
  }

  private Optional<String> person(JsonNode user) {
    Optional<String> id = Optional.of(user.path("id").asText()).filter(text -> !text.isEmpty());
    if (id.isPresent() && notion.desk().read(books -> books.find("users", id.get())).isEmpty()) {
      throw new IllegalArgumentException("body.properties: no such user");
    }
    return id;
  }

  private static String text(JsonNode node, String name) {
    return RestDoor.text(node, name);
  }

  private Response comments(Asked asked) {
    Entity page = notion.page(asked.query().getOrDefault("block_id", ""));
    ArrayNode all = RestDoor.object().arrayNode();
    for (Entity comment : notion.comments(page.id())) {
      ObjectNode shown = notion.desk().read(books -> NotionShown.comment(books, comment));
      all.add(shown);
    }
    return list(all, asked);
  }

  private Response comment(JsonNode body) {
    Entity page = notion.page(body.path("parent").path("page_id").asText());
    Entity app = notion.user(PracticeNotion.APP);
    StringBuilder text = new StringBuilder();
    for (JsonNode piece : body.path("rich_text")) {
      String content = text(piece.path("text"), "content");
      if (content.length() > PIECE || body.path("rich_text").size() > PIECES) {
        throw new IllegalArgumentException("body.rich_text should be shorter");
      }
      text.append(content);
    }
    Entity made =
        notion
            .desk()
            .change(
                draft -> {
                  draft.effect("comment", page.id(), Map.of());
                  return new NotionChanges(draft, app).comment(page, text.toString());
                });
    return notion.desk().read(books -> Response.json(200, NotionShown.comment(books, made)));
  }

  private Response users(Asked asked) {
    ArrayNode all = RestDoor.object().arrayNode();
    notion
        .desk()
        .read(books -> List.copyOf(books.all("users").values()))
        .forEach(user -> all.add(NotionShown.user(user)));
    return list(all, asked);
  }

  @Override
  public void meddle(Asked asked) {
    if (asked.is("GET", "v1/pages/*")) {
      Entity page = notion.page(asked.path().get(2));
      page.find("due")
          .map(due -> LocalDate.parse(due.substring(0, DAY)).plusDays(1).toString())
          .ifPresent(due -> notion.update("somebody", page.id(), Map.of("due", Optional.of(due))));
    }
  }

  /** {@code POST /person/pages/ID}, {@code /person/comments}. */
  @Override
  public Response person(Asked asked) {
    String by = asked.body().path("by").asText("somebody");
    if (asked.is("POST", "person/pages/*")) {
      return RestDoor.shown(
          200, notion.update(by, asked.path().get(2), RestDoor.said(asked.body())));
    }
    return asked.is("POST", "person/comments")
        ? RestDoor.shown(
            201, notion.comment(by, text(asked.body(), "page"), text(asked.body(), "text")))
        : error(404, "a person makes no such thing");
  }
}
