package dev.paydown.functions.publish;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import dev.paydown.aws.log.Field;
import dev.paydown.brain.proposal.Execution;
import dev.paydown.brain.store.Directory;
import dev.paydown.brain.wire.Bus;
import dev.paydown.brain.wire.Queue;
import dev.paydown.functions.http.Row;
import dev.paydown.functions.http.Translator;
import dev.paydown.tools.json.BrainJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Announces rows in the order in which they were written; whoever listens is idempotent. */
final class Publish {
  private static final System.Logger LOG = System.getLogger(Publish.class.getName());
  private static final String EMITTING_TOOL = "events";
  private final Directory directory;
  private final Bus bus;
  private final Queue queue;

  Publish(Directory directory, Bus bus, Queue queue) {
    this.directory = directory;
    this.bus = bus;
    this.queue = queue;
  }

  /** How far the batch came. */
  sealed interface Outcome {}

  record Announced() implements Outcome {}

  /** Everything from this record on comes again. */
  record StoppedAt(String sequenceNumber) implements Outcome {}

  Outcome announce(List<DynamodbStreamRecord> records) {
    for (DynamodbStreamRecord record : records) {
      try {
        Row.written(record).ifPresent(this::announce);
      } catch (RuntimeException broken) {
        Translator.logged("publish", broken);
        return new StoppedAt(record.getDynamodb().getSequenceNumber());
      }
    }
    return new Announced();
  }

  private void announce(Row row) {
    if (row.kind().equals("execution")) {
      if (row.isNew()) {
        move(row.workspace(), BrainJson.read(row.body(), Execution.class));
      }
      return;
    }
    Optional<Bus.Event> event = Announcements.of(row);
    event.ifPresent(
        said -> {
          bus.put(List.of(said));
          LOG.log(
              System.Logger.Level.DEBUG,
              "announced {0}",
              new Field("event", said.type()),
              Field.workspace(row.workspace()));
        });
  }

  private void move(String workspace, Execution execution) {
    String connection = execution.move().connection();
    queue.send(
        Queue.Name.MOVES,
        BrainJson.write(Map.of("workspace", workspace, "execution", execution.id())),
        Optional.of(workspace + "#" + connection),
        Optional.of(execution.id()));
    LOG.log(
        System.Logger.Level.INFO,
        "queued the move {0}",
        new Field("execution", execution.id()),
        new Field("proposal", execution.proposal()),
        new Field("connection", connection),
        Field.correlation(execution.correlation()),
        Field.workspace(workspace));
    boolean emits =
        directory.connections(workspace).stream()
            .anyMatch(
                known -> known.name().equals(connection) && known.tool().equals(EMITTING_TOOL));
    if (emits) {
      bus.put(List.of(Announcements.moveRequested(workspace, execution)));
    }
  }
}
