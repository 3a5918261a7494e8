package dev.paydown.tools.events;

import static dev.paydown.tools.Fixtures.NOW;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.paydown.brain.event.Actor;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.Shared;
import dev.paydown.tools.json.BadField;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BinaryEventTest {

  @Test
  void the_attributes_are_headers_and_the_data_is_the_body() throws BadField {
    CloudEvent event =
        BinaryEvent.of(
            delivery(
                "{\"due\":\"2026-11-24\"}",
                Map.of(
                    "ce-subject", "design-1",
                    "ce-time", "2026-11-20T16:00:00+01:00",
                    "ce-actor", "bot",
                    "ce-sequence", "0042",
                    "content-type", "application/vnd.acme+json; charset=utf-8")));
    assertThat(event.source()).isEqualTo("/studio");
    assertThat(event.id()).isEqualTo("e-1");
    assertThat(event.type()).isEqualTo("dev.paydown.item.changed");
    assertThat(event.key()).isEqualTo("design-1");
    assertThat(event.at()).isEqualTo(Instant.parse("2026-11-20T15:00:00Z"));
    assertThat(event.actor()).isEqualTo(Actor.BOT);
    assertThat(event.version()).isEqualTo(42);
    assertThat(event.data().date("due")).hasToString("Optional[2026-11-24]");
  }

  @Test
  void an_event_without_a_body_has_no_data() throws BadField {
    CloudEvent event = BinaryEvent.of(delivery("", Map.of("content-type", "text/plain")));
    assertThat(event.data().shows("due")).isFalse();
    assertThat(event.at()).isEqualTo(NOW);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Euro%20%E2%82%AC%20%F0%9F%98%80|Euro \u20ac \ud83d\ude00",
        "Euro%20%e2%82%ac|Euro \u20ac",
        "%64%65sign-1|design-1",
        "100%25%2525|100%%25",
        "\"design 1\"|design 1",
        "\"a \\\"b\\\" \\\\ c%20d\"|a \"b\" \\ c d",
        "caf\u00e9|caf\u00e9",
        "say \"no\"|say \"no\""
      })
  void a_value_is_taken_out_of_its_quotes_and_its_percent_encoding_once(String sent, String meant)
      throws BadField {
    assertThat(BinaryEvent.of(delivery("", Map.of("ce-subject", sent))).key()).isEqualTo(meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%C0%A0", "%ff", "a%E2%82"})
  void bytes_that_are_no_utf_8_are_unreadable(String sent) {
    assertThatThrownBy(() -> BinaryEvent.of(delivery("", Map.of("ce-subject", sent))))
        .isInstanceOf(BadField.class)
        .hasMessage("ce-subject is not UTF-8 behind its percent-encoding");
  }

  @ParameterizedTest
  @ValueSource(strings = {"100%", "%2", "%zz", "%+1"})
  void a_percent_sign_that_encodes_nothing_is_unreadable(String sent) {
    assertThatThrownBy(() -> BinaryEvent.of(delivery("", Map.of("ce-subject", sent))))
        .isInstanceOf(BadField.class)
        .hasMessage("ce-subject has a % that begins no percent-encoding");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "ce-specversion|0.3|ce-specversion \"0.3\" is not \"1.0\"",
        "ce-id|%20|ce-id is blank",
        "ce-type|a%0Ab|ce-type holds a control character",
        "ce-time|yesterday|ce-time \"yesterday\" is not an RFC 3339 time",
        "ce-actor|robot|ce-actor \"robot\" is not human, bot or us",
        "ce-version|-1|ce-version \"-1\" is not a number",
        "ce-datacontenttype|application/json|ce-datacontenttype is not sent in binary mode: Content-Type says it",
        "content-type|text/plain|Content-Type \"text/plain\" is not JSON"
      })
  void a_bad_header_is_named_with_its_fault(String header, String sent, String why) {
    assertThatThrownBy(() -> BinaryEvent.of(delivery("{}", Map.of(header, sent))))
        .isInstanceOf(BadField.class)
        .hasMessage(why);
  }

  @ParameterizedTest
  @ValueSource(strings = {"specversion", "id", "source", "type"})
  void a_required_header_that_is_missing_or_sent_twice_is_named(String attribute) {
    Map<String, List<String>> headers = new HashMap<>(delivery("", Map.of()).headers());
    headers.remove("ce-" + attribute);
    assertThatThrownBy(() -> BinaryEvent.of(new Delivery(headers, new byte[0], NOW)))
        .isInstanceOf(BadField.class)
        .hasMessage("ce-" + attribute + " is missing");
    headers.put("ce-" + attribute, List.of("1.0", "1.0"));
    assertThatThrownBy(() -> BinaryEvent.of(new Delivery(headers, new byte[0], NOW)))
        .isInstanceOf(BadField.class)
        .hasMessage("ce-" + attribute + " is not sent once");
  }

  @Test
  void a_body_that_is_no_json_object_is_unreadable() {
    assertThatThrownBy(() -> BinaryEvent.of(delivery("[]", Map.of())))
        .isInstanceOf(BadField.class)
        .hasMessage("data is not a JSON object");
    assertThatThrownBy(() -> BinaryEvent.of(delivery("{", Map.of())))
        .isInstanceOf(BadField.class)
        .hasMessageStartingWith("data is unreadable: the body is not JSON");
  }

  @Test
  void the_recorded_example_of_the_binding_is_read() throws IOException, BadField {
    Optional<Path> file = Shared.find("webhooks/cloudevents/binary.http-example.headers.json");
    Assumptions.assumeTrue(file.isPresent());
    JsonNode sent = new JsonMapper().readTree(file.get().toFile()).path("headers");
    Map<String, String> headers = new HashMap<>();
    sent.properties()
        .forEach(
            one -> headers.put(one.getKey().toLowerCase(Locale.ROOT), one.getValue().asText()));
    CloudEvent event = BinaryEvent.of(delivery("", headers));
    assertThat(event.source()).isEqualTo(sent.path("ce-source").asText());
    assertThat(event.id()).isEqualTo(sent.path("ce-id").asText());
    assertThat(event.type()).isEqualTo(sent.path("ce-type").asText());
    assertThat(event.at()).isEqualTo(Instant.parse(sent.path("ce-time").asText()));
  }

  private static Delivery delivery(String body, Map<String, String> more) {
    Map<String, List<String>> headers = new HashMap<>();
    headers.put("ce-specversion", List.of("1.0"));
    headers.put("ce-id", List.of("e-1"));
    headers.put("ce-source", List.of("/studio"));
    headers.put("ce-type", List.of("dev.paydown.item.changed"));
    more.forEach((name, value) -> headers.put(name, List.of(value)));
    return new Delivery(headers, body.getBytes(UTF_8), NOW);
  }
}
