package dev.paydown.tools.googlecalendar;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.Reading;
import dev.paydown.tools.json.Fields;
import java.net.URLDecoder;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a channel notifies of, by its headers (Google Calendar docs, Push notifications): that it is
 * open, or that events of its calendar changed. Which calendar it is stands in the address of the
 * resource; the calendar is asked to be read, as if it were an item, by its id after {@value
 * #CALENDAR}.
 */
final class Notification {
  static final String CALENDAR = "calendar:";

  /** The same of a calendar of which all around now shall be read, and not only what changed. */
  static final String WHOLE = "calendar-whole:";

  private static final String STATE = "x-goog-resource-state";
  private static final String URI = "x-goog-resource-uri";
  private static final Pattern RESOURCE =
      Pattern.compile(
          "https://[^/?#]{1,200}/calendar/v3/calendars/([^/?#]{1,600})/events(?:[?#].*)?");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._%+#@-]{1,300}");

  private Notification() {}

  static Reading read(Delivery delivery, String connection) {
    Optional<String> state = delivery.header(STATE);
    if (state.isEmpty()) {
      return new Reading.Unreadable(STATE + " is missing");
    }
    return switch (state.get()) {
      case "sync" -> new Reading.Nothing("sync: the channel is open");
      case "exists" -> changed(delivery, connection);
      case "not_exists" -> new Reading.Nothing("not_exists: the calendar is gone");
      default -> new Reading.Unreadable(STATE + " " + Fields.quoted(state.get()) + " is unknown");
    };
  }

  private static Reading changed(Delivery delivery, String connection) {
    return delivery
        .header(URI)
        .flatMap(Notification::calendar)
        .<Reading>map(
            id ->
                new Reading.Facts(
                    List.of(
                        new Fact.ReadAsked(
                            new ItemRef.Own(connection, CALENDAR + id), delivery.receivedAt()))))
        .orElseGet(() -> new Reading.Unreadable(URI + " is not of the events of a calendar"));
  }

  private static Optional<String> calendar(String uri) {
    Matcher resource = RESOURCE.matcher(uri);
    if (!resource.matches()) {
      return Optional.empty();
    }
    try {
      // A plus sign in an address is one: this is a path, no form.
      String id = URLDecoder.decode(resource.group(1).replace("+", "%2B"), UTF_8);
      return Optional.of(id).filter(one -> ID.matcher(one).matches());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
