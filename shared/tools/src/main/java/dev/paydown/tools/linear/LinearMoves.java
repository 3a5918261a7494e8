package dev.paydown.tools.linear;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.brain.proposal.EffectOutcome;
import dev.paydown.brain.proposal.Execution;
import dev.paydown.brain.proposal.Move;
import dev.paydown.tools.Attempt;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.linear.LinearApi.Reply;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Makes one move in Linear once: reads, compares, writes, and reads again. */
final class LinearMoves {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Set<String> CLOSED = Set.of("completed", "canceled", "duplicate");
  private final LinearCall call;
  private final Execution execution;
  private final Move move;

  LinearMoves(LinearCall call, Execution execution) {
    this.call = call;
    this.execution = execution;
    this.move = execution.move();
  }

  Attempt make() {
    return switch (move.action()) {
      case SET_DATE, START, COMMENT, ASSIGN, CANCEL, REOPEN, CLEAR ->
          switch (look()) {
            case Seen(Target target) -> make(target);
            case NotSeen(Attempt answer) -> answer;
          };
      case BOOK_SLOT, GRANT_APPROVAL, DENY_APPROVAL, UNBLOCK, CUT_LINK -> byHand(move.url());
      case RE_COMMIT -> failed("what is committed stands in Paydown's own books");
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
          byHand(target.url());
    };
  }

  private Attempt setDate(Target target) {
    if (!move.field().equals("start") && !move.field().equals("due")) {
      return failed("a date is start or due, not " + Fields.quoted(move.field()));
    }
    Optional<String> name = dateName(target);
    if (name.isEmpty()) {
      return byHand(target.url());
    }
    Optional<String> to = move.to().filter(LinearMoves::isDate);
    if (to.isEmpty()) {
      return failed("the move names no date to set");
    }
    ObjectNode input = LinearCall.object().put(name.get(), to.get());
    return apply(
        target,
        new Change(
            seen -> seen.date(move.field()).equals(to),
            seen -> seen.date(move.field()).equals(move.from()),
            seen -> seen.date(move.field()).orElse("no date"),
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
      return byHand(target.url());
    }
    Optional<String> state = target.stateOf(type);
    if (state.isEmpty()) {
      return failed("the issue's team has no workflow state of the type " + type);
    }
    return apply(
        target,
        new Change(
            seen -> seen.state().equals(type),
            asProposed,
            Target::state,
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
      return apply(
          target,
          new Change(
              seen -> seen.owner().isEmpty(),
              seen -> move.from().map(seen.owner()::contains).orElse(false),
              seen -> seen.owner().isEmpty() ? "nobody" : String.join(" = ", seen.owner()),
              LinearCall.object().putNull(name)));
    }
    Optional<String> name = dateName(target);
    if (name.isEmpty()) {
      return byHand(target.url());
    }
    return apply(
        target,
        new Change(
            seen -> seen.date(move.field()).isEmpty(),
            seen -> seen.date(move.field()).equals(move.from()),
            seen -> seen.date(move.field()).orElse("no date"),
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
      return failed("the move names nobody to assign");
    }
    String email = PersonRef.email(move.to().get()).value();
    Reply users = call.send(LinearDocuments.USERS, LinearCall.object().put("email", email));
    return switch (users) {
      case Reply.Data(JsonNode data) -> {
        Optional<String> id = activeUser(data.path("users").path("nodes"), email);
        String name = target.kind() == Target.Kind.PROJECT ? "leadId" : "assigneeId";
        yield id.isEmpty()
            ? failed("no active user of Linear has the address of the new owner")
            : apply(target, assignment(email, LinearCall.object().put(name, id.get())));
      }
      case Reply.Missing() -> failed("Linear knows no users");
      case Reply.Refused(String why) -> failed(why);
      case Reply.NotNow(Duration after, String why) -> new Attempt.Later(after, why);
      case Reply.Ambiguous(String why) -> new Attempt.Later(SOON, why);
    };
  }

  private Change assignment(String email, ObjectNode input) {
    return new Change(
        seen -> seen.owner().contains(email),
        seen -> move.from().map(seen.owner()::contains).orElseGet(seen.owner()::isEmpty),
        seen -> seen.owner().isEmpty() ? "nobody" : String.join(" = ", seen.owner()),
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

  private Attempt apply(Target target, Change change) {
    if (change.made().test(target)) {
      return done(target);
    }
    if (!change.asProposed().test(target)) {
      return stale(change.shown().apply(target));
    }
    String document =
        target.kind() == Target.Kind.PROJECT
            ? LinearDocuments.UPDATE_PROJECT
            : LinearDocuments.UPDATE_ISSUE;
    ObjectNode variables = LinearCall.object().put("id", target.id());
    variables.set("input", change.input());
    return switch (call.send(document, variables)) {
      case Reply.Data _ -> verified(change);
      case Reply.Missing() -> failed("Linear no longer knows the item");
      case Reply.Refused(String why) -> failed(why);
      case Reply.NotNow(Duration after, String why) -> new Attempt.Later(after, why);
      case Reply.Ambiguous(String why) -> readBack(change, why);
    };
  }

  private Attempt verified(Change change) {
    return switch (look()) {
      case NotSeen(Attempt answer) -> answer;
      case Seen(Target after) when change.made().test(after) -> done(after);
      case Seen(Target after) ->
          failed("Linear took the change and shows " + change.shown().apply(after));
    };
  }

  /** After a write whose answer was lost: only what the tool shows says whether it happened. */
  private Attempt readBack(Change change, String why) {
    return switch (look()) {
      case NotSeen(Attempt answer) -> answer;
      case Seen(Target after) when change.made().test(after) -> done(after);
      case Seen(Target after) when change.asProposed().test(after) -> new Attempt.Later(SOON, why);
      case Seen(Target after) -> stale(change.shown().apply(after));
    };
  }

  /** The target, or why it cannot be seen now. */
  private sealed interface Look {}

  private record Seen(Target target) implements Look {}

  private record NotSeen(Attempt answer) implements Look {}

  private Look look() {
    Reply issue = call.read(LinearDocuments.ISSUE, move.uid());
    Reply reply =
        issue instanceof Reply.Missing ? call.read(LinearDocuments.PROJECT, move.uid()) : issue;
    return switch (reply) {
      case Reply.Data(JsonNode data) -> seen(data);
      case Reply.Missing() -> new NotSeen(failed("Linear no longer knows the item"));
      case Reply.Refused(String why) -> new NotSeen(failed(why));
      case Reply.NotNow(Duration after, String why) -> new NotSeen(new Attempt.Later(after, why));
      case Reply.Ambiguous(String why) -> new NotSeen(new Attempt.Later(SOON, why));
    };
  }

  private Look seen(JsonNode data) {
    String connection = call.connection().name();
    try {
      return new Seen(
          data.has("issue")
              ? Target.issue(connection, data.path("issue"))
              : Target.project(connection, data.path("project")));
    } catch (BadField e) {
      return new NotSeen(failed("Linear's answer is not to be understood: " + e.what()));
    }
  }

  private static Attempt done(Target target) {
    return new Attempt.Ended(new EffectOutcome.Done(target.url()));
  }

  private static Attempt stale(String found) {
    return new Attempt.Ended(new EffectOutcome.Stale(found));
  }

  private static Attempt failed(String why) {
    return new Attempt.Ended(new EffectOutcome.Failed(why));
  }

  private static Attempt byHand(Optional<String> url) {
    return new Attempt.Ended(new EffectOutcome.ByHand(url));
  }
}
