package dev.paydown.tools.jira;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.tools.Lookup;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Reads one issue through the API: its fields as of its own last change, its links as of now. */
record JiraFetch(Lookup lookup) {

  Optional<List<Fact>> fetch(String uid) {
    return lookup.find(JiraApi.issue(uid) + "?fields=%2Aall&expand=names").map(this::facts);
  }

  private List<Fact> facts(JsonNode shown) {
    try {
      Fields issue = Fields.of("issue", shown);
      Fields fields = issue.object("fields");
      Instant at = JiraForm.time(fields, "updated").orElse(lookup.now());
      Told told =
          new Told(
              Told.own(lookup.connection(), issue, "id"),
              Told.How.UPDATED,
              issue,
              new Changes(List.of()),
              at,
              Actor.HUMAN,
              Optional.empty());
      Optional<String> field = JiraTarget.startField(shown.path("names"));
      Optional<LocalDate> start = field.isPresent() ? fields.date(field.get()) : Optional.empty();
      return IssueFacts.read(told, start, lookup.now());
    } catch (BadField e) {
      throw Lookup.unreadable(JiraApi.TOOL, e);
    }
  }
}
