package dev.paydown.functions.execute;

import dev.paydown.aws.Deployment;
import dev.paydown.aws.log.Field;
import dev.paydown.aws.log.Measured;
import dev.paydown.aws.log.Metric;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.graph.People;
import dev.paydown.brain.proposal.EffectOutcome;
import dev.paydown.brain.proposal.Execution;
import dev.paydown.brain.proposal.Move;
import dev.paydown.brain.proposal.MoveAction;
import dev.paydown.brain.store.Connection;
import dev.paydown.brain.store.Executions;
import dev.paydown.functions.http.Translator;
import dev.paydown.tools.Acting;
import dev.paydown.tools.Attempt;
import dev.paydown.tools.Tool;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Makes one confirmed move: claims it, asks the tool, records what became of it. */
final class Execute {
  static final int MOST_ATTEMPTS = 8;

  /** Outlasts the function's time-out of 60 s, so that a killed attempt has really ended. */
  static final Duration LEASE = Duration.ofSeconds(90);

  private static final System.Logger LOG = System.getLogger(Execute.class.getName());
  private final Deployment deployment;

  Execute(Deployment deployment) {
    this.deployment = deployment;
  }

  /** Whether the message is worked off. */
  sealed interface Outcome {}

  record Over() implements Outcome {}

  record NotYet() implements Outcome {}

  Outcome make(String workspace, String id) {
    Executions executions = deployment.executions();
    if (executions.find(workspace, id).isEmpty()) {
      LOG.log(System.Logger.Level.WARNING, "no execution {0}: its message is dropped", id);
      return new Over();
    }
    Instant now = deployment.clock().instant();
    return switch (executions.claim(workspace, id, now, now.plus(LEASE))) {
      case ENDED -> new Over();
      case BUSY -> new NotYet();
      case YES -> attempt(executions.find(workspace, id).orElseThrow(), now);
    };
  }

  private Outcome attempt(Executions.Progress progress, Instant now) {
    Execution execution = progress.execution();
    if (progress.attempts() > MOST_ATTEMPTS) {
      return end(execution, new EffectOutcome.Failed("needs a person: every attempt failed"));
    }
    String name = execution.move().connection();
    Optional<Connection> connection =
        deployment.directory().connection(execution.workspace(), name);
    Optional<Tool> tool =
        connection.flatMap(known -> Optional.ofNullable(deployment.tools().get(known.tool())));
    if (connection.isEmpty() || tool.isEmpty()) {
      return end(execution, new EffectOutcome.Failed("the connection " + name + " is gone"));
    }
    Attempt own = act(tool.get(), connection.get(), progress, now);
    return switch (isUnbooked(execution.move(), own) ? booked(own, progress, now) : own) {
      case Attempt.Ended(EffectOutcome outcome) ->
          end(execution, outcome, !tool.get().tellsOfMoves());
      case Attempt.Later later when progress.attempts() >= MOST_ATTEMPTS ->
          end(execution, new EffectOutcome.Failed("needs a person: " + later.why()));
      case Attempt.Later later -> {
        LOG.log(
            System.Logger.Level.INFO,
            "execution {0} waits after attempt {1}: {2}",
            new Field("execution", execution.id()),
            new Field("attempt", progress.attempts()),
            new Field("why", later.why()),
            Field.correlation(execution.correlation()),
            Field.workspace(execution.workspace()));
        deployment.executions().release(execution.workspace(), execution.id());
        yield new NotYet();
      }
    };
  }

  /** Whether it is a slot that the item's own tool cannot book. */
  private static boolean isUnbooked(Move move, Attempt own) {
    return move.action() == MoveAction.BOOK_SLOT
        && own instanceof Attempt.Ended(EffectOutcome.ByHand _);
  }

  /** The workspace's first calendar books it; where there is none, it stays by hand. */
  private Attempt booked(Attempt own, Executions.Progress progress, Instant now) {
    String workspace = progress.execution().workspace();
    for (Connection shown : deployment.directory().connections(workspace)) {
      Optional<Tool> calendar =
          Optional.ofNullable(deployment.tools().get(shown.tool())).filter(Tool::booksSlots);
      Optional<Connection> whole = deployment.directory().connection(workspace, shown.name());
      if (calendar.isPresent() && whole.isPresent()) {
        return act(calendar.get(), whole.get(), progress, now);
      }
    }
    return own;
  }

  /**
   * A tool that breaks leaves it unknown what happened: the next attempt reads before it writes.
   */
  private Attempt act(Tool tool, Connection connection, Executions.Progress progress, Instant now) {
    try {
      Execution execution = progress.execution();
      return tool.act(
          new Acting(
              connection,
              execution,
              progress.attempts(),
              now,
              email -> userIds(execution.workspace(), connection.name(), email)));
    } catch (RuntimeException broken) {
      Translator.logged("acting on " + tool.slug(), broken);
      return new Attempt.Later(Duration.ofMinutes(1), "the tool could not be reached");
    }
  }

  /** Read only when a tool asks for it: few moves are about people. */
  private List<String> userIds(String workspace, String connection, String email) {
    return deployment
        .workspaces()
        .load(workspace)
        .map(state -> new People(state).userIds(connection, email))
        .orElse(List.of());
  }

  private Outcome end(Execution execution, EffectOutcome outcome) {
    return end(execution, outcome, false);
  }

  /** Ends it; what was made in a tool that does not tell of it is read. */
  private Outcome end(Execution execution, EffectOutcome outcome, boolean isSilent) {
    Instant now = deployment.clock().instant();
    deployment
        .executions()
        .end(
            execution.workspace(),
            execution.id(),
            outcome,
            new LogEntry(
                "effect#" + execution.id(), now, facts(execution, outcome, isSilent, now)));
    told(execution, outcome);
    return new Over();
  }

  /** What went wrong is in the tool's words, which may quote: it is in the log of the workspace. */
  private static void told(Execution execution, EffectOutcome outcome) {
    Metric metric =
        switch (outcome) {
          case EffectOutcome.Done _ -> Metric.EFFECTS_DONE;
          case EffectOutcome.Stale _ -> Metric.EFFECTS_STALE;
          case EffectOutcome.ByHand _ -> Metric.EFFECTS_BY_HAND;
          case EffectOutcome.Failed _ -> Metric.EFFECTS_FAILED;
        };
    LOG.log(
        outcome instanceof EffectOutcome.Failed
            ? System.Logger.Level.WARNING
            : System.Logger.Level.INFO,
        "execution {0} has ended: {1}",
        new Field("execution", execution.id()),
        new Field("outcome", outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT)),
        new Field("proposal", execution.proposal()),
        new Field("connection", execution.move().connection()),
        Field.correlation(execution.correlation()),
        Field.workspace(execution.workspace()),
        Measured.one(metric));
  }

  /** A target that has changed is read again: its tool may tell us late, or never. */
  private static List<Fact> facts(
      Execution execution, EffectOutcome outcome, boolean isSilent, Instant now) {
    Move move = execution.move();
    Fact effect =
        new Fact.EffectRecorded(now, execution.id(), execution.proposal(), move.id(), outcome);
    Fact asked = new Fact.ReadAsked(new ItemRef.Own(move.connection(), move.uid()), now);
    return switch (outcome) {
      case EffectOutcome.Stale _ -> List.of(effect, asked);
      case EffectOutcome.Done _ -> isSilent ? List.of(effect, asked) : List.of(effect);
      case EffectOutcome.Failed _, EffectOutcome.ByHand _ -> List.of(effect);
    };
  }
}
