package dev.paydown.tools.gitea;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.tools.Reading;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.time.Instant;
import java.util.Optional;

/**
 * One delivery, or one reading.
 *
 * @param name what the header says that it is about: {@code issues}; {@link #READING} of a reading
 * @param action what happened to it; empty where nothing did
 */
record Event(String connection, String name, String action, Fields body, Instant receivedAt) {
  /** The name of what was read through the API. */
  static final String READING = "reading";

  boolean isReading() {
    return name.equals(READING);
  }

  /** Whether the delivery is of the item itself, and says that. */
  boolean isOwn(String what) {
    return isOfItem() && action.equals(what);
  }

  /** Whether it is of an item itself, and not of a comment or review on it. */
  boolean isOfItem() {
    return name.equals("issues") || name.equals("pull_request");
  }

  /** A person or a bot; who is not shown counts as a person. */
  Actor actor() throws BadField {
    return GiteaPeople.actor(sender());
  }

  Fields sender() throws BadField {
    return body.object("sender");
  }

  /** Who did it, if it was a person. */
  Optional<PersonRef> by() throws BadField {
    return GiteaPeople.human(connection, sender());
  }

  Reading nothing(String why) {
    return new Reading.Nothing((name + " " + action).strip() + ": " + why);
  }
}
