package dev.paydown.local.practice.notion;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.local.practice.Books;
import dev.paydown.local.practice.Entity;
import dev.paydown.local.practice.RestDoor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What Notion's API shows of its things (Notion docs, Page, Data source, User, Comment). */
final class NotionShown {
  /** The tables, by what tells how far a row is, and its type. */
  static final Map<String, List<String>> STAGE =
      Map.of(
          "tasks", List.of("Status", "status"),
          "board", List.of("Stage", "select"),
          "list", List.of("Done", "checkbox"));

  private static final List<List<String>> OPTIONS =
      List.of(
          List.of("o1", "Not started", "To-do"),
          List.of("o2", "With design", "In progress"),
          List.of("o3", "Doing", "In progress"),
          List.of("o4", "Live", "Complete"),
          List.of("o5", "Won't do", "Complete"));

  /** Nothing else is counted so high. */
  private static final long FIRST_TABLE = 1_000_000;

  private NotionShown() {}

  static String source(String table) {
    return Books.uuid(FIRST_TABLE + List.of("tasks", "board", "list").indexOf(table));
  }

  static String url(Entity page) {
    return "https://www.notion.so/" + page.id().replace("-", "");
  }

  static ObjectNode page(Books books, Entity page) {
    ObjectNode shown = RestDoor.object().put("object", "page").put("id", page.id());
    shown.put("last_edited_time", page.get("edited")).put("url", url(page));
    shown.put("in_trash", false).put("archived", false);
    books.named("users", page, "editor").ifPresent(user -> shown.set("last_edited_by", user(user)));
    String source = source(page.get("table"));
    shown.putObject("parent").put("type", "data_source_id").put("data_source_id", source);
    ObjectNode properties = shown.putObject("properties");
    pieces(property(properties, "Name", "title").putArray("title"), page.get("title"));
    date(property(properties, "Due", "date"), page.find("due"), page.find("until"));
    if (page.find("start").isPresent()) {
      date(property(properties, "Start date", "date"), page.find("start"), Optional.empty());
    }
    ArrayNode people = property(properties, "Assignee", "people").putArray("people");
    books.named("users", page, "person").ifPresent(user -> people.add(user(user)));
    stage(properties, page);
    return shown;
  }

  private static ObjectNode property(ObjectNode in, String name, String type) {
    return in.putObject(name).put("id", name.substring(0, 2) + "%3A").put("type", type);
  }

  private static void date(ObjectNode in, Optional<String> start, Optional<String> end) {
    if (start.isEmpty()) {
      in.putNull("date");
      return;
    }
    ObjectNode date = in.putObject("date").put("start", start.get());
    end.ifPresentOrElse(text -> date.put("end", text), () -> date.putNull("end"));
    date.putNull("time_zone");
  }

  private static void stage(ObjectNode properties, Entity page) {
    List<String> of = STAGE.getOrDefault(page.get("table"), List.of("Status", "status"));
    ObjectNode stage = property(properties, of.getFirst(), of.getLast());
    if (of.getLast().equals("checkbox")) {
      stage.put("checkbox", page.find("stage").filter("true"::equals).isPresent());
      return;
    }
    String id = page.find("stage").orElse("o1");
    for (List<String> option : OPTIONS) {
      if (option.getFirst().equals(id)) {
        stage.putObject(of.getLast()).put("id", id).put("name", option.get(1));
      }
    }
  }

  /** A table's properties, of which only that one has options. */
  static ObjectNode source(String table, String id) {
    List<String> of = STAGE.getOrDefault(table, List.of("Status", "status"));
    ObjectNode shown = RestDoor.object().put("object", "data_source").put("id", id);
    ObjectNode held =
        property(shown.putObject("properties"), of.getFirst(), of.getLast())
            .putObject(of.getLast());
    if (of.getLast().equals("checkbox")) {
      return shown;
    }
    ArrayNode options = held.putArray("options");
    OPTIONS.forEach(
        option -> options.addObject().put("id", option.getFirst()).put("name", option.get(1)));
    if (of.getLast().equals("status")) {
      ArrayNode groups = held.putArray("groups");
      for (String name : List.of("To-do", "In progress", "Complete")) {
        ArrayNode ids = groups.addObject().put("name", name).putArray("option_ids");
        OPTIONS.stream()
            .filter(option -> option.getLast().equals(name))
            .forEach(option -> ids.add(option.getFirst()));
      }
    }
    return shown;
  }

  static ObjectNode user(Entity user) {
    String kind = NotionWebhooks.kind(user);
    ObjectNode shown = RestDoor.object().put("object", "user").put("id", user.id());
    shown.put("type", kind).put("name", user.get("name"));
    if (kind.equals("person")) {
      shown.putObject("person").put("email", user.get("email"));
    }
    return shown;
  }

  static ObjectNode comment(Books books, Entity comment) {
    ObjectNode shown = RestDoor.object().put("object", "comment").put("id", comment.id());
    shown.put("created_time", comment.get("at"));
    books.named("users", comment, "by").ifPresent(user -> shown.set("created_by", user(user)));
    pieces(shown.putArray("rich_text"), comment.get("text"));
    return shown;
  }

  private static void pieces(ArrayNode in, String text) {
    ObjectNode piece = in.addObject().put("type", "text").put("plain_text", text);
    piece.putNull("href").putObject("text").put("content", text);
  }
}
