package dev.paydown.tools.googlecalendar;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.tools.act.Slot;
import dev.paydown.tools.act.Standing;
import dev.paydown.tools.act.Target;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * An event as Google's API shows it now.
 *
 * @param etag its version
 * @param slot when it is; empty where it no longer stands, or takes whole days
 * @param isSeries whether it stands for many
 */
record CalendarTarget(String etag, Optional<String> url, Optional<Slot> slot, boolean isSeries)
    implements Target {
  /** What a reading asks for (Google Calendar docs, Events: get). */
  static final String ASKED = "?fields=end,etag,htmlLink,recurrence,start,status";

  static CalendarTarget of(JsonNode shown) throws BadField {
    Fields event = Fields.of("event", shown);
    Optional<Instant> start = event.object("start").instant("dateTime");
    Optional<Instant> end = event.object("end").instant("dateTime");
    boolean stands = !EventFacts.isCancelled(event) && start.isPresent() && end.isPresent();
    return new CalendarTarget(
        event.required("etag", event.text("etag")),
        event.url("htmlLink"),
        stands ? Optional.of(new Slot(start.get(), end.get())) : Optional.empty(),
        event.has("recurrence"));
  }

  /** An event has times, and no dates of work. */
  @Override
  public Optional<String> date(String field) {
    return Optional.empty();
  }

  @Override
  public Set<String> owner() {
    return Set.of();
  }

  @Override
  public Standing standing() {
    return Standing.OPEN;
  }
}
