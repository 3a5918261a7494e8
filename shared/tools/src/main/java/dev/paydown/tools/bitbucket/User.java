package dev.paydown.tools.bitbucket;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.tools.ShownPerson;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.text.Clip;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A user as a delivery shows one. Data Center shows an address and a user name; Cloud no address
 * but an account id, which is what it writes where somebody is mentioned.
 */
record User(ShownPerson shown, Actor actor) {
  /** Whoever it is whom a delivery does not show. */
  static final User NOT_SHOWN =
      new User(new ShownPerson(Optional.empty(), Optional.empty(), ""), Actor.HUMAN);

  private static final int NAME = 255;

  /** From the most lasting: deliveries of before 2019 show no account id. */
  private static final List<String> IDS =
      List.of("account_id", "uuid", "name", "slug", "nickname", "username");

  /** Apps, access tokens, service users and teams are none (Bitbucket docs, Event payloads). */
  private static final Set<String> PEOPLE = Set.of("user", "normal");

  /** Users whom people made for machines, and named so. */
  private static final Pattern BOT = Pattern.compile("(?:.*[-_.])?bot", Pattern.CASE_INSENSITIVE);

  static User of(Fields user) throws BadField {
    Optional<String> name = user.text("displayName");
    Optional<String> shownName = name.isPresent() ? name : user.text("display_name");
    ShownPerson shown =
        new ShownPerson(
            id(user),
            user.text("emailAddress").map(String::strip).filter(Fields::isEmail),
            Clip.line(shownName.orElse(""), NAME));
    return new User(shown, isPerson(user) ? Actor.HUMAN : Actor.BOT);
  }

  /** A name with an {@code @} in it would be taken for an address. */
  private static Optional<String> id(Fields user) throws BadField {
    for (String field : IDS) {
      Optional<String> id = user.name(field, NAME).map(User::bare);
      if (id.isPresent() && !id.get().isEmpty() && id.get().indexOf('@') < 0) {
        return id;
      }
    }
    return Optional.empty();
  }

  /** Without the braces that Cloud writes around a UUID. */
  static String bare(String id) {
    return id.replaceAll("^\\{|}$", "").strip();
  }

  /** Who is not shown, or not as what, is a person. */
  private static boolean isPerson(Fields user) throws BadField {
    String type = user.text("type").orElse("user").toLowerCase(Locale.ROOT);
    for (String field : List.of("name", "nickname", "username")) {
      if (BOT.matcher(user.text(field).orElse("")).matches()) {
        return false;
      }
    }
    return PEOPLE.contains(type);
  }

  Optional<PersonRef> ref(String connection) {
    return shown.ref(connection);
  }

  /** The user, unless it is a bot. */
  Optional<PersonRef> human(String connection) {
    return actor == Actor.HUMAN ? ref(connection) : Optional.empty();
  }

  /** The user, or nobody, where somebody must stand. */
  PersonRef orNobody(String connection) {
    return ref(connection).orElse(PersonRef.alias(connection, "nobody"));
  }
}
