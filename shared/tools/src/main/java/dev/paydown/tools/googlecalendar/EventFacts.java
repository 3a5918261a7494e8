package dev.paydown.tools.googlecalendar;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.tools.Lookup;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.text.Clip;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An event as a slot of the people who come: as of its own last change, by a person, for who made
 * it is not shown. One that takes nobody's time no longer stands: cancelled, shown as free, or
 * declined by all. Where somebody works and whose birthday it is are never slots.
 */
final class EventFacts {
  private static final int ID = 1_024;

  /** Calendars of rooms and of groups have addresses too. */
  private static final String NOBODY = ".calendar.google.com";

  private static final Set<String> NO_TIME = Set.of("workingLocation", "birthday");

  private EventFacts() {}

  static String id(Fields event) throws BadField {
    return event.required("id", event.name("id", ID));
  }

  static boolean isCancelled(Fields event) throws BadField {
    return event.text("status").orElse("").equals("cancelled");
  }

  /** Whether it stands, and whose calendar it is in is not free then. */
  static boolean takesTime(Fields event) throws BadField {
    return !isCancelled(event)
        && !event.text("transparency").orElse("").equals("transparent")
        && !NO_TIME.contains(event.text("eventType").orElse(""));
  }

  /**
   * The event's facts; none of a series, whose events are told one by one, and of what is no slot.
   *
   * @param zone the calendar's
   */
  static List<Fact> of(Lookup lookup, Fields event, Optional<String> zone) throws BadField {
    ItemRef.Own item = new ItemRef.Own(lookup.connection(), id(event));
    Instant at = event.instant("updated").orElse(lookup.now());
    if (event.has("recurrence") || NO_TIME.contains(event.text("eventType").orElse(""))) {
      return List.of();
    }
    List<PersonRef> people = people(event);
    Optional<Instant> start = time(event.object("start"), zone);
    Optional<Instant> end = time(event.object("end"), zone);
    boolean isSlot =
        takesTime(event)
            && !people.isEmpty()
            && start.isPresent()
            && end.filter(until -> !until.isBefore(start.get())).isPresent();
    return List.of(
        new Fact.ItemChanged(item, at, 0, Actor.HUMAN, fields(event)),
        isSlot
            ? new Fact.SlotSet(
                item, at, 0, Actor.HUMAN, start.orElseThrow(), end.orElseThrow(), people)
            : new Fact.SlotCancelled(item, at, 0, Actor.HUMAN));
  }

  private static List<FieldChange> fields(Fields event) throws BadField {
    List<FieldChange> fields = new ArrayList<>();
    fields.add(FieldChange.set(ItemField.KIND, "slot"));
    event
        .text("summary")
        .map(Clip::title)
        .filter(title -> !title.isEmpty())
        .ifPresent(title -> fields.add(FieldChange.set(ItemField.TITLE, title)));
    event.url("htmlLink").ifPresent(url -> fields.add(FieldChange.set(ItemField.URL, url)));
    return fields;
  }

  /** An instant, or the beginning of a whole day where the calendar is. */
  private static Optional<Instant> time(Fields time, Optional<String> zone) throws BadField {
    Optional<LocalDate> day = time.date("date");
    return day.isPresent()
        ? Optional.of(day.get().atStartOfDay(zone(zone)).toInstant())
        : time.instant("dateTime");
  }

  private static ZoneId zone(Optional<String> name) {
    try {
      return name.map(ZoneId::of).orElse(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      return ZoneOffset.UTC;
    }
  }

  /** The guests who did not decline; of an event without guests whoever holds it, or made it. */
  private static List<PersonRef> people(Fields event) throws BadField {
    Set<PersonRef> people = new LinkedHashSet<>();
    List<Fields> guests = event.objects("attendees");
    for (Fields guest : guests) {
      boolean isRoom = guest.flag("resource").orElse(false);
      boolean declined = guest.text("responseStatus").orElse("").equals("declined");
      if (!isRoom && !declined) {
        person(guest).ifPresent(people::add);
      }
    }
    if (guests.isEmpty()) {
      Optional<PersonRef> holder = person(event.object("organizer"));
      (holder.isPresent() ? holder : person(event.object("creator"))).ifPresent(people::add);
    }
    return people.stream().limit(Clip.LIST).toList();
  }

  private static Optional<PersonRef> person(Fields shown) throws BadField {
    return shown
        .text("email")
        .map(String::strip)
        .filter(Fields::isEmail)
        .filter(address -> !address.endsWith(NOBODY))
        .map(PersonRef::email);
  }
}
