package dev.paydown.pages.dashboard;

import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.settings.Person;
import dev.paydown.pages.Text;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** People as others call them. */
final class People {
  private final Map<String, String> names;

  People(WorkspaceState state) {
    this.names =
        state.people().people().stream()
            .filter(person -> !person.name().isBlank())
            .collect(Collectors.toMap(Person::email, Person::name, (one, other) -> one));
  }

  /** Their name, else their address. */
  String called(String email) {
    return Text.line(names.getOrDefault(email, email), Text.TITLE);
  }

  String called(Optional<String> email) {
    return email.map(this::called).orElse("nobody");
  }
}
