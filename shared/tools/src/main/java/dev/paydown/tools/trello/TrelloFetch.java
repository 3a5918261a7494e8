package dev.paydown.tools.trello;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.brain.event.Fact;
import dev.paydown.tools.Lookup;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads one card through the API, with its members, its list and its check items, all as of the
 * card's last activity (Atlassian developer docs, Trello REST API, Get a Card). Who did that is not
 * shown; it counts as a person's.
 */
record TrelloFetch(Lookup lookup) {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9]{1,100}");
  private static final String ASKED =
      "?fields=closed,dateLastActivity,desc,due,dueComplete,name,shortLink,start"
          + "&members=true&member_fields=username,fullName&list=true"
          + "&checklists=all&checklist_fields=name";

  Optional<List<Fact>> fetch(String uid) {
    if (!ID.matcher(uid).matches()) {
      return Optional.empty();
    }
    Optional<JsonNode> found = lookup.find(TrelloApi.card(uid) + ASKED);
    try {
      return found.isPresent() ? Optional.of(facts(found.get())) : Optional.empty();
    } catch (BadField e) {
      throw Lookup.unreadable(TrelloApi.TOOL, e);
    }
  }

  private List<Fact> facts(JsonNode shown) throws BadField {
    Fields card = Fields.of("card", shown);
    Instant at = card.required("dateLastActivity", card.instant("dateLastActivity"));
    ObjectNode data = object();
    data.set("card", shown);
    data.set("list", shown.path("list").isObject() ? shown.path("list") : object());
    List<Fact> facts = new ArrayList<>(new Card(event(data, at)).read());
    for (Fields checklist : card.objects("checklists")) {
      for (JsonNode item : checklist.raw("checkItems")) {
        ObjectNode of = object();
        of.set("card", shown);
        of.set("checkItem", item);
        facts.addAll(new CheckItem(event(of, at)).read());
      }
    }
    return facts;
  }

  /** What is read, put as an action puts it, so that both are read by the same rules. */
  private Event event(ObjectNode data, Instant at) throws BadField {
    ObjectNode body = object();
    body.putObject("action").put("type", Event.READING).set("data", data);
    return Event.of(lookup.connection(), Fields.of("card", body), at);
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
