package dev.paydown.tools.sentry;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.time.Instant;
import java.util.Optional;

/**
 * What every delivery tells.
 *
 * @param action what happened: {@code resolved}
 * @param who who or what did it; without fields where nobody is shown
 */
record Event(String connection, String action, Fields data, Fields who, Instant receivedAt) {
  private static final int ACTION = 100;

  static Event of(String connection, Fields body, Instant receivedAt) throws BadField {
    return new Event(
        connection,
        body.required("action", body.name("action", ACTION)),
        body.object("data"),
        body.object("actor"),
        receivedAt);
  }

  Actor actor() throws BadField {
    return SentryPeople.actor(who);
  }

  /** Who did it, if a person. */
  Optional<PersonRef> by() throws BadField {
    return actor() == Actor.HUMAN ? SentryPeople.shown(who).ref(connection) : Optional.empty();
  }

  /** The issue whose id stands in that field. */
  ItemRef.Own issue(Fields of, String name) throws BadField {
    return new ItemRef.Own(connection, of.required(name, SentryPeople.id(of, name)));
  }
}
