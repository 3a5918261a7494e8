package dev.paydown.local.practice.jira;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.local.practice.Books;
import dev.paydown.local.practice.Desk;
import dev.paydown.local.practice.Entity;
import dev.paydown.local.practice.RestDoor;
import dev.paydown.tools.Hmac;
import dev.paydown.tools.json.BrainJson;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** Webhooks as Jira writes and signs them. */
final class JiraWebhooks {
  private static final Map<String, String> NAMES =
      Map.of("assigneeId", "assignee", "statusId", "status", "start", "Start date");

  private JiraWebhooks() {}

  static Desk.Sent sent(Books.Posting posting, String secret, Instant now) {
    byte[] bytes = posting.body().getBytes(UTF_8);
    String signature = HexFormat.of().formatHex(Hmac.sha256(secret.getBytes(UTF_8), bytes));
    return new Desk.Sent(
        Map.of(
            "content-type",
            "application/json",
            "x-atlassian-webhook-identifier",
            posting.id(),
            "x-hub-signature",
            "sha256=" + signature),
        bytes);
  }

  static ObjectNode changed(
      Books books,
      String event,
      Entity issue,
      Entity actor,
      Map<String, Optional<String>> before,
      Instant at) {
    ObjectNode body = body(event, at);
    body.set("user", JiraShown.user(actor));
    body.set("issue", JiraShown.issue(books, issue));
    if (!before.isEmpty()) {
      var items = body.putObject("changelog").put("id", "1").putArray("items");
      before.forEach(
          (field, was) -> {
            String name = NAMES.getOrDefault(field, field);
            ObjectNode item = items.addObject().put("field", name).put("fieldId", name);
            put(item, "from", was);
            put(item, "fromString", was.map(id -> words(books, field, id)));
            put(item, "to", issue.find(field));
            put(item, "toString", issue.find(field).map(id -> words(books, field, id)));
          });
    }
    return body;
  }

  private static String words(Books books, String field, String value) {
    String kind =
        switch (field) {
          case "statusId" -> "statuses";
          case "assigneeId" -> "users";
          default -> "";
        };
    return books.find(kind, value).map(one -> one.get("name")).orElse(value);
  }

  static ObjectNode commented(Books books, Entity issue, Entity comment, Instant at) {
    ObjectNode body = body("comment_created", at);
    ObjectNode shown = comment(books, comment);
    body.set("comment", shown);
    ObjectNode whole = JiraShown.issue(books, issue);
    ObjectNode reduced = body.putObject("issue");
    reduced.put("id", issue.id()).put("key", issue.get("key"));
    reduced.set("self", whole.path("self"));
    ObjectNode fields = reduced.putObject("fields");
    for (String name : new String[] {"summary", "issuetype", "assignee", "status"}) {
      fields.set(name, whole.path("fields").path(name));
    }
    return body;
  }

  static ObjectNode comment(Books books, Entity comment) {
    ObjectNode shown = RestDoor.object().put("id", comment.id());
    books
        .named("users", comment, "authorId")
        .ifPresent(
            user -> {
              shown.set("author", JiraShown.user(user));
              shown.set("updateAuthor", JiraShown.user(user));
            });
    shown.set("body", parsed(comment.get("body")));
    shown.put("created", JiraShown.time(comment.instant("created")));
    shown.put("updated", JiraShown.time(comment.instant("created")));
    return shown;
  }

  static ObjectNode linked(Entity link, Instant at) {
    return link("issuelink_created", link, at);
  }

  static ObjectNode unlinked(Entity link, Instant at) {
    return link("issuelink_deleted", link, at);
  }

  private static ObjectNode link(String event, Entity link, Instant at) {
    ObjectNode body = body(event, at);
    ObjectNode shown = body.putObject("issueLink").put("id", Long.parseLong(link.id()));
    shown.put("sourceIssueId", Long.parseLong(link.get("fromId")));
    shown.put("destinationIssueId", Long.parseLong(link.get("toId")));
    shown
        .putObject("issueLinkType")
        .put("id", 10_000)
        .put("name", "Blocks")
        .put("outwardName", "blocks")
        .put("inwardName", "is blocked by");
    return body;
  }

  /** Words as a document of one paragraph a line. */
  static JsonNode document(String words) {
    ObjectNode doc = RestDoor.object().put("type", "doc").put("version", 1);
    var content = doc.putArray("content");
    words
        .lines()
        .filter(line -> !line.isBlank())
        .forEach(
            line ->
                content
                    .addObject()
                    .put("type", "paragraph")
                    .putArray("content")
                    .addObject()
                    .put("type", "text")
                    .put("text", line));
    return doc;
  }

  private static ObjectNode body(String event, Instant at) {
    return RestDoor.object().put("timestamp", at.toEpochMilli()).put("webhookEvent", event);
  }

  private static void put(ObjectNode item, String name, Optional<String> value) {
    value.ifPresentOrElse(text -> item.put(name, text), () -> item.putNull(name));
  }

  private static JsonNode parsed(String json) {
    try {
      return BrainJson.mapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
