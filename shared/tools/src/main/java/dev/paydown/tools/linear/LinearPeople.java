package dev.paydown.tools.linear;

import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.text.Clip;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
    Optional<String> email = shownEmail(user);
    return email.isPresent()
        ? email.map(PersonRef::email)
        : user.name("id", NAME).map(id -> PersonRef.alias(connection, id));
  }

  /** What the objects tell of who is who: each user shown with an address, once. */
  static List<Fact> seen(String connection, Instant at, List<Fields> users) throws BadField {
    Set<Fact> seen = new LinkedHashSet<>();
    for (Fields user : users) {
      Optional<String> id = user.name("id", NAME);
      Optional<String> email = shownEmail(user);
      if (id.isPresent() && email.isPresent()) {
        seen.add(
            new Fact.PersonSeen(
                at,
                PersonRef.alias(connection, id.get()),
                email.map(PersonRef::email),
                Clip.to(user.text("name").orElse(""), NAME)));
      }
    }
    return new ArrayList<>(seen);
  }

  /** The address, where one is shown: Linear's bots have texts there that are none. */
  private static Optional<String> shownEmail(Fields user) throws BadField {
    return user.text("email").map(String::strip).filter(Fields::isEmail);
  }
}
