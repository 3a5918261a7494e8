package dev.paydown.local.practice.asana;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.paydown.local.practice.Draft;
import dev.paydown.local.practice.Entity;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Changes of one user, each with its story and with what Asana's webhooks would tell of it. */
final class AsanaChanges {
  private static final List<String> FIELDS =
      List.of(
          "name",
          "notes",
          "start_on",
          "start_at",
          "due_on",
          "due_at",
          "assignee",
          "completed",
          "section");
  private final Draft draft;
  private final Entity actor;
  private final ArrayNode told = JsonNodeFactory.instance.arrayNode();

  AsanaChanges(Draft draft, Entity actor) {
    this.draft = draft;
    this.actor = actor;
  }

  static String gid(Draft draft) {
    return Long.toString(1_200_000_000_000L + draft.next());
  }

  Entity create(Map<String, Optional<String>> wanted) {
    Map<String, String> fields = new TreeMap<>();
    fields.put("id", gid(draft));
    fields.put("name", "Untitled");
    fields.put("created_at", draft.now().toString());
    fields.put("modified_at", draft.now().toString());
    Entity task = draft.add("tasks", fields).with(dates(wanted));
    draft.books().put("tasks", task);
    told.add(AsanaWebhooks.of(task, "added", actor, draft.now()));
    announce();
    return task;
  }

  Entity update(Entity old, Map<String, Optional<String>> wanted) {
    Map<String, Optional<String>> changes = dates(wanted);
    changes.entrySet().removeIf(change -> old.find(change.getKey()).equals(change.getValue()));
    changes.put("modified_at", Optional.of(draft.now().toString()));
    if (changes.containsKey("completed")) {
      boolean isDone = changes.get("completed").isPresent();
      changes.put("completed_by", isDone ? Optional.of(actor.id()) : Optional.empty());
      changes.put("completed_at", isDone ? Optional.of(draft.now().toString()) : Optional.empty());
    }
    Entity task = old.with(changes);
    order(task);
    draft.books().put("tasks", task);
    for (String field : FIELDS) {
      if (changes.containsKey(field)) {
        told.add(AsanaWebhooks.changed(task, field, actor, draft.now()));
      }
    }
    stories(old, task);
    announce();
    return task;
  }

  private void stories(Entity old, Entity task) {
    if (differs(old, task, "due_on") || differs(old, task, "start_on")) {
      Map<String, Optional<String>> dates = new TreeMap<>();
      for (String field : List.of("due_on", "start_on")) {
        dates.put("old_" + field, old.find(field));
        dates.put("new_" + field, task.find(field));
      }
      story(task, "due_date_changed", dates);
    }
    if (differs(old, task, "assignee")) {
      String subtype = task.find("assignee").isPresent() ? "assigned" : "unassigned";
      story(task, subtype, Map.of("assignee", task.find("assignee")));
    }
    if (differs(old, task, "completed")) {
      boolean isDone = task.find("completed").isPresent();
      story(task, isDone ? "marked_complete" : "marked_incomplete", Map.of());
    }
    if (differs(old, task, "section")) {
      story(
          task,
          "section_changed",
          Map.of("old_section", old.find("section"), "new_section", task.find("section")));
    }
  }

  private static boolean differs(Entity one, Entity other, String field) {
    return !one.find(field).equals(other.find(field));
  }

  Entity comment(Entity on, String html) {
    Entity story = story(on, "comment_added", Map.of("html_text", Optional.of(html)));
    announce();
    return story;
  }

  Entity block(Entity blocking, Entity blocked) {
    Map<String, String> pair = Map.of("blocking", blocking.id(), "blocked", blocked.id());
    Entity link = draft.add("dependencies", pair);
    story(blocked, "dependency_added", Map.of("dependency", Optional.of(blocking.id())));
    announce();
    return link;
  }

  Entity unblock(Entity blocking, Entity blocked) {
    draft
        .books()
        .all("dependencies")
        .values()
        .removeIf(
            link ->
                link.get("blocking").equals(blocking.id())
                    && link.get("blocked").equals(blocked.id()));
    announce();
    return blocked;
  }

  private Entity story(Entity task, String subtype, Map<String, Optional<String>> more) {
    Map<String, String> fields = new TreeMap<>();
    fields.put("id", gid(draft));
    fields.put("task", task.id());
    fields.put("created_at", draft.now().toString());
    fields.put("created_by", actor.id());
    fields.put("resource_subtype", subtype);
    Entity story = draft.add("stories", fields).with(more);
    draft.books().put("stories", story);
    told.add(AsanaWebhooks.told(story, task, actor, draft.now()));
    return story;
  }

  private void announce() {
    draft.announce("events", AsanaWebhooks.body(told));
  }

  /** A date with a time is one without it too; who gives one takes the other away. */
  private static Map<String, Optional<String>> dates(Map<String, Optional<String>> wanted) {
    Map<String, Optional<String>> set = new TreeMap<>();
    wanted.forEach(
        (name, value) -> {
          if (!FIELDS.contains(name)) {
            throw new IllegalArgumentException(name + ": Unrecognized field");
          }
          set.put(name, value.filter(text -> !text.equals("false")));
        });
    for (String field : List.of("start", "due")) {
      if (set.containsKey(field + "_on") && set.containsKey(field + "_at")) {
        throw new IllegalArgumentException(
            "You may only provide one of %s_on or %s_at".formatted(field, field));
      }
      if (set.containsKey(field + "_on")) {
        set.getOrDefault(field + "_on", Optional.empty()).ifPresent(LocalDate::parse);
        set.put(field + "_at", Optional.empty());
      } else if (set.containsKey(field + "_at")) {
        Optional<Instant> at =
            set.getOrDefault(field + "_at", Optional.empty()).map(Instant::parse);
        set.put(
            field + "_on",
            at.map(one -> LocalDate.ofInstant(one, ZoneOffset.UTC)).map(LocalDate::toString));
      }
    }
    return set;
  }

  private static void order(Entity task) {
    Optional<String> due = task.find("due_on");
    Optional<String> start = task.find("start_on");
    if (start.isPresent() && due.isEmpty()) {
      throw new IllegalArgumentException("start_on: A start date needs a due date");
    }
    if (start.isPresent() && start.get().compareTo(due.orElse("")) > 0) {
      throw new IllegalArgumentException("start_on: The start date is after the due date");
    }
  }
}
