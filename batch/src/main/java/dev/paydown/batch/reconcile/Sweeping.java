package dev.paydown.batch.reconcile;

import dev.paydown.aws.Deployment;
import dev.paydown.batch.queue.Messages;
import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.graph.ItemFacts;
import dev.paydown.brain.store.Connection;
import dev.paydown.brain.store.Sweep;
import dev.paydown.brain.store.Sweeps;
import dev.paydown.tools.Hooks;
import dev.paydown.tools.Listening;
import dev.paydown.tools.Tool;
import dev.paydown.tools.ToolUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Goes through what changed in a connection's tool since it last did, and reads what the graph does
 * not know of: a delivery that was missed is found so, and the first time, everything that is open.
 * How far it has come is kept after each item, so that it goes on where it was interrupted.
 */
final class Sweeping {
  /** With the schedule's quarter of an hour, what was missed is found within the hour. */
  static final Duration EVERY = Duration.ofMinutes(30);

  /** Tools' clocks and lists trail a little: what changed just before is looked at again. */
  private static final Duration OVERLAP = Duration.ofMinutes(5);

  /** As long as nobody else takes it up, though the one that did may have died. */
  private static final Duration HELD = Duration.ofMinutes(10);

  private static final Duration RENEWED_BEFORE = Duration.ofDays(1);
  private static final Duration AT_A_TIME = Duration.ofSeconds(40);
  private static final System.Logger LOG = System.getLogger(Sweeping.class.getName());

  private final Deployment deployment;
  private final Reconcile reconcile;

  Sweeping(Deployment deployment) {
    this.deployment = deployment;
    this.reconcile = new Reconcile(deployment);
  }

  /** How it went. */
  sealed interface Outcome {}

  /**
   * It came to its end.
   *
   * @param isFirst whether it was the import, of which nothing can have been told before
   */
  record Ended(int listed, int read, boolean isFirst) implements Outcome {}

  /** Its time is over; there is more. */
  record GoesOn() implements Outcome {}

  /** The tool does not answer, or has not been opened. */
  record Waits(Instant until, String why) implements Outcome {}

  /** There is nothing to sweep. */
  record Off(String why) implements Outcome {}

  /** Somebody else is at it, or it is not due. */
  record NotNow() implements Outcome {}

  Outcome sweep(Sweeps.Of of) {
    Optional<Sweep> held = deployment.sweeps().find(of);
    if (held.isEmpty()) {
      return new Off("the connection is not swept");
    }
    Optional<Connection> connection =
        deployment.directory().connection(of.workspace(), of.connection());
    Optional<Tool> tool =
        connection.flatMap(known -> Optional.ofNullable(deployment.tools().get(known.tool())));
    if (connection.isEmpty() || tool.flatMap(Tool::listening).isEmpty()) {
      deployment.sweeps().remove(of);
      return new Off("the connection is gone");
    }
    Instant now = deployment.clock().instant();
    Sweep claimed = held.get().due(now.plus(HELD), held.get().trouble());
    if (held.get().dueAt().isAfter(now) || !deployment.sweeps().replace(held.get(), claimed)) {
      return new NotNow();
    }
    return new Run(claimed, connection.get(), tool.get(), now.plus(AT_A_TIME)).go();
  }

  /** One stretch of a sweep. Of pages on which there is nothing to read, nothing is kept. */
  private final class Run {
    private final Connection connection;
    private final Tool tool;
    private final Listening listening;
    private final Instant until;
    private Sweep kept;
    private Sweep at;

    Run(Sweep kept, Connection connection, Tool tool, Instant until) {
      this.kept = kept;
      this.at = kept;
      this.connection = connection;
      this.tool = tool;
      this.listening = tool.listening().orElseThrow();
      this.until = until;
    }

    Outcome go() {
      if (connection.token().isEmpty()) {
        return waits(EVERY, "the connection has no token");
      }
      try {
        if (at.run().startedAt().isEmpty()) {
          begin(deployment.clock().instant());
        }
        return stretch();
      } catch (ToolUnavailable e) {
        return waits(e.after(), String.valueOf(e.getMessage()));
      }
    }

    private void begin(Instant now) {
      if (at.hooksUntil().filter(now.plus(RENEWED_BEFORE)::isAfter).isPresent()) {
        renew(now);
      }
      if (at.through().isPresent()) {
        int asked = listening.askAgain(asked(now), at.through().get().minus(OVERLAP));
        if (asked > 0) {
          LOG.log(System.Logger.Level.INFO, "asked {0} again for {1}", connection, asked);
        }
      }
      at = at.begun(now);
    }

    private void renew(Instant now) {
      Hooks hooks = new Hooks(deployment.directory());
      switch (hooks.stand(tool, connection, deliveryUrl(), now)) {
        case Listening.Standing standing -> at = at.hooked(standing.until());
        case Listening.ByHand(String why) ->
            LOG.log(System.Logger.Level.WARNING, "{0} is not renewed: {1}", connection, why);
      }
    }

    private Listening.Asked asked(Instant now) {
      return new Listening.Asked(connection, deliveryUrl(), now);
    }

    private String deliveryUrl() {
      return deployment.deliveryUrl(deployment.publicUrl(), connection);
    }

    private Outcome stretch() {
      boolean isListed = at.run().cursor().isPresent() || at.run().listed() > 0;
      while (!at.run().pending().isEmpty() || !isListed || at.run().cursor().isPresent()) {
        if (deployment.clock().instant().isAfter(until)) {
          at = at.due(deployment.clock().instant(), Optional.empty());
          return save() ? new GoesOn() : new NotNow();
        }
        if (at.run().pending().isEmpty()) {
          at = list();
          isListed = true;
        } else {
          read(at.run().pending().getFirst());
          at = at.readOne();
          if (!save()) {
            return new NotNow();
          }
        }
      }
      boolean isFirst = at.through().isEmpty();
      at = at.ended(deployment.clock().instant().plus(EVERY));
      return save() ? new Ended(at.run().listed(), at.run().read(), isFirst) : new NotNow();
    }

    private Sweep list() {
      Listening.Changes page =
          listening.changes(
              connection,
              at.through().map(through -> through.minus(OVERLAP)),
              at.run().cursor(),
              deployment.clock().instant());
      return at.page(page.items().size(), unknown(page), page.next());
    }

    /** Those of whose change the graph has not heard; on a first import, all of them. */
    private List<String> unknown(Listening.Changes page) {
      if (page.items().isEmpty()) {
        return List.of();
      }
      Map<String, ItemFacts> items =
          at.through().isEmpty()
              ? Map.of()
              : deployment
                  .workspaces()
                  .load(connection.workspace())
                  .<Map<String, ItemFacts>>map(WorkspaceState::items)
                  .orElse(Map.of());
      return page.items().stream()
          .filter(changed -> !isKnown(items, changed))
          .map(Listening.Changed::uid)
          .distinct()
          .toList();
    }

    private boolean isKnown(Map<String, ItemFacts> items, Listening.Changed changed) {
      ItemRef.Own own = new ItemRef.Own(connection.name(), changed.uid());
      return Optional.ofNullable(items.get(own.node()))
          .flatMap(ItemFacts::lastSaidAt)
          .filter(said -> !said.isBefore(changed.at()))
          .isPresent();
    }

    /** One item that breaks its reader must not end the sweep: it is logged, and passed over. */
    private void read(String uid) {
      try {
        reconcile.read(
            connection.workspace(),
            connection.name(),
            uid,
            Optional.of(at.run().startedAt().get()),
            at.through().isEmpty() ? Reconcile.Reach.WITH_ITS_PAST : Reconcile.Reach.AS_IT_STANDS);
      } catch (ToolUnavailable e) {
        if (!e.isRefusal()) {
          throw e;
        }
        askAnything();
        LOG.log(System.Logger.Level.WARNING, "{0}: one item is passed over", connection);
      } catch (RuntimeException broken) {
        Messages.logged("sweep", broken);
      }
    }

    /** What is refused of one item is passed over; of a token that opens nothing, all waits. */
    private void askAnything() {
      Instant now = deployment.clock().instant();
      Listening.Changes _ = listening.changes(connection, Optional.of(now), Optional.empty(), now);
    }

    private boolean save() {
      boolean saved = deployment.sweeps().replace(kept, at);
      kept = at;
      return saved;
    }

    private Outcome waits(Duration after, String why) {
      Instant next = deployment.clock().instant().plus(after);
      at = at.due(next, Optional.of(why));
      return save() ? new Waits(next, why) : new NotNow();
    }
  }
}
