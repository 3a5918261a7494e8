package dev.paydown.tools.figma;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.brain.event.Transition;
import dev.paydown.tools.Reading;
import dev.paydown.tools.ShownPerson;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.text.Clip;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One delivery. Whatever is done in Figma is done in somebody's name; some events do not show
 * whose.
 *
 * @param at when it was triggered; where that lacks, the receipt
 */
record Event(String connection, String type, Instant at, Fields body) {
  private static final int TYPE = 100;

  static Event of(String connection, Fields body, Instant receivedAt) throws BadField {
    return new Event(
        connection,
        body.required("event_type", body.name("event_type", TYPE)),
        FigmaForm.time(body, "timestamp").orElse(receivedAt),
        body);
  }

  ShownPerson who() throws BadField {
    return FigmaPeople.shown(body.object("triggered_by"));
  }

  Optional<PersonRef> by() throws BadField {
    return who().ref(connection);
  }

  PersonRef author() throws BadField {
    return by().orElse(PersonRef.alias(connection, "nobody"));
  }

  /** The key of the file that it is about. */
  String file() throws BadField {
    return body.required("file_key", FigmaForm.id(body, "file_key"));
  }

  /** What people call the file; empty where that is not shown. */
  String fileName() throws BadField {
    return Clip.title(body.text("file_name").orElse(""));
  }

  String page() throws BadField {
    return "https://www.figma.com/file/" + file();
  }

  ItemRef.Own item(String uid) {
    return new ItemRef.Own(connection, uid);
  }

  /** What every event shows: who is who, and the file. */
  List<Fact> shown(List<ShownPerson> others) throws BadField {
    List<ShownPerson> people = new ArrayList<>(List.of(who()));
    people.addAll(others);
    List<Fact> facts = new ArrayList<>(ShownPerson.seen(connection, at, people));
    List<FieldChange> changes = fields("design", file(), page());
    if (!fileName().isEmpty()) {
      changes.add(FieldChange.set(ItemField.TITLE, fileName()));
    }
    facts.add(changed(item(file()), at, changes));
    return facts;
  }

  static List<FieldChange> fields(String kind, String key, String url) {
    return new ArrayList<>(
        List.of(
            FieldChange.set(ItemField.KIND, kind),
            FieldChange.set(ItemField.KEY, key),
            FieldChange.set(ItemField.URL, url)));
  }

  Fact changed(ItemRef.Own item, Instant when, List<FieldChange> changes) {
    return new Fact.ItemChanged(item, when, 0, Actor.HUMAN, changes);
  }

  Fact turned(ItemRef.Own item, Instant when, Transition to) throws BadField {
    return new Fact.StatusChanged(item, when, 0, Actor.HUMAN, to, by());
  }

  Reading nothing(String why) {
    return new Reading.Nothing(type + ": " + why);
  }
}
