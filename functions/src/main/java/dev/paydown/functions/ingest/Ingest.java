package dev.paydown.functions.ingest;

import dev.paydown.aws.Deployment;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.store.Connection;
import dev.paydown.brain.store.EventLog;
import dev.paydown.brain.store.Quarantine;
import dev.paydown.functions.http.Request;
import dev.paydown.functions.http.Translator;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.Reading;
import dev.paydown.tools.Tool;
import dev.paydown.tools.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes one delivery in: size, connection, signature, reading, one conditional write. */
final class Ingest {
  static final int LARGEST_BYTES = 4 * 1024 * 1024;
  private static final System.Logger LOG = System.getLogger(Ingest.class.getName());
  private final Deployment deployment;
  private final KnownConnections connections;

  Ingest(Deployment deployment) {
    this.deployment = deployment;
    this.connections = new KnownConnections(deployment.directory(), deployment.clock());
  }

  /** What became of a delivery. */
  sealed interface Outcome {}

  record TooLarge() implements Outcome {}

  record Garbled() implements Outcome {}

  record Unknown() implements Outcome {}

  record Refused() implements Outcome {}

  record Taken() implements Outcome {}

  record Repeat() implements Outcome {}

  record NothingToKeep() implements Outcome {}

  record SetAside() implements Outcome {}

  Outcome take(Request request) {
    byte[] body;
    try {
      if (request.isLongerThan(LARGEST_BYTES)) {
        LOG.log(System.Logger.Level.WARNING, "count=oversize_delivery 1");
        return new TooLarge();
      }
      body = request.body();
    } catch (IllegalArgumentException notBase64) {
      return new Garbled();
    }
    Optional<Connection> connection = connections.find(request.path("id"));
    Optional<Tool> tool =
        connection.flatMap(known -> Optional.ofNullable(deployment.tools().get(known.tool())));
    if (connection.isEmpty() || tool.isEmpty()) {
      return new Unknown();
    }
    Map<String, List<String>> headers = new LinkedHashMap<>();
    request.headers().forEach((name, value) -> headers.put(name, List.of(value)));
    Delivery delivery = new Delivery(headers, body, deployment.clock().instant());
    return switch (tool.get().verify(delivery, connection.get())) {
      case Verdict.Refused refused -> refused(connection.get(), refused);
      case Verdict.Genuine(String id) -> keep(connection.get(), tool.get(), id, delivery);
    };
  }

  private static Outcome refused(Connection connection, Verdict.Refused refused) {
    LOG.log(System.Logger.Level.INFO, "refused a delivery to {0}: {1}", connection, refused.why());
    return new Refused();
  }

  /** A reader that fails on genuine input must not lose it: the delivery is kept aside. */
  private static Reading read(Tool tool, Delivery delivery, Connection connection) {
    try {
      return tool.read(delivery, connection);
    } catch (RuntimeException broken) {
      Translator.logged("reading a delivery of " + tool.slug(), broken);
      return new Reading.Unreadable("the reader failed: " + broken.getClass().getSimpleName());
    }
  }

  private Outcome keep(Connection connection, Tool tool, String deliveryId, Delivery delivery) {
    String id = connection.name() + "#" + deliveryId;
    return switch (read(tool, delivery, connection)) {
      case Reading.Nothing nothing -> new NothingToKeep();
      case Reading.Unreadable(String why) -> {
        deployment
            .quarantine()
            .keep(
                connection.workspace(),
                new Quarantine.Kept(id, delivery.receivedAt(), connection.name(), why),
                tool.keepable(delivery));
        yield new SetAside();
      }
      case Reading.Facts facts when facts.facts().isEmpty() -> new NothingToKeep();
      case Reading.Facts(var facts) ->
          answer(
              deployment
                  .log()
                  .append(connection.workspace(), new LogEntry(id, delivery.receivedAt(), facts)));
    };
  }

  private static Outcome answer(EventLog.Appended appended) {
    return switch (appended) {
      case NEW -> new Taken();
      case REPEAT -> new Repeat();
    };
  }
}
