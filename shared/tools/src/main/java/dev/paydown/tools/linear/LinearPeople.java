package dev.paydown.tools.linear;

import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.tools.ShownPerson;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.text.Clip;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Linear's users as persons: by address where it is shown, else by the connection's alias. */
final class LinearPeople {
  private static final int NAME = 200;

  private LinearPeople() {}

  /** The person in the first of the fields: an object with a user, or a user's id. */
  static Optional<PersonRef> person(String connection, Fields data, String... names)
      throws BadField {
    for (String name : names) {
      if (data.raw(name).isTextual()) {
        return data.name(name, NAME).map(id -> PersonRef.alias(connection, id));
      }
      Optional<PersonRef> user = user(connection, data.object(name));
      if (user.isPresent()) {
        return user;
      }
    }
    return Optional.empty();
  }

  /** The user whom the object shows. */
  static Optional<PersonRef> user(String connection, Fields user) throws BadField {
    return shown(user).ref(connection);
  }

  /** What the objects tell of who is who: each user shown with an address, once. */
  static List<Fact> seen(String connection, Instant at, List<Fields> users) throws BadField {
    List<ShownPerson> shown = new ArrayList<>();
    for (Fields user : users) {
      shown.add(shown(user));
    }
    return ShownPerson.seen(connection, at, shown);
  }

  /** Linear's bots have texts in place of an address that are none. */
  private static ShownPerson shown(Fields user) throws BadField {
    return new ShownPerson(
        user.name("id", NAME),
        user.text("email").map(String::strip).filter(Fields::isEmail),
        Clip.line(user.text("name").orElse(""), NAME));
  }
}
