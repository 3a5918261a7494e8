package dev.paydown.local.practice.googlecalendar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.local.practice.Entity;
import dev.paydown.local.practice.NoSuchEntity;
import dev.paydown.local.practice.Response;
import dev.paydown.local.practice.RestDoor;
import dev.paydown.local.practice.RestDoor.Asked;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The part of Google Calendar's REST API that a connector uses (Google Calendar docs, Events; Get
 * specific versions of resources; Handle API errors).
 */
final class CalendarVendor implements RestDoor.Vendor {
  private static final String EVENTS = "calendar/v3/calendars/*/events";
  private static final int CALENDAR = 3;
  private static final int ID = 5;
  private final PracticeCalendar calendar;
  private final String token;
  private final AtomicReference<Runnable> afterReading = new AtomicReference<>(() -> {});

  CalendarVendor(PracticeCalendar calendar, String token) {
    this.calendar = calendar;
    this.token = token;
  }

  void afterNextReading(Runnable what) {
    afterReading.set(what);
  }

  @Override
  public String prefix() {
    return "/calendar/v3/";
  }

  @Override
  public boolean opens(Map<String, String> headers) {
    return headers.getOrDefault("authorization", "").equals("Bearer " + token);
  }

  @Override
  public Response error(int status, String message) {
    String reason =
        switch (status) {
          case 401 -> "authError";
          case 403 -> "requiredAccessLevel";
          case 404 -> "notFound";
          case 409 -> "duplicate";
          case 412 -> "conditionNotMet";
          default -> "invalid";
        };
    return error(status, reason, message);
  }

  private static Response error(int status, String reason, String message) {
    ObjectNode body = RestDoor.object();
    ObjectNode error = body.putObject("error").put("code", status).put("message", message);
    error.putArray("errors").addObject().put("reason", reason).put("message", message);
    return Response.json(status, body);
  }

  @Override
  public Response api(Asked asked) {
    if (asked.is("GET", EVENTS + "/*")) {
      Response shown = Response.json(200, shown(subject(asked)));
      afterReading.getAndSet(() -> {}).run();
      return shown;
    }
    if (asked.is("GET", EVENTS)) {
      return list(asked);
    }
    if (asked.is("POST", EVENTS)) {
      return insert(asked);
    }
    return asked.is("PATCH", EVENTS + "/*") ? patch(asked) : error(404, "Not Found");
  }

  private static String owner(Asked asked) {
    String named = asked.path().get(CALENDAR);
    return named.equals("primary") ? PracticeCalendar.PRIMARY : named;
  }

  private Entity subject(Asked asked) {
    Entity event = calendar.event(asked.path().get(ID));
    if (!isIn(event, owner(asked))) {
      throw new NoSuchEntity("Not Found");
    }
    return event;
  }

  private static boolean isIn(Entity event, String calendar) {
    return event.get("organizer").equals(calendar)
        || event.find("guest").filter(calendar::equals).isPresent();
  }

  private Response list(Asked asked) {
    String owner = owner(asked);
    if (calendar.desk().read(books -> books.find("hidden", owner)).isPresent()) {
      return error(404, "Not Found");
    }
    Instant from = Instant.parse(asked.query().getOrDefault("timeMin", Instant.MIN.toString()));
    Instant to = Instant.parse(asked.query().getOrDefault("timeMax", Instant.MAX.toString()));
    ObjectNode body = RestDoor.object().put("timeZone", "UTC");
    ArrayNode items = body.putArray("items");
    calendar.events().stream()
        .filter(event -> isIn(event, owner))
        .filter(event -> event.instant("start").isBefore(to) && event.instant("end").isAfter(from))
        .filter(event -> event.get("status").equals("confirmed"))
        .forEach(event -> items.add(shown(event)));
    return Response.json(200, body);
  }

  private static ObjectNode shown(Entity event) {
    ObjectNode shown = RestDoor.object();
    for (String name : new String[] {"id", "etag", "status", "summary", "updated"}) {
      event.find(name).ifPresent(text -> shown.put(name, text));
    }
    event.find("transparency").ifPresent(text -> shown.put("transparency", text));
    event.find("recurrence").ifPresent(text -> shown.putArray("recurrence").add(text));
    shown.put("htmlLink", url(event));
    shown.putObject("organizer").put("email", event.get("organizer"));
    shown.putObject("creator").put("email", event.get("organizer"));
    shown.putObject("start").put("dateTime", event.get("start"));
    shown.putObject("end").put("dateTime", event.get("end"));
    event
        .find("guest")
        .ifPresent(
            guest ->
                shown
                    .putArray("attendees")
                    .addObject()
                    .put("email", guest)
                    .put("responseStatus", "accepted"));
    return shown;
  }

  static String url(Entity event) {
    return "https://www.google.com/calendar/event?eid=" + event.id();
  }

  private Response insert(Asked asked) {
    JsonNode body = asked.body();
    String id = RestDoor.text(body, "id");
    if (!id.matches("[0-9a-v]{5,1024}")) {
      return error(400, "Invalid resource id value.");
    }
    if (calendar.desk().read(books -> books.find("events", id)).isPresent()) {
      return error(409, "The requested identifier already exists.");
    }
    Map<String, String> fields = new HashMap<>();
    fields.put("id", id);
    fields.put("summary", RestDoor.text(body, "summary"));
    fields.put("description", RestDoor.text(body, "description"));
    fields.put("guest", body.at("/attendees/0/email").asText());
    times(body).forEach((name, time) -> time.ifPresent(text -> fields.put(name, text)));
    Entity made =
        calendar
            .desk()
            .change(
                draft -> {
                  draft.effect("insert", id, Map.of());
                  return PracticeCalendar.created(draft, owner(asked), fields);
                });
    return Response.json(200, shown(made));
  }

  private static Map<String, Optional<String>> times(JsonNode body) {
    Map<String, Optional<String>> times = new HashMap<>();
    for (String name : new String[] {"start", "end"}) {
      String time = RestDoor.text(body.path(name), "dateTime");
      times.put(name, Optional.of(Instant.parse(time).toString()));
    }
    return times;
  }

  private Response patch(Asked asked) {
    Entity before = subject(asked);
    String etag = asked.headers().getOrDefault("if-match", before.get("etag"));
    if (!etag.equals(before.get("etag"))) {
      return error(412, "Precondition Failed");
    }
    Map<String, Optional<String>> wanted = times(asked.body());
    Entity moved =
        calendar
            .desk()
            .change(
                draft -> {
                  draft.effect("patch", before.id(), wanted);
                  return PracticeCalendar.kept(draft, before.with(wanted));
                });
    return Response.json(200, shown(moved));
  }

  /** Somebody moves the event that is about to be read by an hour. */
  @Override
  public void meddle(Asked asked) {
    if (asked.is("GET", EVENTS + "/*")) {
      Entity event = subject(asked);
      Duration hour = Duration.ofHours(1);
      calendar.update(
          event.id(),
          Map.of(
              "start", Optional.of(event.instant("start").plus(hour).toString()),
              "end", Optional.of(event.instant("end").plus(hour).toString())));
    }
  }

  /** {@code POST /person/events}: {by, start, end, summary}. */
  @Override
  public Response person(Asked asked) {
    if (!asked.is("POST", "person/events")) {
      return error(404, "Not Found");
    }
    Map<String, String> fields = new HashMap<>();
    RestDoor.said(asked.body())
        .forEach((name, value) -> value.ifPresent(text -> fields.put(name, text)));
    String by = asked.body().path("by").asText(PracticeCalendar.PRIMARY);
    return RestDoor.shown(201, calendar.create(by, fields));
  }
}
