package dev.paydown.local.practice.linear;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.local.practice.Books;
import dev.paydown.local.practice.Desk;
import dev.paydown.local.practice.Entity;
import dev.paydown.tools.Hmac;
import dev.paydown.tools.json.BrainJson;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Webhooks as Linear writes and signs them: fields that are not set are left out. */
final class LinearWebhooks {
  private static final String ORGANIZATION = Books.uuid(-1);
  private static final String WEBHOOK = Books.uuid(-2);

  private LinearWebhooks() {}

  /** What happened to an entity, who did it, and which fields had which values before. */
  record Happened(
      String type,
      String action,
      Entity entity,
      Optional<Entity> actor,
      Instant at,
      Map<String, Optional<String>> before) {}

  static ObjectNode body(Books books, Happened happened) {
    ObjectNode body = object();
    body.put("action", happened.action());
    happened.actor().ifPresent(actor -> body.set("actor", user(actor).put("type", "user")));
    body.put("createdAt", happened.at().toString());
    body.set(
        "data",
        switch (happened.type()) {
          case "Issue" -> issue(books, happened.entity());
          case "Comment" -> comment(books, happened.entity());
          default -> project(books, happened.entity());
        });
    if (happened.action().equals("update")) {
      ObjectNode before = body.putObject("updatedFrom");
      happened
          .before()
          .forEach(
              (name, value) ->
                  value.ifPresentOrElse(
                      text -> before.put(name, text), () -> before.putNull(name)));
    }
    happened.entity().find("url").ifPresent(url -> body.put("url", url));
    body.put("type", happened.type());
    body.put("organizationId", ORGANIZATION);
    body.put("webhookId", WEBHOOK);
    return body;
  }

  /** The request that carries it, with the time of posting in it. */
  static Desk.Sent sent(Books.Posting posting, String secret, Instant now) {
    byte[] bytes = stamped(posting.body(), now);
    return new Desk.Sent(headers(posting, secret, bytes, now), bytes);
  }

  private static byte[] stamped(String body, Instant now) {
    try {
      ObjectNode node = (ObjectNode) BrainJson.mapper().readTree(body);
      return node.put("webhookTimestamp", now.toEpochMilli()).toString().getBytes(UTF_8);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> headers(
      Books.Posting posting, String secret, byte[] bytes, Instant now) {
    return Map.of(
        "content-type",
        "application/json; charset=utf-8",
        "linear-delivery",
        posting.id(),
        "linear-event",
        posting.type(),
        "linear-signature",
        HexFormat.of().formatHex(Hmac.sha256(secret.getBytes(UTF_8), bytes)),
        "linear-timestamp",
        Long.toString(now.toEpochMilli()));
  }

  private static ObjectNode issue(Books books, Entity issue) {
    ObjectNode data = object();
    issue.fields().forEach(data::put);
    data.put("number", Integer.parseInt(issue.get("number")));
    data.put("priority", 0).put("priorityLabel", "No priority");
    data.put("sortOrder", 0).put("prioritySortOrder", 0);
    for (String list : List.of("labelIds", "labels", "previousIdentifiers", "subscriberIds")) {
      data.putArray(list);
    }
    data.putObject("reactionData");
    books.named("users", issue, "assigneeId").ifPresent(one -> data.set("assignee", user(one)));
    books.named("users", issue, "creatorId").ifPresent(one -> data.set("creator", user(one)));
    books
        .named("states", issue, "stateId")
        .ifPresent(one -> data.set("state", some(one, "id", "name", "color", "type")));
    books
        .named("teams", issue, "teamId")
        .ifPresent(one -> data.set("team", some(one, "id", "key", "name")));
    return data;
  }

  private static ObjectNode project(Books books, Entity project) {
    ObjectNode data = object();
    project.fields().forEach(data::put);
    data.put("color", "#bec2c8").put("priority", 0);
    data.put("sortOrder", 0).put("prioritySortOrder", 0);
    for (String list :
        List.of(
            "completedIssueCountHistory",
            "completedScopeHistory",
            "inProgressScopeHistory",
            "issueCountHistory",
            "labelIds",
            "memberIds",
            "scopeHistory",
            "teamIds")) {
      data.putArray(list);
    }
    books.named("users", project, "leadId").ifPresent(one -> data.set("lead", user(one)));
    books
        .named("statuses", project, "statusId")
        .ifPresent(one -> data.set("status", some(one, "id", "name", "color", "type")));
    return data;
  }

  private static ObjectNode comment(Books books, Entity comment) {
    ObjectNode data = object();
    comment.fields().forEach(data::put);
    data.remove("url");
    data.putObject("reactionData");
    books.named("users", comment, "userId").ifPresent(one -> data.set("user", user(one)));
    books
        .named("issues", comment, "issueId")
        .ifPresent(
            one -> data.set("issue", some(one, "id", "identifier", "title", "teamId", "url")));
    return data;
  }

  private static ObjectNode user(Entity user) {
    return some(user, "id", "name", "email", "url");
  }

  private static ObjectNode some(Entity entity, String... names) {
    ObjectNode shown = object();
    for (String name : names) {
      entity.find(name).ifPresent(text -> shown.put(name, text));
    }
    return shown;
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
