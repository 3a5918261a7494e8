package dev.paydown.batch.reconcile;

import dev.paydown.aws.Deployment;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Echo;
import dev.paydown.tools.Tool;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads one item as its tool now shows it, and records what it says. A burst of events asks again
 * and again: what was asked before this instance last read the item is answered by that reading.
 */
final class Reconcile {
  private static final int REMEMBERED = 10_000;
  private final Deployment deployment;
  private final Map<String, Instant> readAt = new ConcurrentHashMap<>();

  Reconcile(Deployment deployment) {
    this.deployment = deployment;
  }

  /** What came of it. */
  sealed interface Outcome {}

  record Recorded() implements Outcome {}

  record NothingThere(String why) implements Outcome {}

  /** It was read since this was asked. */
  record ReadSince() implements Outcome {}

  /**
   * Reads the item.
   *
   * @param askedAt when the event came that asks for it; empty: read it whatever was read before
   * @throws dev.paydown.tools.ToolUnavailable if the tool does not answer: the message comes again
   */
  Outcome read(String workspace, String name, String uid, Optional<Instant> askedAt) {
    Optional<Connection> connection = deployment.directory().connection(workspace, name);
    Optional<Tool> tool =
        connection.flatMap(known -> Optional.ofNullable(deployment.tools().get(known.tool())));
    if (connection.isEmpty() || tool.isEmpty()) {
      return new NothingThere("the connection " + name + " is gone");
    }
    if (connection.get().token().isEmpty()) {
      return new NothingThere("the connection " + name + " has no token to read with");
    }
    String item = workspace + "#" + name + "#" + uid;
    Optional<Instant> last = Optional.ofNullable(readAt.get(item));
    if (askedAt.isPresent() && last.filter(askedAt.get()::isBefore).isPresent()) {
      return new ReadSince();
    }
    Instant now = deployment.clock().instant();
    Optional<List<Fact>> facts = tool.get().fetch(connection.get(), uid, now);
    if (readAt.size() >= REMEMBERED) {
      readAt.clear();
    }
    if (facts.isEmpty() || facts.get().isEmpty()) {
      return new NothingThere(name + " knows no such item");
    }
    deployment
        .log()
        .append(
            workspace,
            new LogEntry("read#" + name + "#" + uid + "#" + now, now, Echo.marked(facts.get())));
    readAt.put(item, now);
    return new Recorded();
  }
}
