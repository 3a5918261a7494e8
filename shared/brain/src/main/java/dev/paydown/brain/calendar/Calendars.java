package dev.paydown.brain.calendar;

import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.WorkspaceState.SettingsSaid;
import dev.paydown.brain.settings.CalendarSettings;
import dev.paydown.brain.settings.Person;
import dev.paydown.brain.settings.Settings;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The calendars of a workspace and its people, now and as they were. */
public final class Calendars {
  private final List<SettingsSaid> said;
  private final Map<String, Person> people = new HashMap<>();
  private final Map<CalendarSettings, Map<String, WorkCalendar>> made = new HashMap<>();
  private final CalendarSettings now;

  /** The calendars of what is held of a workspace. */
  public Calendars(WorkspaceState state) {
    this.said = state.settings();
    this.now = state.settingsNow().calendar();
    state.people().people().forEach(person -> people.put(person.email(), person));
  }

  /** The workspace's calendar now. */
  public WorkCalendar workspace() {
    return of(now, Optional.empty());
  }

  /** A person's calendar now: the workspace's, without their days off, in their zone. */
  public WorkCalendar person(String email) {
    return of(now, Optional.of(email));
  }

  /** The calendar of an owner, or the workspace's where there is none. */
  public WorkCalendar owner(Optional<String> email) {
    return of(now, email);
  }

  /** The calendar that was in force at an instant; before any settings, the defaults. */
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
    return of(then, owner);
  }

  private WorkCalendar of(CalendarSettings settings, Optional<String> email) {
    return made.computeIfAbsent(settings, any -> new HashMap<>())
        .computeIfAbsent(email.orElse(""), any -> make(settings, email));
  }

  private WorkCalendar make(CalendarSettings settings, Optional<String> email) {
    Person person = email.map(people::get).orElse(null);
    if (person == null) {
      return WorkCalendar.of(settings);
    }
    ZoneId zone = person.zone().orElse(settings.zone());
    return WorkCalendar.of(settings, zone, person.daysOff());
  }
}
