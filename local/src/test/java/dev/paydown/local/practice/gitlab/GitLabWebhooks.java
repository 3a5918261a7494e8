package dev.paydown.local.practice.gitlab;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.local.practice.Books;
import dev.paydown.local.practice.Desk;
import dev.paydown.local.practice.Entity;
import dev.paydown.local.practice.RestDoor;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Webhooks as GitLab writes them, with the secret token (GitLab docs, Webhook events). */
final class GitLabWebhooks {
  static final long PROJECT = 77;
  static final String PLACE = "acme/web";
  private static final String SITE = "https://gitlab.example.com/";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

  private GitLabWebhooks() {}

  static Desk.Sent sent(Books.Posting posting, String secret, Instant now) {
    return new Desk.Sent(
        Map.of(
            "content-type",
            "application/json",
            "x-gitlab-event",
            posting.type(),
            "x-gitlab-token",
            secret,
            "idempotency-key",
            posting.id()),
        posting.body().getBytes(UTF_8));
  }

  static ObjectNode changed(
      Books books, Entity item, Entity actor, String action, Map<String, Optional<String>> before) {
    ObjectNode body = body(item.get("kind"), actor);
    body.set("object_attributes", attributes(books, item).put("action", action));
    ArrayNode assignees = assignees(books, item.find("assignee"));
    if (!assignees.isEmpty()) {
      body.set("assignees", assignees);
    }
    ObjectNode changes = body.putObject("changes");
    before.forEach(
        (name, was) -> {
          if (name.equals("reviewers")) {
            ObjectNode change = changes.putObject(name);
            change.set("previous", assignees(books, was));
            change.set("current", assignees(books, item.find(name)));
          } else if (name.equals("assignee")) {
            ObjectNode change = changes.putObject("assignees");
            change.set("previous", assignees(books, was));
            change.set("current", assignees);
          } else {
            ObjectNode change = changes.putObject(name.equals("state") ? "state_id" : name);
            put(change, "previous", was);
            put(change, "current", item.find(name));
          }
        });
    return body;
  }

  static ObjectNode noted(Books books, Entity on, Entity note, Entity actor) {
    ObjectNode body = body("note", actor);
    ObjectNode attributes = body.putObject("object_attributes");
    attributes.put("id", Long.parseLong(note.id())).put("note", note.get("body"));
    attributes.put("action", "create").put("system", false);
    attributes.put("created_at", time(note.get("created_at")));
    attributes.put("updated_at", time(note.get("created_at")));
    attributes.put("url", url(on) + "#note_" + note.id());
    body.set(on.get("kind"), attributes(books, on));
    return body;
  }

  private static ObjectNode body(String kind, Entity actor) {
    ObjectNode body = RestDoor.object().put("object_kind", kind).put("event_type", kind);
    body.set("user", user(actor).put("email", "[REDACTED]"));
    body.putObject("project").put("id", PROJECT).put("path_with_namespace", PLACE);
    return body;
  }

  private static ObjectNode attributes(Books books, Entity item) {
    ObjectNode shown = RestDoor.object();
    shown.put("id", Long.parseLong(item.get("number"))).put("iid", iid(item));
    shown.put("title", item.get("title")).put("url", url(item)).put("type", "Issue");
    shown.put("state", item.get("state"));
    put(shown, "description", item.find("description"));
    if (item.get("kind").equals("issue")) {
      put(shown, "due_date", item.find("due_date"));
    }
    shown.put("created_at", time(item.get("created_at")));
    shown.put("updated_at", time(item.get("updated_at")));
    put(shown, "closed_at", item.find("closed_at").map(GitLabWebhooks::time));
    ArrayNode ids = shown.putArray("assignee_ids");
    assignees(books, item.find("assignee")).forEach(user -> ids.add(user.path("id").asLong()));
    ArrayNode labels = shown.putArray("labels");
    labels(item).forEach(label -> labels.addObject().put("title", label));
    return shown;
  }

  static List<String> labels(Entity item) {
    return item.find("labels").map(all -> List.of(all.split(",", -1))).orElse(List.of());
  }

  static ArrayNode assignees(Books books, Optional<String> name) {
    ArrayNode users = RestDoor.object().arrayNode();
    for (String one : name.map(all -> all.split(",", -1)).orElseGet(() -> new String[0])) {
      books.by("users", "username", one).ifPresent(user -> users.add(user(user)));
    }
    return users;
  }

  static ObjectNode user(Entity user) {
    ObjectNode shown = RestDoor.object().put("id", Long.parseLong(user.id()));
    String name = user.get("username");
    return shown
        .put("username", name)
        .put("name", name)
        .put("public_email", user.find("public_email").orElse(""));
  }

  static long iid(Entity item) {
    return Long.parseLong(item.get("iid"));
  }

  static String url(Entity item) {
    return SITE + PLACE + "/-/" + item.get("kind") + "s/" + item.get("iid");
  }

  static void put(ObjectNode in, String name, Optional<String> value) {
    value.ifPresentOrElse(text -> in.put(name, text), () -> in.putNull(name));
  }

  private static String time(String instant) {
    return TIME.format(Instant.parse(instant));
  }
}
