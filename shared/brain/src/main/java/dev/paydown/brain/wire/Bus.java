package dev.paydown.brain.wire;

import java.util.List;

/** The event bus, open to the deployment's own rules. */
public interface Bus {

  /**
   * One event.
   *
   * @param type the detail type, such as {@code mail.due}
   * @param detail a JSON object
   */
  record Event(String type, String detail) {}

  /** Puts all events on the bus; throws if any was not taken. */
  void put(List<Event> events);
}
