package dev.paydown.tools.asana;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.brain.event.Transition;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.Reading;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.text.Clip;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Asana's deliveries: each is a list of events, which tell ids and no values (Asana docs, Webhooks
 * guide). A task or project that something happened to is asked to be read, once a delivery; only
 * that it was deleted or came back is said by the event itself.
 */
final class AsanaReader {
  private static final int WORD = 100;
  private static final int NAMED = 3;
  private final String connection;
  private final Instant receivedAt;
  private final List<Fact> said = new ArrayList<>();
  private final Map<ItemRef.Own, Instant> asked = new LinkedHashMap<>();
  private final Set<String> passedOver = new LinkedHashSet<>();

  private AsanaReader(String connection, Instant receivedAt) {
    this.connection = connection;
    this.receivedAt = receivedAt;
  }

  static Reading read(Delivery delivery, String connection) {
    return Reading.of(delivery.json(), new AsanaReader(connection, delivery.receivedAt())::read);
  }

  private Reading read(Fields body) throws BadField {
    if (!body.isEmpty() && !body.has("events")) {
      throw body.bad("events", "is missing");
    }
    List<Fields> events = body.objects("events");
    if (events.isEmpty()) {
      return new Reading.Nothing("heartbeat: no events");
    }
    for (Fields event : events) {
      take(event);
    }
    List<Fact> facts = new ArrayList<>(said);
    asked.forEach((item, at) -> facts.add(new Fact.ReadAsked(item, at)));
    return facts.isEmpty() ? nothing() : new Reading.Facts(facts);
  }

  private Reading nothing() {
    String some = String.join(", ", passedOver.stream().limit(NAMED).toList());
    String more = passedOver.size() > NAMED ? " and more" : "";
    return new Reading.Nothing(some + more + ": not part of the work graph");
  }

  private void take(Fields event) throws BadField {
    Fields resource = event.object("resource");
    String type = resource.required("resource_type", resource.name("resource_type", WORD));
    switch (type) {
      case "task" -> item(event, Gids.task(connection, resource));
      case "project" -> item(event, Gids.project(connection, resource));
      case "story" -> story(event, resource);
      default -> passedOver.add(Clip.line(type + " " + action(event), WORD));
    }
  }

  private void item(Fields event, ItemRef.Own item) throws BadField {
    switch (action(event)) {
      case "deleted" -> said.add(turn(event, item, Transition.CANCELLED));
      case "undeleted" -> {
        said.add(turn(event, item, Transition.REOPENED));
        ask(event, item);
      }
      default -> ask(event, item);
    }
  }

  /** Comments and what else happened to a task stand below it: it is read with all of them. */
  private void story(Fields event, Fields story) throws BadField {
    Fields parent = event.object("parent");
    switch (parent.text("resource_type").orElse("")) {
      case "task" -> ask(event, Gids.task(connection, parent));
      case "project" -> ask(event, Gids.project(connection, parent));
      default -> {
        String subtype = story.text("resource_subtype").orElse("story");
        passedOver.add(Clip.line(subtype + " " + action(event) + " on no task", WORD));
      }
    }
  }

  private void ask(Fields event, ItemRef.Own item) throws BadField {
    asked.merge(item, at(event), (one, other) -> one.isAfter(other) ? one : other);
  }

  private Fact turn(Fields event, ItemRef.Own item, Transition to) throws BadField {
    Fields user = event.object("user");
    Optional<PersonRef> by = Gids.of(user).map(gid -> PersonRef.alias(connection, gid));
    // Asana itself, and what nobody is shown for, is a bot.
    Actor actor = by.isPresent() ? Actor.HUMAN : Actor.BOT;
    return new Fact.StatusChanged(item, at(event), 0, actor, to, by);
  }

  private Instant at(Fields event) throws BadField {
    return event.instant("created_at").orElse(receivedAt);
  }

  private static String action(Fields event) throws BadField {
    return event.required("action", event.name("action", WORD));
  }
}
