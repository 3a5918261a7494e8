package dev.paydown.tools.linear;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a move is about, as Linear shows it now.
 *
 * @param owner who has it, under each name that we know them by; empty: nobody
 * @param states the first workflow state of its team for each type, by type
 */
record Target(
    Kind kind,
    String id,
    Optional<String> url,
    Optional<String> start,
    Optional<String> due,
    Set<String> owner,
    String state,
    Map<String, String> states) {

  /** What it is. */
  enum Kind {
    ISSUE,
    PROJECT
  }

  static Target issue(String connection, JsonNode node) throws BadField {
    Fields issue = Fields.of("issue", node);
    return new Target(
        Kind.ISSUE,
        issue.required("id", issue.name("id", 100)),
        issue.url("url"),
        Optional.empty(),
        issue.date("dueDate").map(LocalDate::toString),
        owner(connection, issue.object("assignee")),
        issue.object("state").text("type").orElse(""),
        states(issue.object("team").object("states").raw("nodes")));
  }

  static Target project(String connection, JsonNode node) throws BadField {
    Fields project = Fields.of("project", node);
    return new Target(
        Kind.PROJECT,
        project.required("id", project.name("id", 100)),
        project.url("url"),
        project.date("startDate").map(LocalDate::toString),
        project.date("targetDate").map(LocalDate::toString),
        owner(connection, project.object("lead")),
        ProjectFacts.status(project).orElse(""),
        Map.of());
  }

  /** The date in that field. */
  Optional<String> date(String field) {
    return field.equals("start") ? start : due;
  }

  private static Set<String> owner(String connection, Fields user) throws BadField {
    Set<String> names = new HashSet<>();
    user.name("id", 100).ifPresent(id -> names.add(PersonRef.alias(connection, id).value()));
    user.text("email")
        .filter(Fields::isEmail)
        .ifPresent(email -> names.add(PersonRef.email(email).value()));
    return Set.copyOf(names);
  }

  /** The workflow state that means that type, if its team has one. */
  Optional<String> stateOf(String type) {
    return Optional.ofNullable(states.get(type));
  }

  private static Map<String, String> states(JsonNode nodes) {
    List<JsonNode> inOrder = new ArrayList<>();
    nodes.forEach(inOrder::add);
    inOrder.sort(Comparator.comparingDouble(state -> state.path("position").asDouble()));
    Map<String, String> states = new HashMap<>();
    for (JsonNode state : inOrder) {
      states.putIfAbsent(state.path("type").asText(), state.path("id").asText());
    }
    return Map.copyOf(states);
  }
}
