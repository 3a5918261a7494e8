package dev.paydown.local.practice.linear;

import dev.paydown.local.practice.Books;
import dev.paydown.local.practice.Draft;
import dev.paydown.local.practice.Entity;
import dev.paydown.local.practice.NoSuchEntity;
import dev.paydown.local.practice.linear.LinearWebhooks.Happened;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Changes to a copy of the books, each with the webhook that Linear would send for it. */
final class LinearChanges {
  private static final Set<String> DATES = Set.of("dueDate", "startDate", "targetDate");

  /** The kind of the entries of issues' histories, kept for their due dates only. */
  static final String HISTORY = "history";

  private final Draft draft;
  private final Books books;
  private final Instant now;

  LinearChanges(Draft draft) {
    this.draft = draft;
    this.books = draft.books();
    this.now = draft.now();
  }

  Entity add(String kind, Map<String, String> fields) {
    return draft.add(kind, fields);
  }

  Entity createIssue(Optional<Entity> actor, Entity team, Map<String, Optional<String>> wanted) {
    int number = Integer.parseInt(team.find("issues").orElse("0")) + 1;
    books.put("teams", team.with(Map.of("issues", Optional.of(Integer.toString(number)))));
    String key = team.get("key") + "-" + number;
    Map<String, String> fields = made();
    fields.put("number", Integer.toString(number));
    fields.put("identifier", key);
    fields.put("teamId", team.id());
    fields.put("title", "Untitled");
    fields.put("url", "https://linear.app/practice/issue/" + key.toUpperCase(Locale.ROOT));
    fields.put("stateId", firstOf("states", "unstarted").id());
    actor.ifPresent(one -> fields.put("creatorId", one.id()));
    Entity issue = add("issues", fields);
    issue = issue.with(checked(wanted));
    issue = issue.with(turned("states", "stateId", issue, wanted));
    books.put("issues", issue);
    announce("Issue", "create", issue, actor, Map.of());
    return issue;
  }

  Entity createProject(Optional<Entity> actor, Map<String, Optional<String>> wanted) {
    Map<String, String> fields = made();
    String name = wanted.getOrDefault("name", Optional.empty()).orElse("Untitled");
    String slug = Books.uuid(draft.counter()).substring(24);
    fields.put("name", name);
    fields.put("slugId", slug);
    fields.put("description", "");
    fields.put("url", "https://linear.app/practice/project/" + slug);
    fields.put("statusId", firstOf("statuses", "planned").id());
    actor.ifPresent(one -> fields.put("creatorId", one.id()));
    Entity project = add("projects", fields).with(checked(wanted));
    project = project.with(turned("statuses", "statusId", project, wanted));
    books.put("projects", project);
    announce("Project", "create", project, actor, Map.of());
    return project;
  }

  /** Changes fields of an issue or project; one that changes nothing announces nothing. */
  Entity update(
      String kind, Optional<Entity> actor, Entity old, Map<String, Optional<String>> wanted) {
    boolean issue = kind.equals("issues");
    Map<String, Optional<String>> changes = new LinkedHashMap<>(checked(wanted));
    changes.putAll(
        issue
            ? turned("states", "stateId", old, wanted)
            : turned("statuses", "statusId", old, wanted));
    changes.entrySet().removeIf(change -> old.find(change.getKey()).equals(change.getValue()));
    if (changes.isEmpty()) {
      return old;
    }
    changes.put("updatedAt", Optional.of(now.toString()));
    Map<String, Optional<String>> before = new LinkedHashMap<>();
    changes.keySet().forEach(name -> before.put(name, old.find(name)));
    Entity changed = old.with(changes);
    books.put(kind, changed);
    if (issue && changes.containsKey("dueDate")) {
      entered(actor, old, changed);
    }
    announce(issue ? "Issue" : "Project", "update", changed, actor, before);
    return changed;
  }

  /** Its id is none of the books' own, so that those of everything else stay as they are. */
  private void entered(Optional<Entity> actor, Entity old, Entity changed) {
    Map<String, String> entry = made();
    entry.put("id", "history-" + books.all(HISTORY).size());
    entry.put("issueId", old.id());
    old.find("dueDate").ifPresent(from -> entry.put("fromDueDate", from));
    changed.find("dueDate").ifPresent(to -> entry.put("toDueDate", to));
    actor.ifPresent(one -> entry.put("actorId", one.id()));
    Entity _ = add(HISTORY, entry);
  }

  Entity comment(Optional<Entity> actor, Entity on, Optional<String> id, String body) {
    Map<String, String> fields = made();
    id.ifPresent(one -> fields.put("id", one));
    boolean issue = on.find("identifier").isPresent();
    fields.put(issue ? "issueId" : "projectId", on.id());
    fields.put("body", body);
    fields.put("url", on.get("url") + "#comment-" + (draft.counter() + 1));
    actor.ifPresent(one -> fields.put("userId", one.id()));
    Entity comment = add("comments", fields);
    announce("Comment", "create", comment, actor, Map.of());
    return comment;
  }

  /** Relates two issues; Linear has no webhook for it. */
  Entity relate(Entity issue, Entity related, String type) {
    Map<String, String> fields = made();
    fields.put("issueId", issue.id());
    fields.put("relatedIssueId", related.id());
    fields.put("type", type);
    return add("relations", fields);
  }

  void unrelate(Entity relation) {
    books.all("relations").remove(relation.id());
  }

  void remove(String kind, Optional<Entity> actor, Entity entity) {
    Map<String, Optional<String>> gone =
        Map.of("archivedAt", Optional.of(now.toString()), "trashed", Optional.of("true"));
    Entity archived = entity.with(gone);
    books.put(kind, archived);
    announce(kind.equals("issues") ? "Issue" : "Project", "remove", archived, actor, Map.of());
  }

  void effect(String mutation, String target, Map<String, Optional<String>> input) {
    draft.effect(mutation, target, input);
  }

  private Map<String, String> made() {
    Map<String, String> fields = new TreeMap<>();
    fields.put("createdAt", now.toString());
    fields.put("updatedAt", now.toString());
    return fields;
  }

  private Entity firstOf(String kind, String type) {
    return books
        .by(kind, "type", type)
        .orElseThrow(() -> new IllegalStateException("no " + kind + " of the type " + type));
  }

  /** Linear takes no date that is none, and no id of nothing. */
  private Map<String, Optional<String>> checked(Map<String, Optional<String>> wanted) {
    wanted.forEach(
        (name, value) -> {
          if (DATES.contains(name)) {
            value.ifPresent(LocalDate::parse);
          }
          String kind =
              switch (name) {
                case "assigneeId", "leadId" -> "users";
                case "parentId" -> "issues";
                case "projectId" -> "projects";
                case "stateId" -> "states";
                case "statusId" -> "statuses";
                default -> "";
              };
          if (!kind.isEmpty() && value.filter(id -> books.find(kind, id).isEmpty()).isPresent()) {
            throw new NoSuchEntity(name);
          }
        });
    return wanted;
  }

  /** The marks of time that go with a new state, by its type. */
  private Map<String, Optional<String>> turned(
      String kind, String field, Entity old, Map<String, Optional<String>> wanted) {
    Optional<Entity> state =
        wanted.getOrDefault(field, Optional.empty()).flatMap(id -> books.find(kind, id));
    if (state.isEmpty()) {
      return Map.of();
    }
    Optional<String> at = Optional.of(now.toString());
    Optional<String> none = Optional.empty();
    Optional<String> started = old.find("startedAt").or(() -> at);
    return switch (state.get().get("type")) {
      case "started" -> Map.of("startedAt", started, "completedAt", none, "canceledAt", none);
      case "completed" ->
          Map.of(
              "startedAt",
              old.find("startedAt"),
              "completedAt",
              old.find("completedAt").or(() -> at),
              "canceledAt",
              none);
      case "canceled" ->
          Map.of("completedAt", none, "canceledAt", old.find("canceledAt").or(() -> at));
      default -> Map.of("startedAt", none, "completedAt", none, "canceledAt", none);
    };
  }

  private void announce(
      String type,
      String action,
      Entity entity,
      Optional<Entity> actor,
      Map<String, Optional<String>> before) {
    if (books.hook().isPresent()) {
      Happened happened = new Happened(type, action, entity, actor, now, before);
      String body = LinearWebhooks.body(books, happened).toString();
      draft.announce(type, body);
    }
  }
}
