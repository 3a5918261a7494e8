package dev.paydown.tools.linear;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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
import dev.paydown.tools.text.OwnText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads one issue, else one project, through the API: its fields as of its own last change, its
 * relations as of now. Who made that change is not shown; it counts as a person's.
 */
final class LinearFetch {
  private final LinearCall call;

  LinearFetch(LinearCall call) {
    this.call = call;
  }

  Optional<List<Fact>> fetch(String uid) {
    try {
      Optional<JsonNode> issue = entity(LinearDocuments.ISSUE, "issue", uid);
      if (issue.isPresent()) {
        return Optional.of(issue(uid, issue.get()));
      }
      Optional<JsonNode> project = entity(LinearDocuments.PROJECT, "project", uid);
      return project.isPresent() ? Optional.of(project(uid, project.get())) : Optional.empty();
    } catch (BadField e) {
      throw Lookup.unreadable("Linear", e);
    }
  }

  private Optional<JsonNode> entity(String document, String name, String uid) {
    return Lookup.found(call.read(document, uid))
        .map(data -> data.path(name))
        .filter(JsonNode::isObject);
  }

  private List<Fact> issue(String uid, JsonNode node) throws BadField {
    Shown shown = shown("issue", node);
    Fields issue = shown.data();
    ItemRef.Own item = new ItemRef.Own(call.connection().name(), uid);
    List<Fact> facts = new ArrayList<>(people(shown, "assignee"));
    facts.add(
        new Fact.ItemChanged(
            item, shown.at(), 0, Actor.HUMAN, IssueFacts.of(shown, Optional.empty())));
    status(shown, item, issue.object("state").text("type").orElse("")).ifPresent(facts::add);
    String text = issue.text("description").orElse("");
    facts.addAll(OwnText.links(item, text, "", shown.at(), Actor.HUMAN));
    facts.addAll(relations(item, issue));
    return facts;
  }

  private List<Fact> project(String uid, JsonNode node) throws BadField {
    Shown shown = shown("project", node);
    ItemRef.Own item = new ItemRef.Own(call.connection().name(), uid);
    List<Fact> facts = new ArrayList<>(people(shown, "lead"));
    facts.add(
        new Fact.ItemChanged(
            item, shown.at(), 0, Actor.HUMAN, ProjectFacts.of(shown, Optional.empty())));
    status(shown, item, ProjectFacts.status(shown.data()).orElse("")).ifPresent(facts::add);
    String text = shown.data().text("content").orElse("");
    facts.addAll(OwnText.links(item, text, "", shown.at(), Actor.HUMAN));
    return facts;
  }

  private static Optional<Fact> status(Shown shown, ItemRef.Own item, String type) throws BadField {
    return shown.data().flag("trashed").orElse(false)
        ? Status.removed(shown, item, type, Actor.HUMAN, shown.at(), Optional.empty())
        : Status.of(shown, item, type, Actor.HUMAN, Optional.empty());
  }

  private Shown shown(String name, JsonNode node) throws BadField {
    Fields data = Fields.of(name, node);
    Fields before = Fields.of("updatedFrom", JsonNodeFactory.instance.objectNode());
    Instant at = data.required("updatedAt", data.instant("updatedAt"));
    return new Shown(call.connection().name(), data, before, Shown.How.READ, at);
  }

  private static List<Fact> people(Shown shown, String name) throws BadField {
    return LinearPeople.seen(shown.connection(), shown.at(), List.of(shown.data().object(name)));
  }

  /** All relations as one reading; where not all were shown, each for itself, and none is cut. */
  private List<Fact> relations(ItemRef.Own item, Fields issue) throws BadField {
    List<Fact.LinkMade> links = new ArrayList<>();
    for (JsonNode node : issue.object("relations").raw("nodes")) {
      Fields relation = Fields.of("issue.relations", node);
      links.add(link(relation, item, other(relation, "relatedIssue")));
    }
    for (JsonNode node : issue.object("inverseRelations").raw("nodes")) {
      Fields relation = Fields.of("issue.inverseRelations", node);
      links.add(link(relation, other(relation, "issue"), item));
    }
    boolean more = hasMore(issue, "relations") || hasMore(issue, "inverseRelations");
    return more ? List.copyOf(links) : List.of(new Fact.LinksRead(item, call.now(), links));
  }

  private static boolean hasMore(Fields issue, String name) throws BadField {
    return issue.object(name).object("pageInfo").flag("hasNextPage").orElse(false);
  }

  private ItemRef other(Fields relation, String name) throws BadField {
    Fields issue = relation.object(name);
    return new ItemRef.Own(call.connection().name(), issue.required("id", issue.name("id", 100)));
  }

  /** Only {@code blocks} moves dates; related, similar and duplicate issues are mentioned. */
  private static Fact.LinkMade link(Fields relation, ItemRef from, ItemRef to) throws BadField {
    boolean blocks = relation.text("type").orElse("").equals("blocks");
    return new Fact.LinkMade(
        from,
        to,
        blocks ? LinkKind.BLOCKS : LinkKind.MENTIONS,
        LinkType.FS,
        0,
        LagUnit.WORKING,
        Provenance.NATIVE,
        relation.required("createdAt", relation.instant("createdAt")),
        0,
        Actor.HUMAN);
  }
}
