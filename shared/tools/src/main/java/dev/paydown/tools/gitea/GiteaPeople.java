package dev.paydown.tools.gitea;

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
import java.util.Optional;

/**
 * Gitea's users as persons: by address where it is shown, else by the login, which is what people
 * write after an {@code @}. Most users are shown with an address in the place of their own, which
 * reaches nobody.
 */
final class GiteaPeople {
  private static final int NAME = 200;

  /** The user that runs Gitea's, or Forgejo's, Actions; every other bot looks like a person. */
  private static final long ACTIONS = -2;

  private GiteaPeople() {}

  /** The user whom the object shows, unless that is a bot, or stands for one who is gone. */
  static Optional<PersonRef> human(String connection, Fields user) throws BadField {
    return id(user) < 0 ? Optional.empty() : shown(user).ref(connection);
  }

  /** The user, else whom Gitea shows in the place of one who is gone. */
  static PersonRef orGhost(String connection, Fields user) throws BadField {
    return shown(user).ref(connection).orElse(PersonRef.alias(connection, "Ghost"));
  }

  static Actor actor(Fields user) throws BadField {
    return id(user) == ACTIONS ? Actor.BOT : Actor.HUMAN;
  }

  private static long id(Fields user) throws BadField {
    return user.whole("id", Long.MIN_VALUE, Long.MAX_VALUE).orElse(0L);
  }

  /** What the objects tell of who is who: each user shown with an address, once. */
  static List<Fact> seen(String connection, Instant at, List<Fields> users) throws BadField {
    List<ShownPerson> shown = new ArrayList<>();
    for (Fields user : users) {
      shown.add(shown(user));
    }
    return ShownPerson.seen(connection, at, shown);
  }

  /** The user in the object. */
  static ShownPerson shown(Fields user) throws BadField {
    return shown(user, user.has("login") ? "login" : "username", "full_name");
  }

  /** The author or committer of a commit, with the login of the user whose address it is. */
  static ShownPerson author(Fields author) throws BadField {
    String login = author.text("username").orElse("");
    return login.isBlank()
        ? new ShownPerson(Optional.empty(), Optional.empty(), "")
        : shown(author, "username", "name");
  }

  private static ShownPerson shown(Fields user, String login, String name) throws BadField {
    return new ShownPerson(
        user.name(login, NAME),
        id(user) < 0 ? Optional.empty() : user.text("email").flatMap(ShownPerson::reachable),
        Clip.line(user.text(name).orElse(""), NAME));
  }
}
