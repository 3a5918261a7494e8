package dev.paydown.local.practice.notion;

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
 * A stand-in for Notion: users, and pages in three tables. {@code tasks} have a status, {@code
 * board} a select, {@code list} a box to tick; all have a due date, which may be a range, and
 * people.
 */
final class PracticeNotion implements PracticeTool {
  static final String APP = "paydown";
  private final Desk desk;
  private final RestDoor door;

  /** Opens it; the token is what its API asks for, as a bearer's. */
  PracticeNotion(Desk.World world, String token) {
    this.desk = new Desk(world, slug(), PracticeNotion::seed, NotionWebhooks::sent);
    this.door = new RestDoor(desk, new NotionVendor(this, token));
  }

  private static Books seed(Instant now) {
    return Desk.seeded(now, draft -> user(draft, APP));
  }

  private static Entity user(Draft draft, String name) {
    return draft.add("users", Map.of("name", name, "email", name + "@example.com"));
  }

  @Override
  public String slug() {
    return "notion";
  }

  @Override
  public Desk desk() {
    return desk;
  }

  @Override
  public Response handle(String method, String path, Map<String, String> headers, byte[] body) {
    return door.handle(method, path, headers, body);
  }

  /** The user of that name, made where there is none. */
  Entity user(String name) {
    Optional<Entity> known = desk.read(books -> books.by("users", "name", name));
    return known.isPresent() ? known.get() : desk.change(draft -> user(draft, name));
  }

  /**
   * A person makes a page.
   *
   * @param fields title, table, due, until, start, stage, person (name)
   */
  Entity create(String by, Map<String, String> fields) {
    Entity actor = user(by);
    Map<String, String> all = new TreeMap<>(fields);
    all.putIfAbsent("table", "tasks");
    Optional.ofNullable(all.remove("person")).ifPresent(name -> all.put("person", user(name).id()));
    return desk.change(draft -> new NotionChanges(draft, actor).create(all));
  }

  /** A person changes a page; an empty value takes the field away. */
  Entity update(String by, String page, Map<String, Optional<String>> fields) {
    return change(by, page, (changes, before) -> changes.update(before, fields));
  }

  /** A person comments on a page. */
  Entity comment(String by, String page, String text) {
    return change(by, page, (changes, on) -> changes.comment(on, text));
  }

  private Entity change(String by, String page, BiFunction<NotionChanges, Entity, Entity> what) {
    Entity actor = user(by);
    Entity on = page(page);
    return desk.change(
        draft ->
            what.apply(
                new NotionChanges(draft, actor), draft.books().find("pages", on.id()).orElse(on)));
  }

  /** The page with that id. */
  Entity page(String id) {
    return desk.read(books -> books.find("pages", id))
        .orElseThrow(() -> new NoSuchEntity("Could not find page with ID: " + id + "."));
  }

  /** The comments on that page, oldest first. */
  List<Entity> comments(String page) {
    return desk.read(books -> List.copyOf(books.all("comments").values())).stream()
        .filter(comment -> comment.get("page").equals(page))
        .toList();
  }
}
