package dev.paydown.local.practice.asana;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.local.practice.Books;
import dev.paydown.local.practice.Entity;
import dev.paydown.local.practice.RestDoor;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What Asana's API shows. */
final class AsanaShown {
  private AsanaShown() {}

  static ObjectNode task(Books books, Entity task) {
    ObjectNode shown = resource(task, "task").put("resource_subtype", "default_task");
    shown.put("name", task.get("name")).put("notes", task.find("notes").orElse(""));
    shown.put("permalink_url", url(task));
    for (String name :
        List.of(
            "created_at",
            "modified_at",
            "start_on",
            "start_at",
            "due_on",
            "due_at",
            "completed_at")) {
      put(shown, name, task.find(name));
    }
    shown.put("completed", task.find("completed").isPresent());
    user(shown, "assignee", books.named("users", task, "assignee"));
    user(shown, "completed_by", books.named("users", task, "completed_by"));
    shown.putNull("approval_status").putNull("parent");
    ObjectNode membership = shown.putArray("memberships").addObject();
    membership.putObject("project").put("gid", PracticeAsana.PROJECT).put("name", "Practice");
    membership.set("section", section(books, task.get("section")));
    shown.set("dependencies", others(books, task, "blocked", "blocking"));
    shown.set("dependents", others(books, task, "blocking", "blocked"));
    return shown;
  }

  static String url(Entity task) {
    return "https://app.asana.com/1/1100/project/" + PracticeAsana.PROJECT + "/task/" + task.id();
  }

  private static ArrayNode others(Books books, Entity task, String end, String other) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    books.all("dependencies").values().stream()
        .filter(link -> link.get(end).equals(task.id()))
        .forEach(link -> all.addObject().put("gid", link.get(other)).put("resource_type", "task"));
    return all;
  }

  static ObjectNode story(Books books, Entity story) {
    ObjectNode shown = resource(story, "story");
    String subtype = story.get("resource_subtype");
    shown.put("resource_subtype", subtype).put("created_at", story.get("created_at"));
    shown.put("type", subtype.equals("comment_added") ? "comment" : "system");
    user(shown, "created_by", books.named("users", story, "created_by"));
    String html = story.find("html_text").orElse("<body></body>");
    shown.put("html_text", html).put("text", text(html));
    switch (subtype) {
      case "due_date_changed" -> {
        dates(shown.putObject("old_dates"), story, "old_");
        dates(shown.putObject("new_dates"), story, "new_");
      }
      case "assigned" -> user(shown, "assignee", books.named("users", story, "assignee"));
      case "section_changed" -> {
        shown.set("old_section", section(books, story.get("old_section")));
        shown.set("new_section", section(books, story.get("new_section")));
      }
      case "dependency_added" -> shown.putObject("dependency").put("gid", story.get("dependency"));
      default -> {}
    }
    return shown;
  }

  private static void dates(ObjectNode in, Entity story, String when) {
    put(in, "due_on", story.find(when + "due_on"));
    put(in, "start_on", story.find(when + "start_on"));
    in.putNull("due_at");
  }

  static ObjectNode section(Books books, String gid) {
    Entity section = books.find("sections", gid).orElseThrow();
    return resource(section, "section").put("name", section.get("name"));
  }

  private static ObjectNode resource(Entity entity, String type) {
    return RestDoor.object().put("gid", entity.id()).put("resource_type", type);
  }

  private static void user(ObjectNode in, String name, Optional<Entity> user) {
    user.ifPresentOrElse(
        one ->
            in.set(
                name,
                resource(one, "user").put("name", one.get("name")).put("email", one.get("email"))),
        () -> in.putNull(name));
  }

  private static void put(ObjectNode in, String name, Optional<String> value) {
    value.ifPresentOrElse(text -> in.put(name, text), () -> in.putNull(name));
  }

  /** Only what was asked for, and what every answer has (Asana docs, Input/output options). */
  static ObjectNode only(ObjectNode whole, String fields) {
    Set<String> asked = new HashSet<>(Set.of("gid", "resource_type"));
    for (String field : fields.split(",", -1)) {
      asked.add(field.replaceFirst("\\..*$", ""));
    }
    return whole.retain(asked);
  }

  static String xml(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String text(String html) {
    return html.replaceAll("<[^<>]*>", "")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&");
  }
}
