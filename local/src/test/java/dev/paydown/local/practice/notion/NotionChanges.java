package dev.paydown.local.practice.notion;

import dev.paydown.local.practice.Draft;
import dev.paydown.local.practice.Entity;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Changes of one user, each with the webhook that Notion would send for it. */
final class NotionChanges {
  private final Draft draft;
  private final Entity actor;

  NotionChanges(Draft draft, Entity actor) {
    this.draft = draft;
    this.actor = actor;
  }

  Entity create(Map<String, String> fields) {
    Map<String, String> all = new TreeMap<>(fields);
    all.put("edited", draft.now().toString());
    all.put("editor", actor.id());
    Entity page = draft.add("pages", all);
    announce("page.created", "page", page.id(), page);
    return page;
  }

  Entity update(Entity old, Map<String, Optional<String>> wanted) {
    Map<String, Optional<String>> changes = new TreeMap<>(wanted);
    changes.put("edited", Optional.of(draft.now().toString()));
    changes.put("editor", Optional.of(actor.id()));
    Entity changed = old.with(changes);
    draft.books().put("pages", changed);
    announce("page.properties_updated", "page", changed.id(), changed);
    return changed;
  }

  Entity comment(Entity on, String text) {
    Map<String, String> fields = new TreeMap<>();
    fields.put("page", on.id());
    fields.put("text", text);
    fields.put("by", actor.id());
    fields.put("at", draft.now().toString());
    Entity comment = draft.add("comments", fields);
    announce("comment.created", "comment", comment.id(), on);
    return comment;
  }

  private void announce(String type, String kind, String id, Entity page) {
    draft.announce(
        type,
        NotionWebhooks.body(type, Map.of("type", kind, "id", id), page, actor, draft).toString());
  }
}
