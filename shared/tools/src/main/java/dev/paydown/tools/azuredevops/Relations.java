package dev.paydown.tools.azuredevops;

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
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A work item's links (Microsoft Learn, Azure Boards, Link type reference): parents and children,
 * predecessors and successors, and pull requests, which belong to the work item that they are
 * linked to. Links of all other types between work items are mentions. Those to another
 * organization lead to an item that is not known here.
 *
 * @param held those that the delivery shows
 * @param removed those that it takes away
 * @param parent the parent's number, where a link tells it
 */
record Relations(List<Ends> held, List<Ends> removed, Optional<Long> parent) {
  private static final String PARENT = "System.LinkTypes.Hierarchy-Reverse";
  private static final Pattern PULL =
      Pattern.compile(
          "^vstfs:///Git/PullRequestId/[^/%]{1,100}(?:/|%2[fF])"
              + "([0-9a-fA-F-]{36})(?:/|%2[fF])([0-9]{1,18})$");

  Relations {
    held = List.copyOf(held);
    removed = List.copyOf(removed);
  }

  /** One link, its ends in the order in which the graph holds them. */
  record Ends(ItemRef.Own from, ItemRef.Own to, LinkKind kind) {}

  static Relations of(Event event, ItemRef.Own item) throws BadField {
    Fields resource = event.resource();
    List<Fields> shown = new ArrayList<>(resource.object("revision").objects("relations"));
    List<Fields> gone = new ArrayList<>();
    if (resource.raw("relations").isArray()) {
      shown.addAll(resource.objects("relations"));
    } else {
      shown.addAll(resource.object("relations").objects("added"));
      gone.addAll(resource.object("relations").objects("removed"));
    }
    Optional<Long> parent = Optional.empty();
    for (Fields relation : shown) {
      if (relation.text("rel").orElse("").equals(PARENT)) {
        parent = WorkItem.inUrl(relation.text("url").orElse(""));
      }
    }
    return new Relations(ends(item, shown), ends(item, gone), parent);
  }

  private static List<Ends> ends(ItemRef.Own item, List<Fields> relations) throws BadField {
    List<Ends> ends = new ArrayList<>();
    for (Fields relation : relations) {
      end(item, relation).filter(one -> !ends.contains(one)).ifPresent(ends::add);
    }
    return ends;
  }

  private static Optional<Ends> end(ItemRef.Own item, Fields relation) throws BadField {
    String rel = relation.text("rel").orElse("");
    String url = relation.text("url").orElse("");
    if (rel.equals("ArtifactLink")) {
      Matcher pull = PULL.matcher(url);
      return pull.matches()
          ? Optional.of(new Ends(item, pull(item, pull.group(1), pull.group(2)), LinkKind.CONTAINS))
          : Optional.empty();
    }
    boolean isOfWorkItems =
        rel.startsWith("System.LinkTypes.") || rel.startsWith("Microsoft.VSTS.");
    Optional<Long> number = WorkItem.inUrl(url);
    if (!isOfWorkItems || rel.contains(".Remote.") || number.isEmpty()) {
      return Optional.empty();
    }
    ItemRef.Own other = new ItemRef.Own(item.connection(), Long.toString(number.get()));
    return Optional.of(
        switch (rel) {
          case PARENT -> new Ends(other, item, LinkKind.CONTAINS);
          case "System.LinkTypes.Hierarchy-Forward" -> new Ends(item, other, LinkKind.CONTAINS);
          case "System.LinkTypes.Dependency-Reverse" -> new Ends(other, item, LinkKind.BLOCKS);
          case "System.LinkTypes.Dependency-Forward" -> new Ends(item, other, LinkKind.BLOCKS);
          default -> new Ends(item, other, LinkKind.MENTIONS);
        });
  }

  private static ItemRef.Own pull(ItemRef.Own item, String repository, String number) {
    String uid = repository.toLowerCase(Locale.ROOT) + "/pr-" + Long.parseLong(number);
    return new ItemRef.Own(item.connection(), uid);
  }

  /** Whether its parent was taken away and no other one given. */
  boolean isTakenFromParent(ItemRef.Own item) {
    return parent.isEmpty()
        && removed.stream()
            .anyMatch(ends -> ends.kind() == LinkKind.CONTAINS && ends.to().equals(item));
  }

  /** What is taken away and shown all the same was made anew. */
  List<Fact> facts(WorkItem work, Actor actor) {
    List<Fact> facts = new ArrayList<>();
    for (Ends ends : removed) {
      if (!held.contains(ends)) {
        facts.add(new Fact.LinkCut(ends.from(), ends.to(), ends.kind(), work.at(), 0, actor));
      }
    }
    for (Ends ends : held) {
      facts.add(
          new Fact.LinkMade(
              ends.from(),
              ends.to(),
              ends.kind(),
              LinkType.FS,
              0,
              LagUnit.WORKING,
              Provenance.NATIVE,
              work.at(),
              0,
              actor));
    }
    return facts;
  }
}
