package dev.paydown.tools.notion;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.brain.event.Transition;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.Reading;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Notion's deliveries (Notion docs, Webhooks, Event types and delivery): one event each, with ids
 * and no values. A page that something happened to, or that was commented, is asked to be read;
 * only that it went to the trash or came back is said by the event itself.
 */
final class NotionReader {
  private static final int WORD = 100;
  private final String connection;
  private final Fields body;
  private final String type;
  private final Instant at;

  private NotionReader(String connection, Fields body, Instant receivedAt) throws BadField {
    this.connection = connection;
    this.body = body;
    this.type = body.required("type", body.name("type", WORD));
    this.at = body.instant("timestamp").orElse(receivedAt);
  }

  static Reading read(Delivery delivery, String connection) {
    return Reading.of(
        delivery.json(), body -> new NotionReader(connection, body, delivery.receivedAt()).read());
  }

  private Reading read() throws BadField {
    return switch (type) {
      case "page.created", "page.content_updated", "page.properties_updated", "page.moved" ->
          facts(asked(page()));
      case "page.deleted" -> facts(turn(page(), Transition.CANCELLED));
      case "page.undeleted" -> facts(turn(page(), Transition.REOPENED), asked(page()));
      case "comment.created", "comment.updated" -> facts(asked(commented()));
      case "comment.deleted" -> nothing("what was said stays said");
      case "page.locked", "page.unlocked" -> nothing("nothing of the work changed");
      default -> nothing("not part of the work graph");
    };
  }

  private static Reading facts(Fact... facts) {
    return new Reading.Facts(List.of(facts));
  }

  private Reading nothing(String why) {
    return new Reading.Nothing(type + ": " + why);
  }

  private ItemRef.Own page() throws BadField {
    return Pages.own(connection, body.object("entity"), "id");
  }

  /** The page that a comment stands on, or in: a block's comment names its page as well. */
  private ItemRef.Own commented() throws BadField {
    Fields data = body.object("data");
    boolean isOnPage = data.object("parent").text("type").orElse("").equals("page");
    return !data.has("page_id") && isOnPage
        ? Pages.own(connection, data.object("parent"), "id")
        : Pages.own(connection, data, "page_id");
  }

  private Fact asked(ItemRef.Own item) {
    return new Fact.ReadAsked(item, at);
  }

  /** A person among the authors did it; bots alone, and nobody, are a bot. */
  private Fact turn(ItemRef.Own item, Transition to) throws BadField {
    Optional<PersonRef> by = Optional.empty();
    for (Fields author : body.objects("authors")) {
      if (by.isEmpty() && author.text("type").orElse("").equals("person")) {
        by = Pages.id(author, "id").map(id -> PersonRef.alias(connection, id));
      }
    }
    Actor actor = by.isPresent() ? Actor.HUMAN : Actor.BOT;
    return new Fact.StatusChanged(item, at, 0, actor, to, by);
  }
}
