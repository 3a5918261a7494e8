package dev.paydown.local.bus;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import software.amazon.event.ruler.Machine;

/** Event patterns, matched by AWS's own matcher. */
public final class Patterns {
  private final Machine machine = Machine.builder().build();

  /**
   * Adds a pattern under a name.
   *
   * @throws IllegalArgumentException naming the pattern that is none
   */
  public void add(String name, String pattern) {
    try {
      machine.addRule(name, pattern);
    } catch (IOException e) {
      throw new IllegalArgumentException(name + " has a pattern that is none: " + pattern, e);
    }
  }

  /** The names of the patterns that the event matches. */
  public List<String> matching(JsonNode event) {
    return machine.rulesForJSONEvent(event);
  }
}
