package dev.paydown.functions.decide;

import dev.paydown.aws.Deployment;
import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.proposal.Decision;
import dev.paydown.brain.proposal.Execution;
import dev.paydown.brain.proposal.Gate;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.brain.store.MagicLink;
import dev.paydown.functions.http.Form;
import dev.paydown.functions.links.Confirmation;
import dev.paydown.functions.links.DecisionLog;
import dev.paydown.functions.links.Digest;
import dev.paydown.functions.links.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Takes one answer to one link: reads it, has it confirmed by code where it reaches far, decides.
 */
final class Decide {
  private final Deployment deployment;
  private final FreshLink fresh;
  private final StepUp stepUp;
  private final Instant now;

  Decide(Deployment deployment, String publicUrl, Instant now) {
    this.deployment = deployment;
    this.fresh = new FreshLink(deployment, publicUrl, now);
    this.stepUp = new StepUp(deployment, now);
    this.now = now;
  }

  /** What became of an answer. */
  sealed interface Outcome {}

  /** It was the first, and stands. */
  record Taken(Standing.Live live, Decision decision) implements Outcome {}

  /** Nothing changed: the link stands like this. */
  record Dead(Standing standing) implements Outcome {}

  /** Nothing changed: the answer is not one. */
  record Fault(Standing.Live live, String fault) implements Outcome {}

  /** A code was mailed; the answer waits for it. */
  record AskCode(
      Standing.Live live,
      MagicLink.Code code,
      Map<String, List<String>> carried,
      Optional<String> fault)
      implements Outcome {}

  /** The code ran out, or no try is left. */
  record CodeSpent(Standing.Live live) implements Outcome {}

  /** A fresh link went to the bound recipient. */
  record FreshSent(Proposal proposal) implements Outcome {}

  /** The way back is proposed to who confirmed it. */
  record UndoAsked(Proposal proposal, int lines) implements Outcome {}

  /** There is no way back any more. */
  record NotUndone(String why) implements Outcome {}

  /** There is nothing to send a fresh link for. */
  record NotFresh(String why) implements Outcome {}

  Outcome answer(String token, Form form) {
    Standing standing = Standing.of(deployment.links(), token, now);
    if (form.one("choice").filter("fresh"::equals).isPresent()) {
      return fresh.send(standing);
    }
    if (form.one("choice").filter("undo"::equals).isPresent()) {
      return new Undoing(deployment, now).ask(standing);
    }
    if (!(standing instanceof Standing.Live live)) {
      return new Dead(standing);
    }
    Optional<WorkspaceState> state =
        Answer.needsWorkspace(form)
            ? deployment.workspaces().load(live.link().workspace())
            : Optional.empty();
    return switch (Answer.of(form, live.proposal(), state, now)) {
      case Answer.Faulty(String fault) -> new Fault(live, fault);
      case Answer.Given(Decision.Confirm confirm) when live.proposal().gate() != Gate.INTERNAL ->
          withCode(live, confirm, form, token);
      case Answer.Given(Decision decision) -> decide(live, decision, token);
    };
  }

  private Outcome withCode(Standing.Live live, Decision.Confirm confirm, Form form, String token) {
    String choice = Digest.ofChoice(live.proposal(), confirm.chosen());
    Map<String, List<String>> carried = carried(confirm);
    Optional<String> code = form.one("code");
    if (code.isEmpty()) {
      return switch (stepUp.start(live, choice)) {
        case StepUp.Asked(var started) -> new AskCode(live, started, carried, Optional.empty());
        case StepUp.Spent() -> new CodeSpent(live);
      };
    }
    return switch (stepUp.tried(live, code.get(), choice)) {
      case RIGHT -> decide(live, confirm, token);
      case WRONG -> wrong(live, carried);
      case DEAD -> again(live, token);
    };
  }

  private Outcome wrong(Standing.Live live, Map<String, List<String>> carried) {
    Optional<MagicLink.Code> left =
        deployment.links().find(live.link().tokenHash()).flatMap(MagicLink::code);
    return left.filter(code -> code.triesLeft() > 0)
        .<Outcome>map(
            code ->
                new AskCode(live, code, carried, Optional.of("That is not the code we mailed.")))
        .orElseGet(() -> new CodeSpent(live));
  }

  /** A code is dead too when another answer used it up meanwhile. */
  private Outcome again(Standing.Live live, String token) {
    Standing standing = Standing.of(deployment.links(), token, now);
    return standing instanceof Standing.Live ? new CodeSpent(live) : new Dead(standing);
  }

  private Outcome decide(Standing.Live live, Decision decision, String token) {
    LogEntry entry = Confirmation.entry(live.proposal(), decision, now);
    List<Execution> executions = executions(live, decision);
    return switch (deployment
        .links()
        .decide(live.link(), entry, executions, Answer.word(decision), now)) {
      case TAKEN -> {
        DecisionLog.told(live.link().workspace(), live.proposal(), decision, executions);
        yield new Taken(live, decision);
      }
      case LOST -> lost(live, token);
    };
  }

  /** Somebody else was first, or the proposal changed under our hands: what stands now is told. */
  private Outcome lost(Standing.Live live, String token) {
    Standing standing = Standing.of(deployment.links(), token, now);
    return new Dead(
        standing instanceof Standing.Live
            ? new Standing.MovedOn(live.link(), live.proposal())
            : standing);
  }

  private List<Execution> executions(Standing.Live live, Decision decision) {
    return decision instanceof Decision.Confirm confirm
        ? Confirmation.executions(
            live.link().workspace(),
            live.proposal(),
            confirm.chosen(),
            live.link().recipient(),
            now)
        : List.of();
  }

  private static Map<String, List<String>> carried(Decision.Confirm confirm) {
    Map<String, List<String>> fields = new TreeMap<>();
    fields.put("choice", List.of("confirm"));
    fields.put("move", confirm.chosen().keySet().stream().sorted().toList());
    confirm
        .chosen()
        .forEach(
            (move, value) -> {
              if (!value.isEmpty()) {
                fields.put("to_" + move, List.of(value));
              }
            });
    return fields;
  }
}
