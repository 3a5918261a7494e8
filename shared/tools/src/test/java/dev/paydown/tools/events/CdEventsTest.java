package dev.paydown.tools.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Fixtures;
import dev.paydown.tools.Reading;
import dev.paydown.tools.Recorded;
import dev.paydown.tools.Sound;
import dev.paydown.tools.StandardWebhooks;
import dev.paydown.tools.Verdict;
import dev.paydown.tools.http.OutgoingHttp.Outcome;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CdEventsTest {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final Connection CONNECTION =
      Fixtures.connection("events", SECRET, Optional.empty());
  private static final EventsTool TOOL =
      new EventsTool(request -> new Outcome.Unreached("no network in this test"));
  private static final String MERGED =
      """
      {"context":{"id":"cd-1","source":"/git","type":"dev.cdevents.change.merged.0.3.0",
        "timestamp":"2026-11-23T08:00:00Z"},
       "subject":{"id":"42","content":{}}}
      """;
  private static final Map<String, String> BINARY =
      Map.of(
          "content-type", "application/json",
          "ce-specversion", "1.0",
          "ce-id", "cd-1",
          "ce-source", "/git",
          "ce-type", "dev.cdevents.change.merged.0.3.0",
          "ce-time", "2026-11-23T08:00:00Z",
          "ce-subject", "42");

  @Test
  void every_recorded_event_becomes_facts_or_a_named_nothing() throws IOException {
    assertThat(Recorded.became(TOOL, CONNECTION, "cdevents"))
        .isEqualTo(
            Map.of(
                "change_created", "ItemChanged StatusChanged:STARTED",
                "change_reviewed", "ItemChanged",
                "incident_detected", "ItemChanged",
                "incident_resolved", "ItemChanged StatusChanged:FINISHED",
                "service_deployed", "ItemChanged StatusChanged:FINISHED",
                "testsuiterun_finished", "nothing",
                "ticket_closed", "ItemChanged StatusChanged:FINISHED",
                "ticket_created", "ItemChanged",
                "ticket_updated", "ItemChanged"));
  }

  @Test
  void a_signature_proves_an_event_in_binary_mode_for_all_of_it_is_in_the_body() {
    Map<String, String> headers = new HashMap<>(BINARY);
    headers.putAll(StandardWebhooks.sign(SECRET, "msg_1", Fixtures.NOW, MERGED.getBytes(UTF_8)));
    assertThat(TOOL.verify(Fixtures.delivery(MERGED, headers), CONNECTION))
        .isEqualTo(new Verdict.Genuine("msg_1"));
  }

  @ParameterizedTest
  @CsvSource({
    "ce-type,dev.cdevents.change.abandoned.0.3.0",
    "ce-subject,41",
    "ce-time,2026-11-22T08:00:00Z",
    "ce-source,/elsewhere",
    "ce-actor,bot",
    "ce-sequence,7"
  })
  void whatever_the_headers_say_the_body_is_what_is_read(String header, String says) {
    Map<String, String> other = new HashMap<>(BINARY);
    other.put(header, says);
    assertThat(read(MERGED, other))
        .isEqualTo(read(MERGED, BINARY))
        .isInstanceOf(Reading.Facts.class);
  }

  @ParameterizedTest
  @CsvSource({"dev.paydown.item.cancelled", "com.example.change"})
  void a_signature_proves_no_other_type_that_headers_give_the_body(String type) {
    Map<String, String> headers = new HashMap<>(BINARY);
    headers.putAll(StandardWebhooks.sign(SECRET, "msg_1", Fixtures.NOW, MERGED.getBytes(UTF_8)));
    headers.put("ce-type", type);
    assertThat(TOOL.verify(Fixtures.delivery(MERGED, headers), CONNECTION))
        .isInstanceOf(Verdict.Refused.class);
  }

  @ParameterizedTest
  @CsvSource({
    "cdevents:v0:github::acme:web:pr:42,acme/web#42",
    "cdevents:v0:github:own-server:acme:web:issue:42,acme/web#42",
    "cdevents:v0:gitea::acme:web:pr:42,acme/web#42",
    "cdevents:v0:gitlab::acme:shop/web:mr:9,acme/shop/web!9",
    "cdevents:v0:gitlab::acme:shop/web:issue:9,acme/shop/web#9",
    "cdevents:v0:github::acme:my%2Eweb:pr:42,acme/my.web#42",
    "cdevents:v0:jira::acme:payments:issue:PAY-3,PAY-3",
    "cdevents:v0:linear::acme:web:issue:WEB-12,WEB-12"
  })
  void the_name_of_a_thing_in_another_system_is_its_key_there(String name, String key) {
    assertThat(DomainId.item(name)).contains(new ItemRef.Named(key));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "cdevents:v0:github:acme:web:pr:42",
        "cdevents:v1:github::acme:web:pr:42",
        "CDEvents:v0:github::acme:web:pr:42",
        "cdevents:v0:github::acme:web:pr:",
        "cdevents:v0:github::acme:web:release:42",
        "cdevents:v0:github::acme:web:pr:4x2",
        "cdevents:v0:github::::pr:42",
        "cdevents:v0:github::acme:web%:pr:42",
        "cdevents:v0:jira::acme:payments:issue:3",
        "cdevents:v0:datadog::prod:api:alert:9",
        "cdevents:v0:::::pr:42"
      })
  void a_name_whose_key_is_not_known_names_nothing(String name) {
    assertThat(DomainId.item(name)).isEmpty();
  }

  @Test
  void a_key_that_is_too_long_for_an_item_is_unreadable() {
    assertThat(read(MERGED.replace("\"42\"", "\"" + "4".repeat(300) + "\""), BINARY))
        .isEqualTo(
            new Reading.Unreadable(
                "data.subject.id is, with its source, longer than 300 characters"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "a/", "@", " ", "-", "%"})
  void texts_of_a_megabyte_are_read_whatever_they_repeat(String repeated) {
    String text = repeated.repeat((1 << 20) / repeated.length() - 100);
    String body =
        """
        {"context":{"source":"/c","type":"dev.cdevents.WHAT.0.1.0","links":[
          {"linkKind":"TEXT","target":{}}]},
         "subject":{"id":"1","content":{"artifactId":"pkg:TEXT","description":"TEXT",
          "repository":{"id":"a/TEXT"},"outcome":"TEXT","uri":"https://TEXT","responder":"TEXT",
          "resourceTargetUrl":"TEXT","approvalDetailsUrl":"TEXT","status":"approved"}}}
        """;
    for (String what : List.of("deployment.finished", "change.created", "approval.closed")) {
      Reading reading = read(body.replace("WHAT", what).replace("TEXT", text), BINARY);
      assertThat(reading).isInstanceOf(Reading.Facts.class);
      Sound.check(reading);
    }
  }

  private static Reading read(String body, Map<String, String> headers) {
    return TOOL.read(Fixtures.delivery(body, headers), CONNECTION);
  }
}
