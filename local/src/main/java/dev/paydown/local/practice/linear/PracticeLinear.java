package dev.paydown.local.practice.linear;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.paydown.local.practice.Books;
import dev.paydown.local.practice.Desk;
import dev.paydown.local.practice.Entity;
import dev.paydown.local.practice.NoSuchEntity;
import dev.paydown.local.practice.PracticeTool;
import dev.paydown.local.practice.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A stand-in for Linear: teams, workflow states, users, issues, projects, comments and relations, a
 * GraphQL API on them, and signed webhooks. With a folder, whatever was answered survives a kill.
 *
 * <p>Safe to use from many threads; a change is one at a time.
 */
public final class PracticeLinear implements PracticeTool {
  private final Desk desk;
  private final LinearHttp http;

  /**
   * Opens it, with what its folder holds, else with one team {@code ENG}.
   *
   * @param token what its API asks for
   */
  public PracticeLinear(Desk.World world, String token) {
    this.desk = new Desk(world, slug(), Seed::books, LinearWebhooks::sent);
    this.http = new LinearHttp(this, token, desk.faults());
  }

  @Override
  public String slug() {
    return "linear";
  }

  @Override
  public Desk desk() {
    return desk;
  }

  /** The API is at /graphql. */
  @Override
  public Response handle(String method, String path, Map<String, String> headers, byte[] body) {
    return http.handle(method, path, headers, body);
  }

  /** The user with that address, made where there is none. */
  public Entity user(String email, String name) {
    Optional<Entity> known = read(all -> all.by("users", "email", email));
    return known.isPresent()
        ? known.get()
        : change(changes -> changes.add("users", Seed.user(email, name)));
  }

  /** A team with Linear's usual workflow. */
  public Entity createTeam(String key, String name) {
    return change(changes -> Seed.team(changes, key, name));
  }

  /**
   * A person files an issue.
   *
   * @param by the person's address
   * @param fields title, description, dueDate, assignee (address), state (name), parent, project,
   *     team (key)
   */
  public Entity createIssue(String by, Map<String, String> fields) {
    Optional<Entity> actor = Optional.of(user(by, by));
    PersonWords words = new PersonWords(this);
    String team = fields.getOrDefault("team", "ENG");
    Entity in = read(all -> all.by("teams", "key", team)).orElseThrow(() -> no("Team"));
    Map<String, Optional<String>> wanted = words.issue(PersonWords.set(fields), in);
    return change(changes -> changes.createIssue(actor, in, wanted));
  }

  /** A person changes an issue; an empty value unsets the field. */
  public Entity updateIssue(String by, String issue, Map<String, Optional<String>> fields) {
    Optional<Entity> actor = Optional.of(user(by, by));
    Entity team = read(all -> all.named("teams", issue(issue), "teamId")).orElseThrow();
    Map<String, Optional<String>> wanted = new PersonWords(this).issue(fields, team);
    return change(changes -> changes.update("issues", actor, issue(issue), wanted));
  }

  /** A person moves an issue's due date. */
  public Entity setDue(String by, String issue, LocalDate due) {
    return updateIssue(by, issue, Map.of("dueDate", Optional.of(due.toString())));
  }

  /** A person moves an issue to the workflow state of that name. */
  public Entity setState(String by, String issue, String state) {
    return updateIssue(by, issue, Map.of("state", Optional.of(state)));
  }

  /** A person comments on an issue. */
  public Entity comment(String by, String issue, String body) {
    Optional<Entity> actor = Optional.of(user(by, by));
    return change(changes -> changes.comment(actor, issue(issue), Optional.empty(), body));
  }

  /** Relates two issues: {@code blocks}, {@code related} or {@code duplicate}; no webhook. */
  public Entity relate(String issue, String related, String type) {
    return change(changes -> changes.relate(issue(issue), issue(related), type));
  }

  /** Takes the relations between two issues away; no webhook. */
  public void unrelate(String issue, String related) {
    String from = issue(issue).id();
    String to = issue(related).id();
    List<Entity> gone =
        read(all -> List.copyOf(all.all("relations").values())).stream()
            .filter(one -> one.get("issueId").equals(from) && one.get("relatedIssueId").equals(to))
            .toList();
    change(
        changes -> {
          gone.forEach(changes::unrelate);
          return gone.size();
        });
  }

  /** A person deletes an issue. */
  public void removeIssue(String by, String issue) {
    Optional<Entity> actor = Optional.of(user(by, by));
    change(
        changes -> {
          changes.remove("issues", actor, issue(issue));
          return true;
        });
  }

  /**
   * A person opens a project.
   *
   * @param fields name, content, startDate, targetDate, lead (address), status (name)
   */
  public Entity createProject(String by, Map<String, String> fields) {
    Optional<Entity> actor = Optional.of(user(by, by));
    Map<String, Optional<String>> wanted = new PersonWords(this).project(PersonWords.set(fields));
    return change(changes -> changes.createProject(actor, wanted));
  }

  /** A person changes a project; an empty value unsets the field. */
  public Entity updateProject(String by, String project, Map<String, Optional<String>> fields) {
    Optional<Entity> actor = Optional.of(user(by, by));
    Map<String, Optional<String>> wanted = new PersonWords(this).project(fields);
    return change(changes -> changes.update("projects", actor, project(project), wanted));
  }

  /** The issue with that id or identifier. */
  public Entity issue(String id) {
    return read(all -> all.find("issues", id).or(() -> all.by("issues", "identifier", id)))
        .orElseThrow(() -> no("Issue"));
  }

  /** The project with that id. */
  public Entity project(String id) {
    return read(all -> all.find("projects", id)).orElseThrow(() -> no("Project"));
  }

  /** The comments on that issue, oldest first. */
  public List<Entity> comments(String issue) {
    String id = issue(issue).id();
    return read(all -> List.copyOf(all.all("comments").values())).stream()
        .filter(comment -> comment.find("issueId").filter(id::equals).isPresent())
        .toList();
  }

  /** Reads the books as they stand. */
  <T> T read(Function<Books, T> what) {
    return desk.read(what);
  }

  /** Changes a copy of the books, keeps it, then has the webhooks posted. */
  <T> T change(Function<LinearChanges, T> what) {
    return desk.change(draft -> what.apply(new LinearChanges(draft)));
  }

  /** The bytes as text. */
  static String utf8(byte[] body) {
    return new String(body, UTF_8);
  }

  private static NoSuchEntity no(String name) {
    return new NoSuchEntity(name);
  }
}
