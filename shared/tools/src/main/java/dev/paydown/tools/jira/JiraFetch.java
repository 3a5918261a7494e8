package dev.paydown.tools.jira;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.tools.ToolUnavailable;
import dev.paydown.tools.http.Reply;
import dev.paydown.tools.http.RestApi;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Reads one issue through the API: its fields as of its own last change, its links as of now. */
record JiraFetch(RestApi api, String connection, Instant now) {
  private static final Duration SOON = Duration.ofMinutes(1);
  private static final Duration LONG = Duration.ofHours(1);

  Optional<List<Fact>> fetch(String uid) {
    return switch (api.get(JiraApi.issue(uid) + "?fields=%2Aall&expand=names")) {
      case Reply.Data(JsonNode shown) -> Optional.of(facts(shown));
      case Reply.Missing() -> Optional.empty();
      case Reply.Refused(String why) -> throw new ToolUnavailable(why, LONG);
      case Reply.NotNow(Duration after, String why) -> throw new ToolUnavailable(why, after);
      case Reply.Ambiguous(String why) -> throw new ToolUnavailable(why, SOON);
    };
  }

  private List<Fact> facts(JsonNode shown) {
    try {
      Fields issue = Fields.of("issue", shown);
      Fields fields = issue.object("fields");
      Instant at = JiraForm.time(fields, "updated").orElse(now);
      Told told =
          new Told(
              Told.own(connection, issue, "id"),
              Told.How.UPDATED,
              issue,
              new Changes(List.of()),
              at,
              Actor.HUMAN,
              Optional.empty());
      Optional<String> field = JiraTarget.startField(shown.path("names"));
      Optional<LocalDate> start = field.isPresent() ? fields.date(field.get()) : Optional.empty();
      return IssueFacts.read(told, start, now);
    } catch (BadField e) {
      throw new ToolUnavailable("Jira's answer is not to be understood: " + e.what(), LONG);
    }
  }
}
