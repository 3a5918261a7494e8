package dev.paydown.tools.googlecalendar;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.brain.event.Fact;
import dev.paydown.tools.Lookup;
import dev.paydown.tools.http.RestApi;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what changed in a calendar of late (Google Calendar docs, Events: list), or one event.
 *
 * <p>A reading remembers nothing of the one before, so that it takes no token to go on from: each
 * asks for what changed within a day. What was read before says the same again, and is kept once.
 * Only where a series changed are its events listed one by one, from a week back to three months
 * ahead. Where Google answers that a day is too long ago (410), all events of that time are read.
 */
final class CalendarFetch {
  /** How far back a reading of what changed goes. */
  static final Duration LATE = Duration.ofDays(1);

  private static final Duration BACK = Duration.ofDays(7);
  private static final Duration AHEAD = Duration.ofDays(90);
  private static final int MOST_PAGES = 4;

  /** One reading is one row of the log. */
  private static final int MOST_EVENTS = 300;

  private static final String EVENT =
      "id,status,htmlLink,updated,summary,start,end,transparency,eventType,recurrence,"
          + "organizer(email),creator(email),attendees(email,resource,responseStatus)";
  private static final String LIST =
      "showDeleted=true&maxResults=250&fields=timeZone,nextPageToken,items(" + EVENT + ")";
  private final Lookup lookup;

  CalendarFetch(Lookup lookup) {
    this.lookup = lookup;
  }

  Optional<List<Fact>> fetch(String uid) {
    try {
      if (uid.startsWith(Notification.WHOLE)) {
        String path = CalendarApi.calendar(uid.substring(Notification.WHOLE.length()));
        Optional<Listed> whole = list(path + LIST + window());
        return whole.isEmpty() ? Optional.empty() : Optional.of(told(List.of(whole)));
      }
      return uid.startsWith(Notification.CALENDAR)
          ? calendar(uid.substring(Notification.CALENDAR.length()))
          : event(uid);
    } catch (BadField e) {
      throw Lookup.unreadable(CalendarApi.TOOL, e);
    }
  }

  /** Which calendar it was read in is not known: the one of whoever gave the token shows it. */
  private Optional<List<Fact>> event(String uid) throws BadField {
    Optional<JsonNode> found = lookup.find(CalendarApi.event(uid) + "?fields=" + EVENT);
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(EventFacts.of(lookup, Fields.of("event", found.get()), Optional.empty()));
  }

  private Optional<List<Fact>> calendar(String id) throws BadField {
    String path = CalendarApi.calendar(id);
    String late = "&updatedMin=" + second(lookup.now().minus(LATE));
    Optional<Listed> changed = list(path + LIST + late);
    Optional<Listed> listed =
        changed.isEmpty()
            ? list(path + LIST + window())
            : changed.get().hasSeries() ? list(path + LIST + window() + late) : Optional.empty();
    if (changed.isEmpty() && listed.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(told(List.of(changed, listed)));
  }

  private List<Fact> told(List<Optional<Listed>> lists) throws BadField {
    Map<String, List<Fact>> byEvent = new LinkedHashMap<>();
    for (Optional<Listed> some : lists) {
      if (some.isPresent()) {
        for (Fields event : some.get().events()) {
          byEvent.put(EventFacts.id(event), EventFacts.of(lookup, event, some.get().zone()));
        }
      }
    }
    return byEvent.values().stream().limit(MOST_EVENTS).flatMap(List::stream).toList();
  }

  private String window() {
    return "&singleEvents=true&" + around(lookup.now());
  }

  /** The time around now of which all events are read. */
  static String around(Instant now) {
    return "timeMin=" + second(now.minus(BACK)) + "&timeMax=" + second(now.plus(AHEAD));
  }

  private static Instant second(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS);
  }

  /**
   * Events as the calendar lists them.
   *
   * @param zone the calendar's, in which whole days begin
   */
  private record Listed(List<Fields> events, Optional<String> zone) {

    /** Whether one of them is a series, or is gone and does not tell whether it was one. */
    boolean hasSeries() throws BadField {
      for (Fields event : events) {
        if (event.has("recurrence") || (EventFacts.isCancelled(event) && !event.has("start"))) {
          return true;
        }
      }
      return false;
    }
  }

  /** Empty where there is no such calendar, or the time is too long ago. */
  private Optional<Listed> list(String path) throws BadField {
    List<Fields> events = new ArrayList<>();
    Optional<String> zone = Optional.empty();
    Optional<String> next = Optional.of("");
    for (int page = 0; page < MOST_PAGES && next.isPresent(); page++) {
      String from = next.get().isEmpty() ? "" : "&pageToken=" + RestApi.part(next.get());
      Optional<JsonNode> found = lookup.find(path + from);
      if (found.isEmpty()) {
        return Optional.empty();
      }
      Fields shown = Fields.of("events", found.get());
      events.addAll(shown.objects("items"));
      zone = shown.text("timeZone");
      next = shown.text("nextPageToken").filter(text -> !text.isEmpty());
    }
    return Optional.of(new Listed(events, zone));
  }
}
