package dev.paydown.functions.publish;

import dev.paydown.brain.debt.Liability;
import dev.paydown.brain.graph.ReadWanted;
import dev.paydown.brain.proposal.Execution;
import dev.paydown.brain.proposal.Mailing;
import dev.paydown.brain.proposal.Move;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.brain.wire.Bus;
import dev.paydown.functions.http.Row;
import dev.paydown.tools.events.MoveRequested;
import dev.paydown.tools.json.BrainJson;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the bus is told of a row: only what really changed. {@code events/schemas} describes every
 * event for who listens; a test holds the two together.
 */
final class Announcements {
  /** Goes up where a field is taken away or comes to mean something else; a new one is no news. */
  private static final int SCHEMA_VERSION = 1;

  private Announcements() {}

  static Optional<Bus.Event> of(Row row) {
    return switch (row.kind()) {
      case "mailing" -> mailing(row);
      case "proposal" -> proposal(row);
      case "liability" -> liability(row);
      case "read" -> read(row);
      default -> Optional.empty();
    };
  }

  /** The move that the system behind an {@code events} item is asked to make. */
  static Bus.Event moveRequested(String workspace, Execution execution) {
    Move move = execution.move();
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("workspace", workspace);
    detail.put("execution", execution.id());
    detail.put("proposal", execution.proposal());
    detail.put("action", move.action().label());
    detail.put("item", move.item());
    detail.put("field", move.field());
    detail.put("from", move.from());
    detail.put("to", move.to());
    detail.put("cause", move.cause());
    return event(MoveRequested.TYPE, detail);
  }

  private static Optional<Bus.Event> mailing(Row row) {
    Mailing mailing = BrainJson.read(row.body(), Mailing.class);
    if (mailing.sent() || !row.isNew()) {
      return Optional.empty();
    }
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("workspace", row.workspace());
    detail.put("mailing", mailing.id());
    detail.put("kind", mailing.kind());
    return Optional.of(event("mail.due", detail));
  }

  private static Optional<Bus.Event> proposal(Row row) {
    Proposal now = BrainJson.read(row.body(), Proposal.class);
    boolean same =
        row.before()
            .map(body -> BrainJson.read(body, Proposal.class))
            .filter(was -> was.state() == now.state() && was.version() == now.version())
            .isPresent();
    if (same) {
      return Optional.empty();
    }
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("workspace", row.workspace());
    detail.put("id", now.id());
    detail.put("version", now.version());
    detail.put("kind", now.kind().label());
    detail.put("item", now.item());
    detail.put("recipient", now.recipient());
    detail.put("state", now.state().label());
    return Optional.of(event("proposal." + now.state().label(), detail));
  }

  private static Optional<Bus.Event> liability(Row row) {
    Liability now = BrainJson.read(row.body(), Liability.class);
    boolean same =
        row.before()
            .map(body -> BrainJson.read(body, Liability.class))
            .filter(
                was ->
                    was.state() == now.state()
                        && was.root().equals(now.root())
                        && was.escalation().equals(now.escalation()))
            .isPresent();
    if (same) {
      return Optional.empty();
    }
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("workspace", row.workspace());
    detail.put("id", now.id());
    detail.put("kind", now.kind().label());
    detail.put("item", now.item());
    detail.put("root", now.root());
    detail.put("openedAt", now.openedAt());
    detail.put("state", now.state().label());
    detail.put("escalation", now.escalation());
    return Optional.of(event("liability." + now.state().label(), detail));
  }

  private static Optional<Bus.Event> read(Row row) {
    if (row.before().filter(row.body()::equals).isPresent()) {
      return Optional.empty();
    }
    ReadWanted wanted = BrainJson.read(row.body(), ReadWanted.class);
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("workspace", row.workspace());
    detail.put("connection", wanted.connection());
    detail.put("uid", wanted.uid());
    detail.put("askedAt", wanted.askedAt());
    return Optional.of(event("read.wanted", detail));
  }

  private static Bus.Event event(String type, Map<String, Object> detail) {
    detail.put("schemaVersion", SCHEMA_VERSION);
    return new Bus.Event(type, BrainJson.write(detail));
  }
}
