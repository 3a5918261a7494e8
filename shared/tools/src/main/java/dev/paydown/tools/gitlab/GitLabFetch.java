package dev.paydown.tools.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.LagUnit;
import dev.paydown.brain.event.LinkKind;
import dev.paydown.brain.event.LinkType;
import dev.paydown.brain.event.Provenance;
import dev.paydown.tools.Lookup;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads one issue or merge request through the API: its fields as of its own last change, when it
 * was opened again, and an issue's links as of now, which no delivery tells.
 */
record GitLabFetch(GitLabApi api, String connection, Instant now) {

  Optional<List<Fact>> fetch(String text) {
    Optional<Uid> uid = Uid.of(text);
    Optional<JsonNode> item = uid.flatMap(one -> Lookup.found(api.item(one)));
    try {
      return item.isPresent()
          ? facts(Whereabouts.of(uid.orElseThrow(), item.get()))
          : Optional.empty();
    } catch (BadField e) {
      throw Lookup.unreadable(GitLabApi.TOOL, e);
    }
  }

  private Optional<List<Fact>> facts(Whereabouts place) throws BadField {
    Optional<JsonNode> shown = find(place.path());
    if (shown.isEmpty()) {
      return Optional.empty();
    }
    Event event = Event.reading(connection, shown.get(), now);
    Fields item = event.attributes();
    Subject subject = place.isMerge() ? Subject.merge(event, item) : Subject.issue(event, item);
    List<Fact> facts = new ArrayList<>(Shown.facts(event, subject));
    if (item.text("state").orElse("").equals("opened")) {
      facts.addAll(reopened(place, event, subject));
    }
    if (!place.isMerge()) {
      facts.addAll(links(place, subject));
    }
    return Optional.of(facts);
  }

  private Optional<JsonNode> find(String path) {
    return Lookup.found(api.rest().get(path));
  }

  /** GitLab docs, Resource state events API: oldest first; old servers keep none. */
  private List<Fact> reopened(Whereabouts place, Event event, Subject subject) throws BadField {
    Optional<JsonNode> told =
        find(place.path() + "/resource_state_events?per_page=" + GitLabApi.PAGE);
    Optional<Fields> last = Optional.empty();
    if (told.isPresent()) {
      for (JsonNode one : told.get()) {
        Fields turn = Fields.of("state event", one);
        last = turn.text("state").orElse("").equals("reopened") ? Optional.of(turn) : last;
      }
    }
    return last.isPresent() ? Turns.reopened(event, subject, last.get()) : List.of();
  }

  /** GitLab docs, Issue links API: all of them at once, as seen from the issue. */
  private List<Fact> links(Whereabouts place, Subject subject) throws BadField {
    Optional<JsonNode> linked = find(place.links());
    if (linked.isEmpty()) {
      return List.of();
    }
    List<Fact.LinkMade> links = new ArrayList<>();
    for (JsonNode one : linked.get()) {
      Fields other = Fields.of("link", one);
      long id = other.required("id", other.whole("id", 1, Long.MAX_VALUE));
      ItemRef.Own end = new ItemRef.Own(connection, "issue-" + id);
      Instant at = GitLabTime.in(other, "link_created_at").orElse(subject.at());
      links.add(
          switch (other.text("link_type").orElse("")) {
            case "blocks" -> made(subject.item(), end, LinkKind.BLOCKS, at);
            case "is_blocked_by" -> made(end, subject.item(), LinkKind.BLOCKS, at);
            default -> made(subject.item(), end, LinkKind.MENTIONS, at);
          });
    }
    return List.of(new Fact.LinksRead(subject.item(), now, links));
  }

  private static Fact.LinkMade made(ItemRef from, ItemRef to, LinkKind kind, Instant at) {
    return new Fact.LinkMade(
        from, to, kind, LinkType.FS, 0, LagUnit.WORKING, Provenance.NATIVE, at, 0, Actor.HUMAN);
  }
}
