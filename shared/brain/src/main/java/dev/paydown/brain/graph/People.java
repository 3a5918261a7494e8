package dev.paydown.brain.graph;

import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.WorkspaceState.Seen;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.brain.settings.Person;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who is who across tools: by address, then by the aliases people state, then as tools show. */
public final class People {
  private final Map<String, Person> byEmail = new HashMap<>();
  private final Map<String, String> emailByAlias = new HashMap<>();

  /** The people of what is held of a workspace. */
  public People(WorkspaceState state) {
    for (Map.Entry<String, Seen> seen : state.aliases().entrySet()) {
      seen.getValue().email().ifPresent(email -> emailByAlias.put(seen.getKey(), email.value()));
    }
    for (Person person : state.people().people()) {
      byEmail.put(person.email(), person);
      person
          .aliases()
          .forEach(
              (connection, ids) ->
                  ids.forEach(id -> emailByAlias.put(connection + ":" + id, person.email())));
    }
  }

  /** The address of whom a source names, or the alias itself while nobody has said whose it is. */
  public String resolve(PersonRef ref) {
    return ref.isEmail() ? ref.value() : emailByAlias.getOrDefault(ref.value(), ref.value());
  }

  /** The user ids that the person with this address has in the connection's tool, in order. */
  public List<String> userIds(String connection, String email) {
    String prefix = connection + ":";
    return emailByAlias.entrySet().stream()
        .filter(one -> one.getValue().equals(email) && one.getKey().startsWith(prefix))
        .map(one -> one.getKey().substring(prefix.length()))
        .sorted()
        .toList();
  }

  /** The person with this address, if the workspace lists them. */
  public Optional<Person> person(String email) {
    return Optional.ofNullable(byEmail.get(email));
  }

  /** Whom that person's debt escalates to. */
  public Optional<String> lead(String email) {
    return person(email).flatMap(Person::lead);
  }
}
