package dev.paydown.tools.github;

import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.LagUnit;
import dev.paydown.brain.event.LinkKind;
import dev.paydown.brain.event.LinkType;
import dev.paydown.brain.event.Provenance;
import dev.paydown.tools.Reading;
import dev.paydown.tools.json.BadField;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Links between issues. Each is told twice, from both its ends, and is the same link.
 *
 * <p>GitHub gives these deliveries no time of their own: they count as of the later of both issues'
 * last change. A removal is told with the issues as they were just before it, so that within one
 * instant it comes after the making.
 */
final class IssueLinks {
  private static final long REMOVED = 1;
  private final Event event;
  private final Optional<Subject> from;
  private final Optional<Subject> to;
  private final boolean isCut;

  private IssueLinks(Event event, String from, String to) throws BadField {
    this.event = event;
    this.from = shown(event, from);
    this.to = shown(event, to);
    this.isCut = event.action().endsWith("_removed");
  }

  private static Optional<Subject> shown(Event event, String name) throws BadField {
    return event.body().has(name) ? Optional.of(Subject.issue(event, name)) : Optional.empty();
  }

  /** A parent contains its sub-issues. */
  static Reading subIssues(Event event) throws BadField {
    return new IssueLinks(event, "parent_issue", "sub_issue").read(LinkKind.CONTAINS);
  }

  /** A blocking issue is before the blocked one. */
  static Reading dependencies(Event event) throws BadField {
    return new IssueLinks(event, "blocking_issue", "blocked_issue").read(LinkKind.BLOCKS);
  }

  private Reading read(LinkKind kind) throws BadField {
    List<Fact> facts = new ArrayList<>();
    if (from.isPresent()) {
      facts.addAll(Shown.facts(event, from.get()));
    }
    if (to.isPresent()) {
      facts.addAll(Shown.facts(event, to.get()));
    }
    if (facts.isEmpty()) {
      return event.nothing("shows neither issue");
    }
    if (from.isPresent() && to.isPresent()) {
      Instant at = from.get().at().isAfter(to.get().at()) ? from.get().at() : to.get().at();
      ItemRef.Own parent = from.get().item();
      ItemRef.Own child = to.get().item();
      if (!isCut) {
        facts.add(made(parent, child, kind, at));
      } else {
        facts.add(new Fact.LinkCut(parent, child, kind, at, REMOVED, event.actor()));
        if (kind == LinkKind.CONTAINS) {
          facts.add(orphaned(child, at));
        }
      }
    }
    return new Reading.Facts(facts);
  }

  private Fact made(ItemRef from, ItemRef to, LinkKind kind, Instant at) throws BadField {
    return new Fact.LinkMade(
        from, to, kind, LinkType.FS, 0, LagUnit.WORKING, Provenance.NATIVE, at, 0, event.actor());
  }

  /** Its own deliveries named the parent while it had one, and do not say that it has none. */
  private Fact orphaned(ItemRef.Own child, Instant at) throws BadField {
    return new Fact.ItemChanged(
        child, at, REMOVED, event.actor(), List.of(FieldChange.cleared(ItemField.PARENT)));
  }
}
