package dev.paydown.functions.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.store.Connection;
import dev.paydown.brain.store.Quarantine;
import dev.paydown.functions.NoContext;
import dev.paydown.functions.Samples;
import dev.paydown.functions.World;
import dev.paydown.tools.Hmac;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class IngestFunctionTest {
  private final World world = new World();
  private final IngestFunction function = new IngestFunction(world.deployment());

  @Test
  void a_signed_delivery_is_stored_under_its_connection_and_delivery_id() {
    assertThat(post("hook1", "good", "d1", "slip").getStatusCode()).isEqualTo(202);
    assertThat(world.store.log(World.WORKSPACE))
        .containsExactly(new LogEntry("studio#d1", world.now, List.of(new Fact.Ticked(world.now))));
  }

  @Test
  void a_repeated_delivery_is_answered_and_not_stored() {
    post("hook1", "good", "d1", "slip");
    assertThat(post("hook1", "good", "d1", "slip").getStatusCode()).isEqualTo(200);
    assertThat(world.store.log(World.WORKSPACE)).hasSize(1);
  }

  @Test
  void a_repeat_that_was_seen_lately_asks_nothing_of_the_store() {
    post("hook1", "good", "d1", "slip");
    int appends = world.store.appends();
    assertThat(post("hook1", "good", "d1", "slip").getStatusCode()).isEqualTo(200);
    assertThat(world.store.appends()).isEqualTo(appends);
    assertThat(
            new IngestFunction(world.deployment())
                .handleRequest(
                    event("hook1", Map.of("signature", "good", "id", "d1"), "slip"), NoContext.HERE)
                .getStatusCode())
        .isEqualTo(200);
    assertThat(world.store.appends()).isEqualTo(appends + 1);
  }

  @Test
  void what_says_nothing_to_keep_writes_nothing() {
    post("hook1", "good", "d1", "slip");
    int appends = world.store.appends();
    assertThat(post("hook1", "good", "d2", "nothing").getStatusCode()).isEqualTo(200);
    assertThat(world.store.appends()).isEqualTo(appends);
    assertThat(world.quarantine).isEmpty();
  }

  @Test
  void the_same_delivery_twenty_times_at_once_makes_one_entry() throws Exception {
    try (var pool = Executors.newFixedThreadPool(20)) {
      List<Future<Integer>> answers =
          pool.invokeAll(
              java.util.Collections.nCopies(
                  20, () -> post("hook1", "good", "d1", "slip").getStatusCode()));
      int stored = 0;
      for (Future<Integer> answer : answers) {
        assertThat(answer.get()).isIn(200, 202);
        stored += answer.get() == 202 ? 1 : 0;
      }
      assertThat(stored).isEqualTo(1);
    }
    assertThat(world.store.log(World.WORKSPACE)).hasSize(1);
  }

  @Test
  void a_wrong_or_missing_signature_is_refused_and_nothing_is_stored() {
    assertThat(post("hook1", "bad", "d1", "slip").getStatusCode()).isEqualTo(401);
    assertThat(
            function
                .handleRequest(event("hook1", Map.of(), "slip"), NoContext.HERE)
                .getStatusCode())
        .isEqualTo(401);
    assertThat(world.store.log(World.WORKSPACE)).isEmpty();
    assertThat(world.quarantine).isEmpty();
  }

  @Test
  void an_id_that_nobody_has_is_not_found_whatever_is_sent() {
    APIGatewayV2HTTPResponse unknown = post("nobody", "good", "d1", "slip");
    assertThat(unknown.getStatusCode()).isEqualTo(404);
    assertThat(post("", "bad", "d2", "garbage").getBody()).isEqualTo(unknown.getBody());
  }

  @Test
  void what_is_genuine_and_unreadable_is_kept_aside_with_its_reason() {
    assertThat(post("hook1", "good", "d1", "garbage").getStatusCode()).isEqualTo(202);
    assertThat(world.quarantine)
        .containsExactly(
            new World.Aside(
                World.WORKSPACE,
                new Quarantine.Kept("studio#d1", world.now, "studio", "data.due is not a date"),
                "garbage"));
    assertThat(world.store.log(World.WORKSPACE)).isEmpty();
  }

  @Test
  void a_secret_that_stands_in_the_body_is_not_kept_aside_with_it() {
    world.directory.add(connection("hook2", "figma", "pass-c0de"));
    String body = "{\"event_type\": \"FILE_UPDATE\", \"passcode\": \"pass-c0de\"}";
    assertThat(post("hook2", "", "", body).getStatusCode()).isEqualTo(202);
    World.Aside aside = world.quarantine.getFirst();
    assertThat(aside.body()).isEqualTo("{\"event_type\":\"FILE_UPDATE\"}");
    assertThat(aside.kept().reason()).isEqualTo("file_key is missing");
    assertThat(world.quarantine.toString()).doesNotContain("pass-c0de");
  }

  @Test
  void what_is_signed_with_the_address_it_was_posted_to_is_proved_by_the_connections_own() {
    world.directory.add(connection("hook2", "trello", "app-secret"));
    world.directory.add(connection("hook3", "trello", "app-secret"));
    String body = "{\"action\":{\"id\":\"a1\",\"type\":\"createList\"}}";
    byte[] code =
        Hmac.sha1(
            "app-secret".getBytes(StandardCharsets.UTF_8),
            body.getBytes(StandardCharsets.UTF_8),
            "http://localhost:8080/hooks/hook2".getBytes(StandardCharsets.UTF_8));
    Map<String, String> signed =
        Map.of("X-Trello-Webhook", Base64.getEncoder().encodeToString(code));
    assertThat(answer("hook2", signed, body)).isEqualTo(200);
    assertThat(answer("hook3", signed, body)).isEqualTo(401);
  }

  @Test
  void what_says_more_than_a_row_holds_is_kept_aside_and_not_asked_for_again() {
    assertThat(post("hook1", "good", "d1", "vast").getStatusCode()).isEqualTo(202);
    assertThat(world.store.log(World.WORKSPACE)).isEmpty();
    assertThat(world.quarantine)
        .extracting(aside -> aside.kept().reason())
        .containsExactly("it says more than a row of the log holds");
  }

  @Test
  void a_reader_that_breaks_loses_nothing() {
    assertThat(post("hook1", "good", "d1", "break").getStatusCode()).isEqualTo(202);
    assertThat(world.quarantine).hasSize(1);
  }

  @Test
  void what_says_nothing_is_answered_and_not_stored() {
    assertThat(post("hook1", "good", "d1", "nothing").getStatusCode()).isEqualTo(200);
    assertThat(world.store.log(World.WORKSPACE)).isEmpty();
  }

  @Test
  void four_megabytes_are_taken_and_one_byte_more_is_not() {
    assertThat(post("hook1", "good", "d1", "x".repeat(4 * 1024 * 1024)).getStatusCode())
        .isEqualTo(202);
    assertThat(post("hook1", "good", "d2", "x".repeat(4 * 1024 * 1024 + 1)).getStatusCode())
        .isEqualTo(413);
    assertThat(world.store.log(World.WORKSPACE)).hasSize(1);
  }

  @Test
  void a_body_in_base64_is_decoded_before_it_is_measured_and_read() {
    APIGatewayV2HTTPEvent event = event("hook1", Map.of("signature", "good", "id", "d1"), "");
    event.setIsBase64Encoded(true);
    event.setBody(Base64.getEncoder().encodeToString("garbage".getBytes(StandardCharsets.UTF_8)));
    assertThat(function.handleRequest(event, NoContext.HERE).getStatusCode()).isEqualTo(202);
    assertThat(world.quarantine.getFirst().body()).isEqualTo("garbage");
    event.setBody("%%%");
    assertThat(function.handleRequest(event, NoContext.HERE).getStatusCode()).isEqualTo(400);
  }

  @Test
  void a_connection_is_looked_up_once_a_minute() {
    post("hook1", "good", "d1", "slip");
    post("hook1", "good", "d2", "slip");
    assertThat(world.directory.lookups).isEqualTo(1);
    world.now = world.now.plusSeconds(60);
    post("hook1", "good", "d3", "slip");
    assertThat(world.directory.lookups).isEqualTo(2);
  }

  @Test
  void a_handshake_is_answered_in_the_tools_way_and_nothing_is_stored() {
    APIGatewayV2HTTPResponse answer = post("hook1", Map.of("hello", "you"));
    assertThat(answer.getStatusCode()).isEqualTo(200);
    assertThat(answer.getHeaders()).containsEntry("hello", "there");
    assertThat(world.store.log(World.WORKSPACE)).isEmpty();
  }

  @Test
  void a_secret_that_the_tool_tells_proves_its_deliveries_from_then_on() {
    await("asana", Duration.ofDays(1));
    assertThat(post("asana", Map.of("signature", "chosen", "id", "d1")).getStatusCode())
        .isEqualTo(401);
    assertThat(post("asana", Map.of("hello", "chosen")).getStatusCode()).isEqualTo(200);
    assertThat(post("asana", Map.of("hello", "chosen")).getStatusCode()).isEqualTo(200);
    assertThat(post("asana", Map.of("hello", "another")).getStatusCode()).isEqualTo(200);
    assertThat(post("asana", Map.of("signature", "chosen", "id", "d2")).getStatusCode())
        .isEqualTo(202);
    assertThat(world.directory.connection("asana").orElseThrow().secrets())
        .containsExactly("another", "chosen");
  }

  @Test
  void a_secret_that_nobody_awaits_is_refused_and_not_kept() {
    await("asana", Duration.ofDays(1));
    world.now = world.now.plus(Duration.ofDays(1));
    assertThat(post("asana", Map.of("hello", "late")).getStatusCode()).isEqualTo(401);
    assertThat(world.directory.connection("asana").orElseThrow().secrets()).isEmpty();
    assertThat(post("hook1", Map.of("hello", "mine")).getStatusCode()).isEqualTo(401);
    assertThat(world.directory.connection("hook1").orElseThrow().secrets())
        .containsExactly("s3cret-s3cret");
  }

  @Test
  void a_connection_keeps_the_newest_fifty_secrets() {
    await("asana", Duration.ofDays(1));
    for (int i = 1; i <= Handshakes.MOST_SECRETS + 1; i++) {
      post("asana", Map.of("hello", "key" + i));
    }
    assertThat(world.directory.connection("asana").orElseThrow().secrets())
        .hasSize(Handshakes.MOST_SECRETS)
        .startsWith("key51", "key50")
        .doesNotContain("key1");
  }

  @Test
  void a_secret_that_came_since_is_looked_up_before_a_delivery_is_refused() {
    post("hook1", "good", "d1", "slip");
    Connection before = world.directory.connection("hook1").orElseThrow();
    world.directory.replace(before, before.with(List.of("rotated", "s3cret-s3cret")));
    world.now = world.now.plusSeconds(2);
    assertThat(post("hook1", "rotated", "d2", "slip").getStatusCode()).isEqualTo(202);
    int lookups = world.directory.lookups;
    assertThat(post("hook1", "guessed", "d3", "slip").getStatusCode()).isEqualTo(401);
    assertThat(world.directory.lookups).isEqualTo(lookups);
  }

  private void await(String tool, Duration how) {
    world.directory.add(
        new Connection(
                tool,
                World.WORKSPACE,
                tool,
                "events",
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty())
            .awaiting(world.now.plus(how)));
  }

  private APIGatewayV2HTTPResponse post(String id, Map<String, String> headers) {
    return function.handleRequest(event(id, headers, "slip"), NoContext.HERE);
  }

  @Test
  void the_first_genuine_delivery_is_noted_and_what_it_was_understood_as() {
    post("hook1", "wrong", "d0", "slip");
    assertThat(world.directory.connection("hook1").orElseThrow().heard()).isEmpty();
    post("hook1", "good", "d1", "garbage");
    assertThat(world.directory.connection("hook1").orElseThrow().heard())
        .contains(new Connection.Heard(world.now, "not understood: data.due is not a date"));
    world.now = world.now.plusSeconds(5);
    post("hook1", "good", "d2", "slip");
    assertThat(world.directory.connection("hook1").orElseThrow().heard())
        .contains(
            new Connection.Heard(
                world.now.minusSeconds(5), "not understood: data.due is not a date"));
  }

  @Test
  void a_probe_is_answered_and_says_who_may_send() {
    APIGatewayV2HTTPResponse head =
        function.handleRequest(
            Samples.http("HEAD", "/hooks/{id}", Map.of("id", "hook1"), Map.of(), ""),
            NoContext.HERE);
    assertThat(head.getStatusCode()).isEqualTo(200);
    assertThat(head.getBody()).isEmpty();
    APIGatewayV2HTTPResponse options =
        function.handleRequest(
            Samples.http(
                "OPTIONS",
                "/hooks/{id}",
                Map.of("id", "hook1"),
                Map.of("WebHook-Request-Origin", "events.example.com"),
                ""),
            NoContext.HERE);
    assertThat(options.getHeaders())
        .containsEntry("webhook-allowed-origin", "events.example.com")
        .containsEntry("webhook-allowed-rate", "120");
  }

  private APIGatewayV2HTTPResponse post(String id, String signature, String delivery, String body) {
    return function.handleRequest(
        event(id, Map.of("Signature", signature, "id", delivery), body), NoContext.HERE);
  }

  private static APIGatewayV2HTTPEvent event(String id, Map<String, String> headers, String body) {
    return Samples.http("POST", "/hooks/{id}", Map.of("id", id), headers, body);
  }

  private int answer(String id, Map<String, String> headers, String body) {
    return function.handleRequest(event(id, headers, body), NoContext.HERE).getStatusCode();
  }

  private static Connection connection(String id, String tool, String secret) {
    return new Connection(
        id,
        World.WORKSPACE,
        id,
        tool,
        List.of(secret),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
