package dev.paydown.tools.jira;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.tools.ShownPerson;
import dev.paydown.tools.act.Standing;
import dev.paydown.tools.act.Target;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.text.GivenUp;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * An issue as Jira's API shows it now.
 *
 * @param startField the id of the custom field that is called {@code Start date}, if it was shown
 */
record JiraTarget(
    String id,
    Optional<String> url,
    Optional<String> start,
    Optional<String> due,
    Optional<String> startField,
    Set<String> owner,
    Standing standing)
    implements Target {
  private static final String START = "Start date";
  private static final int KEY = 100;

  static JiraTarget of(String connection, String site, JsonNode shown) throws BadField {
    Fields issue = Fields.of("issue", shown);
    Fields fields = issue.object("fields");
    Optional<String> startField = startField(shown.path("names"));
    Optional<LocalDate> start =
        startField.isPresent() ? fields.date(startField.get()) : Optional.empty();
    return new JiraTarget(
        issue.required("id", JiraForm.id(issue, "id")),
        issue.name("key", KEY).map(key -> site + "/browse/" + key),
        start.map(LocalDate::toString),
        fields.date("duedate").map(LocalDate::toString),
        startField,
        owner(connection, fields.object("assignee")),
        standing(fields));
  }

  /** Start dates are a custom field, which a site knows by its name (Atlassian support, Dates). */
  static Optional<String> startField(JsonNode names) {
    return names.properties().stream()
        .filter(name -> name.getValue().asText().equalsIgnoreCase(START))
        .map(name -> name.getKey())
        .filter(id -> id.matches("customfield_[0-9]{1,12}"))
        .sorted()
        .findFirst();
  }

  private static Set<String> owner(String connection, Fields user) throws BadField {
    Set<String> names = new HashSet<>();
    ShownPerson shown = JiraPeople.shown(user);
    shown.id().ifPresent(id -> names.add(PersonRef.alias(connection, id).value()));
    shown.email().ifPresent(email -> names.add(PersonRef.email(email).value()));
    return Set.copyOf(names);
  }

  private static Standing standing(Fields fields) throws BadField {
    Fields status = fields.object("status");
    return switch (status.object("statusCategory").text("key").orElse("")) {
      case "indeterminate" -> Standing.STARTED;
      case "done" ->
          isGivenUp(fields.object("resolution")) || isGivenUp(status)
              ? Standing.CANCELLED
              : Standing.DONE;
      default -> Standing.OPEN;
    };
  }

  private static boolean isGivenUp(Fields named) throws BadField {
    return GivenUp.says(named.text("name").orElse(""));
  }

  @Override
  public Optional<String> date(String field) {
    return field.equals("start") ? start : due;
  }
}
