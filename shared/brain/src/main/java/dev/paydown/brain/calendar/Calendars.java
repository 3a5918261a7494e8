package dev.paydown.brain.calendar;

import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.WorkspaceState.SettingsSaid;
import dev.paydown.brain.WorkspaceState.Stay;
import dev.paydown.brain.event.Stamp;
import dev.paydown.brain.settings.CalendarSettings;
import dev.paydown.brain.settings.Person;
import dev.paydown.brain.settings.Person.DaysOff;
import dev.paydown.brain.settings.Settings;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The calendars of a workspace and its people, now and as they were. */
public final class Calendars {
  private final List<SettingsSaid> said;
  private final List<Stamp> puts;
  private final Map<String, List<Stay>> stays = new HashMap<>();
  private final Map<String, Person> people = new HashMap<>();
  private final Map<CalendarSettings, Map<Whose, WorkCalendar>> made = new HashMap<>();
  private final CalendarSettings now;
  private final WorkCalendar workspace;

  /** Asked of each item's owner many times. */
  private final Map<String, WorkCalendar> personsNow = new HashMap<>();

  /** Whose calendar, as far as it is not the workspace's. */
  private record Whose(ZoneId zone, List<DaysOff> daysOff) {}

  /** The calendars of what is held of a workspace. */
  public Calendars(WorkspaceState state) {
    this.said = state.settings();
    this.now = state.settingsNow().calendar();
    this.puts = state.people().puts();
    state.people().people().forEach(person -> people.put(person.email(), person));
    for (Stay stay : state.people().stays()) {
      stays.computeIfAbsent(stay.email(), any -> new ArrayList<>()).add(stay);
    }
    this.workspace = of(now, new Whose(now.zone(), List.of()));
  }

  /** The workspace's calendar now. */
  public WorkCalendar workspace() {
    return workspace;
  }

  /** A person's calendar now: the workspace's, without their days off, in their zone. */
  public WorkCalendar person(String email) {
    return personsNow.computeIfAbsent(email, this::personNow);
  }

  private WorkCalendar personNow(String email) {
    Optional<Person> person = Optional.ofNullable(people.get(email));
    return of(now, new Whose(zone(now, email), person.map(Person::daysOff).orElse(List.of())));
  }

  /** The calendar of an owner, or the workspace's where there is none. */
  public WorkCalendar owner(Optional<String> email) {
    return email.map(this::person).orElseGet(this::workspace);
  }

  /**
   * The calendar that was in force at an instant, with the days off that were known then; before
   * any settings, the defaults.
   */
  public WorkCalendar at(Instant instant, Optional<String> owner) {
    CalendarSettings then = Settings.defaults().calendar();
    boolean first = true;
    for (SettingsSaid saying : said) {
      // The first settings ever put also hold for what came before them: nobody had chosen yet.
      if (first || !saying.stamp().at().isAfter(instant)) {
        then = saying.settings().calendar();
      }
      first = false;
    }
    CalendarSettings inForce = then;
    return of(
        inForce,
        owner
            .map(email -> new Whose(zone(inForce, email), daysOffAt(instant, email)))
            .orElse(new Whose(inForce.zone(), List.of())));
  }

  /** The first people ever put also hold for what came before them. */
  private List<DaysOff> daysOffAt(Instant instant, String email) {
    List<Stay> own = stays.getOrDefault(email, List.of());
    if (own.isEmpty()) {
      return List.of();
    }
    Stamp latest = puts.getFirst();
    for (Stamp put : puts) {
      latest = put.at().isAfter(instant) ? latest : put;
    }
    Stamp put = latest;
    return own.stream()
        .filter(stay -> stay.from().compareTo(put) <= 0 && put.compareTo(stay.to()) <= 0)
        .findFirst()
        .map(Stay::daysOff)
        .orElse(List.of());
  }

  private ZoneId zone(CalendarSettings settings, String email) {
    return Optional.ofNullable(people.get(email)).flatMap(Person::zone).orElse(settings.zone());
  }

  private WorkCalendar of(CalendarSettings settings, Whose whose) {
    return made.computeIfAbsent(settings, any -> new HashMap<>())
        .computeIfAbsent(whose, any -> WorkCalendar.of(settings, whose.zone(), whose.daysOff()));
  }
}
