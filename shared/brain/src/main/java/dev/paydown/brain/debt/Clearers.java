package dev.paydown.brain.debt;

import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.graph.Graph;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.graph.People;
import dev.paydown.brain.settings.Area;
import dev.paydown.brain.settings.Person;
import dev.paydown.brain.settings.Person.DaysOff;
import dev.paydown.brain.settings.Settings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who can clear something: its owner, else the area's owner, else the owner's lead, else the
 * steward; never somebody away today.
 */
public final class Clearers {
  private final Settings settings;
  private final People people;
  private final List<Person> listed;
  private final LocalDate today;

  /** The clearers of a workspace on a day. */
  public Clearers(WorkspaceState state, Graph graph, LocalDate today) {
    this.settings = state.settingsNow();
    this.people = graph.people();
    this.listed = state.people().people();
    this.today = today;
  }

  /**
   * The next day on which others may be asked than are today, since somebody goes away or is back.
   */
  public Optional<LocalDate> changesOn() {
    return listed.stream()
        .flatMap(person -> person.daysOff().stream())
        .flatMap(off -> Stream.of(off.from(), off.to().plusDays(1)))
        .filter(today::isBefore)
        .min(Comparator.naturalOrder());
  }

  /** Who can clear what this item owes; empty only where nobody at all can be named. */
  public Optional<String> of(Item item) {
    return firstPresent(candidates(item));
  }

  /**
   * Who is to clear what this item owes, whether or not they are away today: a term runs on their
   * working time, and must not run on another's because of a day off.
   */
  public Optional<String> namedFor(Item item) {
    return item.owner()
        .filter(Clearers::canBeMailed)
        .or(() -> area(item.id()))
        .or(() -> item.owner().flatMap(people::lead))
        .or(settings::steward);
  }

  /**
   * Who is to clear what this item's owner waits for, where nobody is named on it: the area's
   * owner, else the owner's lead, else the steward, else the owner.
   */
  public Optional<String> namedAround(Item item) {
    List<String> candidates = new ArrayList<>(candidates(item));
    item.owner().ifPresent(owner -> candidates.removeIf(owner::equals));
    return candidates.stream().findFirst().or(item::owner);
  }

  private List<String> candidates(Item item) {
    List<String> candidates = new ArrayList<>();
    item.owner().filter(Clearers::canBeMailed).ifPresent(candidates::add);
    area(item.id()).ifPresent(candidates::add);
    item.owner().flatMap(people::lead).ifPresent(candidates::add);
    settings.steward().ifPresent(candidates::add);
    return candidates;
  }

  /** That person, else their lead, else the steward. */
  public Optional<String> of(String email) {
    List<String> candidates = new ArrayList<>();
    if (canBeMailed(email)) {
      candidates.add(email);
    }
    people.lead(email).ifPresent(candidates::add);
    settings.steward().ifPresent(candidates::add);
    return firstPresent(candidates);
  }

  /** To whom that person's debt escalates: their lead, then the steward. */
  public Optional<String> above(String email) {
    List<String> candidates = new ArrayList<>();
    people.lead(email).ifPresent(candidates::add);
    settings.steward().ifPresent(candidates::add);
    candidates.remove(email);
    return firstPresent(candidates);
  }

  private Optional<String> area(String id) {
    for (Area area : settings.areas()) {
      if (area.matches(id)) {
        return Optional.of(area.owner());
      }
    }
    return Optional.empty();
  }

  private Optional<String> firstPresent(List<String> candidates) {
    for (String email : candidates) {
      if (!isAway(email)) {
        return Optional.of(email);
      }
    }
    return candidates.stream().findFirst();
  }

  private boolean isAway(String email) {
    for (DaysOff off : people.person(email).map(Person::daysOff).orElse(List.of())) {
      if (!today.isBefore(off.from()) && !today.isAfter(off.to())) {
        return true;
      }
    }
    return false;
  }

  /** An alias that nobody has claimed yet has no address. */
  private static boolean canBeMailed(String email) {
    return email.indexOf('@') > 0;
  }
}
