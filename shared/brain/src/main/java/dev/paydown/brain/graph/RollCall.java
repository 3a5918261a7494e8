package dev.paydown.brain.graph;

import dev.paydown.brain.WorkspaceState.Bounce;
import dev.paydown.brain.WorkspaceState.Choice;
import dev.paydown.brain.WorkspaceState.PeopleSaid;
import dev.paydown.brain.WorkspaceState.Revocation;
import dev.paydown.brain.WorkspaceState.Stay;
import dev.paydown.brain.event.Stamp;
import dev.paydown.brain.settings.Person;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Folds who is there: the latest put holds, and who was named by which puts is kept, so that who
 * left, and who was away when, can be told whatever the order in which the puts arrive.
 */
final class RollCall {
  private static final Comparator<Stay> ORDER =
      Comparator.comparing(Stay::email).thenComparing(Stay::from);

  private PeopleSaid said;

  /** A person as one put named them. */
  private record Named(String email, List<Person.DaysOff> daysOff) {
    static Named of(Person person) {
      return new Named(person.email(), person.daysOff());
    }

    static Named of(Stay stay) {
      return new Named(stay.email(), stay.daysOff());
    }
  }

  RollCall(PeopleSaid said) {
    this.said = said;
  }

  void put(Stamp stamp, List<Person> people) {
    TreeSet<Stamp> puts = new TreeSet<>(said.puts());
    if (!puts.add(stamp)) {
      return;
    }
    Set<Named> named = new HashSet<>();
    people.forEach(person -> named.add(Named.of(person)));
    List<Stay> stays = new ArrayList<>();
    for (Stay stay : said.stays()) {
      stays.addAll(with(stay, stamp, puts, named));
    }
    // Who is still named here is neither within a stay nor beside one of their own.
    named.forEach(each -> stays.add(new Stay(each.email(), each.daysOff(), stamp, stamp)));
    boolean isLatest = said.stamp().isEmpty() || said.stamp().get().compareTo(stamp) < 0;
    said =
        new PeopleSaid(
            isLatest ? Optional.of(stamp) : said.stamp(),
            isLatest ? people : said.people(),
            List.copyOf(puts),
            joined(stays, puts),
            said.bounces(),
            said.choices(),
            said.revocations());
  }

  /** A stay that the put falls into goes on through it, or ends before and begins again after. */
  private static List<Stay> with(Stay stay, Stamp put, NavigableSet<Stamp> puts, Set<Named> named) {
    boolean isWithin = stay.from().compareTo(put) < 0 && put.compareTo(stay.to()) < 0;
    if (!isWithin || named.remove(Named.of(stay))) {
      return List.of(stay);
    }
    return List.of(
        new Stay(stay.email(), stay.daysOff(), stay.from(), puts.lower(put)),
        new Stay(stay.email(), stay.daysOff(), puts.higher(put), stay.to()));
  }

  /** Stays of one person, of which the next begins with the put after the last one's, are one. */
  private static List<Stay> joined(List<Stay> stays, NavigableSet<Stamp> puts) {
    stays.sort(ORDER);
    List<Stay> joined = new ArrayList<>();
    for (Stay stay : stays) {
      Optional<Stay> last = joined.isEmpty() ? Optional.empty() : Optional.of(joined.getLast());
      boolean goesOn =
          last.isPresent()
              && Named.of(last.get()).equals(Named.of(stay))
              && stay.from().equals(puts.higher(last.get().to()));
      if (goesOn) {
        joined.removeLast();
      }
      joined.add(
          goesOn
              ? new Stay(stay.email(), stay.daysOff(), last.orElseThrow().from(), stay.to())
              : stay);
    }
    return joined;
  }

  void bounced(Stamp stamp, String email) {
    Bounce bounce = new Bounce(stamp, email.toLowerCase(Locale.ROOT));
    if (said.bounces().contains(bounce)) {
      return;
    }
    List<Bounce> bounces = new ArrayList<>(said.bounces());
    bounces.add(bounce);
    bounces.sort(Comparator.comparing(Bounce::stamp).thenComparing(Bounce::email));
    said =
        new PeopleSaid(
            said.stamp(),
            said.people(),
            said.puts(),
            said.stays(),
            bounces,
            said.choices(),
            said.revocations());
  }

  /** The latest word of each person on each kind of mail stands. */
  void chosen(Choice choice) {
    List<Choice> choices = new ArrayList<>(said.choices());
    Optional<Choice> held =
        choices.stream()
            .filter(one -> one.email().equals(choice.email()) && one.group() == choice.group())
            .findFirst();
    if (held.filter(one -> one.stamp().compareTo(choice.stamp()) >= 0).isPresent()) {
      return;
    }
    held.ifPresent(choices::remove);
    choices.add(choice);
    choices.sort(Comparator.comparing(Choice::email).thenComparing(Choice::group));
    said =
        new PeopleSaid(
            said.stamp(),
            said.people(),
            said.puts(),
            said.stays(),
            said.bounces(),
            choices,
            said.revocations());
  }

  /** Of several revocations of one person the latest stands. */
  void revoked(Revocation revocation) {
    List<Revocation> all = new ArrayList<>(said.revocations());
    Optional<Revocation> held =
        all.stream().filter(one -> one.email().equals(revocation.email())).findFirst();
    if (held.filter(one -> one.stamp().compareTo(revocation.stamp()) >= 0).isPresent()) {
      return;
    }
    held.ifPresent(all::remove);
    all.add(revocation);
    all.sort(Comparator.comparing(Revocation::email));
    said =
        new PeopleSaid(
            said.stamp(),
            said.people(),
            said.puts(),
            said.stays(),
            said.bounces(),
            said.choices(),
            all);
  }

  PeopleSaid said() {
    return said;
  }
}
