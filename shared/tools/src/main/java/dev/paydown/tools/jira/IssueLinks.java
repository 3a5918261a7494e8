package dev.paydown.tools.jira;

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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Links between issues. A type of link has a name and a phrase for each way; what the phrase says
 * decides, for the types are each site's own. Only what blocks moves dates; whatever else two
 * issues are to each other, they are mentioned.
 */
final class IssueLinks {
  /** The most links that one delivery is read for. */
  static final int MOST = 100;

  private static final Set<String> BLOCKS =
      Set.of("blocks", "is blocking", "is depended on by", "is depended upon by");
  private static final Set<String> WAITS =
      Set.of("is blocked by", "blocked by", "depends on", "depends upon");
  private static final Set<String> OF_PARENTS = Set.of("jira_subtask_link", "epic-story link");

  private IssueLinks() {}

  /** The links that the issue lists, both ways. */
  static List<Fact.LinkMade> of(Told told) throws BadField {
    List<Fact.LinkMade> links = new ArrayList<>();
    for (Fields link : told.fields().objects("issuelinks")) {
      if (links.size() == MOST) {
        break;
      }
      Sense sense = sense(link.object("type"));
      Optional<ItemRef> outward = end(told.connection(), link.object("outwardIssue"));
      Optional<ItemRef> inward = end(told.connection(), link.object("inwardIssue"));
      if (outward.isPresent()) {
        links.add(sense.between(told.item(), outward.get()).made(told.at(), told.actor()));
      } else if (inward.isPresent()) {
        links.add(sense.between(inward.get(), told.item()).made(told.at(), told.actor()));
      }
    }
    return links;
  }

  /** The name of the site's first type of link whose source blocks its destination. */
  static Optional<String> blockingType(JsonNode shown) throws BadField {
    for (Fields type : Fields.of("types", shown).objects("issueLinkTypes")) {
      if (sense(type) == Sense.BLOCKS) {
        return type.name("name", 200);
      }
    }
    return Optional.empty();
  }

  /** The id of the issue's link by which the one with that id blocks it; of several the oldest. */
  static Optional<String> blocking(JsonNode issue, String blocker) throws BadField {
    Fields fields = Fields.of("issue", issue).object("fields");
    Optional<Long> oldest = Optional.empty();
    for (Fields link : fields.objects("issuelinks")) {
      Sense sense = sense(link.object("type"));
      boolean isIt =
          (sense == Sense.BLOCKS && is(link.object("inwardIssue"), blocker))
              || (sense == Sense.WAITS && is(link.object("outwardIssue"), blocker));
      Optional<Long> id = JiraForm.id(link, "id").map(Long::valueOf);
      if (isIt && id.isPresent() && oldest.map(other -> id.get() < other).orElse(true)) {
        oldest = id;
      }
    }
    return oldest.map(String::valueOf);
  }

  private static boolean is(Fields issue, String id) throws BadField {
    return JiraForm.id(issue, "id").filter(id::equals).isPresent();
  }

  private static Sense sense(Fields type) throws BadField {
    return sense(type.text("outward").orElse(""), type.text("inward").orElse(""), name(type));
  }

  private static Optional<ItemRef> end(String connection, Fields issue) throws BadField {
    Optional<ItemRef> own = JiraForm.id(issue, "id").map(id -> new ItemRef.Own(connection, id));
    Optional<String> key = issue.name("key", 100);
    return own.isPresent() ? own : key.map(ItemRef.Named::new);
  }

  /**
   * A link that was made or cut, as its event shows it: by the ids of both issues.
   *
   * @return empty for a link by which Jira keeps parents: a child tells its parent itself
   */
  static Optional<Ends> event(String connection, Fields link) throws BadField {
    ItemRef source = Told.own(connection, link, "sourceIssueId");
    ItemRef destination = Told.own(connection, link, "destinationIssueId");
    Fields type = link.object("issueLinkType");
    boolean parents =
        type.flag("isSubTaskLinkType").orElse(false) || OF_PARENTS.contains(name(type));
    Sense sense =
        sense(type.text("outwardName").orElse(""), type.text("inwardName").orElse(""), name(type));
    return parents ? Optional.empty() : Optional.of(sense.between(source, destination));
  }

  private static String name(Fields type) throws BadField {
    return type.text("name").orElse("").strip().toLowerCase(Locale.ROOT);
  }

  private static Sense sense(String outward, String inward, String name) {
    String out = outward.strip().toLowerCase(Locale.ROOT);
    String in = inward.strip().toLowerCase(Locale.ROOT);
    if (BLOCKS.contains(out) || WAITS.contains(in)) {
      return Sense.BLOCKS;
    }
    if (WAITS.contains(out) || BLOCKS.contains(in)) {
      return Sense.WAITS;
    }
    // The phrases may be in the site's own language while the name is Jira's.
    return name.equals("blocks") ? Sense.BLOCKS : Sense.MENTIONS;
  }

  /** What the source of a link is to its destination. */
  private enum Sense {
    BLOCKS,
    WAITS,
    MENTIONS;

    Ends between(ItemRef source, ItemRef destination) {
      return switch (this) {
        case BLOCKS -> new Ends(source, destination, LinkKind.BLOCKS);
        case WAITS -> new Ends(destination, source, LinkKind.BLOCKS);
        case MENTIONS -> new Ends(source, destination, LinkKind.MENTIONS);
      };
    }
  }

  /** Both ends of a link, in the order in which the graph holds them. */
  record Ends(ItemRef from, ItemRef to, LinkKind kind) {

    Fact.LinkMade made(Instant at, Actor actor) {
      return new Fact.LinkMade(
          from, to, kind, LinkType.FS, 0, LagUnit.WORKING, Provenance.NATIVE, at, 0, actor);
    }

    Fact cut(Instant at, Actor actor) {
      return new Fact.LinkCut(from, to, kind, at, 0, actor);
    }
  }
}
