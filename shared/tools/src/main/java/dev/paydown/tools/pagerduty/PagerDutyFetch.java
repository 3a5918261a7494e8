package dev.paydown.tools.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.brain.event.Fact;
import dev.paydown.tools.Lookup;
import dev.paydown.tools.http.RestApi;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads one incident through the API: its fields as of its own last change, where it stands as of
 * the last change of that, by whoever made it (PagerDuty developer docs, REST API, Get an
 * incident).
 */
record PagerDutyFetch(RestApi api, String connection, Instant now) {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9]{1,100}");

  Optional<List<Fact>> fetch(String uid) {
    Optional<JsonNode> found =
        ID.matcher(uid).matches()
            ? Lookup.found(api.get("/incidents/" + uid)).map(shown -> shown.path("incident"))
            : Optional.empty();
    try {
      return found.isPresent()
          ? Optional.of(PagerDutyReader.incident(fields(found.get()), turn(found.get())))
          : Optional.empty();
    } catch (BadField e) {
      throw Lookup.unreadable(PagerDutyApi.TOOL, e);
    }
  }

  private Event fields(JsonNode incident) throws BadField {
    String changed = incident.path("updated_at").asText(incident.path("created_at").asText());
    return event(incident, changed);
  }

  private Event turn(JsonNode incident) throws BadField {
    return event(incident, incident.path("last_status_change_at").asText());
  }

  /** What is read, put as an event puts it, so that both are read by the same rules. */
  private Event event(JsonNode incident, String at) throws BadField {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ObjectNode event = body.putObject("event").put("event_type", "incident.read");
    event.put("occurred_at", at);
    JsonNode by = incident.path("last_status_change_by");
    event.set("agent", by.isObject() ? by : JsonNodeFactory.instance.objectNode());
    ObjectNode data = event.putObject("data");
    if (incident instanceof ObjectNode shown) {
      data.setAll(shown);
    }
    ArrayNode assignees = data.putArray("assignees");
    incident.path("assignments").forEach(one -> assignees.add(one.path("assignee")));
    if (!data.path("number").isIntegralNumber()) {
      data.set("number", incident.path("incident_number"));
    }
    return Event.of(connection, Fields.of("", body), now);
  }
}
