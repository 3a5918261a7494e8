package dev.paydown.local.practice.googlecalendar;

import dev.paydown.local.practice.Books;
import dev.paydown.local.practice.Desk;
import dev.paydown.local.practice.Draft;
import dev.paydown.local.practice.Entity;
import dev.paydown.local.practice.NoSuchEntity;
import dev.paydown.local.practice.PracticeTool;
import dev.paydown.local.practice.Response;
import dev.paydown.local.practice.RestDoor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A stand-in for Google Calendar: people's calendars, events with one guest each that stand in the
 * calendars of both, its REST API, and channels, which tell that something changed.
 */
final class PracticeCalendar implements PracticeTool {
  /** Whose token opens the API: {@code primary}. */
  static final String PRIMARY = "paydown@practice.example";

  private final Desk desk;
  private final RestDoor door;
  private final CalendarVendor vendor;

  /**
   * Opens it, with what its folder holds.
   *
   * @param token what its API asks for, as a bearer's
   */
  PracticeCalendar(Desk.World world, String token) {
    this.desk = new Desk(world, slug(), now -> Desk.seeded(now, _ -> {}), PracticeCalendar::sent);
    this.vendor = new CalendarVendor(this, token);
    this.door = new RestDoor(desk, vendor);
  }

  @Override
  public String slug() {
    return "google-calendar";
  }

  @Override
  public Desk desk() {
    return desk;
  }

  @Override
  public Response handle(String method, String path, Map<String, String> headers, byte[] body) {
    return door.handle(method, path, headers, body);
  }

  /** What somebody does right after the next reading of an event. */
  void afterNextReading(Runnable what) {
    vendor.afterNextReading(what);
  }

  /** Somebody makes that calendar one that the token may not see. */
  void hide(String calendar) {
    desk.change(draft -> draft.add("hidden", Map.of("id", calendar)));
  }

  /** The event with that id, whoever shows it. */
  Entity event(String id) {
    return desk.read(books -> books.find("events", id))
        .orElseThrow(() -> new NoSuchEntity("Not Found"));
  }

  /** Every event. */
  List<Entity> events() {
    return desk.read(books -> List.copyOf(books.all("events").values()));
  }

  /** Somebody makes an event in their calendar. */
  Entity create(String organizer, Map<String, String> fields) {
    return desk.change(draft -> created(draft, organizer, fields));
  }

  static Entity created(Draft draft, String organizer, Map<String, String> fields) {
    Map<String, String> all = new TreeMap<>(fields);
    all.putIfAbsent("id", "e" + draft.next());
    all.put("organizer", organizer);
    all.put("status", "confirmed");
    return kept(draft, new Entity(new TreeMap<>(all)));
  }

  /** Somebody changes an event. */
  Entity update(String id, Map<String, Optional<String>> changes) {
    Entity before = event(id);
    return desk.change(draft -> kept(draft, before.with(changes)));
  }

  /** Each change is a new version, and told to the calendar's channel. */
  static Entity kept(Draft draft, Entity event) {
    Entity kept =
        event.with(
            Map.of(
                "updated", Optional.of(draft.now().toString()),
                "etag", Optional.of("\"" + draft.next() + "\"")));
    draft.books().put("events", kept);
    draft.announce("exists", "");
    return kept;
  }

  /** Google Calendar docs, Push notifications: headers, and no body. */
  private static Desk.Sent sent(Books.Posting posting, String secret, Instant now) {
    return new Desk.Sent(
        Map.of(
            "x-goog-channel-id",
            "01234567-89ab-cdef-0123456789ab",
            "x-goog-channel-token",
            secret,
            "x-goog-message-number",
            Long.toString(Math.abs((long) posting.id().hashCode())),
            "x-goog-resource-id",
            "practice",
            "x-goog-resource-state",
            posting.type(),
            "x-goog-resource-uri",
            "https://www.googleapis.com/calendar/v3/calendars/primary/events?alt=json"),
        new byte[0]);
  }
}
