package dev.paydown.tools.googlecalendar;

import dev.paydown.brain.event.Fact;
import dev.paydown.brain.proposal.MoveAction;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Acting;
import dev.paydown.tools.Attempt;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.Listening;
import dev.paydown.tools.Lookup;
import dev.paydown.tools.Makes;
import dev.paydown.tools.PlainSecret;
import dev.paydown.tools.Reading;
import dev.paydown.tools.Tool;
import dev.paydown.tools.ToolUnavailable;
import dev.paydown.tools.Verdict;
import dev.paydown.tools.act.Moves;
import dev.paydown.tools.http.OutgoingHttp;
import dev.paydown.tools.http.RestApi;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Google Calendar. A notification tells only that something in a calendar changed: what changed of
 * late is read through the API; slots are booked and moved through it.
 */
public final class GoogleCalendarTool implements Tool {
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
        1. Let a Google account's events be read and written, with the scope calendar.events:
           connect with --api-token and the JSON with client_id, client_secret and
           refresh_token that gcloud auth application-default login writes.
        2. With --in CALENDAR-ID for each calendar, Paydown opens channels itself. Else:
           POST https://www.googleapis.com/calendar/v3/calendars/CALENDAR-ID/events/watch
           {"id": "a new UUID", "type": "web_hook",
           "address": "the delivery URL", "token": "the secret"}
        3. A channel opened by hand ends at the time that Google's answer says: open a new one
           before.
        4. Confirmed slots are booked as events of that account, with who confirmed as guest.
        """;
  }

  @Override
  public String stepsBack() {
    return """
        1. Google lists no channels: one is stopped by the id and the resourceId that Google
           answered when it was opened:
           POST https://www.googleapis.com/calendar/v3/channels/stop
           {"id": "the channel's id", "resourceId": "its resourceId"}
        2. Left alone, a channel ends by itself at the time that Google's answer said.
        3. To take back what Paydown was allowed: myaccount.google.com/connections.
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
    String access = token.access(Lookup.token(CalendarApi.TOOL, connection), now);
    RestApi api = CalendarApi.of(http, connection, access, now);
    return new CalendarFetch(new Lookup(api, connection.name(), now)).fetch(uid);
  }

  @Override
  public boolean booksSlots() {
    return true;
  }

  @Override
  public Optional<Listening> listening() {
    return Optional.of(new CalendarListening(http, token));
  }

  /** All but slots is by hand, and nothing is asked for it. */
  @Override
  public Set<Makes> makes() {
    return CalendarHands.MAKES;
  }

  @Override
  public Attempt act(Acting acting) {
    Connection connection = acting.connection();
    Optional<String> held =
        connection.token().filter(_ -> acting.move().action() == MoveAction.BOOK_SLOT);
    try {
      String access = held.map(one -> token.access(one, acting.now())).orElse("");
      RestApi api = CalendarApi.of(http, connection, access, acting.now());
      return Moves.make(acting, new CalendarHands(api, acting));
    } catch (ToolUnavailable e) {
      return new Attempt.Later(e.after(), String.valueOf(e.getMessage()));
    }
  }
}
