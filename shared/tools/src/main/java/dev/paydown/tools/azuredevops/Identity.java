package dev.paydown.tools.azuredevops;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.tools.ShownPerson;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.text.Clip;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whom Azure DevOps shows: an identity with its id and its unique name, which is an address or an
 * account of a domain; or, in the fields of work items, a text like {@code Ada <ada@example.com>}.
 *
 * @param isGroup a group or a team, in which nobody was asked
 */
record Identity(ShownPerson shown, Actor actor, boolean isGroup) {
  /** Whoever it is whom a delivery does not show. */
  static final Identity NOT_SHOWN =
      new Identity(new ShownPerson(Optional.empty(), Optional.empty(), ""), Actor.HUMAN, false);

  private static final int NAME = 256;
  private static final Pattern TEXT = Pattern.compile("^([^<>]{0,256}?)\\s*<([^<>]{1,256})>$");
  private static final Pattern GROUP = Pattern.compile("^(?:vstfs:|\\[[^\\]]{1,256}]\\\\).*");

  /** Build services, services of the product, and service principals. */
  private static final Pattern SERVICE =
      Pattern.compile(
          "^(?:Build|AgentPool|ServiceIdentity)\\\\.*|^(?:svc|s2s|aadsp)\\..*"
              + "|^Microsoft\\.VisualStudio\\.Services\\..*|.* Build Service \\(.*");

  /** Users whom people made for machines, and named so. */
  private static final Pattern BOT =
      Pattern.compile("(?:.*[-_.])?bot(?:@.*)?", Pattern.CASE_INSENSITIVE);

  /** The identity in that field, in either form; one that is not shown where it is absent. */
  static Identity in(Fields of, String name) throws BadField {
    JsonNode shown = of.raw(name);
    if (shown.isTextual()) {
      return ofText(Clip.line(shown.textValue(), 2 * NAME));
    }
    return of(of.object(name));
  }

  static Identity of(Fields identity) throws BadField {
    return of(
        line(identity, "id").toLowerCase(Locale.ROOT),
        line(identity, "uniqueName"),
        line(identity, "displayName"),
        line(identity, "descriptor"),
        identity.flag("isContainer").orElse(false));
  }

  private static String line(Fields of, String name) throws BadField {
    return Clip.line(of.text(name).orElse(""), NAME);
  }

  private static Identity ofText(String text) {
    Matcher both = TEXT.matcher(text);
    return both.matches()
        ? of("", both.group(2).strip(), both.group(1).strip(), "", false)
        : of("", "", text, "", false);
  }

  /** People mention each other by id; without an address they are known by their account. */
  private static Identity of(
      String id, String uniqueName, String name, String descriptor, boolean isContainer) {
    Optional<String> email = Optional.of(uniqueName).filter(Fields::isEmail);
    String account = email.isPresent() ? "" : uniqueName;
    Optional<String> alias =
        email.isPresent() ? known(id) : known(account).or(() -> known(id)).or(() -> known(name));
    boolean isGroup =
        isContainer || GROUP.matcher(uniqueName).matches() || GROUP.matcher(name).matches();
    boolean isService =
        SERVICE.matcher(uniqueName).matches()
            || SERVICE.matcher(descriptor).matches()
            || SERVICE.matcher(name).matches()
            || BOT.matcher(uniqueName).matches();
    return new Identity(
        new ShownPerson(alias, email, name), isService ? Actor.BOT : Actor.HUMAN, isGroup);
  }

  /** What has an {@code @} in it and is no address would be taken for one. */
  private static Optional<String> known(String text) {
    return Optional.of(text).filter(some -> !some.isEmpty() && some.indexOf('@') < 0);
  }

  Optional<PersonRef> ref(String connection) {
    return shown.ref(connection);
  }

  /** The person, unless it is a bot or a group. */
  Optional<PersonRef> human(String connection) {
    return actor == Actor.HUMAN && !isGroup ? ref(connection) : Optional.empty();
  }

  /** The person, or nobody, where somebody must stand. */
  PersonRef orNobody(String connection) {
    return ref(connection).orElse(PersonRef.alias(connection, "nobody"));
  }
}
