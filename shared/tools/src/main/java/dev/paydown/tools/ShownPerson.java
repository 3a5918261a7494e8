package dev.paydown.tools;

import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.tools.json.Fields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A user as a tool shows one.
 *
 * @param id the tool's own
 * @param email only a text that is an address
 * @param name one line, or nothing
 */
public record ShownPerson(Optional<String> id, Optional<String> email, String name) {
  private static final Pattern NO_REPLY =
      Pattern.compile("(?:^|[@.])noreply[@.]", Pattern.CASE_INSENSITIVE);

  /** The address that the text is, unless a tool put it there in the place of one: no reply. */
  public static Optional<String> reachable(String text) {
    return Optional.of(text.strip())
        .filter(email -> Fields.isEmail(email) && !NO_REPLY.matcher(email).find());
  }

  /** Whom the graph takes them for: the address where it is shown, else the connection's alias. */
  public Optional<PersonRef> ref(String connection) {
    return email.map(PersonRef::email).or(() -> id.map(own -> PersonRef.alias(connection, own)));
  }

  /** What they tell of who is who: each shown with an id and an address, once. */
  public static List<Fact> seen(String connection, Instant at, Collection<ShownPerson> people) {
    Set<Fact> seen = new LinkedHashSet<>();
    for (ShownPerson person : people) {
      if (person.id.isPresent() && person.email.isPresent()) {
        seen.add(
            new Fact.PersonSeen(
                at,
                PersonRef.alias(connection, person.id.get()),
                person.email.map(PersonRef::email),
                person.name));
      }
    }
    return new ArrayList<>(seen);
  }
}
