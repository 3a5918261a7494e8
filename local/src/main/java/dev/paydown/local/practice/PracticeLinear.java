package dev.paydown.local.practice;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.paydown.local.practice.LinearBooks.Effect;
import dev.paydown.local.practice.LinearBooks.Hook;
import dev.paydown.local.practice.LinearBooks.Posting;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * A stand-in for Linear: teams, workflow states, users, issues, projects, comments and relations, a
 * GraphQL API on them, and signed webhooks. With a folder, whatever was answered survives a kill.
 *
 * <p>Safe to use from many threads; a change is one at a time.
 */
public final class PracticeLinear {
  private final InstantSource clock;
  private final WebhookSender sender;
  private final Executor courier;
  private final BooksFile file;
  private final Faults faults = new Faults();
  private final LinearHttp http;
  private final ReentrantLock lock = new ReentrantLock();
  private final ReentrantLock posting = new ReentrantLock();
  private LinearBooks books;

  /**
   * Opens it, with what its folder holds, else with one team {@code ENG}.
   *
   * @param courier what webhooks are posted on, after each change
   * @param token what its API asks for
   * @param folder where it is kept; empty: in memory only
   */
  public PracticeLinear(
      InstantSource clock,
      WebhookSender sender,
      Executor courier,
      String token,
      Optional<Path> folder) {
    this.clock = clock;
    this.sender = sender;
    this.courier = courier;
    this.file = new BooksFile(folder);
    this.books = file.load().orElseGet(() -> Seed.books(clock.instant()));
    file.save(books);
    this.http = new LinearHttp(this, token, faults);
  }

  /** Has webhooks posted there from now on, signed with this secret. */
  public void hook(String url, String secret) {
    lock.lock();
    try {
      books = books.hooked(new Hook(url, secret));
      file.save(books);
    } finally {
      lock.unlock();
    }
    courier.execute(this::deliver);
  }

  /** Answers one HTTP request; the path counts from where this is mounted, as in /graphql. */
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

  /** The mutations applied through the API, oldest first. */
  public List<Effect> effects() {
    return read(all -> List.copyOf(all.effects()));
  }

  /** Switches a fault on for the next so many requests that it can strike. */
  public void fault(Fault fault, int times) {
    faults.set(fault, times);
  }

  /** How many webhooks nobody has taken yet. */
  public int undelivered() {
    return read(all -> all.outbox().size());
  }

  /**
   * Posts the webhooks that wait, oldest first, until one is not taken; that one is first the next
   * time. Returns at once where that is under way, on another thread or further up this one.
   */
  public void deliver() {
    boolean more = true;
    while (more && !posting.isHeldByCurrentThread() && posting.tryLock()) {
      try {
        more = postAll();
      } finally {
        posting.unlock();
      }
      // Whatever came between the last look and the unlock found the lock taken.
      more &= undelivered() > 0;
    }
  }

  private boolean postAll() {
    while (true) {
      Optional<Posting> next = read(all -> all.outbox().stream().findFirst());
      Optional<Hook> hook = read(LinearBooks::hook);
      if (next.isEmpty() || hook.isEmpty()) {
        return true;
      }
      Instant now = clock.instant();
      byte[] bytes = LinearWebhooks.stamped(next.get().body(), now);
      try {
        sender.post(
            hook.get().url(),
            LinearWebhooks.headers(next.get(), hook.get().secret(), bytes, now),
            bytes);
      } catch (RuntimeException e) {
        return false; // Kept: it goes first the next time.
      }
      taken(next.get());
    }
  }

  private void taken(Posting posted) {
    lock.lock();
    try {
      LinearBooks copy = books.copy();
      copy.outbox().removeIf(one -> one.id().equals(posted.id()));
      file.save(copy);
      books = copy;
    } finally {
      lock.unlock();
    }
  }

  /** Reads the books as they stand. */
  <T> T read(Function<LinearBooks, T> what) {
    lock.lock();
    try {
      return what.apply(books);
    } finally {
      lock.unlock();
    }
  }

  /** Changes a copy of the books, keeps it, then has the webhooks posted. */
  <T> T change(Function<LinearChanges, T> what) {
    T result;
    lock.lock();
    try {
      LinearChanges changes = new LinearChanges(books.copy(), clock.instant());
      result = what.apply(changes);
      LinearBooks changed = changes.done();
      file.save(changed);
      books = changed;
    } finally {
      lock.unlock();
    }
    courier.execute(this::deliver);
    return result;
  }

  /** The bytes as text. */
  static String utf8(byte[] body) {
    return new String(body, UTF_8);
  }

  private static NoSuchEntity no(String name) {
    return new NoSuchEntity(name);
  }
}
