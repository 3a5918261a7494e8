package dev.paydown.tools.sentry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.brain.event.Actor;
import dev.paydown.tools.ShownPerson;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.text.Clip;
import java.util.Optional;
import java.util.regex.Pattern;

/** Sentry's users as persons: an actor by id, an assignee by address. */
final class SentryPeople {
  private static final int NAME = 200;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,100}");

  private SentryPeople() {}

  static boolean isUser(Fields one) throws BadField {
    return one.text("type").filter("user"::equals).isPresent();
  }

  /** Sentry itself and integrations are bots, and so is whoever is not shown. */
  static Actor actor(Fields actor) throws BadField {
    return isUser(actor) ? Actor.HUMAN : Actor.BOT;
  }

  static ShownPerson shown(Fields user) throws BadField {
    return new ShownPerson(
        id(user, "id"),
        user.text("email").map(String::strip).filter(Fields::isEmail),
        Clip.line(user.text("name").orElse(""), NAME));
  }

  /** An id that is written as a number in some places and as a text in others. */
  static Optional<String> id(Fields of, String name) throws BadField {
    JsonNode shown = of.raw(name);
    if (shown.isMissingNode()) {
      return Optional.empty();
    }
    String id = shown.asText().strip();
    if (!(shown.isTextual() || shown.isIntegralNumber()) || !ID.matcher(id).matches()) {
      throw of.bad(name, "is not an id of Sentry's");
    }
    return Optional.of(id);
  }
}
