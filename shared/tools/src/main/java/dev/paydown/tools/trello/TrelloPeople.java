package dev.paydown.tools.trello;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.tools.ShownPerson;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.text.Asked;
import dev.paydown.tools.text.Clip;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Trello's members as persons: by user name, which is what people write after an {@code @}; by id
 * where that is not shown. Deliveries show no addresses.
 */
final class TrelloPeople {
  private static final int NAME = 200;

  /** Trello's own, and those that people name so. */
  private static final Pattern BOT =
      Pattern.compile("butler|butlerbot|trello|(?:.*_)?bot", Pattern.CASE_INSENSITIVE);

  /** Everybody on the card or on the board is nobody in particular. */
  private static final Pattern MENTION =
      Pattern.compile(
          "(?<![A-Za-z0-9._@/-])@(?!(?:card|board)(?![A-Za-z0-9_]))([a-z0-9_]{1,100})"
              + "(?![A-Za-z0-9_@/-])");

  private TrelloPeople() {}

  static Optional<PersonRef> ref(String connection, Fields member) throws BadField {
    return shown(member).ref(connection);
  }

  static ShownPerson shown(Fields member) throws BadField {
    Optional<String> name = member.name("username", NAME);
    return new ShownPerson(
        name.isPresent() ? name : member.name("id", NAME),
        member.text("email").map(String::strip).filter(Fields::isEmail),
        Clip.line(member.text("fullName").orElse(""), NAME));
  }

  /** Of whom an id is all that is shown. */
  static Optional<PersonRef> byId(String connection, Fields data) throws BadField {
    return data.name("idMember", NAME).map(id -> PersonRef.alias(connection, id));
  }

  static Actor actor(Fields member) throws BadField {
    String name = member.text("username").orElse("").toLowerCase(Locale.ROOT);
    return BOT.matcher(name).matches() ? Actor.BOT : Actor.HUMAN;
  }

  /** Whom the text asks. */
  static List<PersonRef> asked(String connection, String text) {
    return Asked.named(MENTION, connection, text);
  }
}
