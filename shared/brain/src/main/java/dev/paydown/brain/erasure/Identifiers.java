package dev.paydown.brain.erasure;

import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.brain.settings.Person;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What names one person in a workspace.
 *
 * @param address their email address, lower case; empty where nobody ever said one
 * @param aliases their user ids in tools, as {@code connection:userId}
 * @param names what people and tools call them
 */
public record Identifiers(
    Optional<String> address, SortedSet<String> aliases, SortedSet<String> names) {
  public Identifiers {
    aliases = Collections.unmodifiableSortedSet(new TreeSet<>(aliases));
    names = Collections.unmodifiableSortedSet(new TreeSet<>(names));
  }

  /** One time at which a tool or a list of people said who somebody is. */
  private record Said(Optional<String> address, List<String> aliases, String name) {}

  /**
   * Whoever is meant, as far as is known: an alias that was ever said to be of an address is that
   * person's, whatever was said later.
   *
   * @param given an address, or {@code connection:userId}
   * @param log entries that say who people are; others add nothing
   */
  public static Identifiers of(PersonRef given, WorkspaceState held, List<LogEntry> log) {
    List<Said> said = said(held, log);
    Optional<String> address =
        given.isEmail()
            ? Optional.of(PersonRef.email(given.value()).value())
            : said.stream()
                .filter(each -> each.aliases().contains(given.value()))
                .flatMap(each -> each.address().stream())
                .findFirst();
    SortedSet<String> aliases = new TreeSet<>();
    if (!given.isEmail()) {
      aliases.add(given.value());
    }
    said.stream()
        .filter(each -> address.isPresent() && each.address().equals(address))
        .forEach(each -> aliases.addAll(each.aliases()));
    SortedSet<String> names = new TreeSet<>();
    for (Said each : said) {
      boolean isTheirs =
          each.address().isPresent()
              ? each.address().equals(address)
              : each.aliases().stream().anyMatch(alias -> aliases.contains(alias));
      if (isTheirs && !each.name().isBlank()) {
        names.add(each.name().strip());
      }
    }
    return new Identifiers(address, aliases, names);
  }

  private static List<Said> said(WorkspaceState held, List<LogEntry> log) {
    Stream<Said> shown =
        held.aliases().entrySet().stream()
            .map(
                seen ->
                    new Said(
                        seen.getValue().email().map(PersonRef::value),
                        List.of(seen.getKey()),
                        seen.getValue().name()));
    Stream<Said> listed = held.people().people().stream().map(Identifiers::said);
    Stream<Said> logged =
        log.stream().flatMap(entry -> entry.facts().stream()).flatMap(Identifiers::said);
    return Stream.of(shown, listed, logged).flatMap(each -> each).toList();
  }

  private static Stream<Said> said(Fact fact) {
    if (fact instanceof Fact.PersonSeen seen) {
      return Stream.of(
          new Said(seen.email().map(PersonRef::value), List.of(seen.alias().value()), seen.name()));
    }
    return fact instanceof Fact.PeoplePut put
        ? put.people().stream().map(Identifiers::said)
        : Stream.empty();
  }

  private static Said said(Person person) {
    return new Said(
        Optional.of(person.email()),
        person.aliases().entrySet().stream()
            .flatMap(ids -> ids.getValue().stream().map(id -> ids.getKey() + ":" + id))
            .toList(),
        person.name());
  }
}
