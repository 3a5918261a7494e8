package dev.paydown.tools.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Fixtures;
import dev.paydown.tools.Reading;
import dev.paydown.tools.http.OutgoingHttp.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopesTest {
  private static final Instant AT = Instant.parse("2026-11-20T15:00:00Z");
  private static final ItemRef.Own ITEM = new ItemRef.Own("events", "design-1");
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final EventsTool TOOL =
      new EventsTool((uri, headers, body) -> new Outcome.Unreached("no network in this test"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "null",
        "7",
        "{} {}",
        "{\"specversion\":\"0.3\",\"id\":\"1\",\"source\":\"s\",\"type\":\"t\"}",
        "{\"id\":\"1\",\"id\":\"2\"}",
        "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"s\",\"type\":\"dev.paydown.item.started\"}"
      })
  void what_is_no_cloud_event_is_unreadable(String body) {
    assertThat(read(body)).isInstanceOf(Reading.Unreadable.class);
  }

  @Test
  void a_hundred_levels_and_two_megabytes_of_text_are_beyond_the_limits() {
    assertThat(read("[".repeat(100) + "]".repeat(100))).isInstanceOf(Reading.Unreadable.class);
    assertThat(read(event("item.opened", "{\"title\":\"" + "x".repeat(2 << 20) + "\"}")))
        .isInstanceOf(Reading.Unreadable.class);
  }

  @Test
  void a_batch_is_read_whole_or_not_at_all() {
    String good = event("thread.closed", "{}");
    String bad = event("item.opened", "{\"due\":\"soon\"}");
    Map<String, String> batch = Map.of("content-type", "application/cloudevents-batch+json");
    assertThat(read("[" + good + "," + good + "]", batch))
        .isEqualTo(
            facts(
                changed(),
                new Fact.ThreadClosed(ITEM, AT, 0, Actor.HUMAN),
                changed(),
                new Fact.ThreadClosed(ITEM, AT, 0, Actor.HUMAN)));
    assertThat(read("[" + good + "," + bad + "]", batch))
        .isEqualTo(new Reading.Unreadable("event \"1\": data.due \"soon\" is not a date"));
    assertThat(read("[]", batch)).isEqualTo(new Reading.Nothing("an empty batch"));
    assertThat(read(good, batch)).isInstanceOf(Reading.Unreadable.class);
  }

  @Test
  void binary_mode_and_other_formats_are_named_as_not_read() {
    Map<String, String> binary =
        Map.of("content-type", "text/plain", "ce-specversion", "1.0", "ce-id", "1");
    assertThat(read("{}", binary))
        .isInstanceOfSatisfying(
            Reading.Unreadable.class, unread -> assertThat(unread.why()).contains("binary mode"));
    assertThat(read("<a/>", Map.of("content-type", "application/cloudevents+xml")))
        .isInstanceOf(Reading.Unreadable.class);
  }

  private static Connection connection(Optional<String> callback) {
    return Fixtures.connection("events", SECRET, callback);
  }

  private static String event(String type, String data) {
    return "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"s\",\"subject\":\"design-1\","
        + "\"time\":\"2026-11-20T15:00:00Z\",\"type\":\"dev.paydown."
        + type
        + "\",\"data\":"
        + data
        + "}";
  }

  private static Reading read(String body) {
    return read(body, Map.of("content-type", "application/json"));
  }

  private static Reading read(String body, Map<String, String> headers) {
    return TOOL.read(Fixtures.delivery(body, headers), connection(Optional.empty()));
  }

  private static Reading facts(Fact... facts) {
    return new Reading.Facts(List.of(facts));
  }

  private static Fact changed(FieldChange... more) {
    List<FieldChange> changes = new ArrayList<>();
    changes.add(FieldChange.set(ItemField.KEY, "design-1"));
    changes.addAll(Arrays.asList(more));
    return new Fact.ItemChanged(ITEM, AT, 0, Actor.HUMAN, changes);
  }
}
