package dev.paydown.tools.events;

import dev.paydown.brain.event.Fact;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.Reading;
import dev.paydown.tools.json.BadField;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The events of a delivery as facts: all of them, or none where one is not to be understood. */
final class EventsReader {
  private static final int SHOWN = 3;

  private EventsReader() {}

  static Reading read(Delivery delivery, String connection) {
    Instant receivedAt = delivery.receivedAt();
    return switch (Envelopes.of(delivery)) {
      case Envelopes.Unreadable(String why) -> new Reading.Unreadable(why);
      case Envelopes.Single(CloudEvent event) -> one(event, connection, receivedAt);
      case Envelopes.Batch(List<CloudEvent> events) when events.isEmpty() ->
          new Reading.Nothing("an empty batch");
      case Envelopes.Batch(List<CloudEvent> events) -> all(events, connection, receivedAt);
    };
  }

  private static Reading one(CloudEvent event, String connection, Instant receivedAt) {
    try {
      return CdEvent.isType(event.type())
          ? CdEvents.read(event.data(), connection, receivedAt)
          : new Reading.Facts(EventFacts.of(event, connection));
    } catch (BadField e) {
      return new Reading.Unreadable(e.what());
    }
  }

  private static Reading all(List<CloudEvent> events, String connection, Instant receivedAt) {
    List<Fact> facts = new ArrayList<>();
    Set<String> nothing = new TreeSet<>();
    for (int i = 0; i < events.size(); i++) {
      switch (one(events.get(i), connection, receivedAt)) {
        case Reading.Facts(List<Fact> more) -> facts.addAll(more);
        case Reading.Nothing(String why) -> nothing.add(why);
        case Reading.Unreadable(String why) -> {
          return new Reading.Unreadable(Envelopes.ofBatch(i) + why);
        }
      }
    }
    return facts.isEmpty()
        ? new Reading.Nothing(String.join("; ", nothing.stream().limit(SHOWN).toList()))
        : new Reading.Facts(facts);
  }
}
