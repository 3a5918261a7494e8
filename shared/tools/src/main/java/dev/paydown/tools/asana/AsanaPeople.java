package dev.paydown.tools.asana;

import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.tools.ShownPerson;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.text.Asked;
import dev.paydown.tools.text.Clip;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Asana's users as persons: by address where it is shown, else by the connection's alias. */
final class AsanaPeople {
  private static final int NAME = 200;

  /** As comments name a user: a link with the user's id (Asana docs, Rich text). */
  private static final Pattern LINK = Pattern.compile("<a\\b[^>]{0,1000}>");

  private static final Pattern GID = Pattern.compile("data-asana-gid=\"([A-Za-z0-9_-]{1,64})\"");
  private final String connection;
  private final Set<ShownPerson> shown = new LinkedHashSet<>();

  AsanaPeople(String connection) {
    this.connection = connection;
  }

  /** The user whom the field shows. */
  Optional<PersonRef> in(Fields of, String name) throws BadField {
    Fields user = of.object(name);
    ShownPerson person =
        new ShownPerson(
            Gids.of(user),
            user.text("email").map(String::strip).filter(Fields::isEmail),
            Clip.line(user.text("name").orElse(""), NAME));
    shown.add(person);
    return person.ref(connection);
  }

  /** Whom a comment asks: users that it links to, and addresses, each once. */
  List<PersonRef> asked(String html, String text) {
    Set<PersonRef> asked = new LinkedHashSet<>();
    LINK.matcher(Clip.to(html, 2 * Clip.TEXT))
        .results()
        .map(MatchResult::group)
        .filter(link -> link.contains("data-asana-type=\"user\""))
        .flatMap(link -> GID.matcher(link).results().limit(1))
        .map(gid -> PersonRef.alias(connection, gid.group(1)))
        .forEach(asked::add);
    asked.addAll(Asked.byAddress(text));
    return asked.stream().limit(Clip.LIST).toList();
  }

  /** Who is who among those who were shown. */
  List<Fact> seen(Instant at) {
    return ShownPerson.seen(connection, at, shown);
  }
}
