package dev.paydown.tools.events;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.json.HostileJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The events of a delivery, by its content mode. */
sealed interface Envelopes {
  /** The most events in one batch: more than that is not one row of the log. */
  int MOST = 100;

  /** The formats of events and batches that are JSON; where none is named, JSON is meant. */
  Set<String> FORMATS =
      Set.of(
          "application/cloudevents",
          "application/cloudevents+json",
          "application/cloudevents-batch",
          "application/cloudevents-batch+json");

  /** One event. */
  record Single(CloudEvent event) implements Envelopes {}

  /** These events; none, where a batch is empty. */
  record Batch(List<CloudEvent> events) implements Envelopes {
    public Batch {
      events = List.copyOf(events);
    }
  }

  /** No CloudEvents in JSON. */
  record Unreadable(String why) implements Envelopes {}

  /** Reads what the delivery carries. */
  static Envelopes of(Delivery delivery) {
    String media = ContentMode.media(delivery);
    ContentMode mode = ContentMode.of(delivery);
    boolean isKnown =
        switch (mode) {
          case BINARY -> true;
          case STRUCTURED, BATCH -> FORMATS.contains(media);
          case PLAIN -> ContentMode.isJson(media);
        };
    if (!isKnown) {
      return new Unreadable(
          "Content-Type " + Fields.quoted(media) + " holds no CloudEvent in JSON");
    }
    try {
      return mode == ContentMode.BINARY
          ? new Single(BinaryEvent.of(delivery))
          : inBody(mode, delivery);
    } catch (BadField e) {
      return new Unreadable(e.what());
    }
  }

  private static Envelopes inBody(ContentMode mode, Delivery delivery) throws BadField {
    return switch (delivery.json()) {
      case HostileJson.Malformed(String why) -> new Unreadable(why);
      case HostileJson.Value(JsonNode node) when node.isArray() ->
          mode == ContentMode.STRUCTURED
              ? new Unreadable("the body is a list: a batch is application/cloudevents-batch+json")
              : all(node, delivery.receivedAt());
      case HostileJson.Value(JsonNode node) ->
          mode == ContentMode.BATCH
              ? new Unreadable("the body of a batch is not a JSON list")
              : new Single(CloudEvent.of(Fields.of("", node), delivery.receivedAt()));
    };
  }

  private static Envelopes all(JsonNode list, Instant receivedAt) {
    if (list.size() > MOST) {
      return new Unreadable("a batch of " + list.size() + " events: at most " + MOST + " are read");
    }
    List<CloudEvent> events = new ArrayList<>();
    for (JsonNode node : list) {
      try {
        events.add(CloudEvent.of(Fields.of("", node), receivedAt));
      } catch (BadField e) {
        return new Unreadable(ofBatch(events.size()) + e.what());
      }
    }
    return new Batch(events);
  }

  /** Which event of a batch a reason is about. */
  static String ofBatch(int index) {
    return "event " + (index + 1) + " of the batch: ";
  }
}
