package dev.paydown.tools.gitlab;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.tools.ShownPerson;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.text.Asked;
import dev.paydown.tools.text.Clip;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * GitLab's users as persons: by address where it is shown, else by the user name, which is what
 * people write after an {@code @}. Most addresses are shown as {@code [REDACTED]}.
 */
final class GitLabPeople {
  private static final int NAME = 255;

  /**
   * The users of access tokens and service accounts, GitLab's own, and those that people name so
   * (GitLab docs, Project access tokens; Service accounts; Internal users).
   */
  private static final Pattern BOT =
      Pattern.compile(
          "(?:project|group)_[0-9]+_bot.*|service_account_.*|(?:.*[-_.])?bot",
          Pattern.CASE_INSENSITIVE);

  /** Everybody in the project, which is nobody who could be waited for. */
  private static final String ALL = "all";

  /** What GitLab puts in an address's place: it reaches nobody. */
  private static final Pattern NO_REPLY =
      Pattern.compile("(?:^|[@.])no-?reply[@.]", Pattern.CASE_INSENSITIVE);

  private GitLabPeople() {}

  /** The user whom the object shows. */
  static Optional<PersonRef> user(String connection, Fields user) throws BadField {
    return shown(user).ref(connection);
  }

  /** The user whom the object shows, unless it is a bot. */
  static Optional<PersonRef> human(String connection, Fields user) throws BadField {
    return actor(user) == Actor.HUMAN ? user(connection, user) : Optional.empty();
  }

  /** The user, else whom GitLab shows in the place of one who is gone. */
  static PersonRef orGhost(String connection, Fields user) throws BadField {
    return user(connection, user).orElse(PersonRef.alias(connection, "ghost"));
  }

  static Actor actor(Fields user) throws BadField {
    return BOT.matcher(user.text("username").orElse("")).matches() ? Actor.BOT : Actor.HUMAN;
  }

  /** Whom the text asks. */
  static List<PersonRef> asked(String connection, String text) {
    PersonRef all = PersonRef.alias(connection, ALL);
    return Asked.byDottedUserName(connection, text).stream()
        .filter(one -> !one.equals(all))
        .toList();
  }

  /** What the objects tell of who is who: each user shown with an address, once. */
  static List<Fact> seen(String connection, Instant at, List<Fields> users) throws BadField {
    List<ShownPerson> shown = new ArrayList<>();
    for (Fields user : users) {
      shown.add(shown(user));
    }
    return ShownPerson.seen(connection, at, shown);
  }

  private static ShownPerson shown(Fields user) throws BadField {
    return shown(user, "");
  }

  /** The user in the fields that begin so. */
  static ShownPerson shown(Fields of, String prefix) throws BadField {
    return new ShownPerson(
        of.name(prefix + "username", NAME),
        of.text(prefix + "email")
            .map(String::strip)
            .filter(email -> Fields.isEmail(email) && !NO_REPLY.matcher(email).find()),
        Clip.line(of.text(prefix + "name").orElse(""), NAME));
  }
}
