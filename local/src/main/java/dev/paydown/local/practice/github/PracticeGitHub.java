package dev.paydown.local.practice.github;

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
import java.util.function.Function;

/**
 * A stand-in for GitHub, as a company's own server: the organization {@code acme} with
 * repositories, issues, pull requests, milestones and one project with two dates and a status; its
 * APIs below {@code /api} and its webhooks.
 */
public final class PracticeGitHub implements PracticeTool {
  private final Desk desk;
  private final RestDoor door;

  /**
   * Opens it, with what its folder holds.
   *
   * @param token what its API asks for, as a bearer's
   */
  public PracticeGitHub(Desk.World world, String token) {
    this.desk = new Desk(world, slug(), PracticeGitHub::seed, GitHubWebhooks::sent);
    this.door = new RestDoor(desk, new GitHubVendor(this, token));
  }

  private static Books seed(Instant now) {
    return Desk.seeded(
        now,
        draft -> {
          String first = Long.toString(draft.next());
          draft.add("users", Map.of("id", "U_1", "number", first, "login", "paydown-acme"));
          draft.add(
              "projects",
              Map.of("id", "PVT_1", "number", "1", "title", "Launch", "updated", now.toString()));
        });
  }

  @Override
  public String slug() {
    return "github";
  }

  @Override
  public Desk desk() {
    return desk;
  }

  @Override
  public Response handle(String method, String path, Map<String, String> headers, byte[] body) {
    return door.handle(method, path, headers, body);
  }

  /** The account of that login, or with that address; made where there is none. */
  public Entity user(String person) {
    String login = person.replaceFirst("@.*$", "");
    Optional<Entity> known = desk.read(books -> books.by("users", "login", login));
    return known.isPresent()
        ? known.get()
        : desk.change(
            draft -> {
              String number = Long.toString(draft.next());
              return draft.add(
                  "users", Map.of("id", "U_" + number, "number", number, "login", login));
            });
  }

  /** Whose token the API takes. */
  Entity app() {
    return desk.read(books -> books.find("users", "U_1"))
        .orElseThrow(() -> new NoSuchEntity("user"));
  }

  /**
   * A person files an issue.
   *
   * @param fields repository, title, body, assignee (login or address), milestone (its id), parent
   *     (an issue's id)
   */
  public Entity create(String by, Map<String, Optional<String>> fields) {
    Map<String, Optional<String>> wanted = wanted(fields);
    return made(by, changes -> changes.create(wanted, false));
  }

  /** A person opens a pull request; its fields are those of an issue. */
  public Entity open(String by, Map<String, Optional<String>> fields) {
    Map<String, Optional<String>> wanted = wanted(fields);
    return made(by, changes -> changes.create(wanted, true));
  }

  /** A person changes an issue or pull request; {@code state} is open or closed. */
  public Entity update(String by, String issue, Map<String, Optional<String>> fields) {
    Map<String, Optional<String>> wanted = wanted(fields);
    return change(by, issue, (changes, before) -> changes.update(before, wanted));
  }

  /** A person comments. */
  public Entity comment(String by, String issue, String body) {
    return change(by, issue, (changes, on) -> changes.comment(on, body));
  }

  /** A person deletes a comment. */
  public Entity uncomment(String by, String comment) {
    Entity gone =
        desk.read(books -> books.find("comments", comment))
            .orElseThrow(() -> new NoSuchEntity("comment " + comment));
    return change(by, gone.get("issueId"), (changes, on) -> changes.uncomment(on, gone));
  }

  /** A person makes one issue wait for another. */
  public Entity block(String by, String blocking, String blocked) {
    Entity other = issue(blocked);
    return change(by, blocking, (changes, first) -> changes.block(first, other));
  }

  /** A person asks another for a review. */
  public Entity ask(String by, String pull, String reviewer) {
    Entity asked = user(reviewer);
    return change(by, pull, (changes, on) -> changes.ask(on, asked));
  }

  /** A person reviews: {@code approved}, {@code changes_requested} or {@code commented}. */
  public Entity review(String by, String pull, String state, String body) {
    return change(by, pull, (changes, on) -> changes.review(on, state, body));
  }

  /** A person merges. */
  public Entity merge(String by, String pull) {
    return change(by, pull, (changes, on) -> changes.merge(on));
  }

  /** A person makes a milestone that is due on that day. */
  public Entity milestone(String by, String title, String due) {
    return made(by, changes -> changes.milestone(title, due));
  }

  /** A person moves a milestone, and with it all that is in it. */
  public Entity postpone(String by, String milestone, String due) {
    return made(by, changes -> changes.postpone(milestone, due));
  }

  /**
   * A person puts an issue or pull request into the project, or changes what it has there.
   *
   * @param fields start, due, status (an option's name)
   */
  public Entity plan(String by, String issue, Map<String, Optional<String>> fields) {
    return change(by, issue, (changes, on) -> changes.plan(on, fields));
  }

  private Entity made(String by, Function<GitHubChanges, Entity> what) {
    Entity actor = user(by);
    return desk.change(draft -> what.apply(new GitHubChanges(draft, actor)));
  }

  private Entity change(String by, String issue, BiFunction<GitHubChanges, Entity, Entity> what) {
    Entity actor = user(by);
    Entity on = issue(issue);
    return desk.change(draft -> what.apply(new GitHubChanges(draft, actor), fresh(draft, on)));
  }

  static Entity fresh(Draft draft, Entity entity) {
    return draft.books().find("issues", entity.id()).orElse(entity);
  }

  /** The issue or pull request with that id or key. */
  public Entity issue(String id) {
    return desk.read(books -> books.find("issues", id).or(() -> books.by("issues", "key", id)))
        .orElseThrow(() -> new NoSuchEntity("issue " + id));
  }

  /** The comments on it, oldest first. */
  public List<Entity> comments(String issue) {
    String id = issue(issue).id();
    return desk.read(books -> List.copyOf(books.all("comments").values())).stream()
        .filter(comment -> comment.get("issueId").equals(id))
        .toList();
  }

  /** What it has in the project. */
  public Optional<Entity> card(String issue) {
    String id = issue(issue).id();
    return desk.read(books -> books.by("cards", "issueId", id));
  }

  /** What a person says, as GitHub keeps it. */
  private Map<String, Optional<String>> wanted(Map<String, Optional<String>> said) {
    Map<String, Optional<String>> wanted = new TreeMap<>();
    said.forEach(
        (name, value) -> {
          switch (name) {
            case "title", "body", "repository", "state", "stateReason" -> wanted.put(name, value);
            case "assignee" -> wanted.put("assignees", value.map(one -> user(one).id()));
            case "milestone" -> wanted.put("milestoneId", value);
            case "parent" -> wanted.put("parentId", value.map(one -> issue(one).id()));
            default -> throw new IllegalArgumentException("an issue has no field " + name);
          }
        });
    return wanted;
  }
}
