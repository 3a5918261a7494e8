package dev.paydown.tools.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.brain.proposal.MoveAction;
import dev.paydown.tools.Acting;
import dev.paydown.tools.Attempt;
import dev.paydown.tools.Makes;
import dev.paydown.tools.act.Addition;
import dev.paydown.tools.act.Bond;
import dev.paydown.tools.act.Hands;
import dev.paydown.tools.act.Look;
import dev.paydown.tools.act.Standing;
import dev.paydown.tools.act.Way;
import dev.paydown.tools.http.OutgoingHttp;
import dev.paydown.tools.http.Reply;
import dev.paydown.tools.http.RestApi;
import dev.paydown.tools.text.GivenUp;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What Jira Cloud lets be changed in an issue (Atlassian developer docs, The Jira Cloud platform
 * REST API, version 3). A comment cannot be given an id, so it carries a mark and is looked for
 * before it is added again; of two the oldest counts.
 */
final class JiraHands implements Hands<JiraTarget> {
  /** What Paydown can make there. */
  static final Set<Makes> MAKES =
      Set.of(
          Makes.change(MoveAction.SET_DATE, "start", "due").withWayBack(),
          Makes.change(MoveAction.CLEAR, "start", "due", "owner").withWayBack(),
          Makes.change(MoveAction.ASSIGN).withWayBack(),
          Makes.change(MoveAction.START).withWayBack(),
          Makes.change(MoveAction.REOPEN).withWayBack(),
          Makes.change(MoveAction.CANCEL),
          Makes.change(MoveAction.LINK).withWayBack(),
          Makes.change(MoveAction.CUT_LINK).withWayBack(),
          Makes.markedComment());

  private static final int PAGE = 100;
  private static final int PAGES = 10;
  private final RestApi api;
  private final Acting acting;
  private final String site;

  JiraHands(OutgoingHttp http, Acting acting) {
    this.acting = acting;
    this.site = JiraApi.site(acting.connection());
    this.api = JiraApi.of(http, acting.connection(), acting.now());
  }

  @Override
  public String tool() {
    return JiraApi.TOOL;
  }

  private String issue() {
    return JiraApi.issue(acting.move().uid());
  }

  @Override
  public Look<JiraTarget> look() {
    String fields =
        acting.move().field().equals("start")
            ? "?fields=*all&expand=names"
            : "?fields=status,resolution,assignee,duedate";
    String connection = acting.connection().name();
    return Look.of(
        tool(),
        api.get(issue() + fields.replace("*", "%2A")),
        shown -> JiraTarget.of(connection, site, shown));
  }

  /** The start date where the site has a field of that name. */
  @Override
  public Way date(JiraTarget target, String field, Optional<String> to) {
    Optional<String> name = field.equals("start") ? target.startField() : Optional.of("duedate");
    if (name.isEmpty()) {
      return new Way.ByHand();
    }
    ObjectNode body = object();
    ObjectNode fields = body.putObject("fields");
    to.ifPresentOrElse(date -> fields.put(name.get(), date), () -> fields.putNull(name.get()));
    return Way.send(() -> api.send("PUT", issue(), body));
  }

  @Override
  public Way assign(JiraTarget target, Optional<String> email) {
    if (email.isEmpty()) {
      ObjectNode body = object();
      body.putObject("fields").putNull("assignee");
      return Way.send(() -> api.send("PUT", issue(), body));
    }
    return switch (account(email.get())) {
      case Look.NotSeen<Optional<String>>(Attempt answer) -> new Way.Not(answer);
      case Look.Seen<Optional<String>>(Optional<String> id) ->
          id.map(one -> Way.send(() -> api.send("PUT", issue() + "/assignee", to(one))))
              .orElseGet(() -> Way.cannot("no account of Jira is known for the new owner"));
    };
  }

  private static ObjectNode to(String account) {
    return object().put("accountId", account);
  }

  /** The account that somebody said is theirs, else the active one with that address. */
  private Look<Optional<String>> account(String email) {
    List<String> known = acting.userIds().of(email);
    if (!known.isEmpty()) {
      return new Look.Seen<>(Optional.of(known.getFirst()));
    }
    Reply users = api.get("/rest/api/3/user/search?query=" + RestApi.part(email));
    return Look.of(tool(), users, found -> active(found, email));
  }

  private static Optional<String> active(JsonNode users, String email) {
    for (JsonNode user : users) {
      if (user.path("active").asBoolean()
          && user.path("emailAddress").asText().equalsIgnoreCase(email)) {
        return Optional.of(user.path("accountId").asText()).filter(id -> !id.isBlank());
      }
    }
    return Optional.empty();
  }

  /**
   * By the first step of the issue's workflow, from where it stands, that leads there and asks for
   * nothing that Paydown does not know.
   */
  @Override
  public Way turn(JiraTarget target, Standing to) {
    Reply steps = api.get(issue() + "/transitions?expand=transitions.fields");
    return switch (Look.of(tool(), steps, shown -> shown.path("transitions"))) {
      case Look.NotSeen<JsonNode>(Attempt answer) -> new Way.Not(answer);
      case Look.Seen<JsonNode>(JsonNode transitions) ->
          step(transitions, to).map(this::take).orElseGet(Way.ByHand::new);
    };
  }

  private Way take(String step) {
    ObjectNode body = object();
    body.putObject("transition").put("id", step);
    return Way.send(() -> api.send("POST", issue() + "/transitions", body));
  }

  private static Optional<String> step(JsonNode transitions, Standing to) {
    for (JsonNode step : transitions) {
      JsonNode status = step.path("to");
      if (leads(status, to) && asksNothing(step.path("fields"))) {
        return Optional.of(step.path("id").asText());
      }
    }
    return Optional.empty();
  }

  private static boolean leads(JsonNode status, Standing to) {
    String category = status.path("statusCategory").path("key").asText();
    boolean givenUp = GivenUp.says(status.path("name").asText());
    return switch (to) {
      case OPEN -> category.equals("new");
      case STARTED -> category.equals("indeterminate");
      case DONE -> category.equals("done") && !givenUp;
      case CANCELLED -> category.equals("done") && givenUp;
    };
  }

  private static boolean asksNothing(JsonNode fields) {
    Predicate<JsonNode> asked =
        field -> field.path("required").asBoolean() && !field.path("hasDefaultValue").asBoolean();
    return fields.properties().stream().noneMatch(field -> asked.test(field.getValue()));
  }

  /** By the site's type of link that says so; a site without one is for people. */
  @Override
  public Look<Optional<Bond>> blockedBy(JiraTarget target, String uid) {
    return Look.of(tool(), api.get("/rest/api/3/issueLinkType"), IssueLinks::blockingType)
        .then(type -> new Look.Seen<>(type.map(name -> bond(target, uid, name))));
  }

  private Bond bond(JiraTarget target, String blocker, String type) {
    ObjectNode body = object();
    body.putObject("type").put("name", type);
    body.putObject("inwardIssue").put("id", blocker);
    body.putObject("outwardIssue").put("id", target.id());
    Supplier<Reply> links = () -> api.get(issue() + "?fields=issuelinks");
    return new Bond(
        () -> Look.of(tool(), links.get(), shown -> IssueLinks.blocking(shown, blocker)),
        () -> api.send("POST", "/rest/api/3/issueLink", body),
        link ->
            api.send(
                "DELETE",
                "/rest/api/3/issueLink/" + RestApi.part(link),
                MissingNode.getInstance()));
  }

  @Override
  public Attempt comment(JiraTarget target) {
    return new Addition(tool(), "the comment", () -> existing(target, 0), this::create).make();
  }

  private Reply create() {
    ObjectNode body = object();
    body.set("body", JiraDocument.of(acting.execution()));
    ObjectNode property = body.putArray("properties").addObject().put("key", "paydown");
    property.putObject("value").put("execution", acting.execution().id());
    return api.send("POST", issue() + "/comment", body);
  }

  /** Looks for the mark, newest first: ours is among what was written since the decision. */
  private Look<Optional<Addition.Place>> existing(JiraTarget target, int page) {
    String query = "/comment?orderBy=-created&maxResults=" + PAGE + "&startAt=" + page * PAGE;
    return switch (Look.of(tool(), api.get(issue() + query), shown -> shown)) {
      case Look.NotSeen<JsonNode>(Attempt answer) -> new Look.NotSeen<>(answer);
      case Look.Seen<JsonNode>(JsonNode shown) -> {
        Optional<Addition.Place> ours = marked(target, shown.path("comments"));
        boolean more = shown.path("total").asLong() > (page + 1L) * PAGE && page + 1 < PAGES;
        yield ours.isEmpty() && more ? existing(target, page + 1) : new Look.Seen<>(ours);
      }
    };
  }

  private Optional<Addition.Place> marked(JiraTarget target, JsonNode comments) {
    String mark = Addition.markInText(acting.execution().id());
    Optional<Addition.Place> oldest = Optional.empty();
    for (JsonNode comment : comments) {
      if (comment.path("body").toString().contains(mark)) {
        String id = comment.path("id").asText();
        oldest =
            Optional.of(
                new Addition.Place(target.url().map(url -> url + "?focusedCommentId=" + id)));
      }
    }
    return oldest;
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
