package dev.paydown.local.practice.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.local.practice.Draft;
import dev.paydown.local.practice.Entity;
import dev.paydown.local.practice.NoSuchEntity;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Changes of one person, each with the webhooks that GitHub would send for it. */
final class GitHubChanges {
  private static final String REPOSITORY = "acme/web";
  private final Draft draft;
  private final Entity actor;
  private final GitHubWebhooks webhooks;

  GitHubChanges(Draft draft, Entity actor) {
    this.draft = draft;
    this.actor = actor;
    this.webhooks = new GitHubWebhooks(draft, actor);
  }

  Entity create(Map<String, Optional<String>> wanted, boolean isPull) {
    String repository = wanted.getOrDefault("repository", Optional.empty()).orElse(REPOSITORY);
    long number =
        1
            + draft.books().all("issues").values().stream()
                .filter(issue -> issue.get("repository").equals(repository))
                .count();
    long id = draft.next();
    Map<String, String> fields = new TreeMap<>();
    fields.put("id", (isPull ? "PR_" : "I_") + id);
    fields.put("databaseId", Long.toString(id));
    fields.put("repository", repository);
    fields.put("number", Long.toString(number));
    fields.put("key", repository + "#" + number);
    fields.put("title", "Untitled");
    fields.put("state", "open");
    fields.put("authorId", actor.id());
    fields.put("created", draft.now().toString());
    fields.put("updated", draft.now().toString());
    if (isPull) {
      fields.put("pull", "true");
    }
    Entity issue = draft.add("issues", fields).with(wanted);
    draft.books().put("issues", issue);
    webhooks.item(issue, "opened", Map.of());
    return issue;
  }

  /** One that changes nothing announces nothing; each kind of change is announced for itself. */
  Entity update(Entity old, Map<String, Optional<String>> wanted) {
    Map<String, Optional<String>> changes = new LinkedHashMap<>(wanted);
    changes.entrySet().removeIf(change -> old.find(change.getKey()).equals(change.getValue()));
    if (changes.isEmpty()) {
      return old;
    }
    boolean turns = changes.containsKey("state");
    boolean closes = turns && Optional.of("closed").equals(changes.get("state"));
    Optional<String> now = Optional.of(draft.now().toString());
    changes.put("updated", now);
    if (turns) {
      changes.put("closed", closes ? now : Optional.empty());
      changes.putIfAbsent("stateReason", Optional.of(closes ? "completed" : "reopened"));
    }
    Entity changed = old.with(changes);
    draft.books().put("issues", changed);
    if (changes.containsKey("title") || changes.containsKey("body")) {
      webhooks.edited(changed, old);
    }
    if (turns) {
      webhooks.item(changed, closes ? "closed" : "reopened", Map.of());
    }
    if (changes.containsKey("assignees")) {
      webhooks.assigned(changed, old);
    }
    if (changes.containsKey("milestoneId")) {
      boolean in = changed.find("milestoneId").isPresent();
      webhooks.item(changed, in ? "milestoned" : "demilestoned", Map.of());
    }
    return changed;
  }

  Entity comment(Entity on, String body) {
    Entity comment =
        draft.add(
            "comments",
            Map.of(
                "id",
                Long.toString(draft.next()),
                "issueId",
                on.id(),
                "authorId",
                actor.id(),
                "body",
                body,
                "created",
                draft.now().toString()));
    webhooks.commented(touched(on), comment, "created");
    return comment;
  }

  Entity uncomment(Entity on, Entity comment) {
    draft.books().all("comments").remove(comment.id());
    webhooks.commented(touched(on), comment, "deleted");
    return comment;
  }

  private Entity touched(Entity issue) {
    Entity touched = issue.with(Map.of("updated", Optional.of(draft.now().toString())));
    draft.books().put("issues", touched);
    return touched;
  }

  Entity block(Entity blocking, Entity blocked) {
    Entity link =
        draft.add(
            "links",
            Map.of("id", "L_" + draft.next(), "fromId", blocking.id(), "toId", blocked.id()));
    webhooks.blocked(blocking, blocked, "blocked_by_added");
    return link;
  }

  Entity unblock(Entity link, Entity blocking, Entity blocked) {
    draft.books().all("links").remove(link.id());
    webhooks.blocked(blocking, blocked, "blocked_by_removed");
    return link;
  }

  Entity ask(Entity pull, Entity reviewer) {
    return review(pull, reviewer, true);
  }

  Entity askNoMore(Entity pull, Entity reviewer) {
    return review(pull, reviewer, false);
  }

  private Entity review(Entity pull, Entity reviewer, boolean isAsked) {
    Set<String> ids = GitHubShown.reviewers(pull);
    boolean changes = isAsked ? ids.add(reviewer.id()) : ids.remove(reviewer.id());
    if (!changes) {
      return pull;
    }
    Optional<String> now = Optional.of(String.join(",", ids)).filter(text -> !text.isEmpty());
    Entity touched = touched(pull.with(Map.of("reviewerIds", now)));
    webhooks.item(
        touched,
        isAsked ? "review_requested" : "review_request_removed",
        Map.of("requested_reviewer", GitHubShown.user(reviewer)));
    return touched;
  }

  Entity review(Entity pull, String state, String body) {
    if (!List.of("approved", "changes_requested", "commented").contains(state)) {
      throw new IllegalArgumentException("a review is not " + state);
    }
    Entity review =
        draft.add(
            "reviews",
            Map.of(
                "id",
                Long.toString(draft.next()),
                "pullId",
                pull.id(),
                "authorId",
                actor.id(),
                "state",
                state,
                "body",
                body,
                "submitted",
                draft.now().toString()));
    webhooks.reviewed(touched(pull), review);
    return review;
  }

  Entity merge(Entity pull) {
    Optional<String> now = Optional.of(draft.now().toString());
    Entity merged =
        pull.with(
            Map.of(
                "state", Optional.of("closed"),
                "closed", now,
                "updated", now,
                "merged", now,
                "mergedById", Optional.of(actor.id())));
    draft.books().put("issues", merged);
    webhooks.item(merged, "closed", Map.of());
    return merged;
  }

  Entity milestone(String title, String due) {
    long number = draft.books().all("milestones").size() + 1L;
    return draft.add(
        "milestones",
        Map.of(
            "id",
            "MI_" + draft.next(),
            "number",
            Long.toString(number),
            "title",
            title,
            "due",
            LocalDate.parse(due).toString(),
            "updated",
            draft.now().toString()));
  }

  /** GitHub tells of it, and names no issue that is in it. */
  Entity postpone(String id, String due) {
    Entity before =
        draft.books().find("milestones", id).orElseThrow(() -> new NoSuchEntity("milestone " + id));
    Entity after =
        before.with(
            Map.of(
                "due", Optional.of(LocalDate.parse(due).toString()),
                "updated", Optional.of(draft.now().toString())));
    draft.books().put("milestones", after);
    webhooks.postponed(after);
    return after;
  }

  Entity plan(Entity issue, Map<String, Optional<String>> fields) {
    Optional<Entity> known = draft.books().by("cards", "issueId", issue.id());
    Entity card =
        known.orElseGet(
            () ->
                draft.add(
                    "cards",
                    Map.of(
                        "id",
                        "PVTI_" + draft.next(),
                        "projectId",
                        "PVT_1",
                        "issueId",
                        issue.id(),
                        "updated",
                        draft.now().toString())));
    if (known.isEmpty()) {
      webhooks.carded(issue, card, "created", Optional.empty());
    }
    for (Map.Entry<String, Optional<String>> field : fields.entrySet()) {
      card = set(issue, card, field.getKey(), field.getValue());
    }
    return card;
  }

  private Entity set(Entity issue, Entity card, String name, Optional<String> value) {
    switch (name) {
      case "start", "due" -> value.ifPresent(LocalDate::parse);
      case "status" -> value.ifPresent(GitHubShown::option);
      default -> throw new IllegalArgumentException("the project has no field " + name);
    }
    if (card.find(name).equals(value)) {
      return card;
    }
    String now = draft.now().toString();
    Entity after =
        card.with(Map.of(name, value, name + "At", Optional.of(now), "updated", Optional.of(now)));
    draft.books().put("cards", after);
    ObjectNode change = GitHubShown.change(name, card.find(name), value);
    webhooks.carded(issue, after, "edited", Optional.of(change));
    return after;
  }
}
