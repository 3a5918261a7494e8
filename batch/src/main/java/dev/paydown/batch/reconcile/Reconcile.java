package dev.paydown.batch.reconcile;

import dev.paydown.aws.Deployment;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Echo;
import dev.paydown.tools.Tool;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads one item as its tool now shows it, and records what it says. */
final class Reconcile {
  private final Deployment deployment;

  Reconcile(Deployment deployment) {
    this.deployment = deployment;
  }

  /** What came of it. */
  sealed interface Outcome {}

  record Recorded() implements Outcome {}

  record NothingThere(String why) implements Outcome {}

  /**
   * Reads the item.
   *
   * @throws dev.paydown.tools.ToolUnavailable if the tool does not answer: the message comes again
   */
  Outcome read(String workspace, String name, String uid) {
    Optional<Connection> connection = deployment.directory().connection(workspace, name);
    Optional<Tool> tool =
        connection.flatMap(known -> Optional.ofNullable(deployment.tools().get(known.tool())));
    if (connection.isEmpty() || tool.isEmpty()) {
      return new NothingThere("the connection " + name + " is gone");
    }
    if (connection.get().token().isEmpty()) {
      return new NothingThere("the connection " + name + " has no token to read with");
    }
    Instant now = deployment.clock().instant();
    Optional<List<Fact>> facts = tool.get().fetch(connection.get(), uid, now);
    if (facts.isEmpty() || facts.get().isEmpty()) {
      return new NothingThere(name + " knows no such item");
    }
    deployment
        .log()
        .append(
            workspace,
            new LogEntry("read#" + name + "#" + uid + "#" + now, now, Echo.marked(facts.get())));
    return new Recorded();
  }
}
