package dev.paydown.local.practice.github;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.local.practice.Books;
import dev.paydown.local.practice.Entity;
import dev.paydown.local.practice.RestDoor;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What it holds as GitHub's REST API and webhooks show it. */
final class GitHubShown {
  static final String SITE = "https://github.practice.example";
  static final String API = SITE + "/api/v3";

  /** The project's fields: what people call them. */
  static final Map<String, String> FIELDS =
      Map.of("start", "Start date", "due", "Due date", "status", "Status");

  static final List<String> OPTIONS = List.of("Todo", "In Progress", "Done");

  private GitHubShown() {}

  /** GitHub tells seconds. */
  static String time(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** The id of the status of that name. */
  static String option(String name) {
    int index = OPTIONS.indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException("the project has no status " + name);
    }
    return "opt" + index;
  }

  static ObjectNode issue(Books books, Entity issue) {
    ObjectNode shown = item(books, issue, "issues");
    boolean isPull = issue.find("pull").isPresent();
    String page = page(issue);
    shown.put("comments", comments(books, issue));
    nullable(shown, "state_reason", issue.find("stateReason"));
    if (isPull) {
      ObjectNode pull = shown.putObject("pull_request").put("html_url", page);
      nullable(pull, "merged_at", issue.find("merged").map(at -> time(Instant.parse(at))));
    } else {
      books
          .named("issues", issue, "parentId")
          .ifPresent(parent -> shown.put("parent_issue_url", inApi(parent, "issues")));
      long below =
          books.all("issues").values().stream()
              .filter(one -> one.find("parentId").filter(issue.id()::equals).isPresent())
              .count();
      shown
          .putObject("sub_issues_summary")
          .put("total", below)
          .put("completed", 0)
          .put("percent_completed", 0);
    }
    return shown;
  }

  static ObjectNode pull(Books books, Entity pull) {
    ObjectNode shown = item(books, pull, "pulls");
    shown.put("draft", false).put("merged", pull.find("merged").isPresent());
    nullable(shown, "merged_at", pull.find("merged").map(at -> time(Instant.parse(at))));
    books
        .named("users", pull, "mergedById")
        .ifPresentOrElse(by -> shown.set("merged_by", user(by)), () -> shown.putNull("merged_by"));
    ArrayNode reviewers = shown.putArray("requested_reviewers");
    for (String id : reviewers(pull)) {
      books.find("users", id).ifPresent(user -> reviewers.add(user(user)));
    }
    ObjectNode base = shown.putObject("base").put("ref", "main");
    base.set("repo", repository(pull.get("repository")));
    return shown;
  }

  /** The ids of whom a review is asked. */
  static Set<String> reviewers(Entity pull) {
    return pull.find("reviewerIds")
        .map(ids -> new TreeSet<>(List.of(ids.split(",", -1))))
        .orElseGet(TreeSet::new);
  }

  private static ObjectNode item(Books books, Entity issue, String kind) {
    ObjectNode shown = RestDoor.object();
    shown.put("url", inApi(issue, kind));
    if (kind.equals("issues")) {
      shown.put("repository_url", API + "/repos/" + issue.get("repository"));
    }
    shown.put("html_url", page(issue));
    shown.put("id", Long.parseLong(issue.get("databaseId"))).put("node_id", issue.id());
    shown.put("number", Integer.parseInt(issue.get("number")));
    shown.put("title", issue.get("title"));
    nullable(shown, "body", issue.find("body"));
    shown.put("state", issue.get("state"));
    books.named("users", issue, "authorId").ifPresent(user -> shown.set("user", user(user)));
    ArrayNode assignees = shown.putArray("assignees");
    books.named("users", issue, "assignees").ifPresent(user -> assignees.add(user(user)));
    books
        .named("milestones", issue, "milestoneId")
        .ifPresentOrElse(
            one -> shown.set("milestone", milestone(one)), () -> shown.putNull("milestone"));
    shown.put("created_at", time(issue.instant("created")));
    shown.put("updated_at", time(issue.instant("updated")));
    nullable(shown, "closed_at", issue.find("closed").map(at -> time(Instant.parse(at))));
    return shown;
  }

  private static String page(Entity issue) {
    String kind = issue.find("pull").isPresent() ? "/pull/" : "/issues/";
    return SITE + "/" + issue.get("repository") + kind + issue.get("number");
  }

  private static String inApi(Entity issue, String kind) {
    return API + "/repos/" + issue.get("repository") + "/" + kind + "/" + issue.get("number");
  }

  private static long comments(Books books, Entity issue) {
    return books.all("comments").values().stream()
        .filter(comment -> comment.get("issueId").equals(issue.id()))
        .count();
  }

  /** GitHub has a milestone end with its day on the Pacific coast. */
  static ObjectNode milestone(Entity milestone) {
    return RestDoor.object()
        .put("node_id", milestone.id())
        .put("number", Integer.parseInt(milestone.get("number")))
        .put("title", milestone.get("title"))
        .put("state", "open")
        .put("due_on", milestone.get("due") + "T08:00:00Z")
        .put("updated_at", time(milestone.instant("updated")));
  }

  static ObjectNode comment(Books books, Entity comment) {
    ObjectNode shown = RestDoor.object();
    Optional<Entity> issue = books.named("issues", comment, "issueId");
    String at = time(comment.instant("created"));
    shown.put("id", Long.parseLong(comment.id())).put("node_id", "IC_" + comment.id());
    issue.ifPresent(one -> shown.put("html_url", page(one) + "#issuecomment-" + comment.id()));
    books.named("users", comment, "authorId").ifPresent(user -> shown.set("user", user(user)));
    shown.put("created_at", at).put("updated_at", at);
    boolean outside =
        books.named("users", comment, "authorId").orElseThrow().get("login").startsWith("guest");
    shown.put("author_association", outside ? "NONE" : "MEMBER");
    return shown.put("body", comment.get("body"));
  }

  /** Nobody shows an address here. */
  static ObjectNode user(Entity user) {
    return RestDoor.object()
        .put("login", user.get("login"))
        .put("id", Long.parseLong(user.get("number")))
        .put("node_id", user.id())
        .put("type", "User");
  }

  static ObjectNode repository(String name) {
    ObjectNode shown = RestDoor.object().put("full_name", name);
    return shown.put("private", true).put("html_url", SITE + "/" + name);
  }

  /** What a delivery tells of a change of one field of a project. */
  static ObjectNode change(String name, Optional<String> from, Optional<String> to) {
    boolean isStatus = name.equals("status");
    ObjectNode change = RestDoor.object();
    change.put("field_node_id", "PVTF_" + name);
    change.put("field_name", FIELDS.getOrDefault(name, name));
    change.put("field_type", isStatus ? "single_select" : "date");
    value(change, "from", from, isStatus);
    value(change, "to", to, isStatus);
    return change;
  }

  private static void value(
      ObjectNode change, String name, Optional<String> value, boolean isStatus) {
    if (value.isEmpty()) {
      change.putNull(name);
    } else if (isStatus) {
      change.putObject(name).put("id", option(value.get())).put("name", value.get());
    } else {
      change.put(name, value.get() + "T00:00:00+00:00");
    }
  }

  private static void nullable(ObjectNode fields, String name, Optional<String> value) {
    value.ifPresentOrElse(text -> fields.put(name, text), () -> fields.putNull(name));
  }
}
