package dev.paydown.brain.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.Advance;
import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.brain.settings.Person;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class IdentifiersTest {
  private static final Instant AT = Instant.parse("2026-11-02T09:00:00Z");
  private final List<LogEntry> log = new ArrayList<>();

  private void said(Fact... facts) {
    Instant at = AT.plusSeconds(60L * log.size());
    log.add(new LogEntry("e" + log.size(), at, List.of(facts)));
  }

  private void seen(String alias, String email, String name) {
    said(
        new Fact.PersonSeen(
            AT.plusSeconds(60L * log.size()),
            new PersonRef(alias),
            email.isEmpty() ? Optional.empty() : Optional.of(PersonRef.email(email)),
            name));
  }

  private void listed(Person... people) {
    said(new Fact.PeoplePut(AT.plusSeconds(60L * log.size()), List.of(people)));
  }

  private static Person ada(Map<String, List<String>> aliases) {
    return new Person(
        "ada@acme.test", "Ada King", Optional.empty(), aliases, Optional.empty(), List.of());
  }

  private Identifiers of(PersonRef person) {
    return Identifiers.of(person, Advance.read(WorkspaceState.empty("acme"), log), log);
  }

  private static Identifiers found(String email, List<String> aliases, List<String> names) {
    return new Identifiers(
        email.isEmpty() ? Optional.empty() : Optional.of(email),
        new TreeSet<>(aliases),
        new TreeSet<>(names));
  }

  @Test
  void every_alias_that_was_ever_said_to_be_hers_is_hers() {
    seen("github:ada", "Ada@acme.test", "ada");
    seen("slack:U9", "eve@acme.test", "Eve");
    listed(ada(Map.of("jira", List.of("5b10", "5b11"), "slack", List.of("U1"))));
    listed(); // She has left, and with her what was declared of her.
    seen("github:ada", "", "Ada L.");
    Identifiers ada =
        found(
            "ada@acme.test",
            List.of("github:ada", "jira:5b10", "jira:5b11", "slack:U1"),
            List.of("Ada King", "Ada L.", "ada"));
    assertThat(of(PersonRef.email("ADA@acme.test"))).isEqualTo(ada);
    assertThat(of(new PersonRef("jira:5b11"))).isEqualTo(ada);
    assertThat(of(new PersonRef("github:ada"))).isEqualTo(ada);
  }

  @Test
  void what_the_log_has_let_go_of_is_still_held() {
    seen("github:ada", "ada@acme.test", "ada");
    WorkspaceState held = Advance.read(WorkspaceState.empty("acme"), log);
    assertThat(Identifiers.of(PersonRef.email("ada@acme.test"), held, List.of()))
        .isEqualTo(found("ada@acme.test", List.of("github:ada"), List.of("ada")));
  }

  @Test
  void of_whom_no_tool_shows_an_address_the_alias_is_all() {
    seen("github:ada", "", "Ada");
    seen("slack:U1", "", "Ada");
    assertThat(of(new PersonRef("github:ada")))
        .isEqualTo(found("", List.of("github:ada"), List.of("Ada")));
  }

  @Test
  void of_whom_nothing_is_known_what_was_given_is_looked_for() {
    assertThat(of(PersonRef.email("Nobody@acme.test")))
        .isEqualTo(found("nobody@acme.test", List.of(), List.of()));
  }
}
