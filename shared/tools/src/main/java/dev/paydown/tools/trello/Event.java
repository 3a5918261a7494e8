package dev.paydown.tools.trello;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.brain.event.Transition;
import dev.paydown.tools.Reading;
import dev.paydown.tools.ShownPerson;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One action, as a delivery tells it.
 *
 * @param at when it was done; where that lacks, the receipt
 * @param data what it was done to
 */
record Event(String connection, String type, Instant at, Fields action, Fields data) {
  /** The type of what was read through the API. */
  static final String READING = "reading";

  private static final int NAME = 100;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,100}");

  static Event of(String connection, Fields body, Instant receivedAt) throws BadField {
    Fields action = body.object("action");
    return new Event(
        connection,
        action.required("type", action.name("type", NAME)),
        action.instant("date").orElse(receivedAt),
        action,
        action.object("data"));
  }

  Fields creator() throws BadField {
    return action.object("memberCreator");
  }

  Actor actor() throws BadField {
    return TrelloPeople.actor(creator());
  }

  /** Who did it, if a person. */
  Optional<PersonRef> by() throws BadField {
    return actor() == Actor.HUMAN ? TrelloPeople.ref(connection, creator()) : Optional.empty();
  }

  PersonRef author() throws BadField {
    return TrelloPeople.ref(connection, creator()).orElse(PersonRef.alias(connection, "nobody"));
  }

  /** What it tells of who is who. */
  List<Fact> seen() throws BadField {
    List<ShownPerson> people =
        List.of(TrelloPeople.shown(creator()), TrelloPeople.shown(action.object("member")));
    return ShownPerson.seen(connection, at, people);
  }

  /** The item of that thing, by its id. */
  ItemRef.Own own(Fields of) throws BadField {
    String id = of.required("id", of.text("id"));
    if (!ID.matcher(id).matches()) {
      throw of.bad("id", "is not an id of Trello's");
    }
    return new ItemRef.Own(connection, id);
  }

  ItemRef.Own card() throws BadField {
    return own(data.object("card"));
  }

  Fact changed(ItemRef.Own item, List<FieldChange> changes) throws BadField {
    return new Fact.ItemChanged(item, at, 0, actor(), changes);
  }

  /**
   * A change of where an item stands.
   *
   * @param version puts those of one action in order
   */
  Fact turned(ItemRef.Own item, long version, Transition to) throws BadField {
    return new Fact.StatusChanged(item, at, version, actor(), to, by());
  }

  Reading nothing(String why) {
    return new Reading.Nothing(type + ": " + why);
  }
}
