package dev.paydown.tools.googlecalendar;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Listening;
import dev.paydown.tools.Lookup;
import dev.paydown.tools.PageOfPlace;
import dev.paydown.tools.ToolUnavailable;
import dev.paydown.tools.http.OutgoingHttp;
import dev.paydown.tools.http.Reply;
import dev.paydown.tools.http.RestApi;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Channels of calendars, named by their ids, or of the account's own where none is named (Google
 * Calendar docs, Events: watch, Push notifications). Google lists no channels: each has an id made
 * of what it is for and of the day, which no second one can have. One is ended by its id and by
 * what Google calls the calendar there (same docs, Channels: stop), so both are kept.
 */
final class CalendarListening implements Listening {
  private static final String OWN = "primary";

  /** A channel that was opened earlier in the day is asked to live on by the next one. */
  private static final Duration OPENED_TODAY = Duration.ofDays(2);

  /** Of each calendar: the newest, the one that it takes the place of, and those of rotations. */
  private static final int KEPT = 4;

  private static final Pattern RESOURCE = Pattern.compile("[\\x21-\\x7e]{1,300}");

  private final OutgoingHttp http;
  private final GoogleToken token;

  CalendarListening(OutgoingHttp http, GoogleToken token) {
    this.http = http;
    this.token = token;
  }

  private RestApi api(Connection connection, Instant now) {
    String access = token.access(Lookup.token(CalendarApi.TOOL, connection), now);
    return CalendarApi.of(http, connection, access, now);
  }

  private static List<String> places(Connection connection) {
    return connection.places().isEmpty() ? List.of(OWN) : connection.places();
  }

  @Override
  public Hooked hook(Asked asked) {
    RestApi api = api(asked.connection(), asked.now());
    List<String> places = places(asked.connection());
    List<Instant> ends = new ArrayList<>();
    List<String> channels = new ArrayList<>();
    for (String place : places) {
      Channel opened = watch(api, place, asked);
      ends.add(opened.end());
      opened.known().ifPresent(channels::add);
    }
    channels.addAll(asked.connection().hooks());
    // Those before the one before have ended, but for some of a day on which secrets were rotated.
    List<String> kept = channels.stream().distinct().limit(KEPT * (long) places.size()).toList();
    Optional<Instant> end = ends.stream().min(Comparator.naturalOrder());
    return new Standing(places, end, Optional.empty(), kept);
  }

  /** Those that may still be open: one that has ended counts as gone. */
  @Override
  public Unhooked unhook(Asked asked) {
    List<String> channels = asked.connection().hooks();
    if (channels.isEmpty()) {
      return new ByHand("no channel is known that Paydown opened for it");
    }
    return asked.outOf(
        List.of("the account's calendars"),
        _ -> channels,
        known -> isStopped(api(asked.connection(), asked.now()), known));
  }

  private static boolean isStopped(RestApi api, String known) {
    String[] parts = known.split(" ", 2);
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("id", parts[0]).put("resourceId", parts[1]);
    return Lookup.found(api.send("POST", "/channels/stop", body)).isPresent();
  }

  /**
   * One that is open.
   *
   * @param known its id and, after a space, that of the calendar there; empty: opened earlier in
   *     the day, and kept then
   */
  private record Channel(Instant end, Optional<String> known) {}

  private static Channel watch(RestApi api, String place, Asked asked) {
    String secret = asked.connection().secrets().getFirst();
    LocalDate day = LocalDate.ofInstant(asked.now(), ZoneOffset.UTC);
    String channel = String.join("|", asked.connection().id(), place, secret, day.toString());
    String id = UUID.nameUUIDFromBytes(channel.getBytes(UTF_8)).toString();
    ObjectNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", id)
            .put("type", "web_hook")
            .put("address", asked.deliveryUrl())
            .put("token", secret);
    Reply reply = api.send("POST", CalendarApi.events(place) + "/watch", body);
    if (reply instanceof Reply.Refused(String why) && why.contains("not unique")) {
      return new Channel(asked.now().plus(OPENED_TODAY), Optional.empty());
    }
    JsonNode opened = Lookup.needed(reply);
    String end = opened.path("expiration").asText();
    if (!end.matches("[0-9]{1,15}")) {
      throw new ToolUnavailable(
          "Google does not say how long the channel lasts", Duration.ofHours(1));
    }
    String resource = opened.path("resourceId").asText();
    return new Channel(
        Instant.ofEpochMilli(Long.parseLong(end)),
        RESOURCE.matcher(resource).matches() ? Optional.of(id + " " + resource) : Optional.empty());
  }

  /**
   * Of a calendar in which something changed, its events are read at once: what changed of late, or
   * all of the time around now where that is longer ago than a reading goes back.
   */
  @Override
  public Changes changes(
      Connection connection, Optional<Instant> since, Optional<String> cursor, Instant now) {
    PageOfPlace at = PageOfPlace.of(cursor);
    List<String> places = places(connection);
    if (at.place() >= places.size()) {
      return new Changes(List.of());
    }
    String place = places.get(at.place());
    Optional<Instant> late = since.filter(from -> from.isAfter(now.minus(CalendarFetch.LATE)));
    String which =
        late.map(from -> "showDeleted=true&updatedMin=" + RestApi.part(from.toString()))
            .orElseGet(() -> "singleEvents=true&" + CalendarFetch.around(now));
    String path = CalendarApi.calendar(place) + which + "&maxResults=1&fields=items(updated)";
    JsonNode shown = Lookup.needed(api(connection, now).get(path));
    try {
      boolean isNone = Fields.of("events", shown).objects("items").isEmpty();
      String uid = (late.isPresent() ? Notification.CALENDAR : Notification.WHOLE) + place;
      return new Changes(
          isNone ? List.of() : List.of(new Changed(uid, now)), at.next(true, places.size()));
    } catch (BadField e) {
      throw Lookup.unreadable(CalendarApi.TOOL, e);
    }
  }
}
