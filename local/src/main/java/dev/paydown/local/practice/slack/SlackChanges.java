package dev.paydown.local.practice.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.local.practice.Draft;
import dev.paydown.local.practice.Entity;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Changes of one user, each with the event that Slack would send for it. */
final class SlackChanges {
  private final Draft draft;
  private final Entity actor;

  SlackChanges(Draft draft, Entity actor) {
    this.draft = draft;
    this.actor = actor;
  }

  static Entity join(Draft draft, String email, String name) {
    Entity user = draft.add("users", Map.of("id", id(draft, "U"), "email", email, "name", name));
    SlackEvents.announce(draft, SlackEvents.joined(draft, user));
    return user;
  }

  static Entity open(Draft draft, String name) {
    return draft.add("channels", Map.of("id", id(draft, "C"), "name", name, "app", "in"));
  }

  private static String id(Draft draft, String letter) {
    return letter + "%010X".formatted(draft.next());
  }

  Entity post(Entity channel, Optional<String> thread, String text) {
    String ts = SlackShown.ts(draft.now(), draft.next());
    Map<String, String> fields = new TreeMap<>();
    fields.put("id", channel.id() + "/" + ts);
    fields.put("channel", channel.id());
    fields.put("ts", ts);
    fields.put("user", actor.id());
    fields.put("text", kept(text));
    thread.ifPresent(root -> fields.put("thread_ts", root));
    Entity message = draft.add("messages", fields);
    tell(channel.id(), SlackEvents.posted(draft.books(), message));
    return message;
  }

  Entity edit(Entity before, String text) {
    Entity now =
        before.with(
            Map.of(
                "text",
                Optional.of(kept(text)),
                "edited",
                Optional.of(SlackShown.ts(draft.now(), draft.next()))));
    draft.books().put("messages", now);
    tell(now.get("channel"), SlackEvents.changed(draft, before, now));
    return now;
  }

  Entity react(Entity to, String name) {
    Entity reaction =
        draft.add(
            "reactions",
            Map.of(
                "id",
                to.id() + "/" + name + "/" + actor.id(),
                "message",
                to.id(),
                "name",
                name,
                "user",
                actor.id()));
    tell(to.get("channel"), SlackEvents.reacted(draft, "reaction_added", to, reaction));
    return reaction;
  }

  Entity unreact(Entity to, String name) {
    String id = to.id() + "/" + name + "/" + actor.id();
    Entity reaction =
        draft
            .books()
            .find("reactions", id)
            .orElseThrow(() -> new IllegalArgumentException("there is no such reaction"));
    draft.books().all("reactions").remove(id);
    tell(to.get("channel"), SlackEvents.reacted(draft, "reaction_removed", to, reaction));
    return reaction;
  }

  /** An app hears of the channels that it is in. */
  private void tell(String channel, ObjectNode event) {
    boolean isIn =
        draft
            .books()
            .find("channels", channel)
            .flatMap(one -> one.find("app"))
            .filter("in"::equals)
            .isPresent();
    if (isIn) {
      SlackEvents.announce(draft, event);
    }
  }

  /** A line that is quoted is kept with its mark escaped. */
  private static String kept(String text) {
    return text.replaceAll("(?m)^>", "&gt;");
  }
}
