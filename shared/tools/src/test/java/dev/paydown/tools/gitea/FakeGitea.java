package dev.paydown.tools.gitea;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.tools.http.OutgoingHttp;
import dev.paydown.tools.json.HostileJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A small Gitea of one repository, {@code acme/web}, number 17, an hour ahead of Greenwich: its API
 * as far as the connector uses it. Each write is held against Gitea's own description of its form
 * ({@code templates/swagger/v1_json.tmpl}: EditDeadlineOption, EditIssueOption, IssueLabelsOption,
 * CreateIssueCommentOption, IssueMeta).
 */
final class FakeGitea implements OutgoingHttp {
  static final String TOKEN = "t0ken";
  private static final String PAGES = "https://git.example.com/acme/web/issues/";
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** What goes wrong with the next write. */
  enum Fault {
    NONE,
    ERROR_BEFORE,
    ERROR_AFTER,
    LOST_ANSWER,
    RATE_LIMITED,
    FORBIDDEN
  }

  final Map<Long, ObjectNode> issues = new TreeMap<>();
  final Map<Long, List<String>> comments = new HashMap<>();
  final List<String> blocks = new ArrayList<>();
  final List<ObjectNode> labels = new ArrayList<>();
  final List<ObjectNode> assignable = new ArrayList<>();
  final Set<String> reviewers = new TreeSet<>();
  final List<String> written = new ArrayList<>();
  Fault fault = Fault.NONE;

  ObjectNode open(long number, String title) {
    ObjectNode issue = JSON.objectNode();
    issue.put("id", number + 4_200).put("number", number).put("title", title).put("body", "");
    issue.put("html_url", PAGES + number).put("state", "open");
    issue.put("created_at", "2026-11-16T09:00:00+01:00");
    issue.put("updated_at", "2026-11-20T09:00:00+01:00");
    issue.putNull("closed_at").putNull("due_date").putNull("pull_request").putNull("milestone");
    issue.putArray("labels");
    issue.putNull("assignees");
    issue.set("user", user(1, "ada", "ada@example.com"));
    issue.putObject("repository").put("id", 17).put("full_name", "acme/web");
    issues.put(number, issue);
    return issue;
  }

  static ObjectNode user(long id, String login, String email) {
    return JSON.objectNode().put("id", id).put("login", login).put("email", email);
  }

  @Override
  public Outcome send(Request request) {
    String path = request.uri().getPath().replaceFirst("^/api/v1", "");
    if (!("token " + TOKEN).equals(request.headers().get("authorization"))) {
      return answer(401, JSON.objectNode().put("message", "token is required"));
    }
    if (request.method().equals("GET")) {
      return read(path, String.valueOf(request.uri().getQuery()));
    }
    Fault now = fault;
    fault = Fault.NONE;
    return switch (now) {
      case RATE_LIMITED -> answer(429, JSON.objectNode());
      case FORBIDDEN -> answer(403, JSON.objectNode().put("message", "Not repo writer"));
      case ERROR_BEFORE -> answer(500, JSON.objectNode());
      case NONE -> write(request, path);
      case LOST_ANSWER -> {
        write(request, path);
        yield new Outcome.Lost("the connection broke");
      }
      case ERROR_AFTER -> {
        write(request, path);
        yield answer(502, JSON.objectNode());
      }
    };
  }

  private Outcome read(String path, String query) {
    if (path.equals("/repositories/17")) {
      ObjectNode repository = JSON.objectNode().put("id", 17).put("name", "web");
      repository.put("full_name", "acme/web").putObject("owner").put("login", "acme");
      return answer(200, repository);
    }
    boolean isFirst = !query.contains("page=") || query.contains("page=1");
    return switch (path.replaceFirst("issues/[0-9]+", "issues/N")) {
      case "/repos/acme/web/issues/N" -> {
        JsonNode issue = issue(path).deepCopy();
        yield issue.isEmpty() ? gone() : answer(200, issue);
      }
      case "/repos/acme/web/issues/N/comments" -> answer(200, comments(number(path)));
      case "/repos/acme/web/issues/N/dependencies" ->
          answer(200, isFirst ? linked("(.*)>" + number(path)) : JSON.arrayNode());
      case "/repos/acme/web/issues/N/blocks" ->
          answer(200, isFirst ? linked(number(path) + ">(.*)") : JSON.arrayNode());
      case "/repos/acme/web/pulls/42" -> answer(200, pull());
      case "/repos/acme/web/labels" -> answer(200, JSON.arrayNode().addAll(labels));
      case "/repos/acme/web/assignees" -> answer(200, JSON.arrayNode().addAll(assignable));
      default -> gone();
    };
  }

  private Outcome write(Request request, String path) {
    JsonNode form =
        switch (HostileJson.parse(request.body())) {
          case HostileJson.Value(JsonNode node) -> node;
          case HostileJson.Malformed(String why) -> throw new AssertionError(why);
        };
    ObjectNode issue = issue(path.replace("/pulls/", "/issues/"));
    String what = request.method() + path.replaceFirst(".*/(issues|pulls)/[0-9]+", "");
    written.add(what + " " + form);
    switch (what) {
      case "POST/deadline" -> {
        holds(form, Set.of("due_date"));
        JsonNode due = form.path("due_date");
        String day = due.asText().replaceFirst("T[0-9:]{8}Z$", "");
        issue.set(
            "due_date", due.isNull() ? JSON.nullNode() : JSON.textNode(day + "T23:59:59+01:00"));
      }
      case "PATCH" -> {
        holds(form, Set.of("state", "assignees"));
        if (form.has("state")) {
          issue.put("state", form.path("state").asText());
        }
        if (form.path("assignees").isArray()) {
          ArrayNode assignees = issue.putArray("assignees");
          form.path("assignees").forEach(login -> assignees.add(user(7, login.asText(), "")));
        }
      }
      case "POST/labels" -> {
        holds(form, Set.of("labels"));
        labels.stream()
            .filter(label -> label.path("id").equals(form.path("labels").path(0)))
            .forEach(label -> issue.withArray("labels").add(label));
      }
      case "POST/comments" -> {
        holds(form, Set.of("body"));
        comments
            .computeIfAbsent(number(path), any -> new ArrayList<>())
            .add(form.path("body").asText());
      }
      case "POST/dependencies" -> {
        holds(form, Set.of("owner", "repo", "index"));
        blocks.add(form.path("index").asText() + ">" + number(path));
      }
      case "POST/requested_reviewers" -> {
        holds(form, Set.of("reviewers", "team_reviewers"));
        form.path("reviewers").forEach(login -> reviewers.add(login.asText()));
      }
      case "DELETE/requested_reviewers" -> {
        holds(form, Set.of("reviewers", "team_reviewers"));
        form.path("reviewers").forEach(login -> reviewers.remove(login.asText()));
      }
      case "DELETE/dependencies" -> {
        holds(form, Set.of("owner", "repo", "index"));
        blocks.remove(form.path("index").asText() + ">" + number(path));
      }
      default -> throw new AssertionError("Gitea knows no " + what);
    }
    return answer(201, issue);
  }

  private ObjectNode pull() {
    ObjectNode pull = JSON.objectNode().put("number", 42);
    ArrayNode asked = pull.putArray("requested_reviewers");
    reviewers.forEach(login -> asked.add(user(7, login, "")));
    return pull;
  }

  private static void holds(JsonNode form, Set<String> known) {
    form.fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                throw new AssertionError("the form knows no " + name);
              }
            });
  }

  private ObjectNode issue(String path) {
    return issues.getOrDefault(number(path), JSON.objectNode());
  }

  private static long number(String path) {
    return Long.parseLong(path.replaceFirst("^.*/issues/([0-9]+).*$", "$1"));
  }

  private ArrayNode comments(long number) {
    ArrayNode all = JSON.arrayNode();
    for (String body : comments.getOrDefault(number, List.of())) {
      all.addObject()
          .put("id", all.size())
          .put("body", body)
          .put("html_url", PAGES + number + "#issuecomment-" + all.size());
    }
    return all;
  }

  private ArrayNode linked(String other) {
    ArrayNode all = JSON.arrayNode();
    blocks.stream()
        .filter(link -> link.matches(other))
        .map(link -> issues.get(Long.parseLong(link.replaceFirst(other, "$1"))))
        .forEach(all::add);
    return all;
  }

  private static Outcome gone() {
    return answer(404, JSON.objectNode().put("message", "The target couldn't be found."));
  }

  private static Outcome answer(int status, JsonNode body) {
    return new Outcome.Answered(status, Map.of(), body.toString().getBytes(UTF_8));
  }
}
