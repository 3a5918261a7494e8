package dev.paydown.local.practice.gitlab;

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
import java.util.function.BiFunction;

/**
 * A stand-in for GitLab: a project {@code acme/web}, number 77, with users, labels, issues, merge
 * requests, notes and links between issues; its API and its webhooks. Items are known by {@code
 * issue-…} and {@code mr-…}.
 */
final class PracticeGitLab implements PracticeTool {
  private final Desk desk;
  private final RestDoor door;

  /** As without a licence (GitLab docs, Merge request reviews). */
  boolean knowsOneReviewer;

  /** Opens it; the token is what its API asks for, as a bearer's. */
  PracticeGitLab(Desk.World world, String token) {
    this.desk = new Desk(world, slug(), PracticeGitLab::seed, GitLabWebhooks::sent);
    this.door = new RestDoor(desk, new GitLabVendor(this, token));
  }

  private static Books seed(Instant now) {
    return Desk.seeded(
        now,
        draft -> {
          user(draft, "paydown", Optional.empty());
          draft.add("labels", Map.of("id", "1", "name", "bug"));
        });
  }

  private static Entity user(Draft draft, String name, Optional<String> address) {
    Map<String, Optional<String>> shown = Map.of("public_email", address);
    Entity made = draft.add("users", Map.of("id", Long.toString(draft.next()), "username", name));
    Entity user = made.with(shown);
    draft.books().put("users", user);
    return user;
  }

  @Override
  public String slug() {
    return "gitlab";
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
    Optional<Entity> known = desk.read(books -> books.by("users", "username", name));
    return known.isPresent()
        ? known.get()
        : desk.change(draft -> user(draft, name, Optional.empty()));
  }

  /** A user who shows an address to everybody. */
  Entity userShowing(String name, String address) {
    return desk.change(draft -> user(draft, name, Optional.of(address)));
  }

  /** The project gets that label. */
  void label(String name) {
    desk.change(
        draft -> draft.add("labels", Map.of("id", Long.toString(draft.next()), "name", name)));
  }

  /** A person opens an issue, or a merge request; {@code assignee} is a user name. */
  Entity open(String by, boolean isMerge, Map<String, Optional<String>> fields) {
    Entity actor = user(by);
    fields.getOrDefault("assignee", Optional.empty()).ifPresent(this::user);
    return desk.change(draft -> new GitLabChanges(draft, actor).open(isMerge, fields));
  }

  /** A person changes an item; an empty value takes the field away. */
  Entity update(String by, String item, Map<String, Optional<String>> fields) {
    fields.getOrDefault("assignee", Optional.empty()).ifPresent(this::user);
    return change(by, item, (changes, before) -> changes.update(before, fields));
  }

  /** A person writes a note on an item. */
  Entity note(String by, String item, String body) {
    return change(by, item, (changes, on) -> changes.note(on, body));
  }

  /** A person says that the first issue blocks the second; GitLab tells nobody. */
  Entity block(String blocking, String blocked) {
    Entity from = item(blocking);
    Entity to = item(blocked);
    return desk.change(draft -> linked(draft, from, to));
  }

  static Entity linked(Draft draft, Entity blocking, Entity blocked) {
    return draft.add(
        "links",
        Map.of(
            "id",
            Long.toString(draft.next()),
            "from",
            blocking.id(),
            "to",
            blocked.id(),
            "created_at",
            draft.now().toString()));
  }

  private Entity change(String by, String item, BiFunction<GitLabChanges, Entity, Entity> what) {
    Entity actor = user(by);
    Entity on = item(item);
    return desk.change(
        draft ->
            what.apply(
                new GitLabChanges(draft, actor), draft.books().find("items", on.id()).orElse(on)));
  }

  /** The item that is known by that. */
  Entity item(String id) {
    return desk.read(books -> books.find("items", id))
        .orElseThrow(() -> new NoSuchEntity("404 Not Found"));
  }

  /** The issues, or the merge requests, oldest first. */
  List<Entity> items(String kind) {
    return desk.read(books -> List.copyOf(books.all("items").values())).stream()
        .filter(item -> item.get("kind").equals(kind))
        .toList();
  }

  /** What the entities of a kind hold, oldest first, of that item. */
  List<Entity> of(String kind, String item) {
    return desk.read(books -> List.copyOf(books.all(kind).values())).stream()
        .filter(one -> one.find("item").filter(item::equals).isPresent())
        .toList();
  }
}
