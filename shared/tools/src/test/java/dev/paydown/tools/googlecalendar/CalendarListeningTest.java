package dev.paydown.tools.googlecalendar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paydown.brain.event.Fact;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Answers;
import dev.paydown.tools.Fixtures;
import dev.paydown.tools.Listening;
import dev.paydown.tools.ToolUnavailable;
import dev.paydown.tools.http.OutgoingHttp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Channels opened in Google Calendar, and what changed in it, against answers of its form. */
class CalendarListeningTest {
  private static final String API = "https://www.googleapis.com/calendar/v3/calendars/";
  private static final String URL = "https://paydown.example.com/hooks/abc";
  private static final String WINDOW =
      "singleEvents=true&timeMin=2026-11-16T09:00:00Z&timeMax=2027-02-21T09:00:00Z";
  private static final String ONE = "&maxResults=1&fields=items(updated)";

  private static Connection in(String... places) {
    return new Connection(
            "abc",
            "ws",
            "google-calendar",
            "google-calendar",
            List.of("newest", "former"),
            Optional.of("token"),
            Optional.empty(),
            Optional.empty())
        .in(List.of(places));
  }

  private static Listening through(OutgoingHttp google) {
    return new GoogleCalendarTool(google).listening().orElseThrow();
  }

  private static Listening.Hooked hook(OutgoingHttp google, Instant now, String... places) {
    return through(google).hook(new Listening.Asked(in(places), URL, now));
  }

  @Test
  void a_channel_is_opened_for_each_calendar_until_the_first_of_them_ends() {
    Answers google =
        new Answers(
            Map.of(
                "POST " + API + "ada%40example.com/events/watch",
                "{\"expiration\": \"1796029200000\", \"resourceId\": \"r/1\"}",
                "POST " + API + "team/events/watch",
                "{\"expiration\": \"1796000000000\"}"));
    assertThat(hook(google, Fixtures.NOW, "ada@example.com", "team"))
        .isEqualTo(
            new Listening.Standing(
                List.of("ada@example.com", "team"),
                Optional.of(Instant.ofEpochMilli(1_796_000_000_000L)),
                Optional.empty(),
                List.of(id(google) + " r/1")));
    assertThat(new String(google.asked().getFirst().body(), UTF_8))
        .matches(
            "\\{\"id\":\"[0-9a-f-]{36}\",\"type\":\"web_hook\",\"address\":\""
                + URL
                + "\",\"token\":\"newest\"}");
  }

  /** Of the channel that was opened first. */
  private static String id(Answers google) {
    return new String(google.asked().getFirst().body(), UTF_8).substring(7, 43);
  }

  @Test
  void what_ends_a_channel_is_kept_until_the_one_after_next_is_opened() {
    Answers google =
        new Answers(
            Map.of(
                "POST " + API + "team/events/watch",
                "{\"expiration\": \"1796029200000\", \"resourceId\": \"r1\"}"));
    Connection before = in("team").hooked(List.of("c4 r1", "c3 r1", "c2 r1", "c1 r1"));
    assertThat(
            ((Listening.Standing)
                    through(google).hook(new Listening.Asked(before, URL, Fixtures.NOW)))
                .hooks())
        .containsExactly(id(google) + " r1", "c4 r1", "c3 r1", "c2 r1");
  }

  @Test
  void asked_twice_in_a_day_it_opens_one_and_the_next_day_another() {
    List<String> asked = new ArrayList<>();
    OutgoingHttp google =
        request -> {
          String body = new String(request.body(), UTF_8);
          boolean isKnown = asked.contains(body);
          asked.add(body);
          return isKnown
              ? new OutgoingHttp.Outcome.Answered(
                  400,
                  Map.of(),
                  "{\"error\":{\"message\":\"Channel id x not unique\"}}".getBytes(UTF_8))
              : new OutgoingHttp.Outcome.Answered(
                  200, Map.of(), "{\"expiration\":\"1796029200000\"}".getBytes(UTF_8));
        };
    Optional<Instant> ends = Optional.of(Instant.ofEpochMilli(1_796_029_200_000L));
    assertThat(hook(google, Fixtures.NOW))
        .isEqualTo(new Listening.Standing(List.of("primary"), ends, Optional.empty()));
    assertThat(hook(google, Fixtures.NOW.plusSeconds(60)))
        .isEqualTo(
            new Listening.Standing(
                List.of("primary"),
                Optional.of(Fixtures.NOW.plusSeconds(60 + 2 * 86_400)),
                Optional.empty()));
    assertThat(hook(google, Fixtures.NOW.plusSeconds(86_400)))
        .isEqualTo(new Listening.Standing(List.of("primary"), ends, Optional.empty()));
  }

  @Test
  void a_calendar_that_is_hidden_is_no_hook() {
    assertThatThrownBy(() -> hook(new Answers(Map.of()), Fixtures.NOW, "other"))
        .isInstanceOf(ToolUnavailable.class)
        .hasMessage("the tool knows no such place, or hides it");
  }

  @Test
  void a_calendar_in_which_something_changed_is_read_and_the_others_are_not() {
    String late = "/events?showDeleted=true&updatedMin=2026-11-23T08%3A00%3A00Z" + ONE;
    Answers google =
        new Answers(
            Map.of(
                "GET " + API + "a" + late,
                "{\"items\": [{\"updated\": \"2026-11-23T08:30:00.000Z\"}]}",
                "GET " + API + "b" + late,
                "{\"items\": []}"));
    Optional<Instant> since = Optional.of(Fixtures.NOW.minusSeconds(3_600));
    assertThat(through(google).changes(in("a", "b"), since, Optional.empty(), Fixtures.NOW))
        .isEqualTo(
            new Listening.Changes(
                List.of(new Listening.Changed("calendar:a", Fixtures.NOW)), Optional.of("1:1")));
    assertThat(through(google).changes(in("a", "b"), since, Optional.of("1:1"), Fixtures.NOW))
        .isEqualTo(new Listening.Changes(List.of()));
  }

  @Test
  void on_a_first_import_and_after_more_than_a_day_all_around_now_is_read() {
    Answers google =
        new Answers(
            Map.of(
                "GET " + API + "primary/events?" + WINDOW + ONE,
                "{\"items\": [{\"updated\": \"2026-01-01T08:30:00.000Z\"}]}"));
    Listening.Changes all =
        new Listening.Changes(
            List.of(new Listening.Changed("calendar-whole:primary", Fixtures.NOW)));
    assertThat(through(google).changes(in(), Optional.empty(), Optional.empty(), Fixtures.NOW))
        .isEqualTo(all);
    Optional<Instant> before = Optional.of(Fixtures.NOW.minusSeconds(90_000));
    assertThat(through(google).changes(in(), before, Optional.empty(), Fixtures.NOW))
        .isEqualTo(all);
  }

  @Test
  void a_calendar_is_read_whole_by_one_list() {
    String fields =
        "&fields=timeZone,nextPageToken,items(id,status,htmlLink,updated,summary,start,end,"
            + "transparency,eventType,recurrence,organizer(email),creator(email),"
            + "attendees(email,resource,responseStatus))";
    Answers google =
        new Answers(
            Map.of(
                "GET "
                    + API
                    + "primary/events?showDeleted=true&maxResults=250"
                    + fields
                    + "&"
                    + WINDOW,
                """
                {"items": [{"id": "e1", "status": "confirmed", "summary": "Sync",
                  "updated": "2026-01-01T08:30:00.000Z",
                  "start": {"dateTime": "2026-11-24T10:00:00Z"},
                  "end": {"dateTime": "2026-11-24T11:00:00Z"},
                  "organizer": {"email": "ada@example.com"}}]}
                """));
    List<Fact> facts =
        new GoogleCalendarTool(google)
            .fetch(in(), "calendar-whole:primary", Fixtures.NOW)
            .orElseThrow();
    assertThat(facts).hasAtLeastOneElementOfType(Fact.SlotSet.class);
    assertThat(google.asked()).hasSize(1);
  }
}
