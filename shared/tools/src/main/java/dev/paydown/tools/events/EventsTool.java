package dev.paydown.tools.events;

import dev.paydown.brain.event.Fact;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Acting;
import dev.paydown.tools.Attempt;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.Reading;
import dev.paydown.tools.StandardWebhooks;
import dev.paydown.tools.Tool;
import dev.paydown.tools.Verdict;
import dev.paydown.tools.http.OutgoingHttp;
import dev.paydown.tools.json.BadField;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Any system that emits CloudEvents 1.0, signed as Standard Webhooks: one event ({@code
 * application/cloudevents+json}) or a batch of them. The delivery id is the {@code webhook-id}.
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
        1. Post CloudEvents 1.0 JSON to the delivery URL, one event a request.
        2. Sign each as Standard Webhooks says, with the secret above.
        3. Moves come back as dev.paydown.move.requested to --callback-url, signed alike.
        """;
  }

  @Override
  public Verdict verify(Delivery delivery, Connection connection) {
    return StandardWebhooks.verify(delivery, connection.secrets());
  }

  @Override
  public Reading read(Delivery delivery, Connection connection) {
    return switch (Envelopes.of(delivery)) {
      case Envelopes.Unreadable(String why) -> new Reading.Unreadable(why);
      case Envelopes.Events(List<CloudEvent> events) when events.isEmpty() ->
          new Reading.Nothing("an empty batch");
      case Envelopes.Events(List<CloudEvent> events) -> facts(events, connection.name());
    };
  }

  private static Reading facts(List<CloudEvent> events, String connection) {
    List<Fact> facts = new ArrayList<>();
    for (CloudEvent event : events) {
      try {
        facts.addAll(EventFacts.of(event, connection));
      } catch (BadField e) {
        String which = events.size() == 1 ? "" : "event " + CloudEvent.shown(event.id()) + ": ";
        return new Reading.Unreadable(which + e.what());
      }
    }
    return new Reading.Facts(facts);
  }

  /** Always empty: these systems have no API that Paydown knows. */
  @Override
  public Optional<List<Fact>> fetch(Connection connection, String uid, Instant now) {
    return Optional.empty();
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
