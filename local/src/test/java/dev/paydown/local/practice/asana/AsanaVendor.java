package dev.paydown.local.practice.asana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.local.practice.Entity;
import dev.paydown.local.practice.NoSuchEntity;
import dev.paydown.local.practice.Response;
import dev.paydown.local.practice.RestDoor;
import dev.paydown.local.practice.RestDoor.Asked;
import java.io.IOException;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The part of Asana's REST API that a connector uses (Asana docs, API reference). */
final class AsanaVendor implements RestDoor.Vendor {
  private static final String TASK = "api/1.0/tasks/*";
  private static final String PAYDOWN = "paydown@practice.example";
  private static final int ID = 3;
  private final PracticeAsana asana;
  private final String token;

  AsanaVendor(PracticeAsana asana, String token) {
    this.asana = asana;
    this.token = token;
  }

  @Override
  public String prefix() {
    return "/api/1.0/";
  }

  @Override
  public boolean opens(Map<String, String> headers) {
    return headers.getOrDefault("authorization", "").equals("Bearer " + token);
  }

  @Override
  public Response error(int status, String message) {
    ObjectNode body = RestDoor.object();
    String said = status == 403 ? "You do not have access to this task" : message;
    body.putArray("errors").addObject().put("message", said).put("help", "See the docs on errors");
    return Response.json(status, body);
  }

  @Override
  public Response api(Asked asked) {
    if (asked.is("GET", TASK)) {
      return shown(asked, subject(asked));
    }
    if (asked.is("PUT", TASK)) {
      return update(asked);
    }
    if (asked.is("GET", TASK + "/stories")) {
      return stories(asked);
    }
    if (asked.is("POST", TASK + "/stories")) {
      return comment(asked);
    }
    if (asked.is("GET", "api/1.0/projects/*/sections")) {
      return sections(asked);
    }
    return asked.is("POST", "api/1.0/sections/*/addTask") ? addTask(asked) : dependencies(asked);
  }

  private Response dependencies(Asked asked) {
    if (asked.is("GET", TASK + "/dependencies")) {
      Entity task = subject(asked);
      return asana.desk().read(books -> data(AsanaShown.task(books, task).path("dependencies")));
    }
    boolean adds = asked.is("POST", TASK + "/addDependencies");
    if (!adds && !asked.is("POST", TASK + "/removeDependencies")) {
      return error(404, "No matching route for request");
    }
    Entity task = subject(asked);
    Entity other = asana.task(asked.body().at("/data/dependencies/0").asText());
    Entity app = asana.user(PAYDOWN);
    asana
        .desk()
        .change(
            draft -> {
              draft.effect(asked.path().getLast(), task.id(), Map.of());
              AsanaChanges changes = new AsanaChanges(draft, app);
              return adds ? changes.block(other, task) : changes.unblock(other, task);
            });
    return data(RestDoor.object());
  }

  private Entity subject(Asked asked) {
    return asana.task(asked.path().get(ID));
  }

  private Response shown(Asked asked, Entity task) {
    ObjectNode whole = asana.desk().read(books -> AsanaShown.task(books, task));
    return data(AsanaShown.only(whole, asked.query().getOrDefault("opt_fields", "name")));
  }

  private static Response data(JsonNode data) {
    return Response.json(200, RestDoor.object().set("data", data));
  }

  private Response update(Asked asked) {
    Entity task = subject(asked);
    Map<String, Optional<String>> wanted = new TreeMap<>(RestDoor.said(asked.body().path("data")));
    boolean setsStart = wanted.containsKey("start_on") || wanted.containsKey("start_at");
    if (setsStart && !wanted.containsKey("due_on") && !wanted.containsKey("due_at")) {
      return error(400, "due_on or due_at must be present when setting or unsetting start_on");
    }
    wanted.computeIfPresent("assignee", (_, user) -> user.map(this::user));
    change(task, "update", wanted);
    return shown(asked, asana.task(task.id()));
  }

  private String user(String said) {
    return asana
        .desk()
        .read(books -> books.find("users", said).or(() -> books.by("users", "email", said)))
        .orElseThrow(() -> new IllegalArgumentException("assignee: Not a user: " + said))
        .id();
  }

  private void change(Entity task, String mutation, Map<String, Optional<String>> wanted) {
    Entity app = asana.user(PAYDOWN);
    asana
        .desk()
        .change(
            draft -> {
              draft.effect(mutation, task.id(), wanted);
              Entity fresh = draft.books().find("tasks", task.id()).orElse(task);
              return new AsanaChanges(draft, app).update(fresh, wanted);
            });
  }

  private Response stories(Asked asked) {
    List<Entity> all = asana.stories(subject(asked).id());
    int from = Integer.parseInt(asked.query().getOrDefault("offset", "0"));
    int to = Math.min(all.size(), from + Integer.parseInt(asked.query().get("limit")));
    ObjectNode body = RestDoor.object();
    ArrayNode data = body.putArray("data");
    for (Entity story : all.subList(from, to)) {
      ObjectNode whole = asana.desk().read(books -> AsanaShown.story(books, story));
      data.add(AsanaShown.only(whole, asked.query().getOrDefault("opt_fields", "text")));
    }
    if (to < all.size()) {
      body.putObject("next_page").put("offset", Integer.toString(to));
    } else {
      body.putNull("next_page");
    }
    return Response.json(200, body);
  }

  private Response comment(Asked asked) {
    Entity task = subject(asked);
    String html = RestDoor.text(asked.body().path("data"), "html_text");
    if (!html.startsWith("<body>") || !isXml(html)) {
      return error(400, "html_text: XML is invalid");
    }
    Entity app = asana.user(PAYDOWN);
    Entity made =
        asana
            .desk()
            .change(
                draft -> {
                  draft.effect("comment", task.id(), Map.of());
                  return new AsanaChanges(draft, app).comment(task, html);
                });
    ObjectNode shown = asana.desk().read(books -> AsanaShown.story(books, made));
    return Response.json(201, RestDoor.object().set("data", shown));
  }

  private static boolean isXml(String text) {
    try {
      DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(text)));
      return true;
    } catch (SAXException e) {
      return false;
    } catch (IOException | ParserConfigurationException e) {
      throw new IllegalStateException("every Java reads XML", e);
    }
  }

  private Response sections(Asked asked) {
    if (!asked.path().get(ID).equals(PracticeAsana.PROJECT)) {
      throw new NoSuchEntity("project: Unknown object");
    }
    return asana
        .desk()
        .read(
            books -> {
              ObjectNode body = RestDoor.object().putNull("next_page");
              ArrayNode data = body.putArray("data");
              for (String gid : books.all("sections").keySet()) {
                data.add(AsanaShown.section(books, gid));
              }
              return Response.json(200, body);
            });
  }

  private Response addTask(Asked asked) {
    String section = asked.path().get(ID);
    if (asana.desk().read(books -> books.find("sections", section)).isEmpty()) {
      throw new NoSuchEntity("section: Unknown object: " + section);
    }
    Entity task = asana.task(RestDoor.text(asked.body().path("data"), "task"));
    change(task, "addTask", Map.of("section", Optional.of(section)));
    return data(RestDoor.object());
  }

  @Override
  public void meddle(Asked asked) {
    if (asked.path().size() > ID && asked.path().get(2).equals("tasks")) {
      Entity task = subject(asked);
      task.find("due_on")
          .map(LocalDate::parse)
          .map(due -> due.plusDays(1).toString())
          .ifPresent(
              due ->
                  asana.update(
                      "somebody@example.com", task.id(), Map.of("due_on", Optional.of(due))));
    }
  }

  /** {@code POST /person/tasks}, {@code /person/tasks/ID}, {@code /person/comments}. */
  @Override
  public Response person(Asked asked) {
    String by = asked.body().path("by").asText("somebody@example.com");
    Map<String, Optional<String>> said = RestDoor.said(asked.body());
    if (asked.is("POST", "person/tasks")) {
      return RestDoor.shown(201, asana.create(by, said));
    }
    if (asked.is("POST", "person/tasks/*")) {
      return RestDoor.shown(200, asana.update(by, asked.path().get(2), said));
    }
    return asked.is("POST", "person/comments")
        ? RestDoor.shown(
            201,
            asana.comment(
                by, RestDoor.text(asked.body(), "task"), RestDoor.text(asked.body(), "text")))
        : error(404, "a person makes no such thing");
  }
}
