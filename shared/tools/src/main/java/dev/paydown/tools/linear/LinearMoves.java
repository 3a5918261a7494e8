package dev.paydown.tools.linear;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.brain.proposal.Execution;
import dev.paydown.brain.proposal.Move;
import dev.paydown.tools.Attempt;
import dev.paydown.tools.act.Change;
import dev.paydown.tools.act.Look;
import dev.paydown.tools.act.Once;
import dev.paydown.tools.http.Reply;
import dev.paydown.tools.json.Fields;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** Makes one move in Linear once: reads, compares, writes, and reads again. */
final class LinearMoves {
  private static final String TOOL = "Linear";
  private static final Set<String> CLOSED = Set.of("completed", "canceled", "duplicate");
  private final LinearCall call;
  private final Execution execution;
  private final Move move;
  private final Once<Target> once;

  LinearMoves(LinearCall call, Execution execution) {
    this.call = call;
    this.execution = execution;
    this.move = execution.move();
    this.once = new Once<>(TOOL, this::look, Target::url);
  }

  Attempt make() {
    return switch (move.action()) {
      case SET_DATE, START, COMMENT, ASSIGN, CANCEL, REOPEN, CLEAR -> once.make(this::make);
      case BOOK_SLOT, GRANT_APPROVAL, DENY_APPROVAL, UNBLOCK, CUT_LINK ->
          Attempt.byHand(move.url());
      case RE_COMMIT -> Attempt.failed("what is committed stands in Paydown's own books");
    };
  }

  private Attempt make(Target target) {
    return switch (move.action()) {
      case SET_DATE -> setDate(target);
      case START -> turn(target, "started", seen -> !CLOSED.contains(seen.state()));
      case CANCEL -> turn(target, "canceled", seen -> !CLOSED.contains(seen.state()));
      case REOPEN -> turn(target, "unstarted", this::isAsReopened);
      case CLEAR -> clear(target);
      case ASSIGN -> assign(target);
      case COMMENT -> new LinearComment(call, execution).make(target);
      case BOOK_SLOT, GRANT_APPROVAL, DENY_APPROVAL, UNBLOCK, CUT_LINK, RE_COMMIT ->
          Attempt.byHand(target.url());
    };
  }

  private Attempt setDate(Target target) {
    if (!move.field().equals("start") && !move.field().equals("due")) {
      return Attempt.failed("a date is start or due, not " + Fields.quoted(move.field()));
    }
    Optional<String> name = dateName(target);
    if (name.isEmpty()) {
      return Attempt.byHand(target.url());
    }
    Optional<String> to = move.to().filter(LinearMoves::isDate);
    if (to.isEmpty()) {
      return Attempt.failed("the move names no date to set");
    }
    ObjectNode input = LinearCall.object().put(name.get(), to.get());
    return once.apply(
        target,
        change(
            seen -> seen.date(move.field()).equals(to),
            seen -> seen.date(move.field()).equals(move.from()),
            seen -> seen.date(move.field()).orElse("no date"),
            target,
            input));
  }

  private static boolean isDate(String text) {
    try {
      LocalDate.parse(text);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** Brings the issue to the first workflow state of that type; a project's is for its people. */
  private Attempt turn(Target target, String type, Predicate<Target> asProposed) {
    if (target.kind() == Target.Kind.PROJECT) {
      return Attempt.byHand(target.url());
    }
    Optional<String> state = target.stateOf(type);
    if (state.isEmpty()) {
      return Attempt.failed("the issue's team has no workflow state of the type " + type);
    }
    return once.apply(
        target,
        change(
            seen -> seen.state().equals(type),
            asProposed,
            Target::state,
            target,
            LinearCall.object().put("stateId", state.get())));
  }

  /** What was started is set back, and what was done is opened again: only what it was asked on. */
  private boolean isAsReopened(Target seen) {
    String type = move.from().filter("done"::equals).isPresent() ? "completed" : "started";
    return seen.state().equals(type);
  }

  private Attempt clear(Target target) {
    if (move.field().equals("owner")) {
      String name = target.kind() == Target.Kind.PROJECT ? "leadId" : "assigneeId";
      return once.apply(
          target,
          change(
              seen -> seen.owner().isEmpty(),
              seen -> move.from().map(seen.owner()::contains).orElse(false),
              seen -> seen.owner().isEmpty() ? "nobody" : String.join(" = ", seen.owner()),
              target,
              LinearCall.object().putNull(name)));
    }
    Optional<String> name = dateName(target);
    if (name.isEmpty()) {
      return Attempt.byHand(target.url());
    }
    return once.apply(
        target,
        change(
            seen -> seen.date(move.field()).isEmpty(),
            seen -> seen.date(move.field()).equals(move.from()),
            seen -> seen.date(move.field()).orElse("no date"),
            target,
            LinearCall.object().putNull(name.get())));
  }

  /** What Linear calls the date; its issues have no start date. */
  private Optional<String> dateName(Target target) {
    boolean project = target.kind() == Target.Kind.PROJECT;
    if (move.field().equals("start")) {
      return project ? Optional.of("startDate") : Optional.empty();
    }
    return Optional.of(project ? "targetDate" : "dueDate");
  }

  private Attempt assign(Target target) {
    if (move.to().isEmpty()) {
      return Attempt.failed("the move names nobody to assign");
    }
    String email = PersonRef.email(move.to().get()).value();
    Reply users = call.send(LinearDocuments.USERS, LinearCall.object().put("email", email));
    return switch (users) {
      case Reply.Data(JsonNode data) -> {
        Optional<String> id = activeUser(data.path("users").path("nodes"), email);
        String name = target.kind() == Target.Kind.PROJECT ? "leadId" : "assigneeId";
        yield id.isEmpty()
            ? Attempt.failed("no active user of Linear has the address of the new owner")
            : once.apply(
                target, assignment(email, target, LinearCall.object().put(name, id.get())));
      }
      case Reply.Missing() -> Attempt.failed("Linear knows no users");
      case Reply.Refused(String why) -> Attempt.failed(why);
      case Reply.NotNow(Duration after, String why) -> new Attempt.Later(after, why);
      case Reply.Ambiguous(String why) -> new Attempt.Later(Look.SOON, why);
    };
  }

  private Change<Target> assignment(String email, Target target, ObjectNode input) {
    return change(
        seen -> seen.owner().contains(email),
        seen -> move.from().map(seen.owner()::contains).orElseGet(seen.owner()::isEmpty),
        seen -> seen.owner().isEmpty() ? "nobody" : String.join(" = ", seen.owner()),
        target,
        input);
  }

  private static Optional<String> activeUser(JsonNode users, String email) {
    for (JsonNode user : users) {
      if (user.path("active").asBoolean() && user.path("email").asText().equalsIgnoreCase(email)) {
        return Optional.of(user.path("id").asText());
      }
    }
    return Optional.empty();
  }

  private Change<Target> change(
      Predicate<Target> made,
      Predicate<Target> asProposed,
      Function<Target, String> shown,
      Target target,
      ObjectNode input) {
    return new Change<>(made, asProposed, shown, () -> write(target, input));
  }

  private Reply write(Target target, ObjectNode input) {
    String document =
        target.kind() == Target.Kind.PROJECT
            ? LinearDocuments.UPDATE_PROJECT
            : LinearDocuments.UPDATE_ISSUE;
    ObjectNode variables = LinearCall.object().put("id", target.id());
    variables.set("input", input);
    return call.send(document, variables);
  }

  private Look<Target> look() {
    Reply issue = call.read(LinearDocuments.ISSUE, move.uid());
    Reply reply =
        issue instanceof Reply.Missing ? call.read(LinearDocuments.PROJECT, move.uid()) : issue;
    String connection = call.connection().name();
    return Look.of(
        TOOL,
        reply,
        data ->
            data.has("issue")
                ? Target.issue(connection, data.path("issue"))
                : Target.project(connection, data.path("project")));
  }
}
