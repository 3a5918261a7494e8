package dev.paydown.functions.ingest;

import dev.paydown.aws.Deployment;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.store.Connection;
import dev.paydown.brain.store.EventLog;
import dev.paydown.brain.store.Quarantine;
import dev.paydown.functions.http.Request;
import dev.paydown.functions.http.Translator;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.Echo;
import dev.paydown.tools.Reading;
import dev.paydown.tools.Tool;
import dev.paydown.tools.Verdict;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Takes one delivery in: size, connection, signature, reading, one conditional write. */
final class Ingest {
  static final int LARGEST_BYTES = 4 * 1024 * 1024;
  private final Deployment deployment;
  private final KnownConnections connections;
  private final Handshakes handshakes;
  private final Lately lately = new Lately();

  Ingest(Deployment deployment) {
    this.deployment = deployment;
    this.connections = new KnownConnections(deployment.directory(), deployment.clock());
    this.handshakes = new Handshakes(deployment.directory());
  }

  /** What became of a delivery. */
  sealed interface Outcome {}

  record TooLarge() implements Outcome {}

  record Garbled() implements Outcome {}

  record Unknown() implements Outcome {}

  record Refused() implements Outcome {}

  record Greeted(Verdict.Handshake with) implements Outcome {}

  record Taken() implements Outcome {}

  record Repeat() implements Outcome {}

  record NothingToKeep() implements Outcome {}

  record SetAside() implements Outcome {}

  /** Takes in what was posted for the connection of that id. */
  Outcome take(String id, Request request) {
    byte[] body;
    try {
      if (request.isLongerThan(LARGEST_BYTES)) {
        DeliveryLog.refused("it is larger than 4 MB");
        return new TooLarge();
      }
      body = request.body();
    } catch (IllegalArgumentException notBase64) {
      DeliveryLog.refused("it is not what its encoding says");
      return new Garbled();
    }
    Optional<Connection> connection = connections.find(id);
    Optional<Tool> tool =
        connection.flatMap(known -> Optional.ofNullable(deployment.tools().get(known.tool())));
    if (connection.isEmpty() || tool.isEmpty()) {
      return new Unknown();
    }
    return take(delivery(request, connection.get(), body), connection.get(), tool.get());
  }

  /** Takes in what came another way than over HTTP, for a connection of that tool. */
  Outcome take(String id, String slug, Function<Connection, Optional<Delivery>> made) {
    Optional<Connection> connection =
        connections.find(id).filter(known -> known.tool().equals(slug));
    Optional<Tool> tool = Optional.ofNullable(deployment.tools().get(slug));
    Optional<Delivery> delivery = connection.flatMap(made);
    return delivery.isEmpty() || connection.isEmpty() || tool.isEmpty()
        ? new Unknown()
        : take(delivery.get(), connection.get(), tool.get());
  }

  private Delivery delivery(Request request, Connection connection, byte[] body) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    request.headers().forEach((name, value) -> headers.put(name, List.of(value)));
    String url = request.address(deployment.publicUrl()) + "/hooks/" + connection.id();
    return new Delivery(url, headers, body, deployment.clock().instant());
  }

  private Outcome take(Delivery delivery, Connection connection, Tool tool) {
    return switch (tool.verify(delivery, connection)) {
      case Verdict.Genuine(String id) -> keep(connection, tool, id, delivery);
      case Verdict.Handshake asked -> greet(asked, connection, delivery.receivedAt());
      case Verdict.Refused refused -> {
        Optional<Connection> anew = connections.findAnew(connection.id());
        yield anew.isPresent() && !anew.get().equals(connection)
            ? take(delivery, anew.get(), tool)
            : refused(connection, refused);
      }
    };
  }

  /** Answers a tool that asks who is there; a secret that it tells is kept before the answer. */
  private Outcome greet(Verdict.Handshake asked, Connection connection, Instant now) {
    if (asked.secret().isEmpty()) {
      return new Greeted(asked);
    }
    connections.forget(connection.id());
    return switch (handshakes.learn(connection.id(), asked.secret().get(), now)) {
      case KEPT -> new Greeted(asked);
      case NOT_AWAITED ->
          refused(
              connection, new Verdict.Refused("the connection awaits no secret from its tool now"));
    };
  }

  private static Outcome refused(Connection connection, Verdict.Refused refused) {
    DeliveryLog.refused(connection, refused.why());
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
    if (lately.isKnown(connection.workspace(), id)) {
      return DeliveryLog.told(connection, id, new Repeat());
    }
    Reading reading = read(tool, delivery, connection);
    if (connection.heard().isEmpty()) {
      hear(connection, reading, delivery.receivedAt());
    }
    return DeliveryLog.told(connection, id, kept(connection, tool, id, delivery, reading));
  }

  private Outcome kept(
      Connection connection, Tool tool, String id, Delivery delivery, Reading reading) {
    return switch (reading) {
      case Reading.Nothing nothing -> new NothingToKeep();
      case Reading.Unreadable(String why) -> setAside(connection, tool, id, delivery, why);
      case Reading.Facts facts when facts.facts().isEmpty() -> new NothingToKeep();
      case Reading.Facts(var facts) -> {
        LogEntry entry = new LogEntry(id, delivery.receivedAt(), Echo.marked(facts));
        try {
          EventLog.Appended appended = deployment.log().append(connection.workspace(), entry);
          lately.know(connection.workspace(), id);
          yield answer(appended);
        } catch (EventLog.TooLarge tooMuch) {
          // An answer of 5xx would have the tool send the same again, for nothing.
          yield setAside(
              connection, tool, id, delivery, "it says more than a row of the log holds");
        }
      }
    };
  }

  /** For whoever sets the connection up; where somebody changes it meanwhile, the next is noted. */
  private void hear(Connection connection, Reading reading, Instant at) {
    Connection.Heard first = new Connection.Heard(at, Understood.as(reading));
    Connection hearing = connection.hearing(first);
    if (deployment.directory().replace(connection, hearing)) {
      connections.remember(hearing);
    } else {
      connections.forget(connection.id());
    }
  }

  private Outcome setAside(
      Connection connection, Tool tool, String id, Delivery delivery, String why) {
    deployment
        .quarantine()
        .keep(
            connection.workspace(),
            new Quarantine.Kept(id, delivery.receivedAt(), connection.name(), why),
            tool.keepable(delivery));
    return new SetAside();
  }

  private static Outcome answer(EventLog.Appended appended) {
    return switch (appended) {
      case NEW -> new Taken();
      case REPEAT -> new Repeat();
    };
  }
}
