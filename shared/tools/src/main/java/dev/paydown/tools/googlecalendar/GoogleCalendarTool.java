package dev.paydown.tools.googlecalendar;

import dev.paydown.brain.event.Fact;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.Lookup;
import dev.paydown.tools.PlainSecret;
import dev.paydown.tools.ReadOnlyTool;
import dev.paydown.tools.Reading;
import dev.paydown.tools.Verdict;
import dev.paydown.tools.http.OutgoingHttp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Google Calendar. A notification tells only that something in a calendar changed: what changed of
 * late is read through the API. Paydown reads here; moves are by hand.
 */
public final class GoogleCalendarTool implements ReadOnlyTool {
  private static final String API = "https://www.googleapis.com/calendar/v3";
  private static final String TOKEN = "x-goog-channel-token";
  private static final String CHANNEL = "x-goog-channel-id";
  private static final String NUMBER = "x-goog-message-number";
  private static final Pattern CHANNEL_FORM = Pattern.compile("[\\x21-\\x7e]{1,200}");
  private static final Pattern NUMBER_FORM = Pattern.compile("[0-9]{1,19}");
  private final OutgoingHttp http;
  private final GoogleToken token;

  /** Speaks to Google's API through this. */
  public GoogleCalendarTool(OutgoingHttp http) {
    this.http = http;
    this.token = new GoogleToken(http);
  }

  @Override
  public String slug() {
    return "google-calendar";
  }

  @Override
  public String steps() {
    return """
        1. Let a Google account's events be read: connect with --api-token and the JSON with
           client_id, client_secret and refresh_token that gcloud auth application-default
           login writes. Notifications tell nothing by themselves.
        2. Open a channel for each calendar:
           POST https://www.googleapis.com/calendar/v3/calendars/CALENDAR-ID/events/watch
           {"id": "a new UUID", "type": "web_hook",
           "address": "the delivery URL", "token": "the secret"}
        3. Channels end by themselves, at the latest after the time that Google's answer says:
           open a new one before.
        4. Moves in Google Calendar are proposed by hand, with the link.
        """;
  }

  /**
   * There is no body and no signature: {@code X-Goog-Channel-Token} is what was given when the
   * channel was opened, and must be a secret of the connection (Google Calendar docs, Push
   * notifications).
   *
   * <p>The id is the channel's with the number of the message: a channel counts its messages, and
   * repeats one with the number that it had.
   */
  @Override
  public Verdict verify(Delivery delivery, Connection connection) {
    Optional<String> token = delivery.header(TOKEN);
    if (token.isEmpty()) {
      return new Verdict.Refused(TOKEN + " is not sent once");
    }
    if (!PlainSecret.isOneOf(connection.secrets(), token.get())) {
      return new Verdict.Refused(TOKEN + " is not a secret of this connection");
    }
    Optional<String> channel =
        delivery.header(CHANNEL).filter(id -> CHANNEL_FORM.matcher(id).matches());
    Optional<String> number =
        delivery.header(NUMBER).filter(text -> NUMBER_FORM.matcher(text).matches());
    if (channel.isEmpty()) {
      return new Verdict.Refused(
          CHANNEL + " is not sent once, as 1 to 200 printable ASCII characters");
    }
    return number.isEmpty()
        ? new Verdict.Refused(NUMBER + " is not sent once, as a number")
        : new Verdict.Genuine(channel.get() + ":" + number.get());
  }

  @Override
  public Reading read(Delivery delivery, Connection connection) {
    return Notification.read(delivery, connection.name());
  }

  @Override
  public Optional<List<Fact>> fetch(Connection connection, String uid, Instant now) {
    Optional<String> access = connection.token().map(held -> token.access(held, now));
    Lookup lookup = Lookup.bearer(http, "Google Calendar", API, Map.of(), connection, access, now);
    return new CalendarFetch(lookup).fetch(uid);
  }
}
