package dev.paydown.local.practice.slack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.local.practice.Books;
import dev.paydown.local.practice.Entity;
import dev.paydown.local.practice.RestDoor;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Messages and users as Slack writes them, in its API and in its events. */
final class SlackShown {
  static final String TEAM = "T0PRACTICE";
  static final String APP = "A0PAYDOWN1";
  static final String BOT = "B0PAYDOWN1";
  static final String BOT_USER = "U0PAYDOWN1";
  private static final int MICROS_EACH = 1_000;

  private SlackShown() {}

  /** A time of Slack's, which no other message has. */
  static String ts(Instant at, long count) {
    long micros = at.getNano() / 1_000 + count % MICROS_EACH;
    return String.format(Locale.ROOT, "%010d.%06d", at.getEpochSecond(), micros);
  }

  static boolean isBot(Entity message) {
    return message.get("user").equals(BOT_USER);
  }

  /** A message; the first one of a thread with what was answered to it. */
  static ObjectNode message(Books books, Entity message) {
    ObjectNode shown = RestDoor.object().put("type", "message");
    shown.put("user", message.get("user")).put("text", message.get("text"));
    shown.put("ts", message.get("ts")).put("team", TEAM);
    if (isBot(message)) {
      shown.put("bot_id", BOT).put("app_id", APP);
      shown.putObject("bot_profile").put("id", BOT).put("app_id", APP).put("name", "Paydown");
    }
    message
        .find("edited")
        .ifPresent(ts -> shown.putObject("edited").put("user", message.get("user")).put("ts", ts));
    message
        .find("thread_ts")
        .ifPresentOrElse(
            root -> answers(books, message, root, shown), () -> begins(books, message, shown));
    reactions(books, message, shown);
    return shown;
  }

  private static void answers(Books books, Entity message, String root, ObjectNode shown) {
    shown.put("thread_ts", root);
    books
        .find("messages", message.get("channel") + "/" + root)
        .ifPresent(first -> shown.put("parent_user_id", first.get("user")));
  }

  private static void begins(Books books, Entity message, ObjectNode shown) {
    List<Entity> replies = replies(books, message.get("channel"), message.get("ts"));
    if (!replies.isEmpty()) {
      Set<String> users = new TreeSet<>();
      replies.forEach(reply -> users.add(reply.get("user")));
      shown.put("thread_ts", message.get("ts")).put("reply_count", replies.size());
      shown.put("reply_users_count", users.size());
      shown.put("latest_reply", replies.getLast().get("ts")).put("subscribed", false);
      ArrayNode all = shown.putArray("reply_users");
      users.forEach(all::add);
    }
  }

  private static void reactions(Books books, Entity message, ObjectNode shown) {
    Map<String, ArrayNode> byName = new LinkedHashMap<>();
    for (Entity reaction : books.all("reactions").values()) {
      if (reaction.get("message").equals(message.id())) {
        byName
            .computeIfAbsent(reaction.get("name"), _ -> RestDoor.object().putArray("users"))
            .add(reaction.get("user"));
      }
    }
    if (!byName.isEmpty()) {
      ArrayNode all = shown.putArray("reactions");
      byName.forEach(
          (name, users) ->
              all.addObject().put("name", name).put("count", users.size()).set("users", users));
    }
  }

  static List<Entity> replies(Books books, String channel, String root) {
    return books.all("messages").values().stream()
        .filter(message -> message.get("channel").equals(channel))
        .filter(message -> message.find("thread_ts").filter(root::equals).isPresent())
        .toList();
  }

  static ObjectNode user(Entity user) {
    boolean isBot = user.find("bot").isPresent();
    ObjectNode shown = RestDoor.object().put("id", user.id()).put("team_id", TEAM);
    shown.put("name", user.get("name")).put("deleted", false).put("is_bot", isBot);
    ObjectNode profile = shown.putObject("profile").put("real_name", user.get("name"));
    if (!isBot) {
      profile.put("email", user.get("email"));
    }
    return shown;
  }
}
