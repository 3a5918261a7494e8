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
import dev.paydown.tools.Recorded;
import dev.paydown.tools.http.OutgoingHttp.Outcome;
import java.io.IOException;
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
      new EventsTool(request -> new Outcome.Unreached("no network in this test"));

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
        .isEqualTo(new Reading.Unreadable("event 2 of the batch: data.due \"soon\" is not a date"));
    assertThat(read("[]", batch)).isEqualTo(new Reading.Nothing("an empty batch"));
    assertThat(read(good, batch)).isInstanceOf(Reading.Unreadable.class);
  }

  @Test
  void a_batch_of_more_than_a_hundred_events_is_beyond_the_limits() {
    String event = event("thread.closed", "{}");
    Map<String, String> batch = Map.of("content-type", "application/cloudevents-batch+json");
    assertThat(read("[" + (event + ",").repeat(99) + event + "]", batch))
        .isInstanceOf(Reading.Facts.class);
    assertThat(read("[" + (event + ",").repeat(100) + event + "]", batch))
        .isEqualTo(new Reading.Unreadable("a batch of 101 events: at most 100 are read"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/cloudevents",
        "application/cloudevents+json",
        "Application/CloudEvents+JSON; charset=UTF-8",
        "application/json",
        "text/json"
      })
  void one_event_is_read_by_each_name_of_its_format(String type) {
    assertThat(read(event("thread.closed", "{}"), Map.of("content-type", type)))
        .isInstanceOf(Reading.Facts.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/cloudevents+xml",
        "application/cloudevents-batch+avro",
        "application/cloudeventsx",
        "text/plain",
        "application/x-www-form-urlencoded"
      })
  void another_format_is_named_as_not_read(String type) {
    assertThat(read(event("thread.closed", "{}"), Map.of("content-type", type)))
        .isEqualTo(
            new Reading.Unreadable("Content-Type \"" + type + "\" holds no CloudEvent in JSON"));
  }

  @Test
  void in_structured_mode_headers_say_nothing_of_the_event() {
    Map<String, String> both =
        Map.of(
            "content-type", "application/cloudevents+json",
            "ce-specversion", "1.0",
            "ce-type", "dev.paydown.item.cancelled",
            "ce-datacontenttype", "text/plain");
    assertThat(read(event("thread.closed", "{}"), both))
        .isEqualTo(facts(changed(), new Fact.ThreadClosed(ITEM, AT, 0, Actor.HUMAN)));
  }

  @Test
  void data_that_a_sender_knows_only_as_bytes_is_read_where_it_is_json() {
    String whole = event("item.progressed", "0").replace("\"data\":0", "%s");
    assertThat(read(whole.formatted("\"data_base64\":\"eyJwZXJjZW50Ijo3fQ==\"")))
        .isEqualTo(facts(changed(FieldChange.set(ItemField.PERCENT, "7"))));
    assertThat(read(whole.formatted("\"data\":{},\"data_base64\":\"e30=\"")))
        .isEqualTo(new Reading.Unreadable("data_base64 stands beside data"));
    assertThat(read(whole.formatted("\"data_base64\":\"%%\"".formatted())))
        .isEqualTo(new Reading.Unreadable("data_base64 is not base64"));
    assertThat(read(whole.formatted("\"data_base64\":\"e30\",\"datacontenttype\":\"a/b\"")))
        .isEqualTo(new Reading.Unreadable("datacontenttype \"a/b\" is not JSON"));
    assertThat(read(whole.formatted("\"data_base64\":\"ew==\"")))
        .isEqualTo(new Reading.Unreadable("data_base64 holds no JSON"));
  }

  @Test
  void recorded_events_are_read_in_each_mode_and_their_types_are_nobodys_here() throws IOException {
    String unknown = "unreadable: unknown event type \"com.example.someevent\"";
    assertThat(Recorded.became(TOOL, connection(Optional.empty()), "cloudevents"))
        .isEqualTo(
            Map.of(
                "batched.empty.json-format-8", "nothing",
                "binary.http-example.headers", "unreadable: specversion is missing",
                "structured.json-format-1",
                    "unreadable: datacontenttype \"application/vnd.apache.thrift.binary\" is not JSON",
                "structured.json-format-3", unknown,
                "structured.json-format-4", "unreadable: data is not a JSON object",
                "structured.json-format-6", unknown));
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
