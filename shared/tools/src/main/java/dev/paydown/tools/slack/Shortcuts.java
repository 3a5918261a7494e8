package dev.paydown.tools.slack;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.tools.Reading;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Shortcuts on messages that a person calls by hand (Slack docs, Message shortcuts payload): {@code
 * paydown_track} makes an item of whatever line it is called on, {@code paydown_close} closes its
 * thread.
 */
final class Shortcuts {
  private Shortcuts() {}

  static Reading read(Told told, Fields body) throws BadField {
    String called = body.text("callback_id").orElse("");
    return switch (called) {
      case "paydown_track" -> {
        Message message = message(told, body);
        List<Fact> facts = new ArrayList<>();
        facts.add(
            message.isRoot()
                ? message.place().shown(told, at(told, body), Actor.HUMAN, message.begins())
                : message.place().shown(told, at(told, body), Actor.HUMAN, List.of()));
        facts.add(
            new Fact.ThreadPosted(
                message.place().item(told),
                message.at(),
                0,
                message.actor(),
                message.author(),
                message.text().asks(),
                false,
                message.words()));
        yield new Reading.Facts(facts);
      }
      case "paydown_close" -> {
        Optional<PersonRef> by =
            Told.id(body.object("user"), "id").map(id -> PersonRef.alias(told.connection(), id));
        Place place = message(told, body).place();
        yield new Reading.Facts(Reactions.closed(told, place, at(told, body), Actor.HUMAN, by));
      }
      default -> new Reading.Nothing("message_action: none of Paydown's shortcuts");
    };
  }

  private static Message message(Told told, Fields body) throws BadField {
    Fields channel = body.object("channel");
    return Message.of(told, channel.required("id", Told.id(channel, "id")), body.object("message"));
  }

  private static Instant at(Told told, Fields body) throws BadField {
    return body.text("action_ts").filter(ts -> !ts.isBlank()).isPresent()
        ? Place.at(Place.ts(body, "action_ts"))
        : told.receivedAt();
  }
}
