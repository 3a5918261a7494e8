package dev.paydown.tools.events;

import dev.paydown.tools.Delivery;
import java.util.Locale;

/** How a request carries events: CloudEvents 1.0, HTTP Protocol Binding, section 3. */
enum ContentMode {
  /** The data is the body; the event's attributes are headers. */
  BINARY,
  /** The body is one event. */
  STRUCTURED,
  /** The body is a list of events. */
  BATCH,
  /** Neither Content-Type nor headers tell: the body is an event or a list, as it shows. */
  PLAIN;

  /** What the names of attributes begin with, as headers. */
  static final String HEADER = "ce-";

  static ContentMode of(Delivery delivery) {
    String media = media(delivery);
    if (media.startsWith("application/cloudevents-batch")) {
      return BATCH;
    }
    if (media.startsWith("application/cloudevents")) {
      return STRUCTURED;
    }
    for (String name : delivery.headers().keySet()) {
      if (name.startsWith(HEADER)) {
        return BINARY;
      }
    }
    return PLAIN;
  }

  /** The media type that the Content-Type names, without its parameters; empty where none is. */
  static String media(Delivery delivery) {
    String type = delivery.header("content-type").orElse("");
    return type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  /** Whether the media type is JSON, or a kind of it; where none is named, JSON is meant. */
  static boolean isJson(String media) {
    return media.isEmpty()
        || media.equals("application/json")
        || media.equals("text/json")
        || media.endsWith("+json");
  }
}
