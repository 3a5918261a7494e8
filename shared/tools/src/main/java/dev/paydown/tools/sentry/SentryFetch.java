package dev.paydown.tools.sentry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.brain.event.Fact;
import dev.paydown.tools.Lookup;
import dev.paydown.tools.http.RestApi;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads one issue through the API, in the first of the connection's organizations that has it
 * (Sentry docs, API, Retrieve an Issue). It tells no time of a change: one that is unresolved is
 * told as of when it was first seen, where one stands that has ended as of the reading.
 *
 * @param organizations their slugs
 */
record SentryFetch(Lookup lookup, List<String> organizations) {
  private static final Pattern ID = Pattern.compile("[0-9]{1,30}");

  Optional<List<Fact>> fetch(String uid) {
    if (!ID.matcher(uid).matches()) {
      return Optional.empty();
    }
    for (String organization : organizations) {
      Optional<JsonNode> found =
          lookup.find(
              SentryListening.ORGANIZATIONS + RestApi.part(organization) + "/issues/" + uid + "/");
      if (found.isPresent()) {
        return Optional.of(facts(found.get()));
      }
    }
    return Optional.empty();
  }

  /** What is read, put as a delivery puts it, so that both are read by the same rules. */
  private List<Fact> facts(JsonNode issue) {
    String action =
        switch (issue.path("status").asText()) {
          case "resolved" -> "resolved";
          case "ignored", "archived" -> "archived";
          default -> "created";
        };
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("action", action);
    body.putObject("data").set("issue", issue);
    try {
      return IssueFacts.of(Event.of(lookup.connection(), Fields.of("", body), lookup.now()));
    } catch (BadField e) {
      throw Lookup.unreadable(SentryListening.TOOL, e);
    }
  }
}
