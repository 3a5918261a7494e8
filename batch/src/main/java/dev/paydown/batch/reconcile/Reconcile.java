package dev.paydown.batch.reconcile;

import dev.paydown.aws.Deployment;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Echo;
import dev.paydown.tools.Tool;
import dev.paydown.tools.ToolUnavailable;
import java.time.Instant;
import java.util.ArrayList;
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
  private static final System.Logger LOG = System.getLogger(Reconcile.class.getName());
  private final Deployment deployment;
  private final Map<String, Instant> readAt = new ConcurrentHashMap<>();

  Reconcile(Deployment deployment) {
    this.deployment = deployment;
  }

  /** How much of an item is read. */
  enum Reach {
    AS_IT_STANDS,
    /** Its due dates before, too, as on a first import. */
    WITH_ITS_PAST
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
    return read(workspace, name, uid, askedAt, Reach.AS_IT_STANDS);
  }

  /**
   * The same, as far back as that.
   *
   * @throws dev.paydown.tools.ToolUnavailable if the tool does not answer
   */
  Outcome read(String workspace, String name, String uid, Optional<Instant> askedAt, Reach reach) {
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
    List<Fact> past =
        reach == Reach.WITH_ITS_PAST && facts.isPresent()
            ? past(tool.get(), connection.get(), uid, now)
            : List.of();
    if (readAt.size() >= REMEMBERED) {
      readAt.clear();
    }
    if (facts.isEmpty() || facts.get().isEmpty()) {
      return new NothingThere(name + " knows no such item");
    }
    List<Fact> all = new ArrayList<>(past);
    all.addAll(facts.get());
    deployment
        .log()
        .append(
            workspace, new LogEntry("read#" + name + "#" + uid + "#" + now, now, Echo.marked(all)));
    readAt.put(item, now);
    return new Recorded();
  }

  /**
   * A past that the tool does not let the token see is none: the item itself is read all the same.
   */
  private static List<Fact> past(Tool tool, Connection connection, String uid, Instant now) {
    try {
      return tool.listening()
          .map(listening -> listening.past(connection, uid, now))
          .orElseGet(List::of);
    } catch (ToolUnavailable e) {
      if (!e.isRefusal()) {
        throw e;
      }
      LOG.log(
          System.Logger.Level.WARNING, "{0}: the past of one item is not to be had", connection);
      return List.of();
    }
  }
}
