package dev.paydown.tools.linear;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a move is about, as Linear shows it now.
 *
 * @param owner who has it, under each name that we know them by; empty: nobody
 * @param startable the workflow state that means started, first of its team
 */
record Target(
    Kind kind,
    String id,
    Optional<String> url,
    Optional<String> start,
    Optional<String> due,
    Set<String> owner,
    String state,
    Optional<String> startable) {

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
        startable(issue.object("team").object("states").raw("nodes")));
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
        Optional.empty());
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

  private static Optional<String> startable(JsonNode states) {
    Optional<JsonNode> first = Optional.empty();
    for (JsonNode state : states) {
      boolean started = state.path("type").asText().equals("started");
      double position = state.path("position").asDouble();
      if (started && first.map(one -> position < one.path("position").asDouble()).orElse(true)) {
        first = Optional.of(state);
      }
    }
    return first.map(state -> state.path("id").asText());
  }
}
