package dev.paydown.local.practice.asana;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.local.practice.Books;
import dev.paydown.local.practice.Desk;
import dev.paydown.local.practice.Entity;
import dev.paydown.local.practice.RestDoor;
import dev.paydown.tools.Hmac;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;

/** Webhooks as Asana writes and signs them: lists of events, which tell ids and no values. */
final class AsanaWebhooks {
  private AsanaWebhooks() {}

  static Desk.Sent sent(Books.Posting posting, String secret, Instant now) {
    byte[] body = posting.body().getBytes(UTF_8);
    String signature = HexFormat.of().formatHex(Hmac.sha256(secret.getBytes(UTF_8), body));
    return new Desk.Sent(
        Map.of("content-type", "application/json", "x-hook-signature", signature), body);
  }

  static String body(ArrayNode events) {
    return RestDoor.object().set("events", events).toString();
  }

  /** Something happened to a task. */
  static ObjectNode of(Entity task, String action, Entity actor, Instant at) {
    ObjectNode event = event(action, actor, at);
    event.set("resource", resource(task.id(), "task", "default_task"));
    event.putNull("parent");
    return event;
  }

  /** A field of a task was changed. */
  static ObjectNode changed(Entity task, String field, Entity actor, Instant at) {
    ObjectNode event = of(task, "changed", actor, at);
    String name = field.equals("section") ? "memberships" : field;
    event.putObject("change").put("field", name).put("action", "changed");
    return event;
  }

  /** A story was added to a task. */
  static ObjectNode told(Entity story, Entity task, Entity actor, Instant at) {
    ObjectNode event = event("added", actor, at);
    event.set("resource", resource(story.id(), "story", story.get("resource_subtype")));
    event.set("parent", resource(task.id(), "task", "default_task"));
    return event;
  }

  private static ObjectNode event(String action, Entity actor, Instant at) {
    ObjectNode event = RestDoor.object();
    event.putObject("user").put("gid", actor.id()).put("resource_type", "user");
    return event.put("created_at", at.toString()).put("action", action);
  }

  private static ObjectNode resource(String gid, String type, String subtype) {
    return RestDoor.object()
        .put("gid", gid)
        .put("resource_type", type)
        .put("resource_subtype", subtype);
  }
}
