package dev.paydown.tools.azuredevops;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads one work item, as of its own last change, or one pull request, as of its beginning, for it
 * shows no change (Azure DevOps REST API, Work Items, Pull Requests).
 */
record AzureDevOpsFetch(RestApi api, String connection, Instant now) {
  private static final Pattern ITEM = Pattern.compile("[0-9]{1,18}");
  private static final Pattern PULL = Pattern.compile("[0-9a-f-]{36}/pr-([0-9]{1,18})");

  Optional<List<Fact>> fetch(String uid) {
    Matcher pull = PULL.matcher(uid);
    try {
      if (ITEM.matcher(uid).matches()) {
        Optional<JsonNode> item = find("/_apis/wit/workitems/" + uid + "?$expand=relations&");
        return item.isPresent()
            ? Optional.of(WorkItems.facts(event(Event.READ, item.get())))
            : Optional.empty();
      }
      Optional<JsonNode> shown =
          pull.matches()
              ? find("/_apis/git/pullrequests/" + pull.group(1) + "?")
              : Optional.empty();
      if (shown.isEmpty()) {
        return Optional.empty();
      }
      Event event = event("git.pullrequest.created", shown.get());
      return Optional.of(Pulls.facts(event, Pull.of(event, event.resource())));
    } catch (BadField e) {
      throw Lookup.unreadable(AzureDevOpsApi.TOOL, e);
    }
  }

  private Optional<JsonNode> find(String path) {
    return Lookup.found(api.get(path + AzureDevOpsApi.VERSION));
  }

  /** What is read, put as a delivery puts it, so that both are read by the same rules. */
  private Event event(String type, JsonNode shown) throws BadField {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("eventType", type);
    body.set("resource", shown);
    return Event.of(connection, Fields.of("", body), now);
  }
}
