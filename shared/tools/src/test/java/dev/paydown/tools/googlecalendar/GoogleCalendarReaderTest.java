package dev.paydown.tools.googlecalendar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.paydown.brain.proposal.EffectOutcome;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Answers;
import dev.paydown.tools.Attempt;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.Fixtures;
import dev.paydown.tools.Golden;
import dev.paydown.tools.GoldenReadings;
import dev.paydown.tools.Hostile;
import dev.paydown.tools.Reading;
import dev.paydown.tools.Shared;
import dev.paydown.tools.Sound;
import dev.paydown.tools.ToolUnavailable;
import dev.paydown.tools.Verdict;
import dev.paydown.tools.http.OutgoingHttp;
import dev.paydown.tools.http.OutgoingHttp.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class GoogleCalendarReaderTest {
  private static final Connection CONNECTION =
      Fixtures.connection("google-calendar", "secret", Optional.empty());
  private static final GoogleCalendarTool TOOL = new GoogleCalendarTool(new Answers(Map.of()));
  private static final String CALENDAR = "calendar:ada@example.com";

  /** What a list of events may be asked for (Google Calendar docs, Events: list). */
  private static final Set<String> LIST =
      Set.of(
          "fields",
          "maxResults",
          "pageToken",
          "showDeleted",
          "singleEvents",
          "timeMax",
          "timeMin",
          "updatedMin");

  @TestFactory
  Stream<DynamicTest> each_notification_becomes_what_it_says() {
    return Golden.of(TOOL, CONNECTION);
  }

  @TestFactory
  Stream<DynamicTest> no_body_that_a_notification_has_matters() {
    return Hostile.variants(TOOL, CONNECTION);
  }

  @TestFactory
  Stream<DynamicTest> each_reading_becomes_what_the_api_shows() {
    return new GoldenReadings(GoogleCalendarTool::new, CONNECTION).each();
  }

  @TestFactory
  Stream<DynamicTest> no_answer_of_the_api_becomes_half_a_fact() {
    return new GoldenReadings(GoogleCalendarTool::new, CONNECTION).variants();
  }

  @Test
  void no_header_that_a_sender_can_send_throws_or_becomes_half_a_fact() {
    Map<String, List<String>> sent =
        Map.of(
            "x-goog-resource-state", List.of("exists"),
            "x-goog-resource-uri",
                List.of("https://www.googleapis.com/calendar/v3/calendars/a%40example.com/events"));
    String calendars = "https://www.googleapis.com/calendar/v3/calendars/";
    List<String> odd =
        List.of(
            "",
            "\u202e\u0000",
            "x".repeat(100_000),
            calendars + "/events",
            calendars + "%/events",
            calendars + "%00/events",
            calendars + "a%2fb/events",
            calendars + "%E2%80%AE/events",
            calendars + "a".repeat(599) + "/events");
    for (String name : sent.keySet()) {
      for (String value : odd) {
        Map<String, List<String>> headers = new HashMap<>(sent);
        headers.put(name, List.of(value));
        Reading reading = TOOL.read(new Delivery(headers, new byte[0], Fixtures.NOW), CONNECTION);
        assertThat(reading).isInstanceOf(Reading.Unreadable.class);
        Sound.check(reading);
      }
    }
  }

  @Test
  void the_recorded_notifications_are_genuine_and_say_nothing() throws IOException {
    for (String name : List.of("push.sync.headers.json", "push.not_exists.headers.json")) {
      Optional<Path> file = Shared.find("webhooks/google-calendar/" + name);
      Assumptions.assumeTrue(file.isPresent());
      JsonNode recorded = new ObjectMapper().readTree(file.get().toFile()).path("headers");
      Map<String, List<String>> headers = new HashMap<>();
      recorded
          .properties()
          .forEach(
              header ->
                  headers.put(
                      header.getKey().toLowerCase(Locale.ROOT),
                      List.of(header.getValue().asText())));
      Delivery sent = new Delivery(headers, new byte[0], Fixtures.NOW);
      String secret = recorded.path("X-Goog-Channel-Token").asText();
      Connection knows = Fixtures.connection("google-calendar", secret, Optional.empty());
      assertThat(TOOL.verify(sent, knows)).isInstanceOf(Verdict.Genuine.class);
      assertThat(TOOL.read(sent, knows)).isInstanceOf(Reading.Nothing.class);
      headers.put("x-goog-resource-state", List.of("exists"));
      assertThat(TOOL.read(sent, knows)).isInstanceOf(Reading.Facts.class);
    }
  }

  /** Google's description of its API is of a form of its own: its docs' pages, by hand. */
  @Test
  void every_request_is_one_that_googles_docs_name() {
    List<OutgoingHttp.Request> requests =
        new GoldenReadings(GoogleCalendarTool::new, CONNECTION).requests();
    assertThat(requests).hasSize(5);
    for (OutgoingHttp.Request request : requests) {
      Set<String> asked =
          Stream.of(request.uri().getRawQuery().split("&"))
              .map(pair -> pair.replaceFirst("=.*", ""))
              .collect(Collectors.toSet());
      boolean isOne = request.uri().getPath().endsWith("/primary/events/e1");
      assertThat(request.uri().getPath()).matches("/calendar/v3/calendars/[^/]+/events(/[^/]+)?");
      assertThat(isOne ? Set.of("fields") : LIST).containsAll(asked);
      assertThat(request.method()).isEqualTo("GET");
      assertThat(request.body()).isEmpty();
      assertThat(request.headers()).containsEntry("authorization", "Bearer token");
    }
  }

  @Test
  void a_tool_that_does_not_answer_is_asked_again_when_it_says() {
    Map<String, List<String>> wait = Map.of("retry-after", List.of("30"));
    GoogleCalendarTool busy =
        new GoogleCalendarTool(request -> new Outcome.Answered(403, wait, new byte[0]));
    assertThatThrownBy(() -> busy.fetch(CONNECTION, CALENDAR, Fixtures.NOW))
        .isInstanceOfSatisfying(
            ToolUnavailable.class, e -> assertThat(e.after()).isEqualTo(Duration.ofSeconds(30)));
  }

  @Test
  void a_spent_limit_is_not_a_lost_permission() {
    byte[] spent =
        "{\"error\":{\"errors\":[{\"reason\":\"rateLimitExceeded\"}],\"code\":403}}"
            .getBytes(UTF_8);
    GoogleCalendarTool busy =
        new GoogleCalendarTool(request -> new Outcome.Answered(403, Map.of(), spent));
    assertThatThrownBy(() -> busy.fetch(CONNECTION, CALENDAR, Fixtures.NOW))
        .isInstanceOf(ToolUnavailable.class)
        .hasMessage("Google Calendar asks for time");
  }

  @Test
  void a_move_of_anything_but_its_time_is_by_hand() {
    assertThat(TOOL.act(Fixtures.acting(CONNECTION, Fixtures.execution("google-calendar", "e1"))))
        .isEqualTo(
            new Attempt.Ended(
                new EffectOutcome.ByHand(Optional.of("https://example.com/design-1"))));
  }
}
