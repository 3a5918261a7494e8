package dev.paydown.local.practice.jira;

import dev.paydown.local.practice.Books;
import dev.paydown.local.practice.Desk;
import dev.paydown.local.practice.Draft;
import dev.paydown.local.practice.Entity;
import dev.paydown.local.practice.NoSuchEntity;
import dev.paydown.local.practice.PracticeTool;
import dev.paydown.local.practice.Response;
import dev.paydown.local.practice.RestDoor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * A stand-in for Jira Cloud: a project {@code QA}, users, issues with a due and a start date, a
 * workflow of five statuses, comments and links of the type Blocks; its REST API and its webhooks.
 */
public final class PracticeJira implements PracticeTool {
  private final Desk desk;
  private final RestDoor door;

  /**
   * Opens it, with what its folder holds.
   *
   * @param token what its API asks for, as a bearer's
   */
  public PracticeJira(Desk.World world, String token) {
    this.desk = new Desk(world, slug(), PracticeJira::seed, JiraWebhooks::sent);
    this.door = new RestDoor(desk, new JiraVendor(this, token));
  }

  private static Books seed(Instant now) {
    return Desk.seeded(
        now,
        draft -> {
          draft.add(
              "users",
              Map.of("id", "app-paydown", "email", "paydown@practice.example", "name", "Paydown"));
          for (List<String> status :
              List.of(
                  List.of("1", "To Do", "new"),
                  List.of("2", "In Progress", "indeterminate"),
                  List.of("3", "In Review", "indeterminate"),
                  List.of("4", "Done", "done"),
                  List.of("5", "Won't do", "done"))) {
            draft.add(
                "statuses",
                Map.of("id", status.get(0), "name", status.get(1), "category", status.get(2)));
          }
        });
  }

  @Override
  public String slug() {
    return "jira";
  }

  @Override
  public Desk desk() {
    return desk;
  }

  @Override
  public Response handle(String method, String path, Map<String, String> headers, byte[] body) {
    return door.handle(method, path, headers, body);
  }

  /** The user with that address, made where there is none. */
  public Entity user(String email) {
    Optional<Entity> known = desk.read(books -> books.by("users", "email", email));
    return known.isPresent()
        ? known.get()
        : desk.change(draft -> draft.add("users", Map.of("email", email, "name", email)));
  }

  /**
   * A person files an issue.
   *
   * @param fields summary, description, duedate, start, assignee (address), parent (key)
   */
  public Entity create(String by, Map<String, Optional<String>> fields) {
    Entity actor = user(by);
    Map<String, Optional<String>> wanted = ids(fields);
    return desk.change(draft -> new JiraChanges(draft, actor).create(wanted));
  }

  /** A person changes an issue; an empty value unsets the field; {@code status} is by name. */
  public Entity update(String by, String issue, Map<String, Optional<String>> fields) {
    return change(by, issue, (changes, before) -> changes.update(before, ids(fields)));
  }

  /** A person comments on an issue. */
  public Entity comment(String by, String issue, String body) {
    return change(by, issue, (changes, on) -> changes.comment(on, JiraWebhooks.document(body)));
  }

  /** A person links two issues: the first blocks the second. */
  public Entity block(String by, String blocking, String blocked) {
    Entity other = issue(blocked);
    return change(by, blocking, (changes, first) -> changes.block(first, other));
  }

  private Entity change(String by, String issue, BiFunction<JiraChanges, Entity, Entity> what) {
    Entity actor = user(by);
    Entity on = issue(issue);
    return desk.change(draft -> what.apply(new JiraChanges(draft, actor), fresh(draft, on)));
  }

  private static Entity fresh(Draft draft, Entity entity) {
    return draft.books().find("issues", entity.id()).orElse(entity);
  }

  /** The issue with that id or key. */
  public Entity issue(String id) {
    return desk.read(books -> books.find("issues", id).or(() -> books.by("issues", "key", id)))
        .orElseThrow(() -> new NoSuchEntity("issue " + id));
  }

  /** The comments on that issue, oldest first. */
  public List<Entity> comments(String issue) {
    String id = issue(issue).id();
    return desk.read(books -> List.copyOf(books.all("comments").values())).stream()
        .filter(comment -> comment.get("issueId").equals(id))
        .toList();
  }

  /** What a person says, as Jira keeps it. */
  private Map<String, Optional<String>> ids(Map<String, Optional<String>> said) {
    Map<String, Optional<String>> wanted = new TreeMap<>();
    said.forEach(
        (name, value) -> {
          switch (name) {
            case "summary", "description", "duedate", "start" -> wanted.put(name, value);
            case "assignee" -> wanted.put("assigneeId", value.map(one -> user(one).id()));
            case "status" -> wanted.put("statusId", value.map(this::status));
            case "parent" -> wanted.put("parentId", value.map(key -> issue(key).id()));
            default -> throw new IllegalArgumentException("an issue has no field " + name);
          }
        });
    return wanted;
  }

  private String status(String name) {
    return desk.read(books -> books.by("statuses", "name", name))
        .orElseThrow(() -> new NoSuchEntity("status " + name))
        .id();
  }
}
