package dev.paydown.local.practice.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.local.practice.Entity;
import dev.paydown.local.practice.NoSuchEntity;
import dev.paydown.local.practice.Response;
import dev.paydown.local.practice.RestDoor;
import dev.paydown.local.practice.RestDoor.Asked;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The part of Jira Cloud's REST API that a connector uses. */
final class JiraVendor implements RestDoor.Vendor {
  private static final String ISSUE = "rest/api/3/issue/*";
  private static final Pattern CHANGED = Pattern.compile("updated >= \"-([0-9]{1,9})m\"");
  private static final int ID = 4;
  private final PracticeJira jira;
  private final String token;

  JiraVendor(PracticeJira jira, String token) {
    this.jira = jira;
    this.token = token;
  }

  @Override
  public String prefix() {
    return "/rest/api/3/";
  }

  @Override
  public boolean opens(Map<String, String> headers) {
    return headers.getOrDefault("authorization", "").equals("Bearer " + token);
  }

  @Override
  public Response error(int status, String message) {
    ObjectNode body = RestDoor.object();
    body.putArray("errorMessages").add(message);
    body.putObject("errors");
    return Response.json(status, body);
  }

  @Override
  public Response api(Asked asked) {
    if (asked.is("GET", ISSUE)) {
      return issue(asked);
    }
    if (asked.is("PUT", ISSUE)) {
      return update(asked, fields(asked.body().path("fields")), "edit");
    }
    if (asked.is("PUT", ISSUE + "/assignee")) {
      return assign(asked);
    }
    if (asked.is("GET", ISSUE + "/transitions")) {
      return transitions();
    }
    if (asked.is("POST", ISSUE + "/transitions")) {
      String step = asked.body().path("transition").path("id").asText();
      return update(asked, Map.of("statusId", Optional.of(led(step))), "transition");
    }
    if (asked.is("GET", ISSUE + "/comment")) {
      return comments(asked);
    }
    if (asked.is("POST", ISSUE + "/comment")) {
      return comment(asked);
    }
    if (asked.is("GET", "rest/api/3/search/jql")) {
      return found(asked);
    }
    if (asked.is("GET", "rest/api/3/user/search")) {
      return users(asked);
    }
    return new JiraLinks(jira, app())
        .answer(asked)
        .orElseGet(() -> error(404, "the practice Jira has no such route"));
  }

  /** What is not done, or changed in the last minutes: the rest of JQL is the vendor's. */
  private Response found(Asked asked) {
    Matcher minutes = CHANGED.matcher(asked.query().getOrDefault("jql", ""));
    Optional<Instant> since =
        minutes.find()
            ? Optional.of(
                jira.desk().now().minus(Duration.ofMinutes(Long.parseLong(minutes.group(1)))))
            : Optional.empty();
    ObjectNode page = RestDoor.object();
    ArrayNode issues = page.putArray("issues");
    jira.desk()
        .read(books -> List.copyOf(books.all("issues").values()))
        .forEach(
            issue -> {
              if (since.map(from -> !issue.instant("updated").isBefore(from)).orElse(true)) {
                ObjectNode shown = jira.desk().read(books -> JiraShown.issue(books, issue));
                boolean isDone =
                    shown.at("/fields/status/statusCategory/key").asText().equals("done");
                if (since.isPresent() || !isDone) {
                  issues
                      .addObject()
                      .put("id", issue.id())
                      .putObject("fields")
                      .set("updated", shown.at("/fields/updated"));
                }
              }
            });
    return Response.json(200, page.put("isLast", true));
  }

  private Entity subject(Asked asked) {
    return jira.issue(asked.path().get(ID));
  }

  private Response issue(Asked asked) {
    Entity issue = subject(asked);
    ObjectNode shown = jira.desk().read(books -> JiraShown.issue(books, issue));
    if (asked.query().getOrDefault("expand", "").contains("names")) {
      shown.putObject("names").put("duedate", "Due date").put(JiraShown.START_FIELD, "Start date");
    }
    return Response.json(200, shown);
  }

  private static Map<String, Optional<String>> fields(JsonNode fields) {
    Map<String, Optional<String>> wanted = new TreeMap<>();
    RestDoor.said(fields)
        .forEach(
            (name, value) -> {
              switch (name) {
                case "duedate", "summary" -> wanted.put(name, value);
                case JiraShown.START_FIELD -> wanted.put("start", value);
                case "assignee" -> {
                  if (value.isPresent()) {
                    throw new IllegalArgumentException("assign by the issue's own route");
                  }
                  wanted.put("assigneeId", value);
                }
                default ->
                    throw new IllegalArgumentException(
                        "Field '" + name + "' cannot be set. It is not on the appropriate screen");
              }
            });
    return wanted;
  }

  private Response update(Asked asked, Map<String, Optional<String>> wanted, String what) {
    Entity issue = subject(asked);
    Entity app = app();
    jira.desk()
        .change(
            draft -> {
              draft.effect(what, issue.get("key"), wanted);
              Entity fresh = draft.books().find("issues", issue.id()).orElse(issue);
              return new JiraChanges(draft, app).update(fresh, wanted);
            });
    return nothing();
  }

  private Response assign(Asked asked) {
    JsonNode id = asked.body().path("accountId");
    Optional<String> account = id.isTextual() ? Optional.of(id.textValue()) : Optional.empty();
    boolean known =
        account.isEmpty()
            || jira.desk().read(books -> books.find("users", account.get())).isPresent();
    return known
        ? update(asked, Map.of("assigneeId", account), "assign")
        : error(400, "User '" + account.orElse("") + "' cannot be assigned issues.");
  }

  /** The status that a step leads to. */
  private String led(String step) {
    String status = step.replaceFirst("1$", "");
    return jira.desk()
        .read(books -> books.find("statuses", status))
        .map(Entity::id)
        .orElseThrow(() -> new IllegalArgumentException("there is no transition " + step));
  }

  /** From everywhere to everywhere. */
  private Response transitions() {
    ObjectNode body = RestDoor.object();
    ArrayNode steps = body.putArray("transitions");
    for (Entity status : jira.desk().read(all -> List.copyOf(all.all("statuses").values()))) {
      ObjectNode step = steps.addObject().put("id", status.id() + "1");
      step.put("name", status.get("name"));
      step.set("to", JiraShown.status(status));
      step.putObject("fields");
    }
    return Response.json(200, body);
  }

  private Response comments(Asked asked) {
    int from = Integer.parseInt(asked.query().getOrDefault("startAt", "0"));
    int most = Integer.parseInt(asked.query().getOrDefault("maxResults", "50"));
    List<Entity> all = jira.comments(subject(asked).id());
    List<Entity> ordered =
        asked.query().getOrDefault("orderBy", "").startsWith("-") ? all.reversed() : all;
    ObjectNode body = RestDoor.object();
    body.put("startAt", from).put("maxResults", most).put("total", all.size());
    ArrayNode shown = body.putArray("comments");
    jira.desk()
        .read(
            books -> {
              ordered.stream()
                  .skip(from)
                  .limit(most)
                  .forEach(comment -> shown.add(JiraWebhooks.comment(books, comment)));
              return shown;
            });
    return Response.json(200, body);
  }

  private Response comment(Asked asked) {
    Entity issue = subject(asked);
    Entity app = app();
    if (!asked.body().path("body").path("type").asText().equals("doc")) {
      return error(400, "Comment body is not valid!");
    }
    Entity made =
        jira.desk()
            .change(
                draft -> {
                  draft.effect("comment", issue.get("key"), Map.of());
                  return new JiraChanges(draft, app).comment(issue, asked.body().path("body"));
                });
    return Response.json(201, jira.desk().read(books -> JiraWebhooks.comment(books, made)));
  }

  private Response users(Asked asked) {
    String query = asked.query().getOrDefault("query", "");
    ArrayNode found = RestDoor.object().putArray("users");
    jira.desk().read(books -> List.copyOf(books.all("users").values())).stream()
        .filter(user -> user.get("email").startsWith(query) || user.get("name").equals(query))
        .forEach(user -> found.add(JiraShown.user(user)));
    return Response.json(200, found);
  }

  private Entity app() {
    return jira.desk()
        .read(books -> books.find("users", "app-paydown"))
        .orElseThrow(() -> new NoSuchEntity("user"));
  }

  private static Response nothing() {
    return new Response(204, Map.of(), new byte[0], false);
  }

  @Override
  public void meddle(Asked asked) {
    if (asked.path().size() > ID) {
      Entity issue = subject(asked);
      issue
          .find("duedate")
          .map(LocalDate::parse)
          .ifPresent(
              due ->
                  jira.update(
                      "somebody@practice.example",
                      issue.id(),
                      Map.of("duedate", Optional.of(due.plusDays(1).toString()))));
    }
  }

  /** {@code POST /person/issues}, {@code /person/issues/QA-1}, {@code comments}, {@code links}. */
  @Override
  public Response person(Asked asked) {
    String by = asked.body().path("by").asText("somebody@practice.example");
    Map<String, Optional<String>> said = RestDoor.said(asked.body());
    if (asked.is("POST", "person/issues")) {
      return RestDoor.shown(201, jira.create(by, said));
    }
    if (asked.is("POST", "person/issues/*")) {
      return RestDoor.shown(200, jira.update(by, asked.path().get(2), said));
    }
    if (asked.is("POST", "person/comments")) {
      String issue = RestDoor.text(asked.body(), "issue");
      return RestDoor.shown(201, jira.comment(by, issue, RestDoor.text(asked.body(), "body")));
    }
    return asked.is("POST", "person/links")
        ? RestDoor.shown(
            201,
            jira.block(
                by, RestDoor.text(asked.body(), "blocks"), RestDoor.text(asked.body(), "blocked")))
        : error(404, "a person makes no such thing");
  }
}
