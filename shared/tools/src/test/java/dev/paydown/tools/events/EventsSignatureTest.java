package dev.paydown.tools.events;

import static dev.paydown.tools.Fixtures.NOW;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.StandardWebhooks;
import dev.paydown.tools.Verdict;
import dev.paydown.tools.http.OutgoingHttp.Outcome;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventsSignatureTest {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String OTHER = StandardWebhooks.newSecret(new Random(3));
  private static final EventsTool TOOL =
      new EventsTool(request -> new Outcome.Unreached("no network in this test"));
  private static final String EVENT =
      "{\"specversion\":\"1.0\",\"id\":\"e-1\",\"source\":\"/studio\",\"subject\":\"design-1\","
          + "\"type\":\"dev.paydown.thread.closed\"}";
  private static final Map<String, String> BINARY =
      Map.of(
          "content-type", "application/json",
          "ce-specversion", "1.0",
          "ce-id", "e-1",
          "ce-source", "/studio",
          "ce-type", "dev.paydown.thread.closed",
          "ce-subject", "design-1");
  private static final Verdict WRONG_TOKEN =
      new Verdict.Refused("the bearer token is not a secret of this connection");
  private static final Verdict NO_PROOF =
      new Verdict.Refused(
          "neither webhook-id, webhook-timestamp and webhook-signature nor Authorization: Bearer"
              + " are sent, once each");
  private static final Verdict HEADERS_UNPROVED =
      new Verdict.Refused(
          "a signature says nothing of the ce- headers: send the event structured, or with"
              + " Authorization: Bearer");

  @Test
  void a_signed_delivery_is_genuine_by_its_webhook_id() {
    assertThat(verify(EVENT, signed(EVENT), SECRET)).isEqualTo(new Verdict.Genuine("msg_1"));
    assertThat(verify(EVENT, signed(EVENT), OTHER, SECRET)).isEqualTo(new Verdict.Genuine("msg_1"));
    assertThat(verify(EVENT + " ", signed(EVENT), SECRET)).isInstanceOf(Verdict.Refused.class);
    assertThat(verify(EVENT, signed(EVENT), OTHER)).isInstanceOf(Verdict.Refused.class);
  }

  @Test
  void a_bearer_token_is_either_of_two_secrets() {
    Verdict genuine = verify(EVENT, bearer(SECRET), SECRET);
    assertThat(genuine).isInstanceOf(Verdict.Genuine.class);
    assertThat(verify(EVENT, bearer(SECRET), OTHER, SECRET)).isEqualTo(genuine);
    assertThat(verify(EVENT, bearer(SECRET), SECRET, OTHER)).isEqualTo(genuine);
    assertThat(verify(EVENT, bearer(SECRET), OTHER)).isEqualTo(WRONG_TOKEN);
    assertThat(verify(EVENT, bearer(SECRET))).isEqualTo(WRONG_TOKEN);
    assertThat(verify(EVENT, bearer(SECRET), "")).isEqualTo(WRONG_TOKEN);
    assertThat(verify(EVENT, bearer(SECRET + "x"), SECRET)).isEqualTo(WRONG_TOKEN);
    assertThat(verify(EVENT, bearer(SECRET.substring(6)), SECRET)).isEqualTo(WRONG_TOKEN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bearer ", "BEARER ", "Bearer  "})
  void the_name_of_the_scheme_is_read_in_any_case(String scheme) {
    assertThat(verify(EVENT, Map.of("authorization", scheme + SECRET), SECRET))
        .isInstanceOf(Verdict.Genuine.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Bearer", "Bearer ", "Basic " + SECRET, SECRET, "Bearer " + SECRET + " x"})
  void another_authorization_proves_nothing(String sent) {
    assertThat(verify(EVENT, Map.of("authorization", sent), SECRET)).isEqualTo(NO_PROOF);
  }

  @Test
  void no_token_and_two_tokens_prove_nothing() {
    assertThat(verify(EVENT, Map.of(), SECRET)).isEqualTo(NO_PROOF);
    Map<String, List<String>> twice =
        Map.of("authorization", List.of("Bearer " + SECRET, "Bearer " + SECRET));
    assertThat(TOOL.verify(new Delivery(twice, EVENT.getBytes(UTF_8), NOW), connection(SECRET)))
        .isEqualTo(NO_PROOF);
  }

  @ParameterizedTest
  @ValueSource(strings = {"webhook-id", "webhook-timestamp", "webhook-signature"})
  void any_header_of_a_signature_asks_for_a_whole_one(String header) {
    assertThat(verify(EVENT, and(bearer(SECRET), Map.of(header, "x")), SECRET))
        .isInstanceOf(Verdict.Refused.class);
  }

  @Test
  void in_binary_mode_a_signature_alone_does_not_prove_the_headers() {
    assertThat(verify("{}", and(BINARY, signed("{}")), SECRET)).isEqualTo(HEADERS_UNPROVED);
    assertThat(verify("{}", and(BINARY, and(signed("{}"), bearer(OTHER))), SECRET))
        .isEqualTo(HEADERS_UNPROVED);
    assertThat(verify("{}", and(BINARY, and(signed("{}"), bearer(SECRET))), SECRET))
        .isEqualTo(new Verdict.Genuine("msg_1"));
    assertThat(verify("{}", and(BINARY, bearer(SECRET)), SECRET))
        .isInstanceOf(Verdict.Genuine.class);
  }

  @Test
  void headers_put_on_a_signed_event_are_not_taken_for_its_own() {
    Map<String, String> plain = and(signed(EVENT), Map.of("content-type", "application/json"));
    assertThat(verify(EVENT, plain, SECRET)).isEqualTo(new Verdict.Genuine("msg_1"));
    assertThat(verify(EVENT, and(plain, BINARY), SECRET)).isEqualTo(HEADERS_UNPROVED);
    Map<String, String> structured = Map.of("content-type", "application/cloudevents+json");
    assertThat(verify(EVENT, and(and(signed(EVENT), BINARY), structured), SECRET))
        .isEqualTo(new Verdict.Genuine("msg_1"));
  }

  @Test
  void an_event_is_known_again_by_its_source_and_id_in_every_mode() {
    Verdict event = verify(EVENT, bearer(SECRET), SECRET);
    assertThat(verify(EVENT.replace("closed", "closed "), bearer(SECRET), SECRET)).isEqualTo(event);
    assertThat(verify("{\"any\":1}", and(BINARY, bearer(SECRET)), SECRET)).isEqualTo(event);
    assertThat(verify(EVENT.replace("e-1", "e-2"), bearer(SECRET), SECRET)).isNotEqualTo(event);
    assertThat(verify(EVENT.replace("/studio", "/shop"), bearer(SECRET), SECRET))
        .isNotEqualTo(event);
  }

  @Test
  void a_batch_and_what_is_no_event_are_known_again_by_their_bytes() {
    String batch = "[" + EVENT + "]";
    Verdict known = verify(batch, bearer(SECRET), SECRET);
    assertThat(known).isInstanceOf(Verdict.Genuine.class);
    assertThat(verify(batch, bearer(SECRET), SECRET)).isEqualTo(known);
    assertThat(verify("[" + EVENT + " ]", bearer(SECRET), SECRET)).isNotEqualTo(known);
    assertThat(verify("{", bearer(SECRET), SECRET))
        .isEqualTo(
            new Verdict.Genuine(
                "sha256-021fb596db81e6d02bf3d2586ee3981fe519f275c0ac9ca76bbcf2ebb4097d96"));
  }

  private static Verdict verify(String body, Map<String, String> headers, String... secrets) {
    Map<String, List<String>> all = new HashMap<>();
    headers.forEach((name, value) -> all.put(name, List.of(value)));
    return TOOL.verify(new Delivery(all, body.getBytes(UTF_8), NOW), connection(secrets));
  }

  private static Connection connection(String... secrets) {
    return new Connection(
        "id",
        "ws",
        "events",
        "events",
        Arrays.asList(secrets),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Map<String, String> signed(String body) {
    return StandardWebhooks.sign(SECRET, "msg_1", NOW, body.getBytes(UTF_8));
  }

  private static Map<String, String> bearer(String token) {
    return Map.of("authorization", "Bearer " + token);
  }

  private static Map<String, String> and(Map<String, String> some, Map<String, String> more) {
    Map<String, String> all = new HashMap<>(some);
    all.putAll(more);
    return all;
  }
}
