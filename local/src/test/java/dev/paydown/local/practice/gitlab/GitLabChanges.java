package dev.paydown.local.practice.gitlab;

import dev.paydown.local.practice.Draft;
import dev.paydown.local.practice.Entity;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Changes of one person, each with the webhook that GitLab would send for it. */
final class GitLabChanges {
  private static final List<String> FIELDS =
      List.of("title", "description", "due_date", "assignee", "reviewers", "state", "labels");
  private static final DateTimeFormatter LONG =
      DateTimeFormatter.ofPattern("MMMM dd, uuuu", Locale.ENGLISH);
  private final Draft draft;
  private final Entity actor;

  GitLabChanges(Draft draft, Entity actor) {
    this.draft = draft;
    this.actor = actor;
  }

  Entity open(boolean isMerge, Map<String, Optional<String>> wanted) {
    Map<String, String> fields = new TreeMap<>();
    String number = Long.toString(5_000 + draft.next());
    fields.put("id", (isMerge ? "mr-" : "issue-") + number);
    fields.put("number", number);
    fields.put("iid", Long.toString(draft.next()));
    fields.put("kind", isMerge ? "merge_request" : "issue");
    fields.put("title", "Untitled");
    fields.put("state", "opened");
    fields.put("author", actor.get("username"));
    fields.put("created_at", draft.now().toString());
    fields.put("updated_at", draft.now().toString());
    Entity item = draft.add("items", fields).with(checked(wanted));
    draft.books().put("items", item);
    noteDue(Optional.empty(), item);
    announce(item, "open", Map.of());
    return item;
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
    String action = turn(changes, old, now);
    changes.put("updated_at", now);
    Entity changed = old.with(changes);
    draft.books().put("items", changed);
    noteDue(old.find("due_date"), changed);
    announce(changed, action, before);
    return changed;
  }

  private String turn(Map<String, Optional<String>> changes, Entity item, Optional<String> now) {
    Optional<String> state = changes.getOrDefault("state", Optional.empty());
    if (state.isEmpty()) {
      return "update";
    }
    boolean isOpen = state.get().equals("opened");
    changes.put("closed_at", isOpen ? Optional.empty() : now);
    draft.add(
        "turns",
        Map.of(
            "item", item.id(),
            "state", isOpen ? "reopened" : state.get(),
            "by", actor.get("username"),
            "created_at", draft.now().toString()));
    return switch (state.get()) {
      case "opened" -> "reopen";
      case "merged" -> "merge";
      default -> "close";
    };
  }

  Entity note(Entity on, String body) {
    Map<String, String> fields = new TreeMap<>();
    fields.put("id", Long.toString(draft.next()));
    fields.put("item", on.id());
    fields.put("body", body);
    fields.put("author", actor.get("username"));
    fields.put("created_at", draft.now().toString());
    Entity note = draft.add("notes", fields);
    draft.announce("Note Hook", GitLabWebhooks.noted(draft.books(), on, note, actor).toString());
    return note;
  }

  /** GitLab's own note, of which it sends no webhook. */
  private void noteDue(Optional<String> before, Entity item) {
    Optional<String> now = item.find("due_date");
    if (now.equals(before)) {
      return;
    }
    String said =
        now.map(day -> "changed due date to " + inWords(day))
            .orElseGet(() -> "removed due date " + inWords(before.orElseThrow()));
    draft.add(
        "activity",
        Map.of(
            "id", Long.toString(draft.next()),
            "item", item.id(),
            "body", said,
            "author", actor.get("username"),
            "created_at", draft.now().toString()));
  }

  private static String inWords(String day) {
    return LONG.format(LocalDate.parse(day));
  }

  private static Map<String, Optional<String>> checked(Map<String, Optional<String>> wanted) {
    Map<String, Optional<String>> set = new TreeMap<>();
    wanted.forEach(
        (name, value) -> {
          if (!FIELDS.contains(name)) {
            throw new IllegalArgumentException(name + " is invalid");
          }
          set.put(name, value.filter(text -> !text.isEmpty()));
        });
    set.getOrDefault("due_date", Optional.empty()).ifPresent(LocalDate::parse);
    return set;
  }

  private void announce(Entity item, String action, Map<String, Optional<String>> before) {
    boolean isMerge = item.get("kind").equals("merge_request");
    draft.announce(
        isMerge ? "Merge Request Hook" : "Issue Hook",
        GitLabWebhooks.changed(draft.books(), item, actor, action, before).toString());
  }
}
