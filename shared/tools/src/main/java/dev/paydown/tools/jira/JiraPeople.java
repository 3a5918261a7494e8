package dev.paydown.tools.jira;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.tools.ShownPerson;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.text.Clip;
import java.net.URLDecoder;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Jira's users as persons: by address where their profile shows it, else by account id. Jira Server
 * has user names in its place, and some payloads show either only in the user's own address.
 */
final class JiraPeople {
  private static final int NAME = 200;
  private static final Pattern IN_SELF =
      Pattern.compile("[?&](?:accountId|username|key)=([^&#]{1,200})");

  private JiraPeople() {}

  static Optional<PersonRef> ref(String connection, Fields user) throws BadField {
    return shown(user).ref(connection);
  }

  static ShownPerson shown(Fields user) throws BadField {
    return new ShownPerson(
        id(user),
        user.text("emailAddress").map(String::strip).filter(Fields::isEmail),
        Clip.line(user.text("displayName").orElse(""), NAME));
  }

  private static Optional<String> id(Fields user) throws BadField {
    for (String name : new String[] {"accountId", "name", "key"}) {
      if (user.has(name)) {
        return user.name(name, NAME);
      }
    }
    Matcher inSelf = IN_SELF.matcher(user.text("self").orElse(""));
    return inSelf.find() ? decoded(inSelf.group(1)) : Optional.empty();
  }

  private static Optional<String> decoded(String query) {
    try {
      String id = Clip.line(URLDecoder.decode(query, UTF_8), NAME);
      return id.isEmpty() ? Optional.empty() : Optional.of(id);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * Apps, and Jira's own automation, are bots (Atlassian developer docs, Jira Cloud REST API, User:
   * {@code accountType}; the users of Connect apps are named {@code addon_…}). Who is not shown is
   * a person.
   */
  static Actor actor(Fields user) throws BadField {
    boolean app = user.text("accountType").filter("app"::equals).isPresent();
    boolean addon = isAddon(user.text("name")) || isAddon(user.text("key"));
    boolean automation =
        user.text("displayName").filter("Automation for Jira"::equalsIgnoreCase).isPresent();
    return app || addon || automation ? Actor.BOT : Actor.HUMAN;
  }

  private static boolean isAddon(Optional<String> name) {
    return name.filter(text -> text.toLowerCase(Locale.ROOT).startsWith("addon_")).isPresent();
  }
}
