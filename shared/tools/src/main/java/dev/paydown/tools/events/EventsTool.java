package dev.paydown.tools.events;

import dev.paydown.brain.event.Fact;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Acting;
import dev.paydown.tools.Attempt;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.Makes;
import dev.paydown.tools.Reading;
import dev.paydown.tools.Tool;
import dev.paydown.tools.Verdict;
import dev.paydown.tools.http.OutgoingHttp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Any system that emits CloudEvents 1.0 with JSON data: one event, structured or binary, or a
 * batch.
 *
 * <p>A delivery is proved by its signature as Standard Webhooks has it, or by the connection's
 * secret as a bearer token. A signature covers the body alone, so an event whose attributes are
 * headers is proved by the token only; a CDEvent says all of itself in its body. The delivery id is
 * the {@code webhook-id}; where that is absent, a digest of the event's {@code source} and {@code
 * id}, and for a batch of its body.
 *
 * <p>A delivery is read whole or not at all: one bad field makes all of it unreadable.
 */
public final class EventsTool implements Tool {
  private final Callback callback;

  /** Posts requested moves through this. */
  public EventsTool(OutgoingHttp http) {
    this.callback = new Callback(http);
  }

  @Override
  public String slug() {
    return "events";
  }

  @Override
  public String steps() {
    return """
        1. Post CloudEvents 1.0 in JSON to the delivery URL: one event, or a batch of up to 100,
           of the types dev.paydown and dev.cdevents.
        2. Sign the body as Standard Webhooks says, with the secret above. Where headers hold
           the event (binary mode), send Authorization: Bearer with the secret.
        3. Moves come back as dev.paydown.move.requested to --callback-url, signed alike.
        """;
  }

  @Override
  public String stepsBack() {
    return """
        1. In the system that posts: take the delivery URL and the secret out of it, so that
           it stops posting. Until then it is answered 401.
        """;
  }

  @Override
  public Verdict verify(Delivery delivery, Connection connection) {
    return EventsProof.verdict(delivery, connection.secrets());
  }

  @Override
  public Reading read(Delivery delivery, Connection connection) {
    return EventsReader.read(delivery, connection.name());
  }

  /** Always empty: these systems have no API that Paydown knows. */
  @Override
  public Optional<List<Fact>> fetch(Connection connection, String uid, Instant now) {
    return Optional.empty();
  }

  /** Whatever is asked for: who receives it makes it. */
  @Override
  public Set<Makes> makes() {
    return Callback.MAKES;
  }

  /** With or without a token, and even without a callback: who listens to the bus is asked too. */
  @Override
  public Set<Makes> makes(Connection connection) {
    return makes();
  }

  /**
   * Asks the connection's callback for the move, if it has one; else the event on the bus is all
   * there is, and the move is done. The receiver knows a repeat by its {@code webhook-id}, which is
   * the execution's id: so a post whose answer was lost is posted again.
   */
  @Override
  public Attempt act(Acting acting) {
    return callback.ask(acting.connection(), acting.execution(), acting.now());
  }
}
