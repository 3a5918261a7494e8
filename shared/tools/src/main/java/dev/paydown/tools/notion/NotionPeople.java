package dev.paydown.tools.notion;

import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.tools.ShownPerson;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.text.Clip;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Notion's users as persons: by address where the integration may see it, else by the connection's
 * alias (Notion docs, User).
 */
final class NotionPeople {
  private static final int NAME = 200;
  private final String connection;
  private final Set<ShownPerson> shown = new LinkedHashSet<>();

  NotionPeople(String connection) {
    this.connection = connection;
  }

  /** Whom the object shows; a bot is nobody. */
  Optional<PersonRef> person(Fields user) throws BadField {
    Optional<ShownPerson> person = shown(user);
    person.ifPresent(shown::add);
    return person.flatMap(one -> one.ref(connection));
  }

  /** The same, with all that is shown of them. */
  static Optional<ShownPerson> shown(Fields user) throws BadField {
    return isBot(user)
        ? Optional.empty()
        : Optional.of(
            new ShownPerson(
                Pages.id(user, "id"),
                user.object("person").text("email").map(String::strip).filter(Fields::isEmail),
                Clip.line(user.text("name").orElse(""), NAME)));
  }

  /** Whether the object is told to show a bot. */
  static boolean isBot(Fields user) throws BadField {
    return user.text("type").orElse("").equals("bot");
  }

  /** Who is who among those who were shown. */
  List<Fact> seen(Instant at) {
    return ShownPerson.seen(connection, at, shown);
  }
}
