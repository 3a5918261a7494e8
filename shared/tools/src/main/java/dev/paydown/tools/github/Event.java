package dev.paydown.tools.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.tools.Reading;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.time.Instant;
import java.util.Optional;

/**
 * One delivery.
 *
 * @param name what the header says that it is about: {@code issues}
 * @param action what happened to it; empty for the few kinds that have none
 */
record Event(String connection, String name, String action, Fields body, Instant receivedAt) {

  private static final String READ = "read";

  /** An item as it was read through the API, in the form of a delivery. */
  static Event reading(String connection, JsonNode issue, Instant now) throws BadField {
    ObjectNode body = GitHubApi.object();
    body.set("issue", issue);
    return new Event(connection, "issues", READ, Fields.of("", body), now);
  }

  /** Whether it is that: it shows all there is, whatever of it is news. */
  boolean isReading() {
    return action.equals(READ);
  }

  boolean is(String event, String what) {
    return name.equals(event) && action.equals(what);
  }

  /** A person or a bot; who is not shown counts as a person. */
  Actor actor() throws BadField {
    return GitHubPeople.actor(sender());
  }

  Fields sender() throws BadField {
    return body.object("sender");
  }

  /** Who did it, if it was a person. */
  Optional<PersonRef> by() throws BadField {
    return GitHubPeople.human(connection, sender());
  }

  Reading nothing(String why) {
    return new Reading.Nothing((name + " " + action).strip() + ": " + why);
  }
}
