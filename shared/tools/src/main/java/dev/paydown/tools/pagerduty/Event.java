package dev.paydown.tools.pagerduty;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.brain.event.Transition;
import dev.paydown.tools.ShownPerson;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What every delivery tells of its event.
 *
 * @param agent who or what did it; without fields where nobody is shown
 * @param data what it happened to
 */
record Event(String connection, String type, Instant at, Fields agent, Fields data) {
  private static final int TYPE = 100;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9]{1,100}");

  static Event of(String connection, Fields body, Instant receivedAt) throws BadField {
    Fields event = body.object("event");
    return new Event(
        connection,
        event.required("event_type", event.name("event_type", TYPE)),
        event.instant("occurred_at").orElse(receivedAt),
        event.object("agent"),
        event.object("data"));
  }

  Actor actor() throws BadField {
    return PagerDutyPeople.actor(agent);
  }

  /** Who did it, if a person. */
  Optional<PersonRef> by() throws BadField {
    return actor() == Actor.HUMAN ? PagerDutyPeople.shown(agent).ref(connection) : Optional.empty();
  }

  /** Who wrote what the event tells. */
  PersonRef author() throws BadField {
    return PagerDutyPeople.shown(agent)
        .ref(connection)
        .orElse(PersonRef.alias(connection, "nobody"));
  }

  /** The item of that thing. */
  ItemRef.Own own(String prefix, Fields of) throws BadField {
    String id = of.required("id", of.text("id"));
    if (!ID.matcher(id).matches()) {
      throw of.bad("id", "is not an id of PagerDuty's");
    }
    return new ItemRef.Own(connection, prefix + id);
  }

  Fact changed(ItemRef.Own item, List<FieldChange> changes) throws BadField {
    return new Fact.ItemChanged(item, at, 0, actor(), changes);
  }

  Fact turned(ItemRef.Own item, Transition to) throws BadField {
    return new Fact.StatusChanged(item, at, 0, actor(), to, by());
  }

  /** What it tells of who is who. */
  List<Fact> seen(List<ShownPerson> others) throws BadField {
    List<ShownPerson> people = new ArrayList<>();
    if (actor() == Actor.HUMAN) {
      people.add(PagerDutyPeople.shown(agent));
    }
    people.addAll(others);
    return ShownPerson.seen(connection, at, people);
  }
}
