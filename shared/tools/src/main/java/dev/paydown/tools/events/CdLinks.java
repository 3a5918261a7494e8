package dev.paydown.tools.events;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.LagUnit;
import dev.paydown.brain.event.LinkKind;
import dev.paydown.brain.event.LinkType;
import dev.paydown.brain.event.Provenance;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.text.Clip;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The edges that CDEvents state between items. Links that name another event, by its context id,
 * say in which order events came, and which items those events were about is not said; so does a
 * chain's id: they are left out.
 */
final class CdLinks {
  private static final int LONGEST = 1_000;

  private CdLinks() {}

  /** The relations of its context to things in other systems. */
  static List<Fact> stated(CdEvent event, Actor actor) throws BadField {
    List<Fact> links = new ArrayList<>();
    for (Fields link : event.context().objects("links")) {
      Fields target = link.object("target");
      Optional<ItemRef> other = target.name("domainId", LONGEST).flatMap(DomainId::item);
      if (other.isPresent() && links.size() < Clip.LIST) {
        links.add(stated(event, link.text("linkKind").orElse(""), other.get(), actor));
      }
    }
    return links;
  }

  /** CDEvents leaves the kinds of relations open: what is not clear is a mention. */
  private static Fact stated(CdEvent event, String kind, ItemRef other, Actor actor)
      throws BadField {
    String words = kind.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    ItemRef item = event.item();
    return switch (words) {
      case "blocks" -> made(event, item, other, LinkKind.BLOCKS, actor);
      case "blockedby", "isblockedby", "dependson" ->
          made(event, other, item, LinkKind.BLOCKS, actor);
      case "contains" -> made(event, item, other, LinkKind.CONTAINS, actor);
      case "partof", "closes", "fixes" -> made(event, other, item, LinkKind.CONTAINS, actor);
      default -> made(event, item, other, LinkKind.MENTIONS, actor);
    };
  }

  /** What an approval gates waits for it. */
  static List<Fact> gate(CdEvent event, Actor actor) throws BadField {
    Optional<String> gated = event.url("resourceTargetUrl");
    return gated.isEmpty()
        ? List.of()
        : List.of(
            made(event, event.item(), new ItemRef.Named(gated.get()), LinkKind.BLOCKS, actor));
  }

  /** It no longer does. */
  static List<Fact> noLongerGate(CdEvent event, Actor actor) throws BadField {
    Optional<String> gated = event.url("resourceTargetUrl");
    return gated.isEmpty()
        ? List.of()
        : List.of(
            new Fact.LinkCut(
                event.item(),
                new ItemRef.Named(gated.get()),
                LinkKind.BLOCKS,
                event.at(),
                0,
                actor));
  }

  /** The ticket by which an incident was reported. */
  static List<Fact> ticket(CdEvent event) throws BadField {
    Optional<String> ticket = event.url("ticketURI");
    return ticket.isEmpty()
        ? List.of()
        : List.of(
            made(
                event,
                event.item(),
                new ItemRef.Named(ticket.get()),
                LinkKind.MENTIONS,
                Actor.HUMAN));
  }

  private static Fact made(CdEvent event, ItemRef from, ItemRef to, LinkKind kind, Actor actor) {
    return new Fact.LinkMade(
        from, to, kind, LinkType.FS, 0, LagUnit.WORKING, Provenance.NATIVE, event.at(), 0, actor);
  }
}
