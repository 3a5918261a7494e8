package dev.paydown.tools.linear;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.brain.proposal.MoveAction;
import dev.paydown.tools.Acting;
import dev.paydown.tools.Attempt;
import dev.paydown.tools.Makes;
import dev.paydown.tools.act.Bond;
import dev.paydown.tools.act.Hands;
import dev.paydown.tools.act.Look;
import dev.paydown.tools.act.Standing;
import dev.paydown.tools.act.Way;
import dev.paydown.tools.http.Reply;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** What Linear lets be changed: issues and projects. */
final class LinearHands implements Hands<LinearTarget> {
  private static final Makes.Items PROJECTS = Makes.Items.only("initiative");
  private static final Makes.Items ISSUES = Makes.Items.except("initiative");

  /** What Paydown can make there. */
  static final Set<Makes> MAKES =
      Set.of(
          Makes.change(MoveAction.SET_DATE, "due").withWayBack(),
          Makes.change(MoveAction.SET_DATE, "start").of(PROJECTS).withWayBack(),
          Makes.change(MoveAction.CLEAR, "due", "owner").withWayBack(),
          Makes.change(MoveAction.CLEAR, "start").of(PROJECTS).withWayBack(),
          Makes.change(MoveAction.ASSIGN).withWayBack(),
          Makes.change(MoveAction.START).of(ISSUES).withWayBack(),
          Makes.change(MoveAction.REOPEN).of(ISSUES).withWayBack(),
          Makes.change(MoveAction.CANCEL).of(ISSUES),
          Makes.change(MoveAction.LINK).of(ISSUES).withWayBack(),
          Makes.change(MoveAction.CUT_LINK).of(ISSUES).withWayBack(),
          Makes.addition(MoveAction.COMMENT, "its id is of our own choice, which no two can have"));

  private final LinearCall call;
  private final Acting acting;

  LinearHands(LinearApi api, Acting acting) {
    this.call = new LinearCall(api, acting.connection(), acting.now());
    this.acting = acting;
  }

  @Override
  public String tool() {
    return "Linear";
  }

  @Override
  public Look<LinearTarget> look() {
    String uid = acting.move().uid();
    Reply issue = call.read(LinearDocuments.ISSUE, uid);
    Reply reply = issue instanceof Reply.Missing ? call.read(LinearDocuments.PROJECT, uid) : issue;
    String connection = acting.connection().name();
    return Look.of(
        tool(),
        reply,
        data ->
            data.has("issue")
                ? LinearTarget.issue(connection, data.path("issue"))
                : LinearTarget.project(connection, data.path("project")));
  }

  /** Linear's issues have no start date. */
  @Override
  public Way date(LinearTarget target, String field, Optional<String> to) {
    boolean isStart = field.equals("start");
    if (!isProject(target)) {
      return isStart ? new Way.ByHand() : write(target, put("dueDate", to));
    }
    return write(target, put(isStart ? "startDate" : "targetDate", to));
  }

  /** Brings an issue to the first workflow state of that type; a project's is for its people. */
  @Override
  public Way turn(LinearTarget target, Standing to) {
    if (isProject(target)) {
      return new Way.ByHand();
    }
    String type =
        switch (to) {
          case OPEN -> "unstarted";
          case STARTED -> "started";
          case DONE -> "completed";
          case CANCELLED -> "canceled";
        };
    return target
        .stateOf(type)
        .map(state -> write(target, LinearCall.object().put("stateId", state)))
        .orElseGet(() -> Way.cannot("the issue's team has no workflow state of the type " + type));
  }

  @Override
  public Way assign(LinearTarget target, Optional<String> email) {
    String name = isProject(target) ? "leadId" : "assigneeId";
    if (email.isEmpty()) {
      return write(target, LinearCall.object().putNull(name));
    }
    ObjectNode asked = LinearCall.object().put("email", email.get());
    return switch (Look.of(tool(), call.send(LinearDocuments.USERS, asked), data -> data)) {
      case Look.NotSeen<JsonNode>(Attempt answer) -> new Way.Not(answer);
      case Look.Seen<JsonNode>(JsonNode data) ->
          active(data.path("users").path("nodes"), email.get())
              .map(id -> write(target, LinearCall.object().put(name, id)))
              .orElseGet(
                  () -> Way.cannot("no active user of Linear has the address of the new owner"));
    };
  }

  /** Between issues. */
  @Override
  public Look<Optional<Bond>> blockedBy(LinearTarget target, String uid) {
    return new Look.Seen<>(
        isProject(target) ? Optional.empty() : Optional.of(bond(target.id(), uid)));
  }

  private Bond bond(String blocked, String blocker) {
    ObjectNode variables = LinearCall.object();
    variables
        .putObject("input")
        .put("issueId", blocker)
        .put("relatedIssueId", blocked)
        .put("type", "blocks");
    return new Bond(
        () -> relation(blocked, blocker),
        () -> call.send(LinearDocuments.CREATE_RELATION, variables),
        relation -> call.read(LinearDocuments.DELETE_RELATION, relation));
  }

  /** The oldest relation by which that issue blocks the other. */
  private Look<Optional<String>> relation(String blocked, String blocker) {
    Look<JsonNode> read =
        Look.of(tool(), call.read(LinearDocuments.ISSUE, blocked), data -> data.path("issue"));
    return read.then(
        issue -> {
          JsonNode all = issue.path("inverseRelations");
          Optional<JsonNode> oldest =
              StreamSupport.stream(all.path("nodes").spliterator(), false)
                  .filter(node -> node.path("type").asText().equals("blocks"))
                  .filter(node -> node.path("issue").path("id").asText().equals(blocker))
                  .min(Comparator.comparing(node -> node.path("createdAt").asText()));
          boolean isUnknown =
              oldest.isEmpty() && all.path("pageInfo").path("hasNextPage").asBoolean();
          return isUnknown
              ? new Look.NotSeen<>(
                  Attempt.failed("Linear's issue has too many relations to see whether it waits"))
              : new Look.Seen<>(oldest.map(node -> node.path("id").asText()));
        });
  }

  @Override
  public Attempt comment(LinearTarget target) {
    return new LinearComment(call, acting.execution()).make(target);
  }

  private static Optional<String> active(JsonNode users, String email) {
    for (JsonNode user : users) {
      if (user.path("active").asBoolean() && user.path("email").asText().equalsIgnoreCase(email)) {
        return Optional.of(user.path("id").asText());
      }
    }
    return Optional.empty();
  }

  private static boolean isProject(LinearTarget target) {
    return target.kind() == LinearTarget.Kind.PROJECT;
  }

  private static ObjectNode put(String name, Optional<String> to) {
    ObjectNode input = LinearCall.object();
    to.ifPresentOrElse(date -> input.put(name, date), () -> input.putNull(name));
    return input;
  }

  private Way write(LinearTarget target, ObjectNode input) {
    ObjectNode variables = LinearCall.object().put("id", target.id());
    variables.set("input", input);
    String document =
        isProject(target) ? LinearDocuments.UPDATE_PROJECT : LinearDocuments.UPDATE_ISSUE;
    return Way.send(() -> call.send(document, variables));
  }
}
