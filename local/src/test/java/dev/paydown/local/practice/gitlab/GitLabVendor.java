package dev.paydown.local.practice.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.local.practice.Books;
import dev.paydown.local.practice.Entity;
import dev.paydown.local.practice.NoSuchEntity;
import dev.paydown.local.practice.Response;
import dev.paydown.local.practice.RestDoor;
import dev.paydown.local.practice.RestDoor.Asked;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The part of GitLab's REST and GraphQL APIs that a connector uses (GitLab docs, REST API). */
final class GitLabVendor implements RestDoor.Vendor {
  private static final String PROJECT = "api/v4/projects/*/";
  private static final int NUMBER = 5;
  private final PracticeGitLab gitLab;
  private final String token;

  GitLabVendor(PracticeGitLab gitLab, String token) {
    this.gitLab = gitLab;
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
  public boolean changes(Asked asked) {
    return asked.isMutation() && !asked.is("POST", "api/graphql");
  }

  @Override
  public Response error(int status, String message) {
    return switch (status) {
      case 401 -> told(401, "message", "401 Unauthorized");
      case 403 -> told(403, "message", "403 Forbidden");
      case 404 -> told(404, "message", "404 Not Found");
      default -> told(status, "error", message);
    };
  }

  private static Response told(int status, String name, String message) {
    return Response.json(status, RestDoor.object().put(name, message));
  }

  @Override
  public Response api(Asked asked) {
    if (asked.is("POST", "api/graphql")) {
      return where(asked);
    }
    if (asked.is("GET", "api/v4/users")) {
      return users(asked.query());
    }
    if (asked.is("GET", PROJECT + "labels")) {
      return labels();
    }
    if (asked.is("GET", PROJECT + "*/*")) {
      return gitLab.desk().read(books -> Response.json(200, item(books, subject(asked))));
    }
    return asked.is("PUT", PROJECT + "*/*") ? update(asked) : beside(asked);
  }

  private Response beside(Asked asked) {
    if (asked.is("GET", PROJECT + "*/*/notes")) {
      return notes(asked);
    }
    if (asked.is("POST", PROJECT + "*/*/notes")) {
      return note(asked);
    }
    if (asked.is("GET", PROJECT + "*/*/resource_state_events")) {
      return turns(asked);
    }
    if (asked.is("GET", PROJECT + "issues/*/links")) {
      return links(asked);
    }
    if (asked.is("POST", PROJECT + "issues/*/links")) {
      return link(asked);
    }
    return asked.is("DELETE", PROJECT + "issues/*/links/*") ? cut(asked) : error(404, "");
  }

  private Entity subject(Asked asked) {
    String kind = asked.path().get(NUMBER - 1).replaceFirst("s$", "");
    return gitLab.desk().read(books -> List.copyOf(books.all("items").values())).stream()
        .filter(item -> item.get("kind").equals(kind))
        .filter(item -> item.get("iid").equals(asked.path().get(NUMBER)))
        .filter(item -> asked.path().get(3).equals(Long.toString(GitLabWebhooks.PROJECT)))
        .findFirst()
        .orElseThrow(() -> new NoSuchEntity("404 Not Found"));
  }

  /** Query.issue and Query.mergeRequest: null where there is none to see. */
  private Response where(Asked asked) {
    ObjectNode data = RestDoor.object();
    Optional<Entity> item = global(asked);
    item.ifPresentOrElse(
        one ->
            data.putObject("item")
                .put("iid", one.get("iid"))
                .put("projectId", GitLabWebhooks.PROJECT),
        () -> data.putNull("item"));
    return Response.json(200, RestDoor.object().set("data", data));
  }

  private Optional<Entity> global(Asked asked) {
    String gid = asked.body().path("variables").path("id").asText();
    String id =
        gid.replace("gid://gitlab/MergeRequest/", "mr-").replace("gid://gitlab/Issue/", "issue-");
    return gitLab.desk().read(books -> books.find("items", id));
  }

  private static ObjectNode item(Books books, Entity item) {
    boolean isMerge = item.get("kind").equals("merge_request");
    ObjectNode shown = RestDoor.object();
    shown.put("id", Long.parseLong(item.get("number"))).put("iid", GitLabWebhooks.iid(item));
    shown.put("project_id", GitLabWebhooks.PROJECT).put("title", item.get("title"));
    shown.put("state", item.get("state")).put("web_url", GitLabWebhooks.url(item));
    shown.put("created_at", item.get("created_at")).put("updated_at", item.get("updated_at"));
    GitLabWebhooks.put(shown, "closed_at", item.find("closed_at"));
    GitLabWebhooks.put(shown, "description", item.find("description"));
    if (!isMerge) {
      GitLabWebhooks.put(shown, "due_date", item.find("due_date"));
      shown.put("type", "ISSUE").putNull("moved_to_id");
    }
    shown.set("assignees", GitLabWebhooks.assignees(books, item.find("assignee")));
    shown.set("author", GitLabWebhooks.assignees(books, item.find("author")).path(0));
    if (isMerge) {
      shown.set("reviewers", GitLabWebhooks.assignees(books, item.find("reviewers")));
    }
    ArrayNode labels = shown.putArray("labels");
    GitLabWebhooks.labels(item).forEach(labels::add);
    shown.putObject("time_stats").put("time_estimate", 0);
    String mark = isMerge ? "!" : "#";
    shown
        .putObject("references")
        .put("full", GitLabWebhooks.PLACE + mark + GitLabWebhooks.iid(item));
    return shown;
  }

  private Response update(Asked asked) {
    Entity item = subject(asked);
    Entity app = gitLab.user("paydown");
    Map<String, Optional<String>> wanted = wanted(item, asked.body());
    Entity changed =
        gitLab
            .desk()
            .change(
                draft -> {
                  draft.effect("update", item.id(), wanted);
                  Entity fresh = draft.books().find("items", item.id()).orElse(item);
                  return new GitLabChanges(draft, app).update(fresh, wanted);
                });
    return gitLab.desk().read(books -> Response.json(200, item(books, changed)));
  }

  private Map<String, Optional<String>> wanted(Entity item, JsonNode body) {
    Map<String, Optional<String>> wanted = new TreeMap<>();
    body.properties()
        .forEach(
            field -> {
              String value = field.getValue().asText();
              switch (field.getKey()) {
                case "due_date" -> wanted.put("due_date", Optional.of(value));
                case "state_event" -> wanted.put("state", Optional.of(state(value)));
                case "add_labels" ->
                    wanted.put(
                        "labels",
                        Optional.of(
                            item.find("labels").map(had -> had + "," + value).orElse(value)));
                case "assignee_ids" ->
                    wanted.put("assignee", name(field.getValue().path(0).asText()));
                case "reviewer_ids" -> wanted.put("reviewers", reviewers(field.getValue()));
                default ->
                    throw new IllegalArgumentException(item.get("kind") + " is not so edited");
              }
            });
    return wanted;
  }

  private static String state(String event) {
    return switch (event) {
      case "close" -> "closed";
      case "reopen" -> "opened";
      default -> throw new IllegalArgumentException("state_event does not have a valid value");
    };
  }

  private Optional<String> name(String id) {
    return gitLab.desk().read(books -> books.find("users", id)).map(user -> user.get("username"));
  }

  private Optional<String> reviewers(JsonNode ids) {
    List<String> names = new ArrayList<>();
    for (JsonNode id : ids) {
      name(id.asText()).ifPresent(names::add);
    }
    List<String> kept = gitLab.knowsOneReviewer ? names.stream().limit(1).toList() : names;
    return Optional.of(String.join(",", kept));
  }

  private Response users(Map<String, String> query) {
    ArrayNode found = RestDoor.object().arrayNode();
    gitLab.desk().read(books -> List.copyOf(books.all("users").values())).stream()
        .filter(user -> isFound(user, query))
        .forEach(user -> found.add(GitLabWebhooks.user(user)));
    return Response.json(200, found);
  }

  private static boolean isFound(Entity user, Map<String, String> query) {
    String wanted = query.getOrDefault("search", "").toLowerCase(Locale.ROOT);
    return query.containsKey("username")
        ? user.get("username").equalsIgnoreCase(query.get("username"))
        : user.get("username").contains(wanted)
            || user.find("public_email").filter(wanted::equals).isPresent();
  }

  private Response labels() {
    ArrayNode shown = RestDoor.object().arrayNode();
    gitLab
        .desk()
        .read(books -> List.copyOf(books.all("labels").values()))
        .forEach(label -> shown.addObject().put("name", label.get("name")));
    return Response.json(200, shown);
  }

  private Response notes(Asked asked) {
    int most = Integer.parseInt(asked.query().getOrDefault("per_page", "20"));
    int page = Integer.parseInt(asked.query().getOrDefault("page", "1"));
    List<ObjectNode> all = notes(subject(asked).id(), asked.query());
    ArrayNode shown = RestDoor.object().arrayNode();
    all.stream().skip((page - 1L) * most).limit(most).forEach(shown::add);
    return Response.json(200, shown);
  }

  private List<ObjectNode> notes(String item, Map<String, String> query) {
    List<ObjectNode> all = new ArrayList<>();
    String filter = query.getOrDefault("activity_filter", "all_notes");
    if (!filter.equals("only_activity")) {
      gitLab.of("notes", item).forEach(note -> all.add(shown(note)));
    }
    if (!filter.equals("only_comments")) {
      gitLab.of("activity", item).forEach(note -> all.add(shown(note).put("system", true)));
    }
    all.sort(Comparator.comparingLong(note -> note.path("id").asLong()));
    return query.getOrDefault("sort", "desc").equals("asc") ? all : all.reversed();
  }

  private ObjectNode shown(Entity note) {
    ObjectNode shown =
        RestDoor.object()
            .put("id", Long.parseLong(note.id()))
            .put("body", note.get("body"))
            .put("system", false)
            .put("created_at", note.get("created_at"));
    return shown.set("author", GitLabWebhooks.user(gitLab.user(note.get("author"))));
  }

  private Response note(Asked asked) {
    Entity item = subject(asked);
    Entity app = gitLab.user("paydown");
    String text = RestDoor.text(asked.body(), "body");
    Entity made =
        gitLab
            .desk()
            .change(
                draft -> {
                  draft.effect("note", item.id(), Map.of());
                  return new GitLabChanges(draft, app).note(item, text);
                });
    return Response.json(201, shown(made));
  }

  private Response turns(Asked asked) {
    ArrayNode shown = RestDoor.object().arrayNode();
    for (Entity turn : gitLab.of("turns", subject(asked).id())) {
      ObjectNode one = shown.addObject().put("state", turn.get("state"));
      one.put("created_at", turn.get("created_at"));
      one.set("user", GitLabWebhooks.user(gitLab.user(turn.get("by"))));
    }
    return Response.json(200, shown);
  }

  /** Each as it is seen from the issue that was asked about. */
  private Response links(Asked asked) {
    String own = subject(asked).id();
    ArrayNode shown = RestDoor.object().arrayNode();
    for (Entity link : gitLab.desk().read(books -> List.copyOf(books.all("links").values()))) {
      boolean blocks = link.get("from").equals(own);
      if (blocks || link.get("to").equals(own)) {
        Entity other = gitLab.item(blocks ? link.get("to") : link.get("from"));
        ObjectNode one = gitLab.desk().read(books -> item(books, other));
        one.put("issue_link_id", Long.parseLong(link.id()));
        one.put("link_type", blocks ? "blocks" : "is_blocked_by");
        one.put("link_created_at", link.get("created_at"));
        shown.add(one);
      }
    }
    return Response.json(200, shown);
  }

  /** One of a pair (GitLab docs, Issue links API: 409 where it is there). */
  private Response link(Asked asked) {
    Entity blocked = subject(asked);
    String iid = asked.body().path("target_issue_iid").asText();
    boolean waits = asked.body().path("link_type").asText().equals("is_blocked_by");
    Optional<Entity> blocking =
        gitLab.desk().read(books -> List.copyOf(books.all("items").values())).stream()
            .filter(item -> item.get("kind").equals("issue") && item.get("iid").equals(iid))
            .findFirst();
    if (!waits || blocking.isEmpty()) {
      return error(404, "");
    }
    boolean stands =
        gitLab.desk().read(books -> List.copyOf(books.all("links").values())).stream()
            .anyMatch(
                link ->
                    link.get("from").equals(blocking.get().id())
                        && link.get("to").equals(blocked.id()));
    if (stands) {
      return told(409, "message", "Issue(s) already assigned");
    }
    gitLab
        .desk()
        .change(
            draft -> {
              draft.effect("link", blocked.id(), Map.of());
              return PracticeGitLab.linked(draft, blocking.get(), blocked);
            });
    return Response.json(201, RestDoor.object().put("link_type", "is_blocked_by"));
  }

  private Response cut(Asked asked) {
    String id = asked.path().getLast();
    Entity item = subject(asked);
    boolean was =
        gitLab
            .desk()
            .change(
                draft -> {
                  draft.effect("unlink", item.id(), Map.of());
                  return draft.books().all("links").remove(id) != null;
                });
    return was ? Response.json(200, RestDoor.object().put("link_type", "blocks")) : error(404, "");
  }

  @Override
  public void meddle(Asked asked) {
    Optional<Entity> item = global(asked);
    item.flatMap(one -> one.find("due_date"))
        .map(due -> LocalDate.parse(due).plusDays(1).toString())
        .ifPresent(
            due ->
                gitLab.update(
                    "somebody", item.orElseThrow().id(), Map.of("due_date", Optional.of(due))));
  }

  /** {@code POST /person/issues}, {@code /person/items/ID}, {@code /person/notes}. */
  @Override
  public Response person(Asked asked) {
    String by = asked.body().path("by").asText("somebody");
    Map<String, Optional<String>> said = RestDoor.said(asked.body());
    if (asked.is("POST", "person/issues")) {
      return RestDoor.shown(201, gitLab.open(by, false, said));
    }
    if (asked.is("POST", "person/items/*")) {
      return RestDoor.shown(200, gitLab.update(by, asked.path().get(2), said));
    }
    String item = asked.body().path("item").asText();
    return asked.is("POST", "person/notes")
        ? RestDoor.shown(201, gitLab.note(by, item, RestDoor.text(asked.body(), "body")))
        : error(404, "");
  }
}
