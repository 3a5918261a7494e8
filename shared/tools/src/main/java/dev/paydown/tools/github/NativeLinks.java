package dev.paydown.tools.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.LagUnit;
import dev.paydown.brain.event.LinkKind;
import dev.paydown.brain.event.LinkType;
import dev.paydown.brain.event.Provenance;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The links that GitHub itself holds at an item, gathered from its lists. GitHub does not tell when
 * they were made: they count as of the item's last change. What takes a list says whether it was
 * all there is.
 */
final class NativeLinks {
  private static final int ID = 200;
  private final Subject subject;
  private final String connection;
  private final List<Fact.LinkMade> made = new ArrayList<>();

  NativeLinks(Subject subject, String connection) {
    this.subject = subject;
    this.connection = connection;
  }

  List<Fact.LinkMade> made() {
    return List.copyOf(made);
  }

  /** It is in that project. */
  void in(String project) {
    made.add(link(own(project), subject.item(), LinkKind.CONTAINS));
  }

  /** Those block it. */
  boolean before(Optional<JsonNode> issues) throws BadField {
    return each(issues, other -> link(other, subject.item(), LinkKind.BLOCKS));
  }

  /** It blocks those. */
  boolean behind(Optional<JsonNode> issues) throws BadField {
    return each(issues, other -> link(subject.item(), other, LinkKind.BLOCKS));
  }

  /** Those are its sub-issues. */
  boolean below(Optional<JsonNode> issues) throws BadField {
    return each(issues, other -> link(subject.item(), other, LinkKind.CONTAINS));
  }

  /** That is its parent; a missing node where it has none. */
  boolean parent(Optional<JsonNode> issue) throws BadField {
    if (issue.isPresent() && !issue.get().isMissingNode()) {
      made.add(link(id(issue.get()), subject.item(), LinkKind.CONTAINS));
    }
    return issue.isPresent();
  }

  private boolean each(Optional<JsonNode> issues, Function<ItemRef, Fact.LinkMade> to)
      throws BadField {
    if (issues.isPresent()) {
      for (JsonNode issue : issues.get()) {
        made.add(to.apply(id(issue)));
      }
    }
    return issues.isPresent() && !GitHubApi.isFull(issues.get());
  }

  private ItemRef id(JsonNode shown) throws BadField {
    Fields issue = Fields.of("issue", shown);
    return own(issue.required("node_id", issue.name("node_id", ID)));
  }

  private ItemRef own(String uid) {
    return new ItemRef.Own(connection, uid);
  }

  private Fact.LinkMade link(ItemRef from, ItemRef to, LinkKind kind) {
    return new Fact.LinkMade(
        from,
        to,
        kind,
        LinkType.FS,
        0,
        LagUnit.WORKING,
        Provenance.NATIVE,
        subject.at(),
        0,
        Actor.HUMAN);
  }
}
