package dev.paydown.local.practice.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.local.practice.Books;
import dev.paydown.local.practice.Desk;
import dev.paydown.local.practice.Draft;
import dev.paydown.local.practice.Entity;
import dev.paydown.local.practice.RestDoor;
import dev.paydown.tools.Hmac;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;

/** Events as Slack writes them, signed with the time at which they are posted. */
final class SlackEvents {
  private SlackEvents() {}

  static Desk.Sent sent(Books.Posting posting, String secret, Instant now) {
    String seconds = Long.toString(now.getEpochSecond());
    byte[] signed = ("v0:" + seconds + ":" + posting.body()).getBytes(UTF_8);
    String signature = HexFormat.of().formatHex(Hmac.sha256(secret.getBytes(UTF_8), signed));
    return new Desk.Sent(
        Map.of(
            "content-type",
            "application/json",
            "x-slack-request-timestamp",
            seconds,
            "x-slack-signature",
            "v0=" + signature),
        posting.body().getBytes(UTF_8));
  }

  /** The trial of an address; whoever takes it with 2xx counts as having answered it. */
  static boolean tried(Draft draft) {
    ObjectNode body = RestDoor.object().put("type", "url_verification");
    body.put("challenge", draft.newId());
    draft.announce("url_verification", body.toString());
    return true;
  }

  static void announce(Draft draft, ObjectNode event) {
    ObjectNode body = RestDoor.object().put("type", "event_callback");
    body.put("team_id", SlackShown.TEAM).put("api_app_id", SlackShown.APP);
    body.put("event_id", "Ev%010X".formatted(draft.next()));
    body.put("event_time", draft.now().getEpochSecond()).put("is_ext_shared_channel", false);
    body.set("event", event);
    body.putArray("authorizations")
        .addObject()
        .put("team_id", SlackShown.TEAM)
        .put("user_id", SlackShown.BOT_USER)
        .put("is_bot", true);
    draft.announce(event.path("type").asText(), body.toString());
  }

  static ObjectNode posted(Books books, Entity message) {
    ObjectNode event = SlackShown.message(books, message);
    event.put("channel", message.get("channel")).put("channel_type", "channel");
    return event.put("event_ts", message.get("ts"));
  }

  static ObjectNode changed(Draft draft, Entity before, Entity now) {
    ObjectNode event = RestDoor.object().put("type", "message");
    event.put("subtype", "message_changed").put("channel", now.get("channel"));
    event.put("channel_type", "channel").put("hidden", true).put("ts", now.get("edited"));
    event.put("event_ts", now.get("edited"));
    event.set("message", SlackShown.message(draft.books(), now));
    event.set("previous_message", SlackShown.message(draft.books(), before));
    return event;
  }

  static ObjectNode reacted(Draft draft, String type, Entity to, Entity reaction) {
    ObjectNode event = RestDoor.object().put("type", type).put("user", reaction.get("user"));
    event.put("reaction", reaction.get("name")).put("item_user", to.get("user"));
    event
        .putObject("item")
        .put("type", "message")
        .put("channel", to.get("channel"))
        .put("ts", to.get("ts"));
    return event.put("event_ts", SlackShown.ts(draft.now(), draft.next()));
  }

  static ObjectNode joined(Draft draft, Entity user) {
    ObjectNode event = RestDoor.object().put("type", "team_join");
    event.set("user", SlackShown.user(user));
    return event.put("event_ts", SlackShown.ts(draft.now(), draft.next()));
  }
}
