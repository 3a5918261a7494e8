package dev.paydown.tools.gitea;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.LagUnit;
import dev.paydown.brain.event.LinkKind;
import dev.paydown.brain.event.LinkType;
import dev.paydown.brain.event.Provenance;
import dev.paydown.tools.Lookup;
import dev.paydown.tools.gitea.GiteaApi.Listed;
import dev.paydown.tools.gitea.GiteaApi.Listing;
import dev.paydown.tools.http.Reply;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads one issue or pull request through the API: its fields as of its own last change, its
 * dependencies, both ways, as of now, and what the issues at their other ends show.
 */
record GiteaFetch(GiteaApi api, String connection, Instant now) {

  Optional<List<Fact>> fetch(String text) {
    Optional<Uid> uid = Uid.of(text);
    Optional<JsonNode> repository =
        uid.flatMap(one -> Lookup.found(api.repository(one.repository())));
    Optional<String> path = repository.flatMap(GiteaApi::path);
    if (path.isEmpty()) {
      return Optional.empty();
    }
    String issue = path.get() + "/issues/" + uid.get().number();
    Optional<JsonNode> read = Lookup.found(api.rest().get(issue));
    if (read.isEmpty()) {
      return Optional.empty();
    }
    Listed before = listed(issue + "/dependencies");
    Listed behind = listed(issue + "/blocks");
    try {
      return Optional.of(facts(within(read.get(), repository.get()), before, behind));
    } catch (BadField e) {
      throw Lookup.unreadable("Gitea", e);
    }
  }

  private List<Fact> facts(JsonNode read, Listed before, Listed behind) throws BadField {
    Subject subject = subject(read);
    List<Fact> facts = new ArrayList<>(Shown.facts(subject));
    List<Fact.LinkMade> links = new ArrayList<>();
    for (Subject blocker : others(before)) {
      facts.addAll(Shown.facts(blocker));
      links.add(made(blocker.item(), subject.item(), subject.at()));
    }
    for (Subject blocked : others(behind)) {
      facts.addAll(Shown.facts(blocked));
      links.add(made(subject.item(), blocked.item(), subject.at()));
    }
    facts.addAll(
        before.isAll() && behind.isAll()
            ? List.of(new Fact.LinksRead(subject.item(), now, links))
            : links);
    return facts;
  }

  /** The issues in the list; of those that the token may not see, Gitea shows no number. */
  private List<Subject> others(Listed listed) throws BadField {
    List<Subject> subjects = new ArrayList<>();
    for (JsonNode one : listed.elements()) {
      if (one.path("number").asLong() > 0 && one.path("repository").hasNonNull("id")) {
        subjects.add(subject(one));
      }
    }
    return subjects;
  }

  private Subject subject(JsonNode issue) throws BadField {
    Fields body = Fields.of("issue", issue);
    return Subject.read(new Event(connection, Event.READING, "", body, now));
  }

  /** An old Gitea does not say in the issue which repository it is of. */
  private static JsonNode within(JsonNode issue, JsonNode repository) {
    if (!issue.isObject() || issue.path("repository").hasNonNull("id")) {
      return issue;
    }
    ObjectNode whole = JsonNodeFactory.instance.objectNode();
    whole.setAll((ObjectNode) issue);
    whole.set("repository", repository);
    return whole;
  }

  /** Gitea does not tell when; both issues' last change is then, or later. */
  private static Fact.LinkMade made(ItemRef from, ItemRef to, Instant at) {
    return new Fact.LinkMade(
        from,
        to,
        LinkKind.BLOCKS,
        LinkType.FS,
        0,
        LagUnit.WORKING,
        Provenance.NATIVE,
        at,
        0,
        Actor.HUMAN);
  }

  /** A repository that has no dependencies answers that there is no such thing. */
  private Listed listed(String path) {
    return switch (api.list(path)) {
      case Listing.Read(Listed listed) -> listed;
      case Listing.NotRead(Reply reply) -> {
        Lookup.found(reply);
        yield new Listed(List.of(), true);
      }
    };
  }
}
