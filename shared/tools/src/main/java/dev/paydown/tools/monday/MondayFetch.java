package dev.paydown.tools.monday;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.Transition;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Lookup;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads one item or subitem through the API, its columns by their titles, as of its own last change
 * (monday.com developer docs, Items; Column values v2).
 */
record MondayFetch(MondayApi api, Connection connection, Instant now) {
  private static final String ITEM =
      "query ($ids: [ID!]) { items(ids: $ids) { id name state updated_at board { id }"
          + " parent_item { id } column_values { id type column { title }"
          + " ... on StatusValue { label is_done }"
          + " ... on PeopleValue { persons_and_teams { id kind } }"
          + " ... on DateValue { date }"
          + " ... on TimelineValue { from to }"
          + " ... on DependencyValue { linked_item_ids }"
          + " ... on BoardRelationValue { linked_item_ids }"
          + " ... on NumbersValue { number }"
          + " ... on CheckboxValue { checked } } } }";

  Optional<List<Fact>> fetch(String uid) {
    if (!Event.ID.matcher(uid).matches()) {
      return Optional.empty();
    }
    ObjectNode variables = MondayApi.object();
    variables.putArray("ids").add(uid);
    JsonNode item = api.asked(ITEM, variables).at("/items/0");
    try {
      return item.isObject() ? Optional.of(facts(item)) : Optional.empty();
    } catch (BadField e) {
      throw Lookup.unreadable(MondayApi.TOOL, e);
    }
  }

  private List<Fact> facts(JsonNode item) throws BadField {
    Event event = event(item);
    List<Column> columns = new ArrayList<>();
    for (JsonNode value : item.path("column_values")) {
      columns.add(Column.changed(Fields.of("column", change(value))));
    }
    List<Fact> facts = new ArrayList<>(Columns.read(event, columns));
    if (facts.isEmpty()) {
      facts.add(event.shown(event.item(), List.of()));
    }
    // Out of sight or gone, as deliveries tell it.
    if (!item.path("state").asText("active").equals("active")) {
      facts.add(event.turned(event.item(), Transition.CANCELLED, 1));
    }
    return facts;
  }

  private Event event(JsonNode item) throws BadField {
    ObjectNode body = MondayApi.object();
    ObjectNode event = body.putObject("event").put("type", Event.READ);
    event.put("pulseId", item.path("id").asText());
    event.put("pulseName", item.path("name").asText());
    event.put("triggerTime", item.path("updated_at").asText());
    event.set("boardId", item.path("board").path("id"));
    if (item.path("parent_item").isObject()) {
      event.set("parentItemId", item.path("parent_item").path("id"));
    }
    return Event.of(connection, Fields.of("", body), now);
  }

  /** A column's value, put as the delivery of its change puts it. */
  static ObjectNode change(JsonNode column) {
    ObjectNode change = MondayApi.object();
    change.put("columnId", column.path("id").asText());
    change.put("columnTitle", column.path("column").path("title").asText());
    change.put("columnType", column.path("type").asText());
    ObjectNode value = change.putObject("value");
    switch (column.path("type").asText()) {
      case "status" ->
          value
              .putObject("label")
              .put("text", column.path("label").asText(""))
              .put("is_done", column.path("is_done").asBoolean());
      case "people" -> value.set("personsAndTeams", list(column.path("persons_and_teams")));
      case "date" -> value.put("date", day(column, "date"));
      case "timeline" -> value.put("from", day(column, "from")).put("to", day(column, "to"));
      case "dependency", "board_relation" -> {
        ArrayNode linked = value.putArray("linkedPulseIds");
        column
            .path("linked_item_ids")
            .forEach(id -> linked.addObject().put("linkedPulseId", id.asText()));
      }
      case "numbers" -> value.put("value", column.path("number").asText(""));
      case "checkbox" -> value.put("checked", column.path("checked").asBoolean());
      default -> {
        /* Of a kind that holds nothing of the graph's. */
      }
    }
    return change;
  }

  private static ArrayNode list(JsonNode shown) {
    ArrayNode list = MondayApi.object().arrayNode();
    shown.forEach(list::add);
    return list;
  }

  /** A timeline's days are written with a time that says nothing. */
  private static String day(JsonNode column, String name) {
    String text = column.path(name).asText("");
    int time = text.indexOf('T');
    return time < 0 ? text : text.substring(0, time);
  }
}
