package dev.paydown.local.practice.github;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.Optional;

/** Webhooks as GitHub writes and signs them, each about what one person did. */
final class GitHubWebhooks {
  private final Draft draft;
  private final Entity actor;

  GitHubWebhooks(Draft draft, Entity actor) {
    this.draft = draft;
    this.actor = actor;
  }

  static Desk.Sent sent(Books.Posting posting, String secret, Instant now) {
    byte[] bytes = posting.body().getBytes(UTF_8);
    String signature = HexFormat.of().formatHex(Hmac.sha256(secret.getBytes(UTF_8), bytes));
    return new Desk.Sent(
        Map.of(
            "content-type",
            "application/json",
            "x-github-event",
            posting.type(),
            "x-github-delivery",
            posting.id(),
            "x-hub-signature-256",
            "sha256=" + signature),
        bytes);
  }

  /** Something happened to an issue or a pull request. */
  void item(Entity issue, String action, Map<String, JsonNode> more) {
    boolean isPull = issue.find("pull").isPresent();
    ObjectNode body = body(action, issue);
    if (isPull) {
      body.put("number", Integer.parseInt(issue.get("number")));
      body.set("pull_request", GitHubShown.pull(draft.books(), issue));
    } else {
      body.set("issue", GitHubShown.issue(draft.books(), issue));
    }
    more.forEach(body::set);
    announce(isPull ? "pull_request" : "issues", body);
  }

  void edited(Entity issue, Entity before) {
    ObjectNode changes = RestDoor.object();
    for (String name : new String[] {"title", "body"}) {
      if (!issue.find(name).equals(before.find(name))) {
        changes.putObject(name).put("from", before.find(name).orElse(""));
      }
    }
    item(issue, "edited", Map.of("changes", changes));
  }

  void assigned(Entity issue, Entity before) {
    draft
        .books()
        .named("users", before, "assignees")
        .ifPresent(gone -> item(issue, "unassigned", Map.of("assignee", GitHubShown.user(gone))));
    draft
        .books()
        .named("users", issue, "assignees")
        .ifPresent(one -> item(issue, "assigned", Map.of("assignee", GitHubShown.user(one))));
  }

  void commented(Entity issue, Entity comment, String action) {
    ObjectNode body = body(action, issue);
    body.set("issue", GitHubShown.issue(draft.books(), issue));
    body.set("comment", GitHubShown.comment(draft.books(), comment));
    announce("issue_comment", body);
  }

  void reviewed(Entity pull, Entity review) {
    ObjectNode body = body("submitted", pull);
    body.set("pull_request", GitHubShown.pull(draft.books(), pull));
    ObjectNode shown = body.putObject("review");
    shown.put("id", Long.parseLong(review.id())).put("state", review.get("state"));
    shown.put("body", review.get("body"));
    shown.put("submitted_at", GitHubShown.time(review.instant("submitted")));
    shown.set("user", GitHubShown.user(actor));
    announce("pull_request_review", body);
  }

  void blocked(Entity blocking, Entity blocked, String action) {
    ObjectNode body = body(action, blocked);
    body.set("blocking_issue", GitHubShown.issue(draft.books(), blocking));
    body.set("blocked_issue", GitHubShown.issue(draft.books(), blocked));
    announce("issue_dependencies", body);
  }

  void postponed(Entity milestone) {
    ObjectNode body = RestDoor.object().put("action", "edited");
    body.set("milestone", GitHubShown.milestone(milestone));
    body.set("sender", GitHubShown.user(actor));
    announce("milestone", body);
  }

  void carded(Entity issue, Entity card, String action, Optional<ObjectNode> change) {
    ObjectNode body = RestDoor.object().put("action", action);
    ObjectNode shown = body.putObject("projects_v2_item");
    shown.put("node_id", card.id()).put("project_node_id", card.get("projectId"));
    shown.put("content_node_id", issue.id());
    shown.put("content_type", issue.find("pull").isPresent() ? "PullRequest" : "Issue");
    shown.put("updated_at", GitHubShown.time(card.instant("updated")));
    change.ifPresent(field -> body.putObject("changes").set("field_value", field));
    body.set("sender", GitHubShown.user(actor));
    announce("projects_v2_item", body);
  }

  private ObjectNode body(String action, Entity issue) {
    ObjectNode body = RestDoor.object().put("action", action);
    body.set("repository", GitHubShown.repository(issue.get("repository")));
    body.set("sender", GitHubShown.user(actor));
    return body;
  }

  private void announce(String event, ObjectNode body) {
    draft.announce(event, body.toString());
  }
}
