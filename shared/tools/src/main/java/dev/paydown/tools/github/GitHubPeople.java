package dev.paydown.tools.github;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.tools.ShownPerson;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.text.Clip;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * GitHub's users as persons: by address where it is shown, else by the login, which is what people
 * write after an {@code @}.
 */
final class GitHubPeople {
  private static final int NAME = 200;

  private GitHubPeople() {}

  /** The user whom the object shows. */
  static Optional<PersonRef> user(String connection, Fields user) throws BadField {
    return shown(user, "login").ref(connection);
  }

  /** The user whom the object shows, unless it is a bot. */
  static Optional<PersonRef> human(String connection, Fields user) throws BadField {
    return actor(user) == Actor.HUMAN ? user(connection, user) : Optional.empty();
  }

  /** The user, else whom GitHub shows in the place of one who is gone. */
  static PersonRef orGhost(String connection, Fields user) throws BadField {
    return user(connection, user).orElse(PersonRef.alias(connection, "ghost"));
  }

  static Actor actor(Fields user) throws BadField {
    boolean bot =
        user.text("type").orElse("").equals("Bot")
            || user.text("login").orElse("").toLowerCase(Locale.ROOT).endsWith("[bot]");
    return bot ? Actor.BOT : Actor.HUMAN;
  }

  /** What the objects tell of who is who: each user shown with an address, once. */
  static List<Fact> seen(String connection, Instant at, List<Fields> users) throws BadField {
    List<ShownPerson> shown = new ArrayList<>();
    for (Fields user : users) {
      shown.add(shown(user, "login"));
    }
    return ShownPerson.seen(connection, at, shown);
  }

  /**
   * The user in the object.
   *
   * @param login the field with the login
   */
  static ShownPerson shown(Fields user, String login) throws BadField {
    return new ShownPerson(
        user.name(login, NAME),
        user.text("email").flatMap(ShownPerson::reachable),
        Clip.line(user.text("name").orElse(""), NAME));
  }
}
