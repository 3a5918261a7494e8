package dev.paydown.local.practice.googlecalendar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.brain.proposal.EffectOutcome;
import dev.paydown.brain.proposal.Execution;
import dev.paydown.brain.proposal.MoveAction;
import dev.paydown.brain.store.Connection;
import dev.paydown.local.practice.Bench;
import dev.paydown.local.practice.Entity;
import dev.paydown.local.practice.Fault;
import dev.paydown.tools.Acting;
import dev.paydown.tools.Attempt;
import dev.paydown.tools.Reading;
import dev.paydown.tools.Verdict;
import dev.paydown.tools.googlecalendar.GoogleCalendarTool;
import dev.paydown.tools.http.OutgoingHttp;
import dev.paydown.tools.json.BrainJson;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CalendarConnectorTest {
  private static final String ADA = "ada@example.com";
  private static final String TEN = "2026-11-24T10:00:00Z";
  private static final String TWO = "2026-11-24T14:00:00Z";
  private static final String SIX = "2026-11-24T18:00:00Z";
  private static final String NAMED = "Google Calendar";

  /**
   * Requests as Google's pages have them, by hand, for its description is of a form of its own
   * (Google Calendar docs, Events: get, list, insert, patch).
   */
  private static final Map<String, Pattern> ADDRESSES =
      Map.of(
          "GET",
          Pattern.compile(
              "/calendar/v3/calendars/(primary/events/[0-9a-v]+\\?fields=[A-Za-z,()]+"
                  + "|[^/]+/events\\?(singleEvents=true&timeMin=[0-9TZ:.-]+&timeMax=[0-9TZ:.-]+&)"
                  + "fields=[A-Za-z,()]+)"),
          "POST",
          Pattern.compile("/calendar/v3/calendars/primary/events\\?sendUpdates=externalOnly"),
          "PATCH",
          Pattern.compile("/calendar/v3/calendars/primary/events/[0-9a-v]+\\?sendUpdates=all"));

  private final List<PracticeCalendar> opened = new ArrayList<>();
  private final Bench bench =
      new Bench(
          "google-calendar",
          world -> {
            opened.add(new PracticeCalendar(world, Bench.TOKEN));
            return opened.getFirst();
          },
          GoogleCalendarTool::new);

  private PracticeCalendar calendar() {
    return opened.getFirst();
  }

  @AfterEach
  void everyRequestIsOneThatGooglesPagesHave() throws IOException {
    for (OutgoingHttp.Request request : bench.sent) {
      String address =
          request.uri().toString().substring("https://practice.example/google-calendar".length());
      assertThat(address).matches(ADDRESSES.get(request.method()));
      assertThat(request.headers()).containsEntry("authorization", "Bearer " + Bench.TOKEN);
      switch (request.method()) {
        case "POST" ->
            assertThat(names(request))
                .isEqualTo(Set.of("attendees", "description", "end", "id", "start", "summary"));
        case "PATCH" -> {
          assertThat(names(request)).isEqualTo(Set.of("end", "start"));
          assertThat(request.headers()).containsKey("if-match");
        }
        default -> assertThat(request.body()).isEmpty();
      }
    }
  }

  private static Set<String> names(OutgoingHttp.Request request) throws IOException {
    JsonNode body = BrainJson.mapper().readTree(request.body());
    Set<String> names = new TreeSet<>();
    body.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void a_slot_is_booked_for_who_confirmed_it_without_the_context_packet() {
    assertThat(act(booking(), 1)).isEqualTo(done(Bench.EXECUTION));
    Entity made = calendar().event(Bench.EXECUTION);
    assertThat(made.fields())
        .containsEntry("summary", "The form")
        .containsEntry("start", TEN)
        .containsEntry("end", TWO)
        .containsEntry("guest", ADA)
        .containsEntry(
            "description", "google-calendar:ENG-1\nConfirmed by ada@example.com, by Paydown.");
  }

  @ParameterizedTest
  @EnumSource(names = {"LOST_RESPONSE", "ERROR_AFTER", "ERROR_BEFORE", "RATE_LIMITED"})
  void a_slot_is_booked_once_whatever_happens_to_the_answer(Fault fault) {
    bench.desk().faults().set(fault, 1);
    bench.act(booking(), 1);
    assertThat(act(booking(), 2)).isEqualTo(done(Bench.EXECUTION));
    assertThat(act(booking(), 3)).isEqualTo(done(Bench.EXECUTION));
    assertThat(calendar().events()).hasSize(1);
    assertThat(bench.desk().effects()).hasSize(1);
  }

  @Test
  void a_slot_that_was_booked_and_taken_away_is_not_booked_again() {
    act(booking(), 1);
    calendar().update(Bench.EXECUTION, Map.of("status", Optional.of("cancelled")));
    assertThat(act(booking(), 2)).isEqualTo(done(Bench.EXECUTION));
    assertThat(bench.desk().effects()).hasSize(1);
  }

  @Test
  void a_time_that_was_taken_meanwhile_is_not_booked() {
    calendar().create(ADA, Map.of("start", "2026-11-24T13:30:00Z", "end", SIX));
    assertThat(act(booking(), 1)).isEqualTo(new EffectOutcome.Stale("another event at that time"));
    assertThat(bench.desk().effects()).isEmpty();
  }

  @Test
  void what_takes_no_time_or_touches_the_slot_is_not_in_its_way() {
    calendar().create(ADA, Map.of("start", TWO, "end", SIX));
    calendar().create(ADA, Map.of("start", TEN, "end", TWO, "transparency", "transparent"));
    assertThat(act(booking(), 1)).isEqualTo(done(Bench.EXECUTION));
  }

  @Test
  void a_calendar_that_may_not_be_seen_says_nothing() {
    calendar().hide(ADA);
    assertThat(act(booking(), 1)).isEqualTo(done(Bench.EXECUTION));
  }

  @Test
  void a_slot_that_has_begun_or_is_none_is_not_booked() {
    assertThat(act(booking("2026-11-23T08:00:00Z/2026-11-23T12:00:00Z"), 1))
        .isEqualTo(new EffectOutcome.Stale("the slot has begun"));
    assertThat(act(booking("2026-11-24"), 1))
        .isEqualTo(new EffectOutcome.Failed("the move names no time to book"));
    assertThat(act(booking(TWO + "/" + TEN), 1))
        .isEqualTo(new EffectOutcome.Failed("the move names no time to book"));
    assertThat(bench.sent).isEmpty();
  }

  @Test
  void a_permission_that_was_lost_is_said_and_nothing_is_written() {
    bench.desk().faults().set(Fault.FORBIDDEN, 1);
    assertThat(act(booking(), 1))
        .isEqualTo(
            new EffectOutcome.Failed("Google Calendar says: You are not allowed to do that"));
    assertThat(calendar().events()).isEmpty();
  }

  @Test
  void a_tool_that_asks_for_time_gets_it_and_after_many_attempts_a_person_looks() {
    bench.desk().faults().set(Fault.RATE_LIMITED, 2);
    String why = NAMED + " asks for time";
    assertThat(bench.act(booking(), 1)).isEqualTo(new Attempt.Later(Duration.ofSeconds(1), why));
    assertThat(act(booking(), 12))
        .isEqualTo(new EffectOutcome.Failed("given up after 12 attempts: " + why));
  }

  @ParameterizedTest
  @EnumSource(names = {"LOST_RESPONSE", "ERROR_AFTER", "ERROR_BEFORE", "RATE_LIMITED"})
  void a_slot_is_moved_once_whatever_happens_to_the_answer(Fault fault) {
    Entity event = stands();
    bench.desk().faults().set(fault, 1);
    bench.act(moving(event), 1);
    assertThat(act(moving(event), 2)).isEqualTo(done(event.id()));
    assertThat(calendar().event(event.id()).get("start")).isEqualTo(TWO);
    assertThat(bench.desk().effects()).hasSize(1);
  }

  @Test
  void a_slot_that_somebody_moved_is_left_where_it_is() {
    Entity event = stands();
    bench.desk().faults().set(Fault.CHANGED_MEANWHILE, 1);
    assertThat(act(moving(event), 1))
        .isEqualTo(new EffectOutcome.Stale("2026-11-24T11:00:00Z/2026-11-24T15:00:00Z"));
    assertThat(bench.desk().effects()).isEmpty();
  }

  @Test
  void a_slot_that_somebody_moves_between_reading_and_writing_is_left_where_it_is() {
    Entity event = stands();
    calendar()
        .afterNextReading(() -> calendar().update(event.id(), Map.of("end", Optional.of(SIX))));
    assertThat(bench.act(moving(event), 1))
        .isInstanceOfSatisfying(
            Attempt.Later.class,
            later -> assertThat(later.why()).isEqualTo(NAMED + " shows a newer version"));
    assertThat(act(moving(event), 2)).isEqualTo(new EffectOutcome.Stale(TEN + "/" + SIX));
    assertThat(bench.desk().effects()).isEmpty();
  }

  @Test
  void a_slot_that_no_longer_stands_a_series_and_what_nobody_knows_are_not_moved() {
    Entity event = stands();
    calendar().update(event.id(), Map.of("recurrence", Optional.of("RRULE:FREQ=DAILY")));
    assertThat(act(moving(event), 1))
        .isEqualTo(new EffectOutcome.ByHand(Optional.of(CalendarVendor.url(event))));
    calendar()
        .update(
            event.id(), Map.of("recurrence", Optional.empty(), "status", Optional.of("cancelled")));
    assertThat(act(moving(event), 1)).isEqualTo(new EffectOutcome.Stale("no slot"));
    assertThat(
            act(
                bench.execution(
                    MoveAction.BOOK_SLOT,
                    "99999",
                    "slot",
                    Optional.of(TEN + "/" + TWO),
                    Optional.of(TWO + "/" + SIX)),
                1))
        .isEqualTo(new EffectOutcome.Failed(NAMED + " no longer knows the item"));
  }

  @Test
  void all_else_of_an_event_is_for_people() {
    Entity event = stands();
    for (MoveAction action : List.of(MoveAction.COMMENT, MoveAction.CANCEL, MoveAction.ASSIGN)) {
      Execution move = bench.execution(action, event.id(), "x", Optional.empty(), Optional.of("x"));
      assertThat(act(move, 1)).isEqualTo(new EffectOutcome.ByHand(Optional.empty()));
    }
    assertThat(bench.sent).isEmpty();
  }

  @Test
  void a_booked_slot_comes_back_as_one_of_its_guest() {
    act(booking(), 1);
    assertThat(bench.delivered)
        .singleElement()
        .satisfies(
            delivery -> {
              assertThat(bench.tool().verify(delivery, bench.connection()))
                  .isInstanceOf(Verdict.Genuine.class);
              assertThat(bench.tool().read(delivery, bench.connection()))
                  .isInstanceOf(Reading.Facts.class);
            });
    bench.sent.clear();
    List<Fact> facts =
        bench.tool().fetch(bench.connection(), Bench.EXECUTION, bench.now).orElseThrow();
    assertThat(facts)
        .filteredOn(Fact.SlotSet.class::isInstance)
        .singleElement()
        .isInstanceOfSatisfying(
            Fact.SlotSet.class,
            slot -> {
              assertThat(slot.item())
                  .isEqualTo(new ItemRef.Own("google-calendar", Bench.EXECUTION));
              assertThat(slot.start()).isEqualTo(Instant.parse(TEN));
              assertThat(slot.people()).containsExactly(PersonRef.email(ADA));
            });
  }

  @Test
  void a_token_that_google_does_not_give_now_is_asked_for_again() {
    Connection known = bench.connection();
    Connection refreshing =
        new Connection(
            known.id(),
            known.workspace(),
            known.name(),
            known.tool(),
            known.secrets(),
            Optional.of("{\"client_id\":\"a\",\"client_secret\":\"b\",\"refresh_token\":\"c\"}"),
            Optional.empty(),
            Optional.empty());
    GoogleCalendarTool unlucky =
        new GoogleCalendarTool(_ -> new OutgoingHttp.Outcome.Answered(503, Map.of(), new byte[0]));
    assertThat(unlucky.act(new Acting(refreshing, booking(), 1, bench.now, Acting.UserIds.UNKNOWN)))
        .isEqualTo(
            new Attempt.Later(
                Duration.ofMinutes(1), "Google gives no access token: it answered 503"));
  }

  @Test
  void what_is_written_names_times_as_google_does() {
    Entity event = stands();
    act(moving(event), 1);
    assertThat(bench.sent.stream().filter(request -> request.method().equals("PATCH")))
        .singleElement()
        .satisfies(
            request -> {
              assertThat(new String(request.body(), UTF_8))
                  .isEqualTo(
                      "{\"start\":{\"dateTime\":\"%s\"},\"end\":{\"dateTime\":\"%s\"}}"
                          .formatted(TWO, SIX));
              assertThat(request.headers()).containsEntry("if-match", event.get("etag"));
            });
  }

  private Entity stands() {
    return calendar()
        .create(PracticeCalendar.PRIMARY, Map.of("id", "e0123", "start", TEN, "end", TWO));
  }

  private Execution moving(Entity event) {
    return bench.execution(
        MoveAction.BOOK_SLOT,
        event.id(),
        "slot",
        Optional.of(TEN + "/" + TWO),
        Optional.of(TWO + "/" + SIX));
  }

  private Execution booking() {
    return booking(TEN + "/" + TWO);
  }

  private Execution booking(String time) {
    return bench.execution(
        MoveAction.BOOK_SLOT, "ENG-1", "slot", Optional.empty(), Optional.of(time));
  }

  private EffectOutcome act(Execution execution, int attempt) {
    Attempt made = bench.act(execution, attempt);
    assertThat(made).isInstanceOf(Attempt.Ended.class);
    return ((Attempt.Ended) made).outcome();
  }

  private EffectOutcome done(String id) {
    return new EffectOutcome.Done(Optional.of("https://www.google.com/calendar/event?eid=" + id));
  }
}
