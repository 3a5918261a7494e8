package dev.paydown.tools.events;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.json.HostileJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The events of a delivery, by its content mode. */
sealed interface Envelopes {
  /** The most events in one batch: more than that is not one row of the log. */
  int MOST = 100;

  /** These events; none, where a batch is empty. */
  record Events(List<CloudEvent> events) implements Envelopes {
    public Events {
      events = List.copyOf(events);
    }
  }

  /** No CloudEvents in JSON. */
  record Unreadable(String why) implements Envelopes {}

  /**
   * Reads a batch, or one event in structured mode. Plain {@code application/json} is taken for the
   * one or the other by what it holds.
   */
  static Envelopes of(Delivery delivery) {
    String type =
        delivery.header("content-type").orElse("application/json").toLowerCase(Locale.ROOT);
    String media = type.split(";", 2)[0].strip();
    boolean batch = media.equals("application/cloudevents-batch+json");
    boolean single =
        media.equals("application/cloudevents+json") || media.equals("application/cloudevents");
    if (!batch && !single && delivery.headers().containsKey("ce-specversion")) {
      return new Unreadable(
          "a CloudEvent in binary mode (ce- headers) is not read yet: send it structured, as"
              + " application/cloudevents+json");
    }
    if (!batch && !single && !media.equals("application/json")) {
      return new Unreadable(
          "Content-Type " + Fields.quoted(media) + " holds no CloudEvent in JSON");
    }
    return switch (HostileJson.parse(delivery.body())) {
      case HostileJson.Malformed(String why) -> new Unreadable(why);
      case HostileJson.Value(JsonNode node) when node.isArray() ->
          single
              ? new Unreadable("the body is a list: a batch is application/cloudevents-batch+json")
              : all(node, delivery.receivedAt());
      case HostileJson.Value(JsonNode node) when batch ->
          new Unreadable("the body of a batch is not a JSON list");
      case HostileJson.Value(JsonNode node) -> one(node, delivery.receivedAt());
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
        return new Unreadable("event " + (events.size() + 1) + " of the batch: " + e.what());
      }
    }
    return new Events(events);
  }

  private static Envelopes one(JsonNode node, Instant receivedAt) {
    try {
      return new Events(List.of(CloudEvent.of(Fields.of("", node), receivedAt)));
    } catch (BadField e) {
      return new Unreadable(e.what());
    }
  }
}
