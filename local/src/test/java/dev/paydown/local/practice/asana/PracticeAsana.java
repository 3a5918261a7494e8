package dev.paydown.local.practice.asana;

import dev.paydown.local.practice.Books;
import dev.paydown.local.practice.Desk;
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
 * A stand-in for Asana: one project with three sections, users, tasks with dates, an assignee,
 * dependencies and stories; its REST API and its webhooks, which tell ids only.
 */
final class PracticeAsana implements PracticeTool {
  static final String PROJECT = "1199";
  private final Desk desk;
  private final RestDoor door;

  /**
   * Opens it, with what its folder holds.
   *
   * @param token what its API asks for, as a bearer's
   */
  PracticeAsana(Desk.World world, String token) {
    this.desk = new Desk(world, slug(), PracticeAsana::seed, AsanaWebhooks::sent);
    this.door = new RestDoor(desk, new AsanaVendor(this, token));
  }

  private static Books seed(Instant now) {
    return Desk.seeded(
        now,
        draft -> {
          draft.add("projects", Map.of("id", PROJECT, "name", "Practice"));
          for (String name : List.of("To do", "Doing", "Later")) {
            draft.add("sections", Map.of("id", AsanaChanges.gid(draft), "name", name));
          }
        });
  }

  @Override
  public String slug() {
    return "asana";
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
  Entity user(String email) {
    Optional<Entity> known = desk.read(books -> books.by("users", "email", email));
    return known.isPresent()
        ? known.get()
        : desk.change(
            draft ->
                draft.add(
                    "users", Map.of("id", AsanaChanges.gid(draft), "email", email, "name", email)));
  }

  /** The section of that name. */
  Entity section(String name) {
    return desk.read(books -> books.by("sections", "name", name))
        .orElseThrow(() -> new NoSuchEntity("section: Unknown object: " + name));
  }

  /** The task with that id. */
  Entity task(String gid) {
    return desk.read(books -> books.find("tasks", gid))
        .orElseThrow(() -> new NoSuchEntity("task: Unknown object: " + gid));
  }

  /** The stories of that task, oldest first. */
  List<Entity> stories(String task) {
    return desk.read(books -> List.copyOf(books.all("stories").values())).stream()
        .filter(story -> story.get("task").equals(task))
        .toList();
  }

  /**
   * A person makes a task in the first section.
   *
   * @param fields name, notes, start_on, due_on, due_at, assignee (address)
   */
  Entity create(String by, Map<String, Optional<String>> fields) {
    Entity actor = user(by);
    Map<String, Optional<String>> wanted = ids(fields);
    wanted.put("section", Optional.of(section("To do").id()));
    return desk.change(draft -> new AsanaChanges(draft, actor).create(wanted));
  }

  /** A person changes a task; {@code section} is by name. */
  Entity update(String by, String task, Map<String, Optional<String>> fields) {
    Map<String, Optional<String>> wanted = ids(fields);
    return change(by, task, (changes, before) -> changes.update(before, wanted));
  }

  /** A person comments on a task, in plain text. */
  Entity comment(String by, String task, String text) {
    return change(
        by,
        task,
        (changes, on) -> changes.comment(on, "<body>" + AsanaShown.xml(text) + "</body>"));
  }

  /** A person has the second task depend on the first. */
  Entity block(String by, String blocking, String blocked) {
    Entity first = task(blocking);
    return change(by, blocked, (changes, second) -> changes.block(first, second));
  }

  private Entity change(String by, String task, BiFunction<AsanaChanges, Entity, Entity> what) {
    Entity actor = user(by);
    Entity on = task(task);
    return desk.change(
        draft ->
            what.apply(
                new AsanaChanges(draft, actor), draft.books().find("tasks", on.id()).orElse(on)));
  }

  private Map<String, Optional<String>> ids(Map<String, Optional<String>> said) {
    Map<String, Optional<String>> wanted = new TreeMap<>(said);
    wanted.computeIfPresent("assignee", (_, email) -> email.map(one -> user(one).id()));
    wanted.computeIfPresent("section", (_, name) -> name.map(one -> section(one).id()));
    return wanted;
  }
}
