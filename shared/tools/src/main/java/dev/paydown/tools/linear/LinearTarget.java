package dev.paydown.tools.linear;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.tools.act.Standing;
import dev.paydown.tools.act.Target;
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
 * @param state the type of its workflow state, or of its project's status
 * @param states the first workflow state of its team for each type, by type
 */
record LinearTarget(
    Kind kind,
    String id,
    Optional<String> url,
    Optional<String> start,
    Optional<String> due,
    Set<String> owner,
    String state,
    Map<String, String> states)
    implements Target {

  /** What it is. */
  enum Kind {
    ISSUE,
    PROJECT
  }

  static LinearTarget issue(String connection, JsonNode node) throws BadField {
    Fields issue = Fields.of("issue", node);
    return new LinearTarget(
        Kind.ISSUE,
        issue.required("id", issue.name("id", 100)),
        issue.url("url"),
        Optional.empty(),
        issue.date("dueDate").map(LocalDate::toString),
        owner(connection, issue.object("assignee")),
        issue.object("state").text("type").orElse(""),
        states(issue.object("team").object("states").raw("nodes")));
  }

  static LinearTarget project(String connection, JsonNode node) throws BadField {
    Fields project = Fields.of("project", node);
    return new LinearTarget(
        Kind.PROJECT,
        project.required("id", project.name("id", 100)),
        project.url("url"),
        project.date("startDate").map(LocalDate::toString),
        project.date("targetDate").map(LocalDate::toString),
        owner(connection, project.object("lead")),
        ProjectFacts.status(project).orElse(""),
        Map.of());
  }

  @Override
  public Optional<String> date(String field) {
    return field.equals("start") ? start : due;
  }

  @Override
  public Standing standing() {
    return switch (state) {
      case "started" -> Standing.STARTED;
      case "completed" -> Standing.DONE;
      case "canceled", "duplicate" -> Standing.CANCELLED;
      default -> Standing.OPEN;
    };
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
