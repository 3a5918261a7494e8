package dev.paydown.tools.bitbucket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.brain.event.Fact;
import dev.paydown.tools.Listening;
import dev.paydown.tools.Lookup;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads one pull request or issue of Cloud through the API, as of its own last change, with the
 * reviews that stand (Atlassian developer docs, Bitbucket Cloud REST API, Pullrequests, Issue
 * tracker). Who made that change is not shown; it counts as a person's.
 */
record BitbucketFetch(Lookup lookup) {
  private static final Pattern UID =
      Pattern.compile("([^/]{1,300}(?:/[^/]{1,300})?)/(pr|issue)-([0-9]{1,18})");

  Optional<List<Fact>> fetch(String text) {
    Matcher uid = UID.matcher(text);
    if (!uid.matches()) {
      return Optional.empty();
    }
    boolean isPull = uid.group(2).equals("pr");
    Optional<JsonNode> found =
        lookup.find(
            BitbucketApi.repository(uid.group(1))
                + (isPull ? "/pullrequests/" : "/issues/")
                + uid.group(3));
    try {
      return found.isPresent() ? Optional.of(facts(isPull, found.get())) : Optional.empty();
    } catch (BadField e) {
      throw Lookup.unreadable(BitbucketApi.TOOL, e);
    }
  }

  private List<Fact> facts(boolean isPull, JsonNode shown) throws BadField {
    Event event = event(isPull, shown);
    if (!isPull) {
      return IssueFacts.of(event);
    }
    Pull pull = CloudPull.of(event);
    User nobody = event.user();
    List<Fact> facts = new ArrayList<>(PullFacts.of(event, Act.READ, pull, nobody));
    facts.addAll(Reviews.of(event, Act.READ, pull, nobody));
    return facts;
  }

  /** What is read, put as a delivery puts it, so that both are read by the same rules. */
  private Event event(boolean isPull, JsonNode shown) throws BadField {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.set(isPull ? "pullrequest" : "issue", shown);
    String key = isPull ? Event.PULL_READ : Event.ISSUE_READ;
    return new Event(lookup.connection(), key, Fields.of("", body), lookup.now());
  }

  /** By what the item that a list shows is known, and when it last changed. */
  static Listening.Changed changed(Lookup lookup, boolean isPull, JsonNode shown) throws BadField {
    Event event = new BitbucketFetch(lookup).event(isPull, shown);
    if (isPull) {
      Pull pull = CloudPull.of(event);
      return new Listening.Changed(pull.item().uid(), pull.at());
    }
    Fact.ItemChanged issue =
        IssueFacts.of(event).stream()
            .filter(Fact.ItemChanged.class::isInstance)
            .map(Fact.ItemChanged.class::cast)
            .findFirst()
            .orElseThrow();
    return new Listening.Changed(issue.item().uid(), issue.at());
  }
}
