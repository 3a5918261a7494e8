package dev.paydown.local.practice.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.local.practice.Books;
import dev.paydown.local.practice.Entity;
import dev.paydown.local.practice.NoSuchEntity;
import dev.paydown.local.practice.Response;
import dev.paydown.local.practice.RestDoor;
import dev.paydown.local.practice.RestDoor.Asked;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The part of GitHub's APIs that a connector uses. */
final class GitHubVendor implements RestDoor.Vendor {
  private static final String ISSUE = "api/v3/repos/*/*/issues/*";
  private static final String PULL = "api/v3/repos/*/*/pulls/*";
  private static final int OWNER = 3;
  private static final int NUMBER = 6;
  private static final Set<String> REASONS = Set.of("completed", "not_planned", "reopened");
  private final PracticeGitHub github;
  private final GitHubGraph graph;
  private final String token;

  GitHubVendor(PracticeGitHub github, String token) {
    this.github = github;
    this.graph = new GitHubGraph(github);
    this.token = token;
  }

  @Override
  public String prefix() {
    return "/api/";
  }

  @Override
  public boolean opens(Map<String, String> headers) {
    return headers.getOrDefault("authorization", "").equals("Bearer " + token);
  }

  @Override
  public Response error(int status, String message) {
    String said =
        switch (status) {
          case 401 -> "Bad credentials";
          case 403 -> "Resource not accessible by personal access token";
          case 404 -> "Not Found";
          default -> message;
        };
    return Response.json(
        status,
        RestDoor.object()
            .put("message", said)
            .put("documentation_url", "https://docs.github.com/rest")
            .put("status", Integer.toString(status)));
  }

  @Override
  public boolean changes(Asked asked) {
    return isGraph(asked) ? GitHubGraph.isMutation(asked.body()) : asked.isMutation();
  }

  private static boolean isGraph(Asked asked) {
    return asked.is("POST", "api/graphql");
  }

  @Override
  public Response api(Asked asked) {
    if (isGraph(asked)) {
      return graph.answer(asked.body());
    }
    if (asked.is("GET", ISSUE)) {
      Entity issue = subject(asked);
      return read(books -> GitHubShown.issue(books, issue));
    }
    if (asked.is("PATCH", ISSUE)) {
      Entity changed = update(subject(asked), asked.body());
      return read(books -> GitHubShown.issue(books, changed));
    }
    if (asked.is("GET", PULL)) {
      Entity pull = subject(asked);
      return read(books -> GitHubShown.pull(books, pull));
    }
    if (asked.is("PATCH", PULL)) {
      Entity changed = update(subject(asked), asked.body());
      return read(books -> GitHubShown.pull(books, changed));
    }
    if (asked.is("GET", ISSUE + "/comments")) {
      List<Entity> comments = github.comments(subject(asked).id());
      return listed(asked, comments, GitHubShown::comment);
    }
    if (asked.is("POST", ISSUE + "/comments")) {
      return comment(subject(asked), RestDoor.text(asked.body(), "body"));
    }
    if (asked.is("GET", "api/v3/issues") || asked.is("GET", "api/v3/repos/*/*/issues")) {
      return changed(asked);
    }
    GitHubRelations relations = new GitHubRelations(github, this::subject);
    return relations.answer(asked).orElseGet(() -> links(asked));
  }

  /** Of one repository or of all: what is open, or what changed since then. */
  private Response changed(Asked asked) {
    Optional<Instant> since = Optional.ofNullable(asked.query().get("since")).map(Instant::parse);
    boolean isAll = asked.query().getOrDefault("state", "open").equals("all");
    boolean isOfOne = asked.path().size() > OWNER;
    String of = isOfOne ? asked.path().get(OWNER) + "/" + asked.path().get(OWNER + 1) : "";
    List<Entity> found =
        issues(
                issue ->
                    (of.isEmpty() || issue.get("repository").equals(of))
                        && (isAll || issue.get("state").equals("open"))
                        && since.map(from -> !issue.instant("updated").isBefore(from)).orElse(true))
            .stream()
            .sorted(Comparator.comparing(issue -> issue.instant("updated")))
            .toList();
    return listed(asked, found, GitHubShown::issue);
  }

  private Response links(Asked asked) {
    if (asked.is("GET", ISSUE + "/dependencies/blocked_by")) {
      return linked(asked, "toId", "fromId");
    }
    if (asked.is("GET", ISSUE + "/dependencies/blocking")) {
      return linked(asked, "fromId", "toId");
    }
    if (asked.is("GET", ISSUE + "/sub_issues")) {
      String parent = subject(asked).id();
      return listed(
          asked,
          issues(issue -> issue.find("parentId").filter(parent::equals).isPresent()),
          GitHubShown::issue);
    }
    return error(404, "");
  }

  private Response linked(Asked asked, String mine, String other) {
    String id = subject(asked).id();
    Set<String> others =
        Set.copyOf(
            github.desk().read(books -> List.copyOf(books.all("links").values())).stream()
                .filter(link -> link.get(mine).equals(id))
                .map(link -> link.get(other))
                .toList());
    return listed(asked, issues(issue -> others.contains(issue.id())), GitHubShown::issue);
  }

  private List<Entity> issues(Predicate<Entity> which) {
    return github.desk().read(books -> List.copyOf(books.all("issues").values())).stream()
        .filter(which)
        .toList();
  }

  private Entity subject(Asked asked) {
    List<String> path = asked.path();
    String key = path.get(OWNER) + "/" + path.get(OWNER + 1) + "#" + path.get(NUMBER);
    return github.issue(key);
  }

  /** One thing as the API shows it. */
  private interface Shown {
    ObjectNode of(Books books, Entity entity);
  }

  private interface Read {
    JsonNode of(Books books);
  }

  private Response read(Read what) {
    return Response.json(200, github.desk().read(what::of));
  }

  private Response listed(Asked asked, List<Entity> all, Shown shown) {
    int most = Integer.parseInt(asked.query().getOrDefault("per_page", "30"));
    int page = Integer.parseInt(asked.query().getOrDefault("page", "1"));
    return read(
        books -> {
          ArrayNode list = RestDoor.object().putArray("list");
          all.stream()
              .skip((page - 1L) * most)
              .limit(most)
              .forEach(one -> list.add(shown.of(books, one)));
          return list;
        });
  }

  private Entity update(Entity issue, JsonNode body) {
    Map<String, Optional<String>> wanted = new TreeMap<>();
    body.properties()
        .forEach(
            field -> {
              JsonNode value = field.getValue();
              switch (field.getKey()) {
                case "state" -> wanted.put("state", Optional.of(value.asText()));
                case "state_reason" -> wanted.put("stateReason", reason(value.asText()));
                case "assignees" -> wanted.put("assignees", account(value));
                default -> throw new IllegalArgumentException("Invalid request.");
              }
            });
    Entity app = github.app();
    return github
        .desk()
        .change(
            draft -> {
              draft.effect("update", issue.get("key"), wanted);
              Entity fresh = PracticeGitHub.fresh(draft, issue);
              return new GitHubChanges(draft, app).update(fresh, wanted);
            });
  }

  private static Optional<String> reason(String reason) {
    if (!REASONS.contains(reason)) {
      throw new IllegalArgumentException("Validation Failed");
    }
    return Optional.of(reason);
  }

  /** The practice tool keeps one assignee. */
  private Optional<String> account(JsonNode logins) {
    if (logins.isEmpty()) {
      return Optional.empty();
    }
    String login = logins.path(0).asText();
    return Optional.of(
        github
            .desk()
            .read(books -> books.by("users", "login", login))
            .orElseThrow(() -> new IllegalArgumentException("Validation Failed"))
            .id());
  }

  private Response comment(Entity issue, String body) {
    Entity app = github.app();
    Entity made =
        github
            .desk()
            .change(
                draft -> {
                  draft.effect("comment", issue.get("key"), Map.of());
                  Entity fresh = PracticeGitHub.fresh(draft, issue);
                  return new GitHubChanges(draft, app).comment(fresh, body);
                });
    return Response.json(201, github.desk().read(books -> GitHubShown.comment(books, made)));
  }

  /** By its date in the project, else by moving its milestone. */
  @Override
  public void meddle(Asked asked) {
    String somebody = "somebody";
    Entity issue =
        isGraph(asked)
            ? github.issue(asked.body().path("variables").path("id").asText())
            : subject(asked);
    Optional<String> planned = github.card(issue.id()).flatMap(card -> card.find("due"));
    if (planned.isPresent()) {
      github.plan(somebody, issue.id(), Map.of("due", Optional.of(later(planned.get()))));
    } else {
      github
          .desk()
          .read(books -> books.named("milestones", issue, "milestoneId"))
          .ifPresent(one -> github.postpone(somebody, one.id(), later(one.get("due"))));
    }
  }

  private static String later(String day) {
    return LocalDate.parse(day).plusDays(1).toString();
  }

  /**
   * {@code POST /person/issues}, {@code pulls}, {@code issues/KEY}, {@code comments}, {@code
   * links}, {@code requests}, {@code reviews}, {@code merges}, {@code milestones}, {@code
   * milestones/ID}, {@code cards/KEY}.
   */
  @Override
  public Response person(Asked asked) {
    JsonNode body = asked.body();
    String by = body.path("by").asText("somebody");
    Map<String, Optional<String>> said = RestDoor.said(body);
    String what = asked.path().size() > 1 ? asked.path().get(1) : "";
    boolean isOne = asked.path().size() == 3;
    String id = isOne ? asked.path().get(2) : "";
    if (!asked.method().equals("POST") || asked.path().size() > 3) {
      throw new NoSuchEntity("route");
    }
    Entity made =
        switch (isOne ? what + "/*" : what) {
          case "issues" -> github.create(by, said);
          case "pulls" -> github.open(by, said);
          case "issues/*", "pulls/*" -> github.update(by, id, said);
          case "comments" -> github.comment(by, text(body, "issue"), text(body, "body"));
          case "links" -> github.block(by, text(body, "blocks"), text(body, "blocked"));
          case "requests" -> github.ask(by, text(body, "pull"), text(body, "reviewer"));
          case "reviews" ->
              github.review(
                  by, text(body, "pull"), text(body, "state"), body.path("body").asText(""));
          case "merges" -> github.merge(by, text(body, "pull"));
          case "milestones" -> github.milestone(by, text(body, "title"), text(body, "due"));
          case "milestones/*" -> github.postpone(by, id, text(body, "due"));
          case "cards/*" -> github.plan(by, id, said);
          default -> throw new NoSuchEntity("route");
        };
    return RestDoor.shown(isOne ? 200 : 201, made);
  }

  private static String text(JsonNode body, String name) {
    return RestDoor.text(body, name);
  }
}
