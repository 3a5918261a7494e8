package dev.paydown.local.practice.jira;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.local.practice.Books;
import dev.paydown.local.practice.Entity;
import dev.paydown.local.practice.RestDoor;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Issues, users and statuses as Jira writes them, in its API and in its webhooks. */
final class JiraShown {
  static final String START_FIELD = "customfield_10015";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxx", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final String SITE = "https://practice.atlassian.example";

  private JiraShown() {}

  static String time(Instant at) {
    return TIME.format(at);
  }

  static ObjectNode issue(Books books, Entity issue) {
    ObjectNode shown = RestDoor.object();
    shown.put("id", issue.id()).put("key", issue.get("key"));
    shown.put("self", SITE + "/rest/api/3/issue/" + issue.id());
    ObjectNode fields = shown.putObject("fields");
    fields.put("summary", issue.get("summary"));
    fields.putObject("issuetype").put("name", "Task").put("subtask", false);
    nullable(fields, "description", issue.find("description"));
    nullable(fields, "duedate", issue.find("duedate"));
    nullable(fields, START_FIELD, issue.find("start"));
    fields.put("created", time(issue.instant("created")));
    fields.put("updated", time(issue.instant("updated")));
    fields.put("statuscategorychangedate", time(issue.instant("turned")));
    books
        .named("statuses", issue, "statusId")
        .ifPresent(status -> fields.set("status", status(status)));
    books
        .named("users", issue, "assigneeId")
        .ifPresentOrElse(
            user -> fields.set("assignee", user(user)), () -> fields.putNull("assignee"));
    books
        .named("issues", issue, "parentId")
        .ifPresent(
            parent ->
                fields.putObject("parent").put("id", parent.id()).put("key", parent.get("key")));
    links(books, issue, fields);
    return shown;
  }

  private static void links(Books books, Entity issue, ObjectNode fields) {
    var links = fields.putArray("issuelinks");
    for (Entity link : books.all("links").values()) {
      boolean out = link.get("fromId").equals(issue.id());
      if (out || link.get("toId").equals(issue.id())) {
        ObjectNode shown = links.addObject().put("id", link.id());
        shown.set("type", type());
        books
            .named("issues", link, out ? "toId" : "fromId")
            .ifPresent(
                other ->
                    shown
                        .putObject(out ? "outwardIssue" : "inwardIssue")
                        .put("id", other.id())
                        .put("key", other.get("key")));
      }
    }
  }

  static ObjectNode type() {
    return RestDoor.object()
        .put("id", "10000")
        .put("name", "Blocks")
        .put("inward", "is blocked by")
        .put("outward", "blocks");
  }

  static ObjectNode status(Entity status) {
    ObjectNode shown = RestDoor.object();
    shown.put("id", status.id()).put("name", status.get("name"));
    shown.putObject("statusCategory").put("key", status.get("category"));
    return shown;
  }

  static ObjectNode user(Entity user) {
    return RestDoor.object()
        .put("accountId", user.id())
        .put("accountType", user.id().startsWith("app-") ? "app" : "atlassian")
        .put("emailAddress", user.get("email"))
        .put("displayName", user.get("name"))
        .put("active", true);
  }

  private static void nullable(ObjectNode fields, String name, Optional<String> value) {
    value.ifPresentOrElse(text -> fields.put(name, text), () -> fields.putNull(name));
  }
}
