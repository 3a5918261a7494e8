package dev.paydown.local.practice.jira;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.local.practice.Draft;
import dev.paydown.local.practice.Entity;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Changes of one person, each with the webhook that Jira would send for it. */
final class JiraChanges {
  private static final int FIRST_ID = 10_000;
  private final Draft draft;
  private final Entity actor;

  JiraChanges(Draft draft, Entity actor) {
    this.draft = draft;
    this.actor = actor;
  }

  Entity create(Map<String, Optional<String>> wanted) {
    int number = draft.books().all("issues").size() + 1;
    Map<String, String> fields = new TreeMap<>();
    fields.put("id", numbered());
    fields.put("key", "QA-" + number);
    fields.put("summary", "Untitled");
    fields.put("statusId", "1");
    fields.put("creatorId", actor.id());
    fields.put("created", draft.now().toString());
    fields.put("updated", draft.now().toString());
    fields.put("turned", draft.now().toString());
    Entity issue = draft.add("issues", fields).with(checked(wanted));
    draft.books().put("issues", issue);
    announce("jira:issue_created", issue, Map.of());
    return issue;
  }

  /** One that changes nothing announces nothing. */
  Entity update(Entity old, Map<String, Optional<String>> wanted) {
    Map<String, Optional<String>> changes = new LinkedHashMap<>(checked(wanted));
    changes.entrySet().removeIf(change -> old.find(change.getKey()).equals(change.getValue()));
    if (changes.isEmpty()) {
      return old;
    }
    Map<String, Optional<String>> before = new LinkedHashMap<>();
    changes.keySet().forEach(name -> before.put(name, old.find(name)));
    Optional<String> now = Optional.of(draft.now().toString());
    if (changes.containsKey("statusId") && turns(old, changes)) {
      changes.put("turned", now);
    }
    changes.put("updated", now);
    Entity changed = old.with(changes);
    draft.books().put("issues", changed);
    announce("jira:issue_updated", changed, before);
    return changed;
  }

  /** Whether the new status is of another category. */
  private boolean turns(Entity old, Map<String, Optional<String>> changes) {
    return !category(old.find("statusId"))
        .equals(category(changes.getOrDefault("statusId", Optional.empty())));
  }

  private Optional<String> category(Optional<String> status) {
    return status.flatMap(id -> draft.books().find("statuses", id)).map(one -> one.get("category"));
  }

  Entity comment(Entity on, JsonNode document) {
    Map<String, String> fields = new TreeMap<>();
    fields.put("id", numbered());
    fields.put("issueId", on.id());
    fields.put("authorId", actor.id());
    fields.put("created", draft.now().toString());
    fields.put("body", document.toString());
    Entity comment = draft.add("comments", fields);
    draft.announce(
        "comment_created",
        JiraWebhooks.commented(draft.books(), on, comment, draft.now()).toString());
    return comment;
  }

  Entity block(Entity blocking, Entity blocked) {
    Map<String, String> fields =
        Map.of("id", numbered(), "fromId", blocking.id(), "toId", blocked.id());
    Entity link = draft.add("links", fields);
    draft.announce("issuelink_created", JiraWebhooks.linked(link, draft.now()).toString());
    return link;
  }

  Entity unblock(Entity link) {
    draft.books().all("links").remove(link.id());
    draft.announce("issuelink_deleted", JiraWebhooks.unlinked(link, draft.now()).toString());
    return link;
  }

  private String numbered() {
    return Long.toString(FIRST_ID + draft.next());
  }

  private static Map<String, Optional<String>> checked(Map<String, Optional<String>> wanted) {
    wanted.getOrDefault("duedate", Optional.empty()).ifPresent(LocalDate::parse);
    wanted.getOrDefault("start", Optional.empty()).ifPresent(LocalDate::parse);
    return wanted;
  }

  private void announce(String event, Entity issue, Map<String, Optional<String>> before) {
    draft.announce(
        event,
        JiraWebhooks.changed(draft.books(), event, issue, actor, before, draft.now()).toString());
  }
}
