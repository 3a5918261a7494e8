package dev.paydown.tools.slack;

import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.Reading;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.text.Clip;

/**
 * Slack's requests as facts (Slack docs, Events API, Interactivity). Messages and reactions have
 * times of their own; profiles are told as of the receipt.
 */
final class SlackReader {
  /** The most characters of the name of an event or reaction. */
  static final int NAME = 200;

  private SlackReader() {}

  static Reading read(Delivery delivery, Connection connection) {
    if (SlackForm.isPlain(delivery.body())) {
      String command = SlackForm.field(delivery.body(), "command").orElse("a form");
      return new Reading.Nothing(Clip.line(command, NAME) + ": says nothing of work");
    }
    return Reading.of(SlackForm.json(delivery.body()), body -> read(body, connection, delivery));
  }

  private static Reading read(Fields body, Connection connection, Delivery delivery)
      throws BadField {
    if (body.has("event")) {
      return event(Told.event(connection, body, delivery.receivedAt()), body.object("event"));
    }
    String type = body.required("type", body.name("type", NAME));
    return type.equals("message_action")
        ? Shortcuts.read(Told.interaction(connection, body, delivery.receivedAt()), body)
        : nothing(type);
  }

  private static Reading nothing(String type) {
    return new Reading.Nothing(
        type
            + (type.equals("app_rate_limited")
                ? ": Slack holds events back for a while"
                : ": says nothing of work"));
  }

  private static Reading event(Told told, Fields event) throws BadField {
    String type = event.required("type", event.name("type", NAME));
    return switch (type) {
      case "message", "app_mention" -> Messages.read(told, event);
      case "reaction_added", "reaction_removed" -> Reactions.read(told, event, type);
      case "team_join", "user_change", "user_profile_changed" -> Users.read(told, event, type);
      default -> nothing(type);
    };
  }
}
